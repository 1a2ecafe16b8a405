// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <httplib.h>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class FaultsTest : public QObject
{
    Q_OBJECT
private slots:
    void refusedRules_data();
    void refusedRules();
    void endsOfConnections_data();
    void endsOfConnections();
    void statusBeforeAndAfter_data();
    void statusBeforeAndAfter();
    void delays_data();
    void delays();
    void hangs_data();
    void hangs();
    void slowReply();
    void brokenArchives_data();
    void brokenArchives();
    void whichRequest_data();
    void whichRequest();
    void keptConnectionIsCut();
    void overTls();
};

namespace {

const char kReadBody[] = "{\"query\":{\"module\":{\"api_name\":\"Leads\"}}}";

QJsonObject rule(const QString &path, const QString &when, const QJsonObject &action)
{
    return {{u"service"_s, u"zoho-crm"_s}, {u"path"_s, path}, {u"when"_s, when}, {u"times"_s, 1},
        {u"action"_s, action}};
}

QByteArray rawPost(const QByteArray &token)
{
    const QByteArray body = kReadBody;
    return "POST /crm/bulk/v8/read HTTP/1.1\r\nHost: x\r\nAuthorization: Zoho-oauthtoken " + token
        + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

int jobsMade(SandboxClient &client)
{
    int effects = 0;
    const QJsonArray totals
        = client.admin("GET", "requests?service=zoho-crm").json().value("totals"_L1).toArray();
    for (const QJsonValue &total : totals)
        effects += total["sideEffects"_L1].toInt();
    // The log's word is checked against the server: the next job's number tells how many there are.
    const QByteArray id
        = client
              .json("POST", "/crm/bulk/v8/read",
                  {{u"query"_s,
                      QJsonObject{{u"module"_s, QJsonObject{{u"api_name"_s, u"Leads"_s}}}}}})
              .json()["data"_L1][0]["details"_L1]["id"_L1]
              .toString()
              .toLatin1();
    const int jobs = static_cast<int>(id.toLongLong() - 5'725'767'000'000'859'001);
    return jobs == effects ? jobs : -1;
}

} // namespace

void FaultsTest::refusedRules_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::newRow("no list") << QByteArray("{\"a\":1}");
    QTest::newRow("key") << QByteArray("[{\"pfad\":\"x\",\"action\":{\"hang\":true}}]");
    QTest::newRow("action") << QByteArray("[{\"action\":{\"explode\":true}}]");
    QTest::newRow("no action") << QByteArray("[{\"path\":\"x\"}]");
    QTest::newRow("close") << QByteArray("[{\"action\":{\"close\":\"bang\"}}]");
    QTest::newRow("when") << QByteArray("[{\"when\":\"later\",\"action\":{\"hang\":true}}]");
    QTest::newRow("path") << QByteArray("[{\"path\":\"(\",\"action\":{\"hang\":true}}]");
}

void FaultsTest::refusedRules()
{
    QFETCH(QByteArray, rules);
    const SandboxUnderTest server;
    QVERIFY2(server.client, qPrintable(server.problem));
    QCOMPARE(server.client->call("PUT", "/__sandbox/faults", rules).status, 400);
}

void FaultsTest::endsOfConnections_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("close");
    QTest::addColumn<int>("afterBytes");
    QTest::addColumn<bool>("hasEffect");
    for (const char *close : {"fin", "rst"}) {
        for (const char *when : {"before", "after"}) {
            for (const int bytes : {0, 20}) {
                QTest::addRow("%s %s %d", close, when, bytes)
                    << QString::fromLatin1(when) << QString::fromLatin1(close) << bytes
                    << (QByteArray(when) == "after");
            }
        }
    }
}

void FaultsTest::endsOfConnections()
{
    QFETCH(QString, when);
    QFETCH(QString, close);
    QFETCH(int, afterBytes);
    QFETCH(bool, hasEffect);
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QByteArray token = client.newToken();
    QVERIFY(client.setFaults(
        {rule(u"/read$"_s, when, {{u"close"_s, close}, {u"afterBytes"_s, afterBytes}})}));
    const RawEnd end = client.raw(rawPost(token));
    QVERIFY(!end.hasTimedOut);
    if (when == "before"_L1 || afterBytes == 0) {
        QCOMPARE(end.received, QByteArray());
        QCOMPARE(end.wasReset, close == "rst"_L1);
    } else if (close == "fin"_L1) {
        QCOMPARE(end.received.size() - end.received.indexOf("\r\n\r\n") - 4, afterBytes);
        QVERIFY(end.received.startsWith("HTTP/1.1 201"));
    } else {
        QVERIFY(end.wasReset);
    }
    QCOMPARE(jobsMade(client), hasEffect ? 1 : 0);
}

void FaultsTest::statusBeforeAndAfter_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<bool>("hasEffect");
    QTest::newRow("before") << u"before"_s << false;
    QTest::newRow("after") << u"after"_s << true;
}

void FaultsTest::statusBeforeAndAfter()
{
    QFETCH(QString, when);
    QFETCH(bool, hasEffect);
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QJsonObject action{{u"status"_s, 503},
        {u"headers"_s,
            QJsonObject{{u"Retry-After"_s, u"7"_s}, {u"Content-Type"_s, u"text/html"_s}}},
        {u"body"_s, u"<html>maintenance</html>"_s}};
    QVERIFY(client.setFaults({rule(u"/read$"_s, when, action)}));
    const Answer answer = client.call(
        "POST", "/crm/bulk/v8/read", kReadBody, {{"Content-Type", "application/json"}});
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.header("Retry-After"), QByteArray("7"));
    QVERIFY(answer.header("Content-Type").startsWith("text/html"));
    QCOMPARE(answer.body, QByteArray("<html>maintenance</html>"));
    QCOMPARE(jobsMade(client), hasEffect ? 1 : 0);
}

void FaultsTest::delays_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("before") << u"before"_s;
    QTest::newRow("after") << u"after"_s;
}

void FaultsTest::delays()
{
    QFETCH(QString, when);
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    QVERIFY(client.setFaults({rule(u"/org$"_s, when, {{u"delayMs"_s, 300}})}));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(client.get("/crm/v8/org").status, 200);
    QVERIFY(timer.elapsed() >= 300);
}

void FaultsTest::hangs_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<bool>("hasEffect");
    QTest::newRow("before") << u"before"_s << false;
    QTest::newRow("after") << u"after"_s << true;
}

void FaultsTest::hangs()
{
    QFETCH(QString, when);
    QFETCH(bool, hasEffect);
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QByteArray token = client.newToken();
    QVERIFY(client.setFaults({rule(u"/read$"_s, when, {{u"hang"_s, true}})}));
    const RawEnd end = client.raw(rawPost(token), 400);
    QVERIFY(end.hasTimedOut);
    QVERIFY(end.received.isEmpty());
    const auto status = [&client] {
        const QJsonObject log = client.admin("GET", "requests?service=zoho-crm").json();
        return log["requests"_L1][0]["status"_L1].toInt(-1);
    };
    QTRY_COMPARE(status(), 0);
    QCOMPARE(jobsMade(client), hasEffect ? 1 : 0);
}

void FaultsTest::slowReply()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const qsizetype size = client.get("/crm/v8/org").body.size();
    QVERIFY(client.setFaults({rule(u"/org$"_s, u"after"_s, {{u"bytesPerSecond"_s, 2000}})}));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(client.get("/crm/v8/org").body.size(), size);
    QVERIFY(timer.elapsed() >= size * 1000 / 2000);
}

void FaultsTest::brokenArchives_data()
{
    QTest::addColumn<QJsonObject>("action");
    QTest::newRow("crc") << QJsonObject{{u"badCrc"_s, true}};
    QTest::newRow("truncated") << QJsonObject{{u"truncate"_s, 500}};
}

void FaultsTest::brokenArchives()
{
    QFETCH(QJsonObject, action);
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QJsonObject job
        = client.readJob({{u"module"_s, QJsonObject{{u"api_name"_s, u"Leads"_s}}}});
    const QByteArray url = job["result"_L1]["download_url"_L1].toString().toLatin1();
    const QByteArray good = client.get(url).body;
    QVERIFY(!csvOf(good).isEmpty());
    QVERIFY(client.setFaults({rule(u"/result$"_s, u"after"_s, action)}));
    const Answer bad = client.get(url);
    QCOMPARE(bad.status, 200); // the transfer is whole, its content is not
    const bool isCut = action.contains("truncate"_L1);
    QCOMPARE(bad.body.size(), isCut ? 500 : good.size());
    QVERIFY(csvOf(bad.body).isEmpty());
    QCOMPARE(client.get(url).body, good);
}

void FaultsTest::whichRequest_data()
{
    QTest::addColumn<QJsonObject>("choice");
    QTest::addColumn<QString>("hits"); // of six requests
    QTest::newRow("nth") << QJsonObject{{u"nth"_s, 3}} << u"..x..."_s;
    QTest::newRow("nth and times") << QJsonObject{{u"nth"_s, 2}, {u"times"_s, 3}} << u".xxx.."_s;
    QTest::newRow("skip and times") << QJsonObject{{u"skip"_s, 4}, {u"times"_s, 1}} << u"....x."_s;
    QTest::newRow("always") << QJsonObject{{u"times"_s, 0}} << u"xxxxxx"_s;
    QTest::newRow("never") << QJsonObject{{u"probability"_s, 0.0}} << u"......"_s;
    QTest::newRow("certain") << QJsonObject{{u"probability"_s, 1.0}} << u"xxxxxx"_s;
    QTest::newRow("method") << QJsonObject{{u"method"_s, u"POST"_s}} << u"......"_s;
    QTest::newRow("service") << QJsonObject{{u"service"_s, u"zoho-accounts"_s}} << u"......"_s;
}

void FaultsTest::whichRequest()
{
    QFETCH(QJsonObject, choice);
    QFETCH(QString, hits);
    const SandboxUnderTest server;
    QJsonObject fault{{u"path"_s, u"/org$"_s}, {u"action"_s, QJsonObject{{u"status"_s, 500}}}};
    for (auto it = choice.begin(); it != choice.end(); ++it)
        fault.insert(it.key(), it.value());
    QVERIFY(server.client->setFaults({fault}));
    QString found;
    for (int i = 0; i < 6; ++i)
        found += server.client->get("/crm/v8/org").status == 500 ? u'x' : u'.';
    QCOMPARE(found, hits);
    const QJsonObject shown
        = server.client->admin("GET", "faults").json()["faults"_L1][0].toObject();
    QCOMPARE(shown.value("fired"_L1).toInt(), static_cast<int>(hits.count(u'x')));
}

void FaultsTest::keptConnectionIsCut()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QByteArray token = client.newToken();
    QVERIFY(client.setFaults({rule(u"/read$"_s, u"after"_s, {{u"close"_s, u"rst"_s}})}));
    // Two requests on one connection: the first is answered, the second meets the fault.
    const QByteArray first = "GET /crm/v8/org HTTP/1.1\r\nHost: x\r\nAuthorization: "
                             "Zoho-oauthtoken "
        + token + "\r\n\r\n";
    const RawEnd end = client.raw(first + rawPost(token));
    QVERIFY(end.wasReset || end.received.count("HTTP/1.1") == 1);
    QVERIFY(!end.hasTimedOut);
    QVERIFY(end.received.count("HTTP/1.1") <= 1);
    QCOMPARE(jobsMade(client), 1);
}

void FaultsTest::overTls()
{
    const QTemporaryDir folder;
    const QString key = folder.filePath(u"key.pem"_s);
    const QString certificate = folder.filePath(u"cert.pem"_s);
    QCOMPARE(QProcess::execute(u"openssl"_s,
                 {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                     u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                     u"/CN=127.0.0.1"_s, u"-keyout"_s, key, u"-out"_s, certificate}),
        0);
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.certificate = certificate;
    options.key = key;
    sluice::sandbox::Sandbox sandbox(options);
    const auto started = sandbox.start();
    QVERIFY(started.has_value());
    QVERIFY(sandbox.readyDocument().value("crmDownload"_L1).toString().startsWith("https://"_L1));
    httplib::SSLClient client("127.0.0.1", sandbox.port());
    client.enable_server_certificate_verification(false);
    client.set_keep_alive(true);
    QCOMPARE(client.Get("/oauth/serverinfo")->status, 200);
    const std::string rules = "[{\"path\":\"serverinfo\",\"times\":1,\"when\":\"after\","
                              "\"action\":{\"close\":\"rst\",\"afterBytes\":5}}]";
    QCOMPARE(client.Put("/__sandbox/faults", rules, "application/json")->status, 200);
    QVERIFY(!client.Get("/oauth/serverinfo"));
    QCOMPARE(client.Get("/oauth/serverinfo")->status, 200);
}

int runFaultsTest(int argc, char **argv)
{
    FaultsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "faultstest.moc"
