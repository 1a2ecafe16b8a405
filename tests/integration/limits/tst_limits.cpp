// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/limits/limitworker.h"
#include "support/sandboxprocess.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kBurst = 10; // downloads in a window (zoho-crm-bulk B3)

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

// A client of the test's own, for what comes before.
QJsonObject answerTo(const QByteArray &method, const QUrl &url, const QByteArray &token,
    const QByteArray &body, const QByteArray &type)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Zoho-oauthtoken " + token);
    if (!type.isEmpty())
        request.setRawHeader("Content-Type", type);
    const std::unique_ptr<QNetworkReply> reply(manager.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 20'000))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

QUrl below(const QUrl &base, const QString &path)
{
    QUrl url(base);
    url.setPath(path);
    return url;
}

} // namespace

// P11: with the documented limits on, the service counts no violation, and at least 85 % of what it
// allows is used. Each request of the run falls under the credits, the places and the downloads of
// a minute; the minute is shortened on both sides.
class LimitsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void withinTheLimits_data();
    void withinTheLimits();

private:
    int m_windowMs = 0;
    QTemporaryDir m_folder;
    SandboxProcess m_sandbox;
    QByteArray m_token;
    QUrl m_result;
};

void LimitsTest::initTestCase()
{
    m_windowMs = isLong() ? 2'000 : 500;
    QCOMPARE(m_sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM),
                 {u"--state"_s, m_folder.filePath(u"sandbox"_s), u"--scale"_s, u"50"_s,
                     u"--limits"_s, u"documented"_s}),
        QString());
    QVERIFY(m_sandbox.setSettings({{u"downloadWindowMs"_s, m_windowMs}, {u"addedMs"_s, 0},
        {u"queuedMs"_s, 0}, {u"readJobMs"_s, 0}, {u"readRowsPerSecond"_s, 0}}));
    QUrlQuery form;
    form.addQueryItem(u"grant_type"_s, u"refresh_token"_s);
    for (const auto &[key, name] :
        {std::pair{u"client_id"_s, u"clientId"_s}, std::pair{u"client_secret"_s, u"clientSecret"_s},
            std::pair{u"refresh_token"_s, u"refreshToken"_s}})
        form.addQueryItem(key, m_sandbox.credential(name));
    m_token = answerTo("POST", below(m_sandbox.url(u"accounts"_s), u"/oauth/v2/token"_s), {},
        form.toString(QUrl::FullyEncoded).toLatin1(), "application/x-www-form-urlencoded")
                  .value(u"access_token")
                  .toString()
                  .toLatin1();
    QVERIFY(!m_token.isEmpty());
    const QUrl crm = m_sandbox.url(u"crm"_s);
    const QString id = answerTo("POST", below(crm, u"/crm/bulk/v8/read"_s), m_token,
        R"({"query":{"module":{"api_name":"Leads"}}})",
        "application/json")[u"data"][0][u"details"][u"id"]
                           .toString();
    QVERIFY(!id.isEmpty());
    QString path;
    QTRY_VERIFY(!(path = answerTo("GET", below(crm, u"/crm/bulk/v8/read/"_s + id), m_token, {},
                      {})[u"data"][0][u"result"][u"download_url"]
                             .toString())
                     .isEmpty());
    m_result = below(crm, path);
}

void LimitsTest::withinTheLimits_data()
{
    QTest::addColumn<int>("processes");
    QTest::addColumn<int>("threads");
    QTest::newRow("1 worker") << 1 << 1;
    QTest::newRow("4 workers") << 1 << 4;
    QTest::newRow("16 workers") << 1 << 16;
    QTest::newRow("4 processes of 4") << 4 << 4;
}

void LimitsTest::withinTheLimits()
{
    QFETCH(int, processes);
    QFETCH(int, threads);
    const int bursts = isLong() ? 20 : 6;
    QTest::qWait(m_windowMs); // the service's own window is empty again
    const QJsonObject before = m_sandbox.get(u"/limits"_s)[u"zoho-crm"_s].toObject();
    LimitWork work{.dataDirectory = m_folder.filePath(u"data-%1-%2"_s.arg(processes).arg(threads)),
        .url = m_result,
        .token = m_token,
        .threads = threads,
        .downloads = bursts * kBurst / processes,
        .creditWindowMs = 24 * 3'600'000,
        .downloadWindowMs = m_windowMs};
    const QByteArray order = QJsonDocument(work.toJson()).toJson(QJsonDocument::Compact);

    std::vector<std::unique_ptr<QProcess>> children;
    for (int i = 0; i < processes; ++i) {
        children.push_back(std::make_unique<QProcess>());
        children.back()->start(
            QCoreApplication::applicationFilePath(), {u"--worker"_s, QString::fromUtf8(order)});
    }
    // From the first download to the last one, by the service's own log.
    int done = 0;
    for (const auto &child : children) {
        QVERIFY(child->waitForFinished(120'000));
        const QJsonObject told = QJsonDocument::fromJson(child->readAllStandardOutput()).object();
        QCOMPARE(told.value(u"error").toString(), QString());
        QCOMPARE(told.value(u"refused").toInt(), 0);
        done += told.value(u"done").toInt();
    }
    const int wanted = work.downloads * processes;
    QCOMPARE(done, wanted);
    const QJsonObject limits = m_sandbox.get(u"/limits"_s)[u"zoho-crm"_s].toObject();
    const QJsonObject violations = limits.value(u"violations").toObject();
    for (auto it = violations.begin(); it != violations.end(); ++it)
        QCOMPARE(it.value().toInt(), 0);
    QCOMPARE(
        limits.value(u"downloadsTotal").toInt() - before.value(u"downloadsTotal").toInt(), wanted);

    QList<qint64> times;
    const QJsonArray requests
        = m_sandbox.get(u"/requests?service=zoho-crm"_s).value(u"requests").toArray();
    for (const QJsonValue &request : requests) {
        if (request[u"path"].toString() == m_result.path())
            times.append(request[u"time"].toInteger());
    }
    QVERIFY(times.size() >= wanted);
    times = times.mid(times.size() - wanted);
    std::sort(times.begin(), times.end());
    // The first burst goes at once; then one burst in each window is what is allowed.
    const double seconds = static_cast<double>(times.last() - times.first()) / 1000;
    const double allowed = kBurst * 1000.0 / m_windowMs;
    const double rate = (wanted - kBurst) / seconds;
    qInfo("%s: %d downloads in %.2f s, 0 violations, %.1f a second of %.1f allowed: %.0f %%",
        QTest::currentDataTag(), wanted, seconds, rate, allowed, 100 * rate / allowed);
#ifndef SLUICE_SANITIZED
    QVERIFY(rate >= 0.85 * allowed);
#endif
    QVERIFY(rate <= allowed * 1.01);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == "--worker"_L1) {
        const auto work
            = LimitWork::fromJson(QJsonDocument::fromJson(words.value(2).toUtf8()).object());
        std::fputs(QJsonDocument(workWithinLimits(work)).toJson().constData(), stdout);
        return 0;
    }
    LimitsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_limits.moc"
