// SPDX-License-Identifier: GPL-3.0-or-later
#include "klaviyoclient.h"
#include "sandboxtests.h"

#include "sandbox/klaviyo/klaviyoendpoints.h"
#include "sandbox/klaviyo/klaviyokeys.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class KlaviyoLimitsTest : public QObject
{
    Q_OBJECT
private slots:
    void tableIsThatOfTheDescription();
    void headersAreChecked_data();
    void headersAreChecked();
    void burstAndSteady();
    void steadyIsASetting();
    void restartKeepsEverything();
    void killedProcessKeepsWhatItAnswered();
};

namespace {

sluice::sandbox::SandboxOptions limited()
{
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.hasLimits = true;
    return options;
}

} // namespace

void KlaviyoLimitsTest::tableIsThatOfTheDescription()
{
    QFile file(qEnvironmentVariable("SLUICE_KLAVIYO_OPENAPI",
        QStringLiteral(SLUICE_SOURCE_DIR) + u"/../shared/openapi/klaviyo/stable.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the API's description is not on this machine");
    const QJsonObject paths
        = QJsonDocument::fromJson(file.readAll()).object().value("paths"_L1).toObject();
    for (const auto &endpoint : sluice::sandbox::klaviyoEndpoints()) {
        const QJsonObject call = paths.value(QString::fromLatin1(endpoint.path))
                                     .toObject()
                                     .value(QString::fromLatin1(endpoint.method).toLower())
                                     .toObject();
        const QJsonObject limit = call.value("x-klaviyo-ratelimit"_L1).toObject();
        const auto number = [&limit](QLatin1StringView window) {
            return limit.value(window).toString().section(u'/', 0, 0).toInt();
        };
        const char *where = endpoint.path;
        QVERIFY2(!call.isEmpty(), where);
        QVERIFY2(number("burst"_L1) == endpoint.burst, where);
        QVERIFY2(number("steady"_L1) == endpoint.steady, where);
        QVERIFY2(number("daily"_L1) == endpoint.daily, where);
        QStringList scopes;
        for (const QJsonValue &scope : call.value("x-klaviyo-scopes"_L1).toArray())
            scopes << scope.toString();
        QCOMPARE(QString::fromLatin1(endpoint.scopes), scopes.join(u' '));
    }
}

void KlaviyoLimitsTest::headersAreChecked_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QByteArray scheme = "Klaviyo-API-Key ";
    QTest::newRow("scheme") << QByteArray("Authorization") << QByteArray("Bearer x") << 401
                            << u"not_authenticated"_s;
    QTest::newRow("key") << QByteArray("Authorization") << QByteArray(scheme + "pk_x") << 401
                         << u"authentication_failed"_s;
    QTest::newRow("scope") << QByteArray("Authorization")
                           << QByteArray(scheme + sluice::sandbox::kKlaviyoReadKey) << 403
                           << u"permission_denied"_s;
    QTest::newRow("revision") << QByteArray("revision") << QByteArray() << 400 << u"invalid"_s;
    QTest::newRow("type") << QByteArray("Content-Type") << QByteArray("text/plain") << 415
                          << u"unsupported_media_type"_s;
    QTest::newRow("right") << QByteArray("x") << QByteArray("y") << 201 << QString();
}

void KlaviyoLimitsTest::headersAreChecked()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    KlaviyoUnderTest server;
    server.headers.removeIf([&](const auto &header) { return header.first == name; });
    if (!value.isEmpty())
        server.headers.append({name, value});
    const Answer answer = server.call(
        "POST", "/api/profiles", R"({"data":{"type":"profile","attributes":{"email":"a@b.de"}}})");
    QTEST(answer.status, "status");
    QTEST(errorOf(answer), "code");
    QCOMPARE(server.get("/api/nothing").status, 404);
}

void KlaviyoLimitsTest::burstAndSteady()
{
    KlaviyoUnderTest server(limited());
    const Answer first = server.get("/api/metrics");
    QCOMPARE(first.header("RateLimit-Limit"), "150");
    QCOMPARE(first.header("RateLimit-Remaining"), "149");
    QVERIFY(first.header("RateLimit-Reset").toInt() > 55);
    int throttled = 0;
    Answer refused;
    for (int i = 0; i < 40; ++i) {
        const Answer answer = server.get("/api/metrics");
        if (answer.status != 429)
            continue;
        ++throttled;
        refused = answer;
    }
    QVERIFY(throttled > 0);
    QCOMPARE(errorOf(refused), u"throttled"_s);
    QVERIFY(refused.header("Retry-After").toInt() >= 1);
    QVERIFY(refused.header("RateLimit-Limit").isEmpty());
    QCOMPARE(server.get("/api/catalog-items").status, 200); // each endpoint has its own
    const QJsonObject limits = server.admin("limits").value("klaviyo"_L1).toObject();
    QCOMPARE(limits["violations"_L1]["burst"_L1].toInt(), throttled);
    QCOMPARE(limits["groups"_L1]["GET /api/metrics burst"_L1]["used"_L1].toInt(), 10);
}

void KlaviyoLimitsTest::steadyIsASetting()
{
    KlaviyoUnderTest server(limited());
    QVERIFY(server.set({{u"klaviyoSteadyL"_s, 3}}));
    for (const int status : {200, 200, 200, 429, 429})
        QCOMPARE(server.get("/api/profiles").status, status);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 61}});
    QCOMPARE(server.get("/api/profiles").status, 200);
    const QJsonObject limits = server.admin("limits").value("klaviyo"_L1).toObject();
    QCOMPARE(limits["violations"_L1]["steady"_L1].toInt(), 2);
    KlaviyoUnderTest free;
    for (int i = 0; i < 20; ++i)
        QCOMPARE(free.get("/api/metrics").status, 200);
}

void KlaviyoLimitsTest::restartKeepsEverything()
{
    const QTemporaryDir folder;
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.state = folder.path();
    QList<QJsonObject> digests;
    const QList<QByteArray> streams{
        "profiles", "events", "catalog-items", "catalog-variants", "catalog-categories"};
    QByteArray job;
    {
        KlaviyoUnderTest server(options);
        server.importProfiles({R"({"email":"a@b.de","properties":{"x":1}})"});
        server.sendEvents({KlaviyoUnderTest::group("a@b.de", {KlaviyoUnderTest::event("e")})});
        server.catalogJob(
            "item", "create", {KlaviyoUnderTest::item("i"), KlaviyoUnderTest::item("gone")});
        server.catalogJob("variant", "create", {KlaviyoUnderTest::variant("s", "i")});
        server.call("DELETE", "/api/catalog-items/%24custom%3A%3A%3A%24default%3A%3A%3Agone");
        for (const QByteArray &stream : streams)
            digests.append(server.digest(stream));
        // Still queued when the process ends.
        server.set({{u"klaviyoQueuedMs"_s, 3'600'000}});
        job = server.idOf(server.importProfiles({R"({"email":"late@b.de"})"}));
    }
    KlaviyoUnderTest server(options);
    for (int i = 0; i < streams.size(); ++i)
        QCOMPARE(server.digest(streams.at(i)), digests.at(i));
    server.sendEvents({KlaviyoUnderTest::group("A@b.de", {KlaviyoUnderTest::event("e")})});
    QCOMPARE(server.digest("events").value("rows"_L1).toInt(), 1); // still known
    const QByteArray path = "/api/profile-bulk-import-jobs/" + job;
    QCOMPARE(server.attributesOf(server.get(path)).value("status"_L1).toString(), u"queued"_s);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 4000}});
    QCOMPARE(server.attributesOf(server.get(path)).value("status"_L1).toString(), u"complete"_s);
    QCOMPARE(server.digest("profiles").value("rows"_L1).toInt(), 2);
}

void KlaviyoLimitsTest::killedProcessKeepsWhatItAnswered()
{
    const QTemporaryDir folder;
    const QStringList arguments{u"--state"_s, folder.path(), u"--limits"_s, u"off"_s,
        u"--connections-out"_s, folder.filePath(u"c.json"_s)};
    const auto start = [&](QProcess &process) {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM), arguments);
        while (!process.canReadLine()) {
            if (!process.waitForReadyRead(10'000))
                return 0;
        }
        const QJsonObject ready = QJsonDocument::fromJson(process.readLine()).object();
        return QUrl(ready.value("klaviyo"_L1).toString()).port();
    };
    KlaviyoUnderTest server; // for its helpers; its calls go to the process
    QProcess process;
    server.client = std::make_unique<SandboxClient>(start(process));
    for (int i = 0; i < 20; ++i) {
        const QByteArray n = QByteArray::number(i);
        QCOMPARE(server.importProfiles({"{\"email\":\"k" + n + "@b.de\"}"}).status, 202);
        QCOMPARE(server
                     .sendEvents(
                         {KlaviyoUnderTest::group("k" + n + "@b.de", {KlaviyoUnderTest::event(n)})})
                     .status,
            202);
    }
    const QJsonObject before = server.digest("events");
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished());
    QFile log(folder.filePath(u"klaviyo/account.log"_s));
    QVERIFY(log.open(QIODevice::Append) && log.write("LOG1 and half a batch") > 0);
    log.close();
    QProcess second;
    server.client = std::make_unique<SandboxClient>(start(second));
    QCOMPARE(server.digest("events"), before);
    QCOMPARE(server.digest("profiles").value("rows"_L1).toInt(), 20);
    QCOMPARE(server.importProfiles({R"({"email":"after@b.de"})"}).status, 202);
    QCOMPARE(server.digest("profiles").value("rows"_L1).toInt(), 21);
    second.terminate();
    QVERIFY(second.waitForFinished());
    QFile file(folder.filePath(u"c.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    bool isThere = false;
    for (const QJsonValue &one :
        QJsonDocument::fromJson(file.readAll())["connections"_L1].toArray()) {
        isThere = isThere
            || (one["service"_L1].toString() == "klaviyo"_L1
                && one["settings"_L1]["revision"_L1].toString() == "2026-07-15"_L1
                && one["settings"_L1]["limits"_L1].toString() == "off"_L1
                && one["secrets"_L1]["privateKey"_L1]["sandbox"_L1].isString());
    }
    QVERIFY(isThere);
}

int runKlaviyoLimitsTest(int argc, char **argv)
{
    KlaviyoLimitsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "klaviyolimitstest.moc"
