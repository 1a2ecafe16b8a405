// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticsclient.h"
#include "sandboxtests.h"

#include "sandbox/accounts/grants.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class AnalyticsJobsTest : public QObject
{
    Q_OBJECT
private slots:
    void stages();
    void summaryEnds();
    void onlyItsMakerAsks();
    void badJobs();
    void batchAppendCommitsAsItComes();
    void batchTruncateSwapsAtTheEnd();
    void truncateEmptiesFirst();
    void batchErrors();
    void openBatchEnds();
    void lockAndSlots();
    void callbacks_data();
    void callbacks();
    void callbackIsSent();
};

namespace {

const QList<QPair<QString, QString>> kTwoColumns{
    {u"ROWID"_s, u"NUMBER"_s}, {u"Name"_s, u"PLAIN"_s}};

QJsonObject firstBatch(const QString &type, bool isLast = false)
{
    QJsonObject config = csvConfig(type);
    config.remove(u"fileType"_s);
    config.insert(u"batchKey"_s, u"start"_s);
    config.insert(u"isLastBatch"_s, isLast);
    return config;
}

QJsonObject nextBatch(const Answer &first, bool isLast)
{
    return {{u"batchKey"_s, dataOf(first).value("batchKey"_L1)}, {u"isLastBatch"_s, isLast}};
}

QByteArray jobOf(const Answer &answer)
{
    return dataOf(answer).value("jobId"_L1).toString().toLatin1();
}

} // namespace

void AnalyticsJobsTest::stages()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kTwoColumns);
    QVERIFY(server.set({{u"analyticsQueuedMs"_s, 300}, {u"analyticsImportMs"_s, 300}}));
    const QByteArray path = "bulk/" + kTestWorkspace + "/importjobs/"
        + server.job(view, csvConfig(u"append"_s), "ROWID\n1\n");
    QStringList seen;
    QTRY_VERIFY([&] {
        const QJsonObject data = dataOf(server.get(path));
        const QString code = data.value("jobCode"_L1).toString();
        if (seen.isEmpty() || seen.last() != code)
            seen.append(code);
        return code == "1004"_L1 && data.contains("jobInfo"_L1);
    }());
    QCOMPARE(seen, (QStringList{u"1001"_s, u"1002"_s, u"1004"_s}));
}

void AnalyticsJobsTest::summaryEnds()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kTwoColumns);
    const QByteArray id = server.job(view, csvConfig(u"append"_s), "ROWID\n1\n");
    QCOMPARE(server.waitFor(id)["jobStatus"_L1].toString(), u"JOB COMPLETED"_s);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 3601}});
    server.signIn(sluice::sandbox::kAnalyticsRefreshToken);
    const QJsonObject gone = server.waitFor(id);
    QCOMPARE(gone["jobCode"_L1].toString(), u"1005"_s);
    QVERIFY(!gone.contains("jobInfo"_L1));
    QCOMPARE(server.waitFor("12345")["jobCode"_L1].toString(), u"1005"_s);
    QVERIFY(server.set({{u"analyticsUnknownJob"_s, 8137}}));
    QCOMPARE(errorCodeOf(server.get("bulk/" + kTestWorkspace + "/importjobs/12345")), 8137);
}

void AnalyticsJobsTest::onlyItsMakerAsks()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kTwoColumns);
    const QByteArray id = server.job(view, csvConfig(u"append"_s), "ROWID\n1\n");
    QVERIFY(server.signIn(sluice::sandbox::kAnalyticsColleagueToken));
    const Answer refused = server.get("bulk/" + kTestWorkspace + "/importjobs/" + id);
    QCOMPARE(refused.status, 403);
    QCOMPARE(errorCodeOf(refused), 8138);
}

void AnalyticsJobsTest::badJobs()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kTwoColumns);
    QVERIFY(server.set({{u"analyticsAbortJobs"_s, 1}}));
    QJsonObject job = server.waitFor(server.job(view, csvConfig(u"append"_s), "ROWID\n1\n"));
    QCOMPARE(job["jobCode"_L1].toString(), u"1003"_s);
    QCOMPARE(job["jobInfo"_L1]["errorCode"_L1].toInt(), 7232);
    QVERIFY(server.set({{u"analyticsFailEvery"_s, 2}}));
    job = server.waitFor(
        server.job(view, csvConfig(u"append"_s, u"skiprow"_s), "ROWID\n1\n2\n3\n4\n5\n"));
    QCOMPARE(job["jobInfo"_L1]["importSummary"_L1]["successRowCount"_L1].toInt(), 3);
    QCOMPARE(server.rows("T"), (QStringList{u"|1"_s, u"|3"_s, u"|5"_s}));
    QVERIFY(server.set({{u"analyticsFailEvery"_s, 0}, {u"analyticsStuckJobs"_s, 1}}));
    const QByteArray stuck = server.job(view, csvConfig(u"append"_s), "ROWID\n9\n");
    const QByteArray path = "bulk/" + kTestWorkspace + "/importjobs/" + stuck;
    QTRY_COMPARE(dataOf(server.get(path))["jobCode"_L1].toString(), u"1002"_s);
    QTest::qWait(50);
    QCOMPARE(dataOf(server.get(path))["jobCode"_L1].toString(), u"1002"_s);
    QCOMPARE(server.rows("T").size(), 3);
}

void AnalyticsJobsTest::batchAppendCommitsAsItComes()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kTwoColumns);
    const QByteArray path = "bulk/" + server.at(view, "data/batch");
    const Answer first = server.upload(path, firstBatch(u"updateadd"_s), "ROWID,Name\n1,a\n");
    QVERIFY2(first.status == 200, first.body.constData());
    QVERIFY(dataOf(first).value("batchKey"_L1).toString().endsWith("_T"_L1));
    QTRY_COMPARE(server.rows("T").size(), 1);
    QCOMPARE(errorCodeOf(server.post(
                 server.at(view, "rows"), {{u"columns"_s, QJsonObject{{u"Name"_s, u"x"_s}}}})),
        7092);
    QCOMPARE(server.upload(path, nextBatch(first, true), "ROWID,Name\n1,A\n2,b\n").status, 200);
    const QJsonObject job = server.waitFor(jobOf(first));
    QCOMPARE(job["jobCode"_L1].toString(), u"1004"_s);
    QCOMPARE(job["batchKey"_L1], dataOf(first)["batchKey"_L1]);
    QCOMPARE(job["jobInfo"_L1]["importSummary"_L1]["totalRowCount"_L1].toInt(), 3);
    QCOMPARE(server.rows("T"), (QStringList{u"A|1"_s, u"b|2"_s}));
}

void AnalyticsJobsTest::batchTruncateSwapsAtTheEnd()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kTwoColumns);
    server.waitFor(server.job(view, csvConfig(u"append"_s), "ROWID,Name\n1,old\n2,old\n"));
    const QByteArray path = "bulk/" + server.at(view, "data/batch");
    const Answer first = server.upload(path, firstBatch(u"truncateadd"_s), "ROWID,Name\n3,new\n");
    QTRY_COMPARE(server.limits()["units"_L1]["usedMilli"_L1].toInt(), 30); // the batch is in
    QCOMPARE(server.rows("T").size(), 2);
    server.upload(path, nextBatch(first, true), "ROWID,Name\n4,new\n");
    QCOMPARE(server.waitFor(jobOf(first))["jobCode"_L1].toString(), u"1004"_s);
    QCOMPARE(server.rows("T"), (QStringList{u"new|3"_s, u"new|4"_s}));
    server.waitFor(server.job(view, csvConfig(u"updateadd"_s), "ROWID,Name\n3,newer\n"));
    QCOMPARE(server.rows("T"), (QStringList{u"newer|3"_s, u"new|4"_s}));
}

void AnalyticsJobsTest::truncateEmptiesFirst()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kTwoColumns);
    server.waitFor(server.job(view, csvConfig(u"append"_s), "ROWID,Name\n1,old\n2,old\n"));
    QVERIFY(server.set({{u"analyticsImportMs"_s, 400}}));
    const QByteArray id = server.job(view, csvConfig(u"truncateadd"_s), "ROWID,Name\n3,new\n");
    QTRY_COMPARE(server.rows("T").size(), 0);
    server.waitFor(id);
    QCOMPARE(server.rows("T"), QStringList{u"new|3"_s});
}

void AnalyticsJobsTest::batchErrors()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kTwoColumns);
    const QByteArray other = server.newTable(u"Other"_s, kTwoColumns);
    const QByteArray path = "bulk/" + server.at(view, "data/batch");
    const QByteArray file = "ROWID,Name\n1,a\n";
    QVERIFY(server.set({{u"analyticsMostBatches"_s, 2}}));
    QJsonObject withType = firstBatch(u"append"_s);
    withType.insert(u"fileType"_s, u"csv"_s);
    QCOMPARE(errorCodeOf(server.upload(path, withType, file)), 8080);
    QCOMPARE(errorCodeOf(server.upload(path, {{u"isLastBatch"_s, true}}, file)), 8504);
    const Answer first = server.upload(path, firstBatch(u"append"_s), file);
    QCOMPARE(errorCodeOf(server.upload(path, {{u"batchKey"_s, u"1_2_T"_s}}, file)), 7338);
    QCOMPARE(errorCodeOf(server.upload(
                 "bulk/" + server.at(other, "data/batch"), nextBatch(first, false), file)),
        7340);
    QCOMPARE(errorCodeOf(server.upload(path, nextBatch(first, false), "")), 7203);
    QCOMPARE(server.upload(path, nextBatch(first, false), file).status, 200);
    QCOMPARE(errorCodeOf(server.upload(path, nextBatch(first, false), file)), 7336);
    QVERIFY(server.set({{u"analyticsMostBatches"_s, 3}}));
    QCOMPARE(server.upload(path, nextBatch(first, true), file).status, 200);
    QCOMPARE(errorCodeOf(server.upload(path, nextBatch(first, true), file)), 7337);
    QCOMPARE(server.waitFor(jobOf(first))["jobCode"_L1].toString(), u"1004"_s);
    QCOMPARE(server.rows("T").size(), 3);
}

void AnalyticsJobsTest::openBatchEnds()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"T"_s, kTwoColumns);
    const QByteArray path = "bulk/" + server.at(view, "data/batch");
    const Answer first = server.upload(path, firstBatch(u"append"_s), "ROWID,Name\n1,a\n");
    QTRY_COMPARE(server.rows("T").size(), 1);
    QCOMPARE(server.limits()["slots"_L1]["imports"_L1].toInt(), 1);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 3601}});
    server.signIn(sluice::sandbox::kAnalyticsRefreshToken);
    QTRY_COMPARE(
        dataOf(server.get("bulk/" + kTestWorkspace + "/importjobs/" + jobOf(first)))["jobCode"_L1]
            .toString(),
        u"1003"_s);
    QCOMPARE(server.limits()["slots"_L1]["imports"_L1].toInt(), 0);
    QCOMPARE(errorCodeOf(server.upload(path, nextBatch(first, true), "ROWID\n1\n")), 7338);
}

void AnalyticsJobsTest::lockAndSlots()
{
    AnalyticsUnderTest server;
    QList<QByteArray> views;
    for (int i = 0; i < 6; ++i)
        views.append(server.newTable(u"T%1"_s.arg(i), kTwoColumns));
    QVERIFY(server.set({{u"analyticsImportMs"_s, 1500}}));
    const QByteArray file = "ROWID,Name\n1,a\n";
    QList<QByteArray> jobs;
    for (int i = 0; i < 5; ++i)
        jobs.append(server.job(views.at(i), csvConfig(u"append"_s), file));
    const auto refusedBy = [&](const QByteArray &path) {
        return errorCodeOf(server.upload(path, csvConfig(u"append"_s), file));
    };
    QCOMPARE(refusedBy("bulk/" + server.at(views.at(5), "data")), 8134);
    QCOMPARE(refusedBy("bulk/" + server.at(views.at(0), "data")), 7092);
    QCOMPARE(refusedBy(server.at(views.at(0), "data")), 7092);
    QCOMPARE(errorCodeOf(server.call("DELETE", server.at(views.at(0), "rows"),
                 QJsonObject{{u"deleteAllRows"_s, true}})),
        7092);
    for (const QByteArray &job : jobs)
        QCOMPARE(server.waitFor(job)["jobCode"_L1].toString(), u"1004"_s);
    QCOMPARE(refusedBy("bulk/" + server.at(views.at(5), "data")), 0);
    const QJsonObject limits = server.limits();
    QCOMPARE(limits["violations"_L1]["8134"_L1].toInt(), 1);
    QCOMPARE(limits["violations"_L1]["7092"_L1].toInt(), 3);
    QCOMPARE(limits["slots"_L1]["mostImports"_L1].toInt(), 5);
}

void AnalyticsJobsTest::callbacks_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isAllowed");
    QTest::addColumn<int>("code");
    QTest::newRow("malformed") << u"ftp://x"_s << false << 8125;
    QTest::newRow("private") << u"https://192.168.0.1/x"_s << false << 8127;
    QTest::newRow("loopback") << u"http://127.0.0.1:1/x"_s << false << 8127;
    QTest::newRow("unreachable") << u"http://127.0.0.1:1/x"_s << true << 8126;
    QTest::newRow("elsewhere") << u"https://example.com/x"_s << true << 8126;
}

void AnalyticsJobsTest::callbacks()
{
    QFETCH(QString, url);
    QFETCH(bool, isAllowed);
    AnalyticsUnderTest server;
    QVERIFY(server.set({{u"analyticsLoopbackCallbacks"_s, isAllowed}}));
    QJsonObject config = csvConfig(u"append"_s);
    config.insert(u"callbackUrl"_s, url);
    const QByteArray empty = server.viewId(u"Empty"_s);
    QTEST(errorCodeOf(server.upload("bulk/" + server.at(empty, "data"), config, "ROWID\n1\n")),
        "code");
    QTEST(errorCodeOf(server.get("bulk/" + server.at(empty, "data"),
              QJsonObject{{u"responseFormat"_s, u"csv"_s}, {u"callbackUrl"_s, url}})),
        "code");
}

void AnalyticsJobsTest::callbackIsSent()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    AnalyticsUnderTest server;
    QVERIFY(server.set({{u"analyticsLoopbackCallbacks"_s, true}}));
    QJsonObject config = csvConfig(u"append"_s);
    config.insert(
        u"callbackUrl"_s, u"http://127.0.0.1:%1/done?page=1"_s.arg(listener.serverPort()));
    QVERIFY(!server.job(server.viewId(u"Empty"_s), config, "ROWID\n1\n").isEmpty());
    QByteArray received;
    QTRY_VERIFY([&] {
        while (QTcpSocket *socket = listener.nextPendingConnection()) {
            // What came before we looked is not announced again.
            do
                received += socket->readAll();
            while (!received.contains("}}") && socket->waitForReadyRead(300));
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            socket->waitForBytesWritten();
            socket->close();
        }
        return received.contains("\"jobCode\":\"1004\"");
    }());
    QVERIFY(received.startsWith("POST /done?page=1 "));
    QVERIFY(!received.contains("\"data\""));
}

int runAnalyticsJobsTest(int argc, char **argv)
{
    AnalyticsJobsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "analyticsjobstest.moc"
