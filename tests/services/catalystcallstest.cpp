// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticstests.h"
#include "services/catalyst/catalystconnectiontest.h"
#include "support/zohokit.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QByteArray kProject = "/baas/v1/project/4000000006007";
const QByteArray kDone = R"({"status":"success","data":{}})";

RawReply done(const QByteArray &data)
{
    return RawReply::json("{\"status\":\"success\",\"data\":" + data + "}");
}

} // namespace

// The requests of Catalyst's client, and what comes of them.
class CatalystCallsTest final : public QObject
{
    Q_OBJECT

private slots:
    void requests_data();
    void requests();
    void headers();
    void rowChanges();
    void refusedBeforeSending();
    void oneRow_data();
    void oneRow();
    void zcqlRows();
    void jobOfAnotherIsRefused();
    void reports();
    void downloads_data();
    void downloads();
    void cache();
    void connectionTest();
};

using CatalystAsk = std::function<bool(CatalystClient &)>;
Q_DECLARE_METATYPE(CatalystAsk)

void CatalystCallsTest::requests_data()
{
    QTest::addColumn<CatalystAsk>("ask");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const auto add
        = [](const char *name, const CatalystAsk &ask, const QByteArray &data,
              const QByteArray &method, const QByteArray &target, const QByteArray &body = {}) {
              QTest::newRow(name) << ask << data << method << kProject + target << body;
          };
    add(
        "tables", [](auto &c) { return c.tables()->first().id == u"69251000000063001"_s; },
        R"([{"table_id":69251000000063001,"table_name":"T"}])", "GET", "/table");
    add(
        "table", [](auto &c) { return c.table(u"T ä/x"_s)->name == u"T"_s; },
        R"({"table_id":"1","table_name":"T","column_details":[]})", "GET", "/table/T%20%C3%A4%2Fx");
    add(
        "columns", [](auto &c) { return c.columns(u"T"_s)->size() == 1; },
        R"([{"column_name":"A","data_type":"text"}])", "GET", "/table/T/column");
    add(
        "count", [](auto &c) { return *c.count(u"T"_s) == 5; }, R"j([{"T":{"COUNT(ROWID)":"5"}}])j",
        "POST", "/query", R"({"query":"SELECT COUNT(ROWID) FROM T"})");
    add(
        "first page", [](auto &c) { return c.rows(u"T"_s)->rows.size() == 1; },
        R"([{"ROWID":"1"}])", "GET", "/table/T/row?max_rows=200");
    add(
        "next page", [](auto &c) { return c.rows(u"T"_s, u"a+b="_s, 50).has_value(); }, "[]", "GET",
        "/table/T/row?max_rows=50&next_token=a%2Bb%3D");
    add(
        "one row",
        [](auto &c) { return (*c.row(u"T"_s, u"69251000000063001"_s))->value(u"A") == u"x"_s; },
        R"({"ROWID":69251000000063001,"A":"x"})", "GET", "/table/T/row/69251000000063001");
    add(
        "insert",
        [](auto &c) {
            return c.insertRows(u"T"_s, {{{u"A"_s, u"x"_s}, {u"B"_s, QString()}}})->size() == 1;
        },
        R"([{"ROWID":"1"}])", "POST", "/table/T/row", R"([{"A":"x","B":null}])");
    add(
        "update",
        [](auto &c) {
            return c.updateRows(u"T"_s, {{{u"ROWID"_s, u"7"_s}, {u"A"_s, u"y"_s}}}).has_value();
        },
        R"([{"ROWID":"7"}])", "PATCH", "/table/T/row", R"([{"A":"y","ROWID":"7"}])");
    add(
        "delete",
        [](auto &c) {
            return c.deleteRows(u"T"_s, {u"1"_s, u"2"_s}).has_value();
        },
        "{}", "DELETE", "/table/T/row?ids=1%2C2");
    add(
        "create read job",
        [](auto &c) {
            return *c.createReadJob({.table = u"T"_s, .page = 2}) == u"2000000118004"_s;
        },
        R"({"job_id":2000000118004,"status":"In-Progress"})", "POST", "/bulk/read",
        R"({"query":{"page":2},"table_identifier":"T"})");
    add(
        "read job",
        [](auto &c) { return c.readJob(u"5"_s)->state == CatalystJobState::InProgress; },
        R"({"job_id":5,"status":"In-Progress"})", "GET", "/bulk/read/5");
}

void CatalystCallsTest::requests()
{
    QFETCH(CatalystAsk, ask);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    ZohoKit kit([data](const RawRequest &) { return done(data); });
    QVERIFY(ask(kit.catalyst()));
    const RawRequest request = kit.lastCall();
    QCOMPARE(kit.calls().size(), 1);
    QCOMPARE(request.method, method);
    QCOMPARE(request.target, target);
    QCOMPARE(QJsonDocument::fromJson(request.body), QJsonDocument::fromJson(body));
    QCOMPARE(request.header("Content-Type"), body.isEmpty() ? "" : "application/json");
}

void CatalystCallsTest::headers()
{
    ZohoKit kit([](const RawRequest &) { return done("[]"); });
    QVERIFY(kit.catalyst().tables());
    RawRequest request = kit.lastCall();
    QVERIFY(request.header("Authorization").startsWith("Zoho-oauthtoken token-"));
    QCOMPARE(request.header("Accept"), "application/vnd.catalyst.v2+json");
    QCOMPARE(request.header("CATALYST-ORG"), QByteArray());
    QCOMPARE(request.header("Environment"), QByteArray());
    kit.catalystAccount.orgId = u"808"_s;
    kit.catalystAccount.projectEnvironment = u"Production"_s;
    kit.renew();
    QVERIFY(kit.catalyst().query(u"SELECT * FROM T"_s));
    request = kit.lastCall();
    QCOMPARE(request.header("Accept"),
        "application/vnd.catalyst.v2+json, application/vnd.catalyst.v2+zcql");
    QCOMPARE(request.header("CATALYST-ORG"), "808");
    QCOMPARE(request.header("Environment"), "Production");
    QCOMPARE(kit.tokensGiven(), 1);
}

void CatalystCallsTest::rowChanges()
{
    ZohoKit kit([](const RawRequest &) { return RawReply::json("[broken"); });
    const CatalystRow row{{u"ROWID"_s, u"1"_s}};
    const auto inserted = kit.catalyst().insertRows(u"T"_s, {row});
    QVERIFY(!inserted);
    QCOMPARE(inserted.error().delivery, Delivery::Unknown);
    QVERIFY(!inserted.error().isRetryable); // it may be there already
    const auto updated = kit.catalyst().updateRows(u"T"_s, {row});
    QCOMPARE(updated.error().delivery, Delivery::Unknown);
    QVERIFY(updated.error().isRetryable); // by its id: again does no harm
    const auto job = kit.catalyst().createReadJob({.table = u"T"_s});
    QCOMPARE(job.error().delivery, Delivery::Unknown);
    QVERIFY(job.error().isRetryable);
}

void CatalystCallsTest::refusedBeforeSending()
{
    ZohoKit kit([](const RawRequest &) { return RawReply::json(kDone); });
    const QStringList tooMany(201, u"1"_s);
    QVERIFY(!kit.catalyst().deleteRows(u"T"_s, tooMany));
    QVERIFY(!kit.catalyst().deleteRows(u"T"_s, {}));
    QVERIFY(!kit.catalyst().deleteRows(u"T"_s, {u"1 "_s}));
    QVERIFY(!kit.catalyst().insertRows(u"T"_s, QList<CatalystRow>(201)));
    QVERIFY(!kit.catalyst().updateRows(u"T"_s, {{{u"A"_s, u"x"_s}}}));
    QVERIFY(!kit.catalyst().query(u"DELETE FROM T"_s));
    QVERIFY(!kit.catalyst().count(u"T; x"_s));
    QVERIFY(!kit.catalyst().readJob(u"../1"_s));
    QVERIFY(!kit.catalyst().row(u"T"_s, u"x"_s));
    QVERIFY(!kit.catalyst().putCache({}, QString(51, u'k'), u"v"_s, 1));
    QVERIFY(!kit.catalyst().putCache({}, u"k"_s, QString(16'001, u'v'), 1));
    QVERIFY(!kit.catalyst().putCache({}, u"k"_s, u"v"_s, 49));
    QCOMPARE(kit.calls().size(), 0);
}

void CatalystCallsTest::oneRow_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("no data") << QByteArray("200 OK") << QByteArray(R"({"status":"success"})")
                             << u"none"_s;
    QTest::newRow("null") << QByteArray("200 OK")
                          << QByteArray(R"({"status":"success","data":null})") << u"none"_s;
    QTest::newRow("404") << QByteArray("404 Not Found")
                         << QByteArray(R"({"status":"failure","data":{"message":"No such row",)"
                                       R"("error_code":"INVALID_ID"}})")
                         << u"none"_s;
    QTest::newRow("no such table")
        << QByteArray("404 Not Found")
        << QByteArray(R"({"status":"failure","data":{"message":"x","error_code":"INVALID_NAME"}})")
        << u"error"_s;
    QTest::newRow("another row") << QByteArray("200 OK")
                                 << QByteArray(R"({"status":"success","data":{"ROWID":"9"}})")
                                 << u"error"_s;
}

void CatalystCallsTest::oneRow()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, outcome);
    ZohoKit kit([status, body](const RawRequest &) { return RawReply::json(body, status); });
    const auto row = kit.catalyst().row(u"T"_s, u"8"_s);
    QCOMPARE(row.has_value(), outcome == "none"_L1);
    if (row)
        QVERIFY(!row->has_value());
}

void CatalystCallsTest::zcqlRows()
{
    ZohoKit kit([](const RawRequest &) {
        return done(R"([{"Orders":{"ROWID":"1","A":"failure"}},{"Orders":{"ROWID":"2"}}])");
    });
    const auto rows = kit.catalyst().query(u"select ROWID, A from orders"_s);
    QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().text()));
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->at(0).value(u"A"), u"failure"_s); // a value is no refusal
}

void CatalystCallsTest::jobOfAnotherIsRefused()
{
    ZohoKit kit([](const RawRequest &) { return done(R"({"job_id":6,"status":"Completed"})"); });
    const auto job = kit.catalyst().readJob(u"5"_s);
    QVERIFY(!job);
    QCOMPARE(job.error().kind, ErrorKind::Protocol);
}

void CatalystCallsTest::reports()
{
    ZohoKit kit([](const RawRequest &request) {
        return request.target.contains("/read/5/")
            ? done(R"({"T":{"read":{"rows_processed":123,"fail_count":0}}})")
            : RawReply::json("{}", "404 Not Found");
    });
    const auto report = kit.catalyst().readReport(u"5"_s);
    QVERIFY(report && *report);
    QCOMPARE((*report)->rowsProcessed, 123);
    const auto none = kit.catalyst().readReport(u"6"_s);
    QVERIFY(none && !*none);
}

void CatalystCallsTest::downloads_data()
{
    QTest::addColumn<QString>("told"); // %1: the server
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<int>("calls");
    const QByteArray zip = "PK\x03\x04 and so on PK\x05\x06" + QByteArray(18, '\0');
    const QString own = u"%1/baas/v1/project/4000000006007/bulk/read/5/download"_s;
    QTest::newRow("told") << own << zip << true << 1;
    QTest::newRow("not told") << QString() << zip << true << 1;
    QTest::newRow("somebody else's") << u"http://127.0.0.1:9/x"_s << zip << false << 0;
    QTest::newRow("anybody's") << u"https://files.example/x"_s << zip << false << 0;
    QTest::newRow("cut off") << own << zip.left(12) << false << 1;
    QTest::newRow("a refusal") << own
                               << QByteArray(R"({"status":"failure","data":{"message":"gone",)"
                                             R"("error_code":"EXPIRED"}})")
                               << false << 1;
}

void CatalystCallsTest::downloads()
{
    QFETCH(QString, told);
    QFETCH(QByteArray, content);
    QFETCH(bool, isTaken);
    QFETCH(int, calls);
    ZohoKit kit([content](const RawRequest &) { return RawReply::json(content); });
    CatalystReadJob job{.id = u"5"_s, .state = CatalystJobState::Completed};
    job.downloadUrl = told.contains(u'%') ? told.arg(kit.url().toString()) : told;
    const QString path = kit.path(u"page.zip"_s);
    const auto size = kit.catalyst().downloadReadResult(job, path);
    QCOMPARE(size.has_value(), isTaken);
    QCOMPARE(kit.calls().size(), calls);
    QCOMPARE(QFile::exists(path), isTaken);
    if (calls > 0)
        QCOMPARE(kit.lastCall().target, kProject + "/bulk/read/5/download");
    if (isTaken)
        QCOMPARE(*size, content.size());
}

void CatalystCallsTest::cache()
{
    ZohoKit kit([](const RawRequest &request) {
        if (request.target.endsWith("/segment/Sync"))
            return done(R"({"id":56000000112489,"segment_name":"Sync"})");
        return request.target.contains("gone") ? done(R"({"cache_name":"k","cache_value":null})")
                                               : done(R"({"cache_name":"k","cache_value":"v"})");
    });
    const auto value = kit.catalyst().cacheValue(u"Sync"_s, u"Analytics_Orders"_s);
    QVERIFY(value && *value == u"v"_s);
    const QByteArray segment = kProject + "/segment/56000000112489/cache";
    QCOMPARE(kit.lastCall().target, segment + "?cacheKey=Analytics_Orders");
    const auto gone = kit.catalyst().cacheValue(u"Sync"_s, u"gone"_s);
    QVERIFY(gone && !*gone);
    QVERIFY(kit.catalyst().putCache(u"Sync"_s, u"k"_s, u"v"_s, 48));
    QCOMPARE(kit.lastCall().method, "POST");
    QCOMPARE(kit.lastCall().target, segment);
    QCOMPARE(QJsonDocument::fromJson(kit.lastCall().body),
        QJsonDocument::fromJson(R"({"cache_name":"k","cache_value":"v","expiry_in_hours":48})"));
    QVERIFY(kit.catalyst().updateCache({}, u"k"_s, u"v"_s, 1));
    QCOMPARE(kit.lastCall().method, "PUT");
    QCOMPARE(kit.lastCall().target, kProject + "/cache");
    QVERIFY(kit.catalyst().deleteCache(u"123"_s, u"k"_s));
    QCOMPARE(kit.lastCall().method, "DELETE");
    QCOMPARE(kit.lastCall().target, kProject + "/segment/123/cache?cacheKey=k");
    QCOMPARE(kit.calls().size(), 6); // the segment was asked for once
}

void CatalystCallsTest::connectionTest()
{
    std::atomic<const char *> lacking = "";
    ZohoKit kit([&lacking](const RawRequest &request) {
        const QByteArray path = request.target.mid(kProject.size());
        const QByteArray without = lacking.load();
        if (!without.isEmpty() && path.startsWith(without)) {
            return RawReply::json(R"({"status":"failure","data":{"message":"no scope",)"
                                  R"("error_code":"OAUTH_SCOPE_MISMATCH"}})",
                "401 Unauthorized");
        }
        if (path == "/table")
            return done(R"([{"table_id":"1","table_name":"T"}])");
        if (path == "/query")
            return done(R"j([{"T":{"COUNT(ROWID)":"5"}}])j");
        if (path.startsWith("/bulk/read/1")) {
            return RawReply::json(
                R"({"status":"failure","data":{"message":"x","error_code":"INVALID_ID"}})",
                "404 Not Found");
        }
        return path.startsWith("/cache") ? done(R"({"cache_value":null})") : done("[]");
    });
    const CatalystTestContext context{
        .account = kit.catalystAccount,
        .tokens = kit.tokens(),
        .http = kit.http(),
        .token = kit.token(),
        .logger = {},
    };
    ServiceTestReport report = testCatalystConnection(context);
    QVERIFY(report.hasPassed());
    QCOMPARE(report.steps.size(), catalystTestTitles().size());
    QCOMPARE(report.steps.at(5).detail, u"T has 5 rows"_s);
    for (const RawRequest &request : kit.calls())
        QVERIFY(request.method == "GET" || request.target.endsWith("/query")); // it only reads
    lacking = "/bulk";
    report = testCatalystConnection(context);
    QVERIFY(!report.hasPassed());
    QCOMPARE(report.missingScopes, QStringList{u"ZohoCatalyst.tables.bulk.READ"_s});
    lacking = "/table";
    report = testCatalystConnection(context);
    QCOMPARE(report.steps.at(3).state, ServiceTestStep::State::Failed);
    QCOMPARE(report.steps.at(4).state, ServiceTestStep::State::Skipped);
    QCOMPARE(report.steps.at(6).state, ServiceTestStep::State::Passed);
}

int runCatalystCallsTest(int argc, char **argv)
{
    CatalystCallsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "catalystcallstest.moc"
