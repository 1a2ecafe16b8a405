// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmrecordbody.h"
#include "services/zohocrm/crmrecordclient.h"
#include "servicetests.h"
#include "support/zohokit.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QByteArray kOk = R"({"code":"SUCCESS","status":"success","message":"record updated",)"
                       R"("details":{"id":"5725767000000411001","Modified_Time":"x"}})";
const QByteArray kBad = R"({"code":"INVALID_DATA","status":"error","message":"invalid data",)"
                        R"("details":{"api_name":"Email","json_path":"$.data[1].Email"}})";

QByteArray rowsAnswer(const QList<QByteArray> &rows)
{
    return "{\"data\":[" + rows.join(',') + "]}";
}

// The record client against a scripted server.
class RecordKit
{
public:
    explicit RecordKit(const RawReply &reply, bool hasLimits = false)
        : kit([reply](const RawRequest &) { return reply; })
    {
        const QString url = kit.url().toString();
        const QJsonObject urls{{u"accountsUrl"_s, url}, {u"apiUrl"_s, url}, {u"uploadUrl"_s, url}};
        ZohoAccount account = kit.catalystAccount.zoho;
        account.hosts = *zohoHosts(u"us"_s, urls);
        account.network = zohoNetwork(account.hosts);
        session = std::make_unique<ZohoSession>(
            account, kit.tokens(), kit.http(), kit.token(), Logger());
        CrmLimits limits;
        if (hasLimits)
            limits = CrmLimits::of(CrmOrg{.zgid = u"1"_s, .edition = u"enterprise"_s, .users = 1});
        client = std::make_unique<CrmRecordClient>(*session, limits);
    }

    ZohoKit kit;
    std::unique_ptr<ZohoSession> session;
    std::unique_ptr<CrmRecordClient> client;
};

CrmRecordClient::Rows someRows(qsizetype count, const QStringList &ids = {})
{
    return {.module = u"Leads"_s, .body = "{\"data\":[]}", .count = count, .ids = ids};
}

} // namespace

using RecordAsk = std::function<bool(CrmRecordClient &)>;
Q_DECLARE_METATYPE(RecordAsk)

// The record API's bodies, requests and answers (zoho-crm-bulk C2, C4, C5).
class CrmRecordsTest final : public QObject
{
    Q_OBJECT

private slots:
    void requests_data();
    void requests();
    void readingRequests_data();
    void readingRequests();
    void rowsInOrder();
    void refusedRowsUnder400();
    void unclear_data();
    void unclear();
    void refused_data();
    void refused();
    void emptyPage();
};

void CrmRecordsTest::requests_data()
{
    QTest::addColumn<RecordAsk>("ask");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const auto row
        = [](const char *name, const RecordAsk &ask, const QByteArray &reply,
              const QByteArray &method, const QByteArray &target, const QByteArray &body = {}) {
              QTest::newRow(name) << ask << reply << method << target << body;
          };
    const QByteArray one = rowsAnswer({kOk});
    const QByteArray id = "5725767000000411001";
    const QString idText = QString::fromLatin1(id);
    row(
        "insert", [](auto &c) { return c.insert(someRows(1))->first().isDone; }, one, "POST",
        "/crm/v8/Leads", "{\"data\":[]}");
    row(
        "update", [idText](auto &c) { return c.update(someRows(1, {idText}))->first().isDone; },
        one, "PUT", "/crm/v8/Leads", "{\"data\":[]}");
    row(
        "upsert", [](auto &c) { return c.upsert(someRows(1))->first().isDone; }, one, "POST",
        "/crm/v8/Leads/upsert", "{\"data\":[]}");
    row(
        "delete", [idText](auto &c) { return c.remove(u"Leads"_s, {idText})->first().isDone; }, one,
        "DELETE", "/crm/v8/Leads?ids=" + id);
}

void CrmRecordsTest::readingRequests_data()
{
    QTest::addColumn<RecordAsk>("ask");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const auto row
        = [](const char *name, const RecordAsk &ask, const QByteArray &reply,
              const QByteArray &method, const QByteArray &target, const QByteArray &body = {}) {
              QTest::newRow(name) << ask << reply << method << target << body;
          };
    const QByteArray id = "5725767000000411001";
    const QString idText = QString::fromLatin1(id);
    row(
        "by ids",
        [idText](auto &c) {
            return c.records(u"Leads"_s, {idText, u"12"_s}, {u"Email"_s})->rows.size() == 1;
        },
        R"({"data":[{"id":"12","Email":"a"}]})", "GET",
        "/crm/v8/Leads?ids=" + id + ",12&fields=Email");
    row(
        "list",
        [](auto &c) {
            const auto page = c.list(u"Leads"_s, {u"Email"_s, u"Size"_s}, {}, 2);
            return page->hasMore && page->nextPageToken == u"t1"_s;
        },
        R"({"data":[{"id":"12"}],"info":{"more_records":true,"next_page_token":"t1"}})", "GET",
        "/crm/v8/Leads?fields=Email,Size&per_page=200&page=2");
    row(
        "list by token",
        [](auto &c) { return !c.list(u"Leads"_s, {u"Email"_s}, u"t1"_s)->hasMore; },
        R"({"data":[],"info":{"more_records":false,"next_page_token":null}})", "GET",
        "/crm/v8/Leads?fields=Email&per_page=200&page_token=t1");
    row(
        "query", [](auto &c) { return c.query(CrmQuery(u"Leads"_s, {u"id"_s}))->rows.size() == 2; },
        R"({"data":[{"id":"1"},{"id":"2"}],"info":{"count":2,"more_records":false}})", "POST",
        "/crm/v8/coql",
        R"({"select_query":"select id from Leads where id is not null limit 0, 200"})");
    row(
        "count by query", [](auto &c) { return *c.queryCount(u"Leads"_s) == 694; },
        R"j({"data":[{"COUNT(id)":694}],"info":{"count":1,"more_records":false}})j", "POST",
        "/crm/v8/coql",
        R"j({"select_query":"select COUNT(id) from Leads where id is not null limit 0, 200"})j");
    row(
        "count", [](auto &c) { return *c.count(u"Leads"_s) == 694; }, R"({"count":694})", "GET",
        "/crm/v8/Leads/actions/count");
    row(
        "layouts", [](auto &c) { return c.layouts(u"Leads"_s)->isEmpty(); }, R"({"layouts":[]})",
        "GET", "/crm/v8/settings/layouts?module=Leads");
    row(
        "views",
        [](auto &c) {
            const auto page = c.views(u"Leads"_s, 2);
            return page->hasMore && page->views.size() == 2
                && page->views.at(0).id == u"5725767000000087501"_s
                && page->views.at(0).name == u"Hot ones"_s && page->views.at(1).name == u"12"_s;
        },
        R"({"custom_views":[{"id":"5725767000000087501","name":"Hot","display_value":"Hot ones"},)"
        R"({"id":"12"}],"info":{"more_records":true}})",
        "GET", "/crm/v8/settings/custom_views?module=Leads&page=2");
}

void CrmRecordsTest::readingRequests()
{
    requests();
}

void CrmRecordsTest::requests()
{
    QFETCH(RecordAsk, ask);
    QFETCH(QByteArray, reply);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    RecordKit records(RawReply::json(reply));
    QVERIFY(ask(*records.client));
    QCOMPARE(records.kit.calls().size(), 1);
    QCOMPARE(records.kit.lastCall().method, method);
    QCOMPARE(records.kit.lastCall().target, target);
    QCOMPARE(records.kit.lastCall().body, body);
    QVERIFY(records.kit.lastCall().header("Authorization").startsWith("Zoho-oauthtoken "));
}

// Each row's outcome stands at its place; a first row that was refused says nothing of the others.
void CrmRecordsTest::rowsInOrder()
{
    RecordKit records(
        RawReply::json(rowsAnswer({kBad, kOk,
                           R"({"status":"success","action":"insert","duplicate_field":"Email",)"
                           R"("code":"SUCCESS","details":{"id":12}})"}),
            "207 Multi-Status"));
    const auto answer = records.client->upsert(someRows(3));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text()));
    QVERIFY(!answer->at(0).isDone);
    QCOMPARE(answer->at(0).code, u"INVALID_DATA"_s);
    QCOMPARE(answer->at(0).field, u"Email"_s);
    QCOMPARE(answer->at(0).message, u"invalid data"_s);
    QVERIFY(answer->at(1).isDone);
    QCOMPARE(answer->at(1).id, u"5725767000000411001"_s);
    QCOMPARE(answer->at(2).action, u"insert"_s);
    QCOMPARE(answer->at(2).id, u"12"_s);
    QCOMPARE(answer->at(2).duplicateField, u"Email"_s);
}

void CrmRecordsTest::refusedRowsUnder400()
{
    const QByteArray byPath = R"({"code":"MANDATORY_NOT_FOUND","status":"error","message":"m",)"
                              R"("details":{"json_path":"$.data[0].Last_Name"}})";
    RecordKit records(RawReply::json(rowsAnswer({byPath, kBad}), "400 Bad Request"));
    const auto answer = records.client->insert(someRows(2));
    QVERIFY(answer);
    QCOMPARE(answer->at(0).field, u"Last_Name"_s);
    QCOMPARE(answer->at(1).code, u"INVALID_DATA"_s);
}

// Of such an answer nobody may guess what was written (reliability-security C23).
void CrmRecordsTest::unclear_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("status");
    const auto row
        = [](const char *name, const QByteArray &reply, const QByteArray &status = "200 OK") {
              QTest::newRow(name) << reply << status;
          };
    row("fewer rows", rowsAnswer({kOk}));
    row("more rows", rowsAnswer({kOk, kOk, kOk}));
    row("no list", R"({"data":{}})");
    row("nothing of it", "{}");
    row("no words", rowsAnswer({kOk, "{}"}));
    row("another status", rowsAnswer({kOk, R"({"status":"maybe","code":"SUCCESS"})"}));
    row("no id", rowsAnswer({kOk, R"({"status":"success","code":"SUCCESS","details":{}})"}));
    row("no code", rowsAnswer({kOk, R"({"status":"error","message":"x"})"}));
    row("another record",
        rowsAnswer({kOk, R"({"status":"success","code":"SUCCESS","details":{"id":"13"}})"}));
    row("a key twice", R"({"data":[],"data":[]})");
    row("no JSON", "<html>");
    row("500", R"({"code":"INTERNAL_ERROR","status":"error","message":"x","details":{}})",
        "500 Internal Server Error");
}

void CrmRecordsTest::unclear()
{
    QFETCH(QByteArray, reply);
    QFETCH(QByteArray, status);
    RecordKit records(RawReply::json(reply, status));
    const auto answer = records.client->update(someRows(2, {u"5725767000000411001"_s, u"12"_s}));
    QVERIFY(!answer);
    QCOMPARE(answer.error().delivery, Delivery::Unknown);
    QCOMPARE(records.kit.calls().size(), 1);
}

void CrmRecordsTest::refused_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("code");
    const auto envelope = [](const QByteArray &code) -> QByteArray {
        return "{\"code\":\"" + code + "\",\"status\":\"error\",\"message\":\"m\",\"details\":{}}";
    };
    QTest::newRow("400") << envelope("INVALID_MODULE") << QByteArray("400 Bad Request")
                         << u"INVALID_MODULE"_s;
    QTest::newRow("403") << envelope("NO_PERMISSION") << QByteArray("403 Forbidden")
                         << u"NO_PERMISSION"_s;
    QTest::newRow("under 200") << envelope("INVALID_REQUEST") << QByteArray("200 OK")
                               << u"INVALID_REQUEST"_s;
    QTest::newRow("429") << envelope("TOO_MANY_REQUESTS") << QByteArray("429 Too Many Requests")
                         << u"TOO_MANY_REQUESTS"_s;
}

void CrmRecordsTest::refused()
{
    QFETCH(QByteArray, reply);
    QFETCH(QByteArray, status);
    QFETCH(QString, code);
    RecordKit records(RawReply::json(reply, status));
    const auto answer = records.client->insert(someRows(2));
    QVERIFY(!answer);
    QCOMPARE(answer.error().delivery, Delivery::Answered);
    QCOMPARE(answer.error().code, code);
    QVERIFY(!records.client->insert(someRows(101)));
    QVERIFY(!records.client->remove(u"Leads"_s, {u"1;2"_s}));
    QCOMPARE(records.kit.calls().size(), 1);
}

void CrmRecordsTest::emptyPage()
{
    RecordKit records(RawReply{.bytes = "HTTP/1.1 204 No Content\r\n\r\n"});
    const auto page = records.client->query(CrmQuery(u"Leads"_s, {u"id"_s}));
    QVERIFY2(page, page ? "" : qPrintable(page.error().text()));
    QVERIFY(page->rows.isEmpty() && !page->hasMore);
    QCOMPARE(records.client->queryCount(u"Leads"_s).value_or(-1), 0);
    for (const QByteArray &json : {QByteArray("{}"), QByteArray(R"({"data":[5]})"),
             QByteArray(R"({"data":[],"info":{"more_records":"yes"}})"),
             QByteArray(R"({"data":[],"info":{"more_records":true,"next_page_token":5}})")})
        QVERIFY2(!parseCrmRecordPage(json, {}), json.constData());
    QVERIFY(!parseCrmQueryCount(R"({"data":[{"a":1,"b":2}]})", {}));
}

int runCrmRecordsTest(int argc, char **argv)
{
    CrmRecordsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmrecordstest.moc"
