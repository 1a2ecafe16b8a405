// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmbodies.h"
#include "servicetests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// Request bodies and answers of the CRM against the texts of the reference (zoho-crm-bulk B-D).
class CrmBodiesTest final : public QObject
{
    Q_OBJECT

private slots:
    void readBody();
    void nextReadBody();
    void writeBody();
    void writeBodyWithoutMapping();
    void createdId_data();
    void createdId();
    void uploadedFile_data();
    void uploadedFile();
    void jobState_data();
    void jobState();
    void readJob();
    void readJobBare();
    void readJobBeforeTheEnd();
    void readJobFailed();
    void readJobRefused_data();
    void readJobRefused();
    void writeJob();
    void writeJobFailed_data();
    void writeJobFailed();
};

static QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

void CrmBodiesTest::readBody()
{
    ReadQuery query;
    query.module = u"Leads"_s;
    QCOMPARE(objectOf(readJobBody(query)),
        objectOf(R"({"query":{"module":{"api_name":"Leads"},"page":1},"file_type":"csv"})"));
    query.fields = {u"Last_Name"_s, u"Owner.last_name"_s};
    query.cvid = u"5725767000000087501"_s;
    query.page = 3;
    query.criteria
        = objectOf(R"({"field":{"api_name":"Email"},"comparator":"equal","value":"${EMPTY}"})");
    QCOMPARE(objectOf(readJobBody(query)),
        objectOf(
            R"({"query":{"module":{"api_name":"Leads"},"page":3,"cvid":"5725767000000087501",
                "fields":["Last_Name","Owner.last_name"],
                "criteria":{"field":{"api_name":"Email"},"comparator":"equal","value":"${EMPTY}"}},
                "file_type":"csv"})"));
}

void CrmBodiesTest::nextReadBody()
{
    QCOMPARE(nextReadJobBody(u"bca6fba1"_s), R"({"query":{"page_token":"bca6fba1"}})");
}

void CrmBodiesTest::writeBody()
{
    WriteOrder order;
    order.operation = u"update"_s;
    order.module = u"Leads"_s;
    order.fileId = u"111111000001492610"_s;
    order.fileName = u"data.csv"_s;
    order.findBy = u"id"_s;
    order.mappings = {WriteMapping{.apiName = u"id"_s, .index = 0},
        WriteMapping{.apiName = u"Account_Name"_s, .index = 2, .findBy = u"id"_s},
        WriteMapping{.apiName = u"Lead_Source"_s, .index = 4, .defaultValue = u"Trade Show"_s},
        WriteMapping{.apiName = u"Layout"_s, .defaultValue = u"77"_s}};
    QCOMPARE(objectOf(writeJobBody(order)),
        objectOf(
            R"({"operation":"update","ignore_empty":false,"character_encoding":"UTF-8","resource":[{
                "type":"data","module":{"api_name":"Leads"},"file_id":"111111000001492610",
                "file_names":["data.csv"],"find_by":"id","field_mappings":[
                {"api_name":"id","index":0},{"api_name":"Account_Name","index":2,"find_by":"id"},
                {"api_name":"Lead_Source","index":4,"default_value":{"value":"Trade Show"}},
                {"api_name":"Layout","default_value":{"value":"77"}}]}]})"));
}

void CrmBodiesTest::writeBodyWithoutMapping()
{
    WriteOrder order;
    order.operation = u"insert"_s;
    order.module = u"Leads"_s;
    order.fileId = u"1"_s;
    order.fileName = u"a.csv"_s;
    order.ignoreEmpty = true;
    const QJsonObject body = objectOf(writeJobBody(order));
    QCOMPARE(body.value("ignore_empty"_L1).toBool(), true);
    const QJsonObject resource = body.value("resource"_L1).toArray().first().toObject();
    QVERIFY(!resource.contains("find_by"_L1));
    QVERIFY(!resource.contains("field_mappings"_L1));
}

void CrmBodiesTest::createdId_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("delivery");
    const auto good = [](const char *name, const QByteArray &json, const QString &id) {
        QTest::newRow(name) << json << id << 0 << 0;
    };
    const auto bad
        = [](const char *name, const QByteArray &json, ErrorKind kind, Delivery delivery) {
              QTest::newRow(name) << json << QString() << static_cast<int>(kind)
                                  << static_cast<int>(delivery);
          };
    good("read job, wrapped",
        R"({"data":[{"status":"success","code":"ADDED_SUCCESSFULLY","message":"Added successfully.","details":{"id":"5725767000000859031","operation":"read","state":"ADDED"}}],"info":{}})",
        u"5725767000000859031"_s);
    good("write job, bare",
        R"({"status":"success","code":"SUCCESS","message":"success","details":{"id":"111111000000541958","created_by":{"id":"1","name":"n"}}})",
        u"111111000000541958"_s);
    good("number", R"({"status":"success","details":{"id":111111000000541958}})",
        u"111111000000541958"_s);
    good("in a list", R"([{"status":"success","details":{"id":"12"}}])", u"12"_s);
    bad("error",
        R"({"status":"error","code":"INVALID_FILE_ID","message":"improper file id","details":{}})",
        ErrorKind::Service, Delivery::Answered);
    bad("error, wrapped", R"({"data":[{"status":"error","code":"X","message":"y","details":{}}]})",
        ErrorKind::Service, Delivery::Answered);
    bad("no id", R"({"status":"success","details":{}})", ErrorKind::Protocol, Delivery::Unknown);
    bad("id is a path", R"({"status":"success","details":{"id":"../1"}})", ErrorKind::Protocol,
        Delivery::Unknown);
    bad("id lost digits", R"({"details":{"id":9223372036854775808123}})", ErrorKind::Protocol,
        Delivery::Unknown);
    bad("cut", R"({"status":"success","details":{"id":"11)", ErrorKind::Protocol,
        Delivery::Unknown);
    bad("empty", "", ErrorKind::Protocol, Delivery::Unknown);
    bad("empty data", R"({"data":[]})", ErrorKind::Protocol, Delivery::Unknown);
    bad("wrong types", R"({"data":[5]})", ErrorKind::Protocol, Delivery::Unknown);
    bad("NaN", R"({"details":{"id":NaN}})", ErrorKind::Protocol, Delivery::Unknown);
    bad("deep nesting", QByteArray(2000, '[') + QByteArray(2000, ']'), ErrorKind::Protocol,
        Delivery::Unknown);
}

void CrmBodiesTest::createdId()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, id);
    QFETCH(int, kind);
    QFETCH(int, delivery);
    const auto result = parseCreatedId(json);
    if (!id.isEmpty()) {
        QVERIFY2(result, qPrintable(result ? QString() : result.error().text()));
        QCOMPARE(*result, id);
        return;
    }
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().kind), kind);
    QCOMPARE(static_cast<int>(result.error().delivery), delivery);
}

void CrmBodiesTest::uploadedFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("id");
    QTest::newRow("text") << QByteArray(
        R"({"status":"success","code":"FILE_UPLOAD_SUCCESS","message":"file uploaded.","details":{"file_id":"111111000001492610","created_time":"2018-12-31T12:00:00-12:00"}})")
                          << u"111111000001492610"_s;
    QTest::newRow("number") << QByteArray(R"({"details":{"file_id":111111000001492610}})")
                            << u"111111000001492610"_s;
    QTest::newRow("only a time") << QByteArray(
        R"({"status":"success","details":{"created_time":"x"}})")
                                 << QString();
}

void CrmBodiesTest::uploadedFile()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, id);
    const auto result = parseUploadedFileId(json);
    QCOMPARE(result.has_value(), !id.isEmpty());
    if (result)
        QCOMPARE(*result, id);
}

void CrmBodiesTest::jobState_data()
{
    QTest::addColumn<int>("state");
    const auto row = [](const char *word, CrmJobState state) {
        QTest::newRow(word) << static_cast<int>(state);
    };
    row("ADDED", CrmJobState::Added);
    row("QUEUED", CrmJobState::Queued);
    row("IN PROGRESS", CrmJobState::InProgress);
    row("INPROGRESS", CrmJobState::InProgress);
    row("In_Progress", CrmJobState::InProgress);
    row("COMPLETED", CrmJobState::Completed);
    row("completed", CrmJobState::Completed);
    row("FAILURE", CrmJobState::Failed);
    row("FAILED", CrmJobState::Failed);
    row("SKIPPED", CrmJobState::Failed);
    row("RECONSIDERING", CrmJobState::InProgress);
}

void CrmBodiesTest::jobState()
{
    QFETCH(int, state);
    QCOMPARE(static_cast<int>(crmJobState(QString::fromLatin1(QTest::currentDataTag()))), state);
}

void CrmBodiesTest::readJob()
{
    const auto job = parseReadJob(
        R"({"data":[{"id":"5725767000000859031","operation":"read","state":"COMPLETED",
        "result":{"page":1,"per_page":200000,"count":200000,
        "download_url":"/crm/bulk/v8/read/5725767000000859031/result","more_records":true,
        "next_page_token":"bca6fba1"},
        "query":{"module":{"id":"2","api_name":"Leads"},"page":1},
        "created_by":{"id":"1","name":"n"},"created_time":"2024-07-20T00:51:23+05:30",
        "file_type":"csv"}]})");
    QVERIFY2(job, qPrintable(job ? QString() : job.error().text()));
    QCOMPARE(job->id, u"5725767000000859031"_s);
    QCOMPARE(job->state, CrmJobState::Completed);
    QCOMPARE(job->stateWord, u"COMPLETED"_s);
    QCOMPARE(job->page, 1);
    QCOMPARE(job->perPage, 200'000);
    QCOMPARE(job->count, 200'000);
    QCOMPARE(job->downloadUrl, u"/crm/bulk/v8/read/5725767000000859031/result"_s);
    QVERIFY(job->moreRecords);
    QCOMPARE(job->nextPageToken, u"bca6fba1"_s);
    QVERIFY(!job->why);
}

void CrmBodiesTest::readJobBare()
{
    const auto job = parseReadJob(
        R"({"job_id":12,"operation":"read","state":"completed","result":{"page":2,"count":0,"download_url":"/x","more_records":false}})");
    QVERIFY(job);
    QCOMPARE(job->id, u"12"_s);
    QCOMPARE(job->state, CrmJobState::Completed);
    QCOMPARE(job->count, 0);
    QVERIFY(!job->moreRecords);
    QVERIFY(job->nextPageToken.isEmpty());
}

void CrmBodiesTest::readJobBeforeTheEnd()
{
    const auto job = parseReadJob(
        R"({"data":[{"id":"12","state":"IN PROGRESS","result":{"page":1,"count":5,"download_url":"/x","more_records":true,"next_page_token":"t"}}]})");
    QVERIFY(job);
    QCOMPARE(job->state, CrmJobState::InProgress);
    QCOMPARE(job->count, 0);
    QVERIFY(job->downloadUrl.isEmpty());
    QVERIFY(job->nextPageToken.isEmpty());
}

void CrmBodiesTest::readJobFailed()
{
    const auto job = parseReadJob(
        R"({"data":[{"id":"12","operation":"read","state":"FAILURE","result":{"error_message":
        {"status":"error","code":"INTERNAL_SERVER_ERROR","message":"Internal server error occurred.","details":{}}}}]})");
    QVERIFY(job);
    QCOMPARE(job->state, CrmJobState::Failed);
    QVERIFY(job->why);
    QCOMPARE(job->why->code, u"INTERNAL_SERVER_ERROR"_s);
    QVERIFY(job->why->why.contains(u"Internal server error occurred."_s));
    QCOMPARE(job->why->kind, ErrorKind::Service);
}

void CrmBodiesTest::readJobRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no id") << QByteArray(R"({"data":[{"state":"ADDED"}]})");
    QTest::newRow("no state") << QByteArray(R"({"data":[{"id":"12"}]})");
    QTest::newRow("completed without result") << QByteArray(R"({"id":"12","state":"COMPLETED"})");
    QTest::newRow("empty data") << QByteArray(R"({"data":[]})");
    QTest::newRow("cut") << QByteArray(R"({"data":[{"id":"12","sta)");
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("id is a list") << QByteArray(R"({"id":["12"],"state":"ADDED"})");
}

void CrmBodiesTest::readJobRefused()
{
    QFETCH(QByteArray, json);
    const auto job = parseReadJob(json);
    QVERIFY(!job);
    QCOMPARE(job.error().kind, ErrorKind::Protocol);
    QCOMPARE(job.error().delivery, Delivery::Answered);
}

void CrmBodiesTest::writeJob()
{
    const auto job = parseWriteJob(
        R"({"status":"COMPLETED","character_encoding":"UTF-8","id":"111111000000541958","operation":"update",
        "ignore_empty":false,"created_time":"2019-01-30T02:18:15-12:00",
        "callback":{"url":"https://x","method":"post"},
        "resource":[{"status":"COMPLETED","code":"SUCCESS","type":"data","module":{"id":"1","api_name":"Leads"},
        "field_mappings":[{"api_name":"id","index":0,"format":null,"find_by":null,"module":null,"default_value":null}],
        "file":{"status":"COMPLETED","name":"data.csv","added_count":0,"skipped_count":2,"updated_count":24998,"total_count":25000}}],
        "result":{"download_url":"https://download-accl.zoho.com/v2/crm/694902309/bulk-write/1/1.zip"}})");
    QVERIFY2(job, qPrintable(job ? QString() : job.error().text()));
    QCOMPARE(job->id, u"111111000000541958"_s);
    QCOMPARE(job->state, CrmJobState::Completed);
    QCOMPARE(job->added, 0);
    QCOMPARE(job->updated, 24'998);
    QCOMPARE(job->skipped, 2);
    QCOMPARE(job->total, 25'000);
    QCOMPARE(
        job->downloadUrl, u"https://download-accl.zoho.com/v2/crm/694902309/bulk-write/1/1.zip"_s);
    QVERIFY(!job->why);
    const auto running = parseWriteJob(
        R"({"data":[{"status":"INPROGRESS","id":"1","resource":[{"status":"INPROGRESS","code":"INPROGRESS","file":{"status":"INPROGRESS","updated_count":7,"total_count":9}}]}]})");
    QVERIFY(running);
    QCOMPARE(running->state, CrmJobState::InProgress);
    QCOMPARE(running->updated, 7);
    QVERIFY(running->downloadUrl.isEmpty());
    QVERIFY(!running->why);
}

void CrmBodiesTest::writeJobFailed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("named");
    QTest::newRow("with a reason") << QByteArray(
        R"({"status":"FAILED","id":"1","resource":[{"status":"FAILED","code":"INVALID_DATA","message":"too many rows","file":{"status":"FAILED"}}]})")
                                   << static_cast<int>(CrmJobState::Failed) << u"too many rows"_s;
    QTest::newRow("code is the state again")
        << QByteArray(
               R"({"status":"FAILED","id":"1","resource":[{"status":"FAILED","code":"FAILED"}]})")
        << static_cast<int>(CrmJobState::Failed) << u"FAILED"_s;
    QTest::newRow("without anything") << QByteArray(R"({"status":"SKIPPED","id":"1"})")
                                      << static_cast<int>(CrmJobState::Failed) << u"SKIPPED"_s;
    QTest::newRow("completed, but the resource failed") << QByteArray(
        R"({"status":"COMPLETED","id":"1","resource":[{"status":"FAILED","code":"MODULE_NOT_AVAILABLE"}]})")
                                                        << static_cast<int>(CrmJobState::Completed)
                                                        << u"MODULE_NOT_AVAILABLE"_s;
}

void CrmBodiesTest::writeJobFailed()
{
    QFETCH(QByteArray, json);
    QFETCH(int, state);
    QFETCH(QString, named);
    const auto job = parseWriteJob(json);
    QVERIFY(job);
    QCOMPARE(static_cast<int>(job->state), state);
    QVERIFY(job->why);
    QVERIFY2(job->why->text().contains(named), qPrintable(job->why->text()));
}

int runCrmBodiesTest(int argc, char **argv)
{
    CrmBodiesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmbodiestest.moc"
