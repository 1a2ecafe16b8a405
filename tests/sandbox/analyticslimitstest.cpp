// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticsclient.h"
#include "sandboxtests.h"

#include "sandbox/accounts/grants.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class AnalyticsLimitsTest : public QObject
{
    Q_OBJECT
private slots:
    void minutes_data();
    void minutes();
    void unitsOfADay();
    void roundingIsASetting();
    void hundredThousandRows();
    void restartKeepsEverything();
    void killedImportGoesOn();
    void credentialsArePrinted();
    void uploadsLeaveNothingBehind();
};

namespace {

sluice::sandbox::SandboxOptions limitedAnalytics()
{
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.hasLimits = true;
    return options;
}

const QList<QPair<QString, QString>> kKeyed{{u"ROWID"_s, u"NUMBER"_s}, {u"Name"_s, u"PLAIN"_s}};

QByteArray manyRows(int from, int count, const QByteArray &name)
{
    QByteArray file = "ROWID,Name\n";
    for (int i = from; i < from + count; ++i)
        file += QByteArray::number(69'251'000'000'063'001 + 2LL * i) + ',' + name + '\n';
    return file;
}

} // namespace

void AnalyticsLimitsTest::minutes_data()
{
    QTest::addColumn<QString>("windows");
    QTest::newRow("clock") << u"clock"_s;
    QTest::newRow("sliding") << u"sliding"_s;
}

void AnalyticsLimitsTest::minutes()
{
    QFETCH(QString, windows);
    AnalyticsUnderTest server(limitedAnalytics());
    QVERIFY(server.set({{u"analyticsWindows"_s, windows}, {u"analyticsMetadataPerMinute"_s, 3},
        {u"analyticsRequestsPerMinute"_s, 4}, {u"analyticsFrequencyStatus"_s, 429}}));
    const qint64 now = server.client->admin("GET", "clock").json()["now_ms"_L1].toInteger();
    const qint64 toNext = 60 - now / 1000 % 60; // so that no minute ends within the test
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, toNext}});
    for (const int code : {0, 0, 0, 6045})
        QCOMPARE(errorCodeOf(server.get("orgs")), code);
    QCOMPARE(server.get("orgs").status, 429);
    const QByteArray path = kTestWorkspace + "/views/1/rows";
    QCOMPARE(errorCodeOf(server.call("DELETE", path, QJsonObject())), 7104); // a class of its own
    QCOMPARE(errorCodeOf(server.call("DELETE", path, QJsonObject())), 6045); // but all are four
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, toNext + 60}});
    QCOMPARE(errorCodeOf(server.get("orgs")), 0);
    const QJsonObject limits = server.limits();
    QCOMPARE(limits["violations"_L1]["6045"_L1].toInt(), 3);
    QCOMPARE(limits["minutes"_L1]["metadata"_L1]["used"_L1].toInt(), 3);
    AnalyticsUnderTest free;
    for (int i = 0; i < 70; ++i)
        QCOMPARE(free.get("orgs").status, 200);
}

void AnalyticsLimitsTest::unitsOfADay()
{
    AnalyticsUnderTest server(limitedAnalytics());
    QVERIFY(server.set({{u"analyticsUnitsPerDay"_s, 1}, {u"analyticsQueuedMs"_s, 0},
        {u"analyticsImportMs"_s, 0}}));
    const QByteArray view = server.newTable(u"T"_s, kKeyed);
    const auto add = [&] {
        return errorCodeOf(server.post(
            server.at(view, "rows"), {{u"columns"_s, QJsonObject{{u"Name"_s, u"x"_s}}}}));
    };
    for (int i = 0; i < 10; ++i)
        QCOMPARE(add(), 0);
    QCOMPARE(add(), 6044);
    const QJsonArray resources = dataOf(server.get("resources"))["resourceDetails"_L1].toArray();
    QCOMPARE(resources.at(1)["resourceName"_L1].toString(), u"apiUnits"_s);
    QCOMPARE(resources.at(1)["resourceUsage"_L1]["remaining"_L1].toDouble(), 0.0);
    QCOMPARE(resources.at(0)["resourceUsage"_L1]["used"_L1].toInt(), 120); // with the seed's
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 24 * 3600}});
    server.signIn(sluice::sandbox::kAnalyticsRefreshToken);
    QCOMPARE(add(), 0);
}

void AnalyticsLimitsTest::roundingIsASetting()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kKeyed);
    QVERIFY(server.set({{u"analyticsUnitRounding"_s, u"up"_s}}));
    server.waitFor(server.job(view, csvConfig(u"updateadd"_s), manyRows(0, 1001, "a")));
    QCOMPARE(server.limits()["units"_L1]["used"_L1].toDouble(), 30.0);
}

void AnalyticsLimitsTest::hundredThousandRows()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kKeyed);
    const QByteArray file = manyRows(0, 100'000, "a");
    const QJsonObject job = server.waitFor(server.job(view, csvConfig(u"append"_s), file));
    QCOMPARE(job["jobInfo"_L1]["importSummary"_L1]["successRowCount"_L1].toInt(), 100'000);
    QCOMPARE(server.limits()["units"_L1]["used"_L1].toDouble(), 1000.0);
    const QByteArray changed = manyRows(50'000, 100'000, "b");
    server.waitFor(server.job(view, csvConfig(u"updateadd"_s), changed));
    const QJsonObject digest = server.digest("T");
    QCOMPARE(digest["rows"_L1].toInt(), 150'000);
    QCOMPARE(digest["applied"_L1], (QJsonObject{{u"1"_s, 100'000}, {u"2"_s, 50'000}}));
    QCOMPARE(server.limits()["units"_L1]["used"_L1].toDouble(), 2500.0);
}

void AnalyticsLimitsTest::restartKeepsEverything()
{
    const QTemporaryDir folder;
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.state = folder.path();
    QJsonObject digest;
    QJsonObject columns;
    QByteArray view;
    QByteArray queued;
    QJsonObject next;
    {
        AnalyticsUnderTest server(options);
        view = server.newTable(u"T"_s, kKeyed);
        server.waitFor(server.job(view, csvConfig(u"updateadd"_s), manyRows(0, 50, "a")));
        server.call("DELETE", server.at(view, "rows"),
            QJsonObject{{u"criteria"_s, u"\"ROWID\"=69251000000063001"_s}});
        digest = server.digest("T");
        columns = dataOf(server.get(server.at(view, "metadata")));
        // Not begun, and a batch job in the middle, when the process ends.
        QJsonObject config = csvConfig(u"truncateadd"_s);
        config.remove(u"fileType"_s);
        config.insert(u"batchKey"_s, u"start"_s);
        const QByteArray customers = server.viewId(u"Customers"_s);
        const Answer first = server.upload(
            "bulk/" + server.at(customers, "data/batch"), config, "ROWID,Name\n1,one\n");
        next = {{u"batchKey"_s, dataOf(first)["batchKey"_L1]}, {u"isLastBatch"_s, true}};
        QTRY_COMPARE(server.limits()["units"_L1]["usedMilli"_L1].toInt(), 750 + 100 + 10);
        QVERIFY(server.set({{u"analyticsQueuedMs"_s, 3'600'000}}));
        queued = server.job(view, csvConfig(u"updateadd"_s), manyRows(0, 60, "b"));
        QVERIFY(!queued.isEmpty());
    }
    AnalyticsUnderTest server(options);
    QCOMPARE(dataOf(server.get(server.at(view, "metadata"))), columns);
    QCOMPARE(server.digest("Customers")["rows"_L1].toInt(), 40);
    const QByteArray customers = server.viewId(u"Customers"_s);
    const Answer last
        = server.upload("bulk/" + server.at(customers, "data/batch"), next, "ROWID,Name\n2,two\n");
    server.waitFor(dataOf(last)["jobId"_L1].toString().toLatin1());
    QCOMPARE(server.rows("Customers"), (QStringList{u"||one|1"_s, u"||two|2"_s}));
    QCOMPARE(server.waitFor(queued)["jobCode"_L1].toString(), u"1004"_s);
    QCOMPARE(server.digest("T")["rows"_L1].toInt(), 60);
    QVERIFY(server.digest("T")["sha256"_L1] != digest["sha256"_L1]);
    QCOMPARE(server.limits()["units"_L1]["usedMilli"_L1].toInt(), 860 + 10 + 900);
}

void AnalyticsLimitsTest::killedImportGoesOn()
{
    const QTemporaryDir folder;
    const QStringList arguments{u"--state"_s, folder.path(), u"--limits"_s, u"off"_s};
    const auto start = [&](QProcess &process) {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM), arguments);
        while (!process.canReadLine()) {
            if (!process.waitForReadyRead(10'000))
                return 0;
        }
        const QJsonObject ready = QJsonDocument::fromJson(process.readLine()).object();
        return QUrl(ready.value("analytics"_L1).toString()).port();
    };
    constexpr int kRows = 200'000;
    AnalyticsUnderTest server; // for its helpers; its calls go to the process
    QProcess process;
    server.client = std::make_unique<SandboxClient>(start(process));
    QVERIFY(server.signIn(sluice::sandbox::kAnalyticsRefreshToken));
    const QByteArray view = server.newTable(u"T"_s, kKeyed);
    const QByteArray job
        = server.job(view, csvConfig(u"append"_s, u"skiprow"_s), manyRows(0, kRows, "a"));
    QTRY_VERIFY(server.digest("T")["rows"_L1].toInt() > 0);
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished());
    QProcess second;
    server.client = std::make_unique<SandboxClient>(start(second));
    QVERIFY(server.signIn(sluice::sandbox::kAnalyticsRefreshToken));
    const QJsonObject done = server.waitFor(job);
    QCOMPARE(done["jobCode"_L1].toString(), u"1004"_s);
    QCOMPARE(done["jobInfo"_L1]["importSummary"_L1]["successRowCount"_L1].toInt(), kRows);
    const QJsonObject digest = server.digest("T");
    QCOMPARE(digest["rows"_L1].toInt(), kRows);
    QCOMPARE(digest["applied"_L1], (QJsonObject{{u"1"_s, kRows}}));
    second.terminate();
    QVERIFY(second.waitForFinished());
}

void AnalyticsLimitsTest::credentialsArePrinted()
{
    AnalyticsUnderTest server;
    const QJsonObject shown
        = server.sandbox->readyDocument()["credentials"_L1]["zoho-analytics"_L1].toObject();
    QCOMPARE(shown["refreshToken"_L1].toString(),
        QLatin1StringView(sluice::sandbox::kAnalyticsRefreshToken));
    QVERIFY(server.signIn(sluice::sandbox::kRefreshToken)); // the shared one covers it too
    QCOMPARE(server.get("orgs").status, 200);
    const QByteArray workspace = shown["workspaceId"_L1].toString().toLatin1();
    QCOMPARE(server.get("workspaces/" + workspace + "/views").status, 200);
}

void AnalyticsLimitsTest::uploadsLeaveNothingBehind()
{
    const QTemporaryDir folder;
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.state = folder.path();
    AnalyticsUnderTest server(options);
    const QByteArray view = server.newTable(u"T"_s, kKeyed);
    const QByteArray file = manyRows(0, 10, "a");
    server.upload(server.at(view, "data"), csvConfig(u"append"_s), file);
    server.upload(server.at(view, "data"), csvConfig(u"nonsense"_s), file);
    server.waitFor(server.job(view, csvConfig(u"append"_s), file));
    const auto left = [&](const QString &name) {
        return QDir(folder.filePath(name))
            .entryList(QDir::Files)
            .filter(QRegularExpression(u"body$|part$"_s));
    };
    QTRY_COMPARE(left(u"bodies"_s), QStringList());
    QTRY_COMPARE(left(u"analytics/imports"_s), QStringList());
}

int runAnalyticsLimitsTest(int argc, char **argv)
{
    AnalyticsLimitsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "analyticslimitstest.moc"
