// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticstests.h"
#include "services/catalyst/catalystbodies.h"
#include "services/catalyst/catalystlimits.h"
#include "services/catalyst/catalystscopes.h"
#include "services/catalyst/zcql.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// Hosts, ZCQL, bodies, rows and limits of Catalyst; no network.
class CatalystBasicsTest final : public QObject
{
    Q_OBJECT

private slots:
    void hosts_data();
    void hosts();
    void foreignHosts_data();
    void foreignHosts();
    void zcql();
    void zcqlRefused();
    void readJobBody();
    void cellsAreText();
    void rowsRefused_data();
    void rowsRefused();
    void pages();
    void columns();
    void counts_data();
    void counts();
    void jobs_data();
    void jobs();
    void pace();
    void scopes_data();
    void scopes();
};

void CatalystBasicsTest::hosts_data()
{
    QTest::addColumn<QString>("accounts");
    QTest::addColumn<QString>("catalyst"); // empty: no document names it
    QTest::addColumn<QString>("analytics");
    const auto add = [](const char *centre, const char *accounts, const char *catalyst,
                         const char *analytics) {
        QTest::newRow(centre) << QString::fromLatin1(accounts) << QString::fromLatin1(catalyst)
                              << QString::fromLatin1(analytics);
    };
    add("us", "accounts.zoho.com", "api.catalyst.zoho.com", "analyticsapi.zoho.com");
    add("eu", "accounts.zoho.eu", "api.catalyst.zoho.eu", "analyticsapi.zoho.eu");
    add("in", "accounts.zoho.in", "api.catalyst.zoho.in", "analyticsapi.zoho.in");
    add("au", "accounts.zoho.com.au", "api.catalyst.zoho.com.au", "analyticsapi.zoho.com.au");
    add("jp", "accounts.zoho.jp", "api.catalyst.zoho.jp", "analyticsapi.zoho.jp");
    add("cn", "accounts.zoho.com.cn", "", "analyticsapi.zoho.com.cn");
    add("sa", "accounts.zoho.sa", "api.catalyst.zoho.sa", "analyticsapi.zoho.sa");
    add("ca", "accounts.zohocloud.ca", "api.catalyst.zohocloud.ca", "analyticsapi.zohocloud.ca");
    add("ae", "accounts.zoho.ae", "", "");
}

void CatalystBasicsTest::hosts()
{
    QFETCH(QString, accounts);
    const QString centre = QString::fromLatin1(QTest::currentDataTag());
    for (const auto &[service, column] : {std::pair{ZohoService::Catalyst, "catalyst"},
             std::pair{ZohoService::Analytics, "analytics"}}) {
        const QString api
            = *static_cast<const QString *>(QTest::qData(column, qMetaTypeId<QString>()));
        const auto hosts = zohoHosts(centre, {}, service);
        QCOMPARE(hosts.has_value(), !api.isEmpty());
        if (!hosts) {
            QCOMPARE(hosts.error().kind, ErrorKind::Config);
            QVERIFY(hosts.error().next.contains("apiUrl"_L1));
            continue;
        }
        QCOMPARE(hosts->accounts, QUrl(u"https://"_s + accounts));
        QCOMPARE(hosts->api, QUrl(u"https://"_s + api));
        QVERIFY(hosts->isApiFixed); // the token's api_domain is the CRM's
        QVERIFY(mayReceiveToken(*hosts, hosts->api));
        QVERIFY(!mayReceiveToken(*hosts, QUrl(u"https://example.com/"_s)));
    }
}

void CatalystBasicsTest::foreignHosts_data()
{
    QTest::addColumn<QString>("centre");
    QTest::addColumn<QString>("apiUrl");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("another centre") << u"us"_s << u"https://analyticsapi.zoho.eu"_s << false;
    QTest::newRow("anybody") << u"us"_s << u"https://analyticsapi.zoho.com.evil.example"_s << false;
    QTest::newRow("plain http") << u"us"_s << u"http://analyticsapi.zoho.com"_s << false;
    QTest::newRow("Canada's other one")
        << u"ca"_s << u"https://analyticsapi.zohoanalytics.ca"_s << true;
    QTest::newRow("only Canada's")
        << u"us"_s << u"https://analyticsapi.zohoanalytics.ca"_s << false;
    QTest::newRow("named where none is known")
        << u"ae"_s << u"https://analyticsapi.zoho.ae"_s << true;
}

void CatalystBasicsTest::foreignHosts()
{
    QFETCH(QString, centre);
    QFETCH(QString, apiUrl);
    QFETCH(bool, isTaken);
    const auto hosts = zohoHosts(centre, {{u"apiUrl"_s, apiUrl}}, ZohoService::Analytics);
    QCOMPARE(hosts.has_value(), isTaken);
    if (isTaken)
        QVERIFY(mayReceiveToken(*hosts, hosts->api));
}

void CatalystBasicsTest::zcql()
{
    QCOMPARE(zcqlText(u"O'Neil\\ \"x\""_s), u"'O''Neil\\ \"x\"'"_s);
    QCOMPARE(zcqlText({}), u"''"_s);
    QCOMPARE(*zcqlId(u"69251000000063001"_s), u"69251000000063001"_s);
    QCOMPARE(*zcqlSelect(u"Orders"_s), u"SELECT * FROM Orders"_s);
    QCOMPARE(
        *zcqlSelect(u"Orders"_s, {u"ROWID"_s, u"Due_1"_s}), u"SELECT ROWID, Due_1 FROM Orders"_s);
    QCOMPARE(zcqlLimit(300), u" LIMIT 300,300"_s);
    QCOMPARE(zcqlLimit(-5, 9000), u" LIMIT 0,300"_s);
}

void CatalystBasicsTest::zcqlRefused()
{
    for (const QString &id : {u""_s, u"12a"_s, u"1 OR 1=1"_s, u"-1"_s, u"1e17"_s})
        QVERIFY2(!zcqlId(id), qPrintable(id));
    for (const QString &name : {u""_s, u"a b"_s, u"T;x"_s, u"T'"_s})
        QVERIFY2(!zcqlName(name), qPrintable(name));
    QVERIFY(!zcqlSelect(u"T"_s, {u"x y"_s}));
    QVERIFY(zcqlSelect(u"T"_s, QStringList(20, u"c"_s)));
    QVERIFY(!zcqlSelect(u"T"_s, QStringList(21, u"c"_s)));
}

void CatalystBasicsTest::readJobBody()
{
    CatalystReadOrder order{.table = u"EmpDetails"_s, .page = 3};
    QCOMPARE(QJsonDocument::fromJson(catalystReadJobBody(order)),
        QJsonDocument::fromJson(R"({"table_identifier":"EmpDetails","query":{"page":3}})"));
    order.columns = {u"EmpID"_s, u"ROWID"_s};
    order.criteria.conditions = {{u"EmpID"_s, u"greater_than"_s, u"1000"_s}};
    QCOMPARE(QJsonDocument::fromJson(catalystReadJobBody(order)),
        QJsonDocument::fromJson(R"({"table_identifier":"EmpDetails","query":{"page":3,)"
                                R"("select_columns":["EmpID","ROWID"],"criteria":{)"
                                R"("group_operator":"and","group":[{"column_name":"EmpID",)"
                                R"("comparator":"greater_than","value":"1000"}]}}})"));
}

// 64-bit ids and decimals as they stand: a double would round them.
void CatalystBasicsTest::cellsAreText()
{
    const auto page = parseCatalystRows(
        R"({"status":"success","data":[{"ROWID":69251000000063001,"Price":1.10,"Big":)"
        R"(12345678901234567.890,"Name":"a\u00e4\n","None":null,"Empty":"","Yes":true,)"
        R"("Obj":{"a":[1]}}]})",
        false, u"what"_s);
    QVERIFY2(page, qPrintable(page ? QString() : page.error().text()));
    const CatalystRow &row = page->rows.first();
    QCOMPARE(row.rowId(), u"69251000000063001"_s);
    QCOMPARE(row.value(u"Price"), u"1.10"_s);
    QCOMPARE(row.value(u"Big"), u"12345678901234567.890"_s);
    QCOMPARE(row.value(u"Name"), u"a\u00e4\n"_s);
    QVERIFY(row.contains(u"None"));
    QVERIFY(row.value(u"None").isNull());
    QVERIFY(!row.value(u"Empty").isNull());
    QCOMPARE(row.value(u"Empty"), QString());
    QCOMPARE(row.value(u"Yes"), u"true"_s);
    QCOMPARE(row.value(u"Obj"), u"{\"a\":[1]}"_s);
    QVERIFY(!row.contains(u"name"));
}

void CatalystBasicsTest::rowsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isWrapped");
    QTest::newRow("cut off") << QByteArray(R"({"status":"success","data":[{"ROWID":"1")") << false;
    QTest::newRow("no JSON") << QByteArray("hello") << false;
    QTest::newRow("behind it") << QByteArray(R"({"status":"success","data":[]} x)") << false;
    QTest::newRow("no status") << QByteArray(R"({"data":[]})") << false;
    QTest::newRow("a cell twice") << QByteArray(
        R"({"status":"success","data":[{"A":"1","A":"2"}]})")
                                  << false;
    QTest::newRow("rows twice") << QByteArray(R"({"status":"success","data":[],"data":[]})")
                                << false;
    QTest::newRow("a number that is none")
        << QByteArray(R"({"status":"success","data":[{"A":12x}]})") << false;
    QTest::newRow("two tables") << QByteArray(
        R"({"status":"success","data":[{"A":{"x":"1"},"B":{"x":"1"}}]})")
                                << true;
    QTest::newRow("not wrapped") << QByteArray(R"({"status":"success","data":[{"x":"1"}]})")
                                 << true;
    QTest::newRow("more without a token")
        << QByteArray(R"({"status":"success","data":[],"more_records":true})") << false;
}

void CatalystBasicsTest::rowsRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isWrapped);
    const auto read = parseCatalystRows(json, isWrapped, u"what"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Protocol);
    QCOMPARE(read.error().delivery, Delivery::Answered);
    const auto changed = parseCatalystRows(json, isWrapped, u"what"_s, true);
    QCOMPARE(changed.error().delivery,
        json.contains("more_records") ? Delivery::Answered : Delivery::Unknown);
}

void CatalystBasicsTest::pages()
{
    const auto page = parseCatalystRows(
        R"({"status":"success","data":[{"ROWID":"1"}],"next_token":"abc=","more_records":true})",
        false, {});
    QVERIFY(page);
    QCOMPARE(page->nextToken, u"abc="_s);
    const auto last = parseCatalystRows(
        R"({"status":"success","data":[{"ROWID":"1"}],"next_token":"abc=","more_records":false})",
        false, {});
    QVERIFY(last);
    QCOMPARE(last->nextToken, QString());
    const auto none = parseCatalystRows(R"({"status":"success"})", false, {});
    QVERIFY(none);
    QVERIFY(none->rows.isEmpty());
}

void CatalystBasicsTest::columns()
{
    const auto columns = parseCatalystColumns(
        R"({"status":"success","data":[{"column_id":2305000000007725,"column_name":"CityName",)"
        R"("category":2,"data_type":"varchar","max_length":"100","is_mandatory":"true",)"
        R"("is_unique":true},{"column_id":"9","column_name":"ROWID","category":1,)"
        R"("data_type":"bigint","max_length":50},{"column_id":"8","column_name":"Parent",)"
        R"("category":"2","data_type":"foreignkey"}]})");
    QVERIFY2(columns, qPrintable(columns ? QString() : columns.error().text()));
    QCOMPARE(columns->at(0).id, u"2305000000007725"_s);
    QCOMPARE(columns->at(0).maxLength, 100);
    QVERIFY(columns->at(0).isMandatory && columns->at(0).isUnique && !columns->at(0).isSystem());
    QVERIFY(columns->at(1).isSystem());
    QCOMPARE(columns->at(2).dataType, u"foreign key"_s);
    QVERIFY(!columns->at(2).isMandatory);
}

void CatalystBasicsTest::counts_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<qint64>("count"); // -1: refused
    QTest::newRow("text") << QByteArray(R"j([{"Orders":{"COUNT(ROWID)":"450000"}}])j")
                          << qint64(450'000);
    QTest::newRow("number") << QByteArray(R"j([{"orders":{"COUNT(ROWID)":7}}])j") << qint64(7);
    QTest::newRow("none") << QByteArray("[]") << qint64(-1);
    QTest::newRow("words") << QByteArray(R"j([{"Orders":{"COUNT(ROWID)":"many"}}])j") << qint64(-1);
    QTest::newRow("fraction") << QByteArray(R"j([{"Orders":{"COUNT(ROWID)":1.5}}])j") << qint64(-1);
}

void CatalystBasicsTest::counts()
{
    QFETCH(QByteArray, data);
    QFETCH(qint64, count);
    const auto read
        = parseCatalystCount(QByteArray("{\"status\":\"success\",\"data\":" + data + "}"));
    QCOMPARE(read.has_value(), count >= 0);
    if (read)
        QCOMPARE(*read, count);
}

void CatalystBasicsTest::jobs_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("state"); // -1: refused
    QTest::newRow("in progress") << QByteArray(
        R"({"job_id":2000000118004,"status":"In-Progress","query":[{"table_id":1,)"
        R"("details":{"page":"2"}}]})")
                                 << int(CatalystJobState::InProgress);
    QTest::newRow("completed") << QByteArray(
        R"({"job_id":"2000000118004","status":"Completed","query":[{"details":)"
        R"({"page":2}}],"results":{"download_url":"https://x/","details":[)"
        R"({"records_processed":17,"more_records":true}]}})")
                               << int(CatalystJobState::Completed);
    QTest::newRow("failed") << QByteArray(
        R"({"job_id":2000000118004,"status":"Failed","query":[{"details":{"page":"2"}}],)"
        R"("results":{"description":"no such column"}})")
                            << int(CatalystJobState::Failed);
    QTest::newRow("a new word") << QByteArray(
        R"({"job_id":2000000118004,"status":"Queued","query":[{"details":)"
        R"({"page":"2"}}]})") << int(CatalystJobState::InProgress);
    QTest::newRow("no id") << QByteArray(R"({"status":"Completed"})") << -1;
    QTest::newRow("no status") << QByteArray(R"({"job_id":1})") << -1;
}

void CatalystBasicsTest::jobs()
{
    QFETCH(QByteArray, data);
    QFETCH(int, state);
    const auto job
        = parseCatalystReadJob(QByteArray("{\"status\":\"success\",\"data\":" + data + "}"));
    QCOMPARE(job.has_value(), state >= 0);
    if (!job)
        return;
    QCOMPARE(int(job->state), state);
    QCOMPARE(job->id, u"2000000118004"_s);
    QCOMPARE(job->page, 2);
    const bool isDone = job->state == CatalystJobState::Completed;
    QCOMPARE(job->recordsProcessed, isDone ? 17 : -1);
    QCOMPARE(job->moreRecords, isDone ? std::optional(true) : std::nullopt);
    QCOMPARE(
        job->description, job->state == CatalystJobState::Failed ? u"no such column"_s : QString());
}

void CatalystBasicsTest::pace()
{
    CatalystPace pace;
    QCOMPARE(pace.atOnce(), 4);
    pace.refused(4);
    QCOMPARE(pace.atOnce(), 2);
    pace.refused(4); // of the same burst
    QCOMPARE(pace.atOnce(), 2);
    pace.refused(2);
    pace.refused(1);
    QCOMPARE(pace.atOnce(), 1);
    for (int i = 0; i < CatalystPace::kAnswersToRaise - 1; ++i)
        pace.answered();
    QCOMPARE(pace.atOnce(), 1);
    pace.answered();
    QCOMPARE(pace.atOnce(), 2);
    for (int i = 0; i < 10 * CatalystPace::kAnswersToRaise; ++i)
        pace.answered();
    QCOMPARE(pace.atOnce(), 4);
}

void CatalystBasicsTest::scopes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("scope");
    const auto add = [](const char *method, const char *path, const char *scope) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QString::fromLatin1(path) << QString::fromLatin1(scope);
    };
    add("GET", "/table", "ZohoCatalyst.tables.READ");
    add("GET", "/table/rows", "ZohoCatalyst.tables.READ");
    add("GET", "/table/T/column", "ZohoCatalyst.tables.columns.READ");
    add("GET", "/table/T/row/1", "ZohoCatalyst.tables.rows.READ");
    add("POST", "/table/T/row", "ZohoCatalyst.tables.rows.CREATE");
    add("PATCH", "/table/T/row", "ZohoCatalyst.tables.rows.UPDATE");
    add("DELETE", "/table/T/row", "ZohoCatalyst.tables.rows.DELETE");
    add("POST", "/bulk/read", "ZohoCatalyst.tables.bulk.READ");
    add("POST", "/query", "ZohoCatalyst.zcql.CREATE");
    add("GET", "/segment/1/cache", "ZohoCatalyst.cache.READ");
    add("PUT", "/cache", "ZohoCatalyst.cache.CREATE");
    add("GET", "/segment/S", "ZohoCatalyst.segments.ALL");
}

void CatalystBasicsTest::scopes()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, scope);
    QCOMPARE(catalystScopesFor(method, path), QStringList{scope});
    QVERIFY(catalystScopes().split(u',').contains(scope)); // what is asked for at sign-in
}

int runCatalystBasicsTest(int argc, char **argv)
{
    CatalystBasicsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "catalystbasicstest.moc"
