// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticstests.h"
#include "support/zohokit.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QByteArray kBulkPath = "/restapi/v2/bulk/workspaces/35130000001242001";

RawReply jobAnswer(const QByteArray &data)
{
    return RawReply::json(R"({"status":"success","summary":"x","data":)" + data + "}");
}

// The content of a part of a form.
QByteArray partOf(const QByteArray &body, const QByteArray &name)
{
    const qsizetype at = body.indexOf(QByteArray("name=\"" + name + '"'));
    const qsizetype from = body.indexOf("\r\n\r\n", at) + 4;
    return at < 0 ? QByteArray() : body.mid(from, body.indexOf("\r\n--", from) - from);
}

} // namespace

// Imports, exports and their jobs.
class AnalyticsJobsTest final : public QObject
{
    Q_OBJECT

private slots:
    void uploads();
    void longConfigIsAPart();
    void batches();
    void filesRefused();
    void importNow();
    void importJobs_data();
    void importJobs();
    void exportJobs_data();
    void exportJobs();
    void downloads_data();
    void downloads();
    void exportNow();
};

void AnalyticsJobsTest::uploads()
{
    ZohoKit kit([](const RawRequest &) { return jobAnswer(R"({"jobId":1767024000003153087})"); });
    const QByteArray csv = "\"ROWID\",\"Name\"\r\n" + QByteArray(300'000, 'x') + "\r\n";
    qint64 sent = 0;
    const auto id = kit.analytics().createImport(u"7"_s,
        {.importType = ImportType::UpdateAdd, .matchingColumns = {u"ROWID"_s}, .rows = 1},
        kit.fileWith(u"batch.csv"_s, csv), [&sent](qint64 done, qint64) { sent = done; });
    QVERIFY2(id, qPrintable(id ? QString() : id.error().text()));
    QCOMPARE(*id, u"1767024000003153087"_s);
    const RawRequest request = kit.lastCall();
    QCOMPARE(request.method, "POST");
    QVERIFY(request.header("Content-Type").startsWith("multipart/form-data; boundary="));
    QCOMPARE(request.target.split('?').first(), kBulkPath + "/views/7/data");
    const QByteArray config
        = QByteArray::fromPercentEncoding(request.target.mid(request.target.indexOf('=') + 1));
    QCOMPARE(QJsonDocument::fromJson(config).object().value("matchingColumns"_L1),
        QJsonValue(QJsonArray{u"ROWID"_s}));
    QCOMPARE(partOf(request.body, "FILE"), csv);
    QVERIFY(request.body.contains("filename=\"import.csv\"\r\nContent-Type: text/csv"));
    QVERIFY(!request.body.contains("name=\"CONFIG\""));
    QVERIFY(sent >= csv.size());
}

void AnalyticsJobsTest::longConfigIsAPart()
{
    ZohoKit kit([](const RawRequest &) { return jobAnswer(R"({"jobId":"5"})"); });
    ImportOrder order;
    for (int i = 0; i < 300; ++i)
        order.columnDateFormat.insert(u"Column %1"_s.arg(i), u"yyyy-MM-dd"_s);
    QVERIFY(kit.analytics().createImport(u"7"_s, order, kit.fileWith(u"a.csv"_s, "a\n")));
    const RawRequest request = kit.lastCall();
    QCOMPARE(request.target, kBulkPath + "/views/7/data");
    const QJsonObject config = QJsonDocument::fromJson(partOf(request.body, "CONFIG")).object();
    QCOMPARE(config.value("columnDateFormat"_L1).toObject().size(), 300);
    QCOMPARE(partOf(request.body, "FILE"), "a\n");
}

void AnalyticsJobsTest::batches()
{
    ZohoKit kit([](const RawRequest &) {
        return jobAnswer(R"({"batchKey":"169_17_Sales","jobId":"1767024000008787011"})");
    });
    const QString file = kit.fileWith(u"a.csv"_s, "a\n");
    const auto start
        = kit.analytics().startBatch(u"7"_s, {.importType = ImportType::TruncateAdd}, file, false);
    QVERIFY(start);
    QCOMPARE(start->batchKey, u"169_17_Sales"_s);
    QCOMPARE(start->jobId, u"1767024000008787011"_s);
    const auto configOfLast = [&kit] {
        const QByteArray target = kit.lastCall().target;
        return QJsonDocument::fromJson(
            QByteArray::fromPercentEncoding(target.mid(target.indexOf('=') + 1)))
            .object();
    };
    QCOMPARE(kit.lastCall().target.split('?').first(), kBulkPath + "/views/7/data/batch");
    QCOMPARE(configOfLast().value("batchKey"_L1).toString(), u"start"_s);
    const auto next = kit.analytics().sendBatch(u"7"_s, start->batchKey, file, true);
    QVERIFY(next);
    QCOMPARE(*next, start->jobId);
    QCOMPARE(configOfLast(),
        (QJsonObject{{u"batchKey"_s, u"169_17_Sales"_s}, {u"isLastBatch"_s, true}}));
}

void AnalyticsJobsTest::filesRefused()
{
    ZohoKit kit([](const RawRequest &) { return jobAnswer(R"({"jobId":"5"})"); });
    AnalyticsClient &client = kit.analytics();
    QCOMPARE(client.createImport(u"7"_s, {}, kit.path(u"none"_s)).error().kind, ErrorKind::Disk);
    const QString empty = kit.fileWith(u"empty"_s, {});
    QCOMPARE(client.createImport(u"7"_s, {}, empty).error().kind, ErrorKind::Data);
    QFile large(kit.path(u"large"_s)); // a hole: no bytes on the disk
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(AnalyticsClient::kMaxSyncFileBytes + 1));
    QCOMPARE(client.importNow(u"7"_s, {}, large.fileName()).error().kind, ErrorKind::Data);
    QVERIFY(large.resize(AnalyticsClient::kMaxFileBytes + 1));
    QCOMPARE(client.startBatch(u"7"_s, {}, large.fileName(), true).error().kind, ErrorKind::Data);
    QCOMPARE(kit.calls().size(), 0);
}

void AnalyticsJobsTest::importNow()
{
    ZohoKit kit([](const RawRequest &) {
        return jobAnswer(
            R"({"viewId":"7","importSummary":{"importType":"APPEND","totalRowCount":101,)"
            R"("successRowCount":100,"warnings":2,"importOperation":"updated"},)"
            R"("columnDetails":{},"importErrors":)"
            R"("<nobr>[Line: 3 Field: 1] (x) -ERROR: Invalid NUMBER value</nobr><br>"})");
    });
    const auto job = kit.analytics().importNow(u"7"_s, {}, kit.fileWith(u"a.csv"_s, "a\n"));
    QVERIFY(job);
    QCOMPARE(kit.lastCall().target.split('?').first(),
        "/restapi/v2/workspaces/35130000001242001/views/7/data");
    QCOMPARE(job->state, ImportJobState::Completed);
    QCOMPARE(job->totalRows, 101);
    QCOMPARE(job->successRows, 100);
    QCOMPARE(job->warnings, 2);
    QCOMPARE(job->problems.size(), 1);
    QCOMPARE(job->problems.first().line, 3);
}

void AnalyticsJobsTest::importJobs_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("state"); // -1: refused
    QTest::newRow("waits") << QByteArray(R"({"jobId":"5","jobCode":"1001"})")
                           << int(ImportJobState::Waiting);
    QTest::newRow("runs") << QByteArray(R"({"jobId":5,"jobCode":"1002","batchKey":"k"})")
                          << int(ImportJobState::Running);
    QTest::newRow("failed") << QByteArray(
        R"({"jobId":"5","jobCode":"1003","jobInfo":{"errorCode":7232,)"
        R"("errorMessage":"<nobr>Aborted</nobr>"}})")
                            << int(ImportJobState::Failed);
    QTest::newRow("completed") << QByteArray(
        R"({"jobId":"5","jobCode":1004,"jobInfo":{"importSummary":)"
        R"({"totalRowCount":"755","successRowCount":755,"warnings":0}}})")
                               << int(ImportJobState::Completed);
    QTest::newRow("not found") << QByteArray(R"({"jobId":"5","jobCode":"1005"})")
                               << int(ImportJobState::Gone);
    QTest::newRow("a new code") << QByteArray(R"({"jobId":"5","jobCode":"1009"})")
                                << int(ImportJobState::Running);
    QTest::newRow("no code") << QByteArray(R"({"jobId":"5"})") << -1;
    QTest::newRow("another job") << QByteArray(R"({"jobId":"6","jobCode":"1002"})") << -1;
    QTest::newRow("completed without counters")
        << QByteArray(R"({"jobId":"5","jobCode":"1004","jobInfo":{}})") << -1;
    QTest::newRow("no number of rows") << QByteArray(
        R"({"jobId":"5","jobCode":"1004","jobInfo":{"importSummary":)"
        R"({"totalRowCount":"all"}}})") << -1;
    QTest::newRow("8137") << QByteArray() << int(ImportJobState::Gone);
}

void AnalyticsJobsTest::importJobs()
{
    QFETCH(QByteArray, data);
    QFETCH(int, state);
    ZohoKit kit([data](const RawRequest &) {
        return data.isEmpty()
            ? RawReply::json(
                R"({"status":"failure","summary":"S","data":{"errorCode":8137,"errorMessage":"x"}})",
                "400 Bad Request")
            : jobAnswer(data);
    });
    const auto job = kit.analytics().importJob(u"5"_s);
    QCOMPARE(kit.lastCall().target, kBulkPath + "/importjobs/5");
    QCOMPARE(job.has_value(), state >= 0);
    if (!job)
        return;
    QCOMPARE(int(job->state), state);
    QCOMPARE(job->isFinished(), state >= int(ImportJobState::Failed));
    if (job->state == ImportJobState::Failed) {
        QCOMPARE(job->errorCode, u"7232"_s);
        QCOMPARE(job->errorText, u"Aborted"_s);
    }
    if (job->state == ImportJobState::Completed)
        QCOMPARE(job->totalRows, 755);
}

void AnalyticsJobsTest::exportJobs_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("state"); // -1: refused
    QTest::newRow("runs") << QByteArray(R"({"jobId":"5","jobCode":"1002"})")
                          << int(ImportJobState::Running);
    QTest::newRow("completed") << QByteArray(
        R"({"jobId":"5","jobCode":"1004","downloadUrl":"https://x/data"})")
                               << int(ImportJobState::Completed);
    QTest::newRow("failed") << QByteArray(
        R"({"jobId":"5","jobCode":"1003","jobInfo":{"errorMessage":"no <b>right</b>"}})")
                            << int(ImportJobState::Failed);
    QTest::newRow("another job") << QByteArray(R"({"jobId":"6","jobCode":"1002"})") << -1;
}

void AnalyticsJobsTest::exportJobs()
{
    QFETCH(QByteArray, data);
    QFETCH(int, state);
    ZohoKit kit([data](const RawRequest &) { return jobAnswer(data); });
    const auto job = kit.analytics().exportJob(u"5"_s);
    QCOMPARE(kit.lastCall().target, kBulkPath + "/exportjobs/5");
    QCOMPARE(job.has_value(), state >= 0);
    if (!job)
        return;
    QCOMPARE(int(job->state), state);
    QCOMPARE(job->downloadUrl.isEmpty(), job->state != ImportJobState::Completed);
    if (job->state == ImportJobState::Failed)
        QCOMPARE(job->errorText, u"no right"_s);
}

void AnalyticsJobsTest::downloads_data()
{
    QTest::addColumn<QString>("told"); // %1: the server
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<int>("calls");
    const QByteArray csv = "\"ROWID\"\r\n\"1\"\r\n";
    const QString own = u"%1/restapi/v2/bulk/workspaces/35130000001242001/exportjobs/5/data"_s;
    QTest::newRow("told") << own << csv << true << 1;
    QTest::newRow("not told") << QString() << csv << true << 1;
    QTest::newRow("somebody else's") << u"http://127.0.0.1:9/x"_s << csv << false << 0;
    QTest::newRow("anybody's") << u"https://files.example/x"_s << csv << false << 0;
    QTest::newRow("a word that is no refusal") << own << QByteArray("\"failure\"\r\n") << true << 1;
    QTest::newRow("still runs") << own
                                << QByteArray(R"({"status":"failure","summary":"S","data":)"
                                              R"({"errorCode":8122,"errorMessage":"x"}})")
                                << false << 1;
    QTest::newRow("a page") << own << QByteArray("<html>sign in</html>") << false << 1;
}

void AnalyticsJobsTest::downloads()
{
    QFETCH(QString, told);
    QFETCH(QByteArray, content);
    QFETCH(bool, isTaken);
    QFETCH(int, calls);
    ZohoKit kit([content](const RawRequest &) { return RawReply::json(content); });
    ExportJob job{.id = u"5"_s, .state = ImportJobState::Completed};
    job.downloadUrl = told.contains(u'%') ? told.arg(kit.url().toString()) : told;
    const QString path = kit.path(u"out.csv"_s);
    const auto size = kit.analytics().downloadExport(job, path);
    QCOMPARE(size.has_value(), isTaken);
    QCOMPARE(kit.calls().size(), calls);
    QCOMPARE(QFile::exists(path), isTaken);
    if (calls > 0)
        QCOMPARE(kit.lastCall().target, kBulkPath + "/exportjobs/5/data");
    if (isTaken)
        QCOMPARE(*size, content.size());
}

void AnalyticsJobsTest::exportNow()
{
    ZohoKit kit([](const RawRequest &) { return RawReply::json("\"A\"\r\n"); });
    const QString path = kit.path(u"out.csv"_s);
    QVERIFY(kit.analytics().exportNow(u"7"_s, {u"A"_s}, {}, path));
    QVERIFY(kit.lastCall().target.startsWith(
        "/restapi/v2/workspaces/35130000001242001/views/7/data?CONFIG=%7B"));
    QCOMPARE(kit.lastCall().method, "GET");
}

int runAnalyticsJobsTest(int argc, char **argv)
{
    AnalyticsJobsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "analyticsjobstest.moc"
