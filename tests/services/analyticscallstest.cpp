// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticstests.h"
#include "services/analytics/analyticsconnectiontest.h"
#include "support/zohokit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr auto kWorkspace = "/restapi/v2/workspaces/35130000001242001";
constexpr auto kBulk = "/restapi/v2/bulk/workspaces/35130000001242001";

RawReply answerWith(const QByteArray &data)
{
    return RawReply::json(R"({"status":"success","summary":"words","data":)" + data + "}");
}

// CONFIG, wherever it stands.
QJsonObject configOf(const RawRequest &request)
{
    const auto parsed
        = [](const QByteArray &text) { return QJsonDocument::fromJson(text).object(); };
    if (const qsizetype at = request.target.indexOf("CONFIG="); at >= 0)
        return parsed(QByteArray::fromPercentEncoding(request.target.mid(at + 7)));
    if (request.body.startsWith("CONFIG="))
        return parsed(QByteArray::fromPercentEncoding(request.body.mid(7)));
    const qsizetype part = request.body.indexOf("name=\"CONFIG\"");
    const qsizetype from = request.body.indexOf("\r\n\r\n", part) + 4;
    return part < 0 ? QJsonObject()
                    : parsed(request.body.mid(from, request.body.indexOf("\r\n--", from) - from));
}

} // namespace

// The requests of Zoho Analytics' client, and what comes of them.
class AnalyticsCallsTest final : public QObject
{
    Q_OBJECT

private slots:
    void requests_data();
    void requests();
    void answers();
    void organisations();
    void resourcesWithoutScope();
    void rows();
    void refusedBeforeSending();
    void connectionTest();
};

using AnalyticsAsk = std::function<bool(AnalyticsClient &)>;
Q_DECLARE_METATYPE(AnalyticsAsk)

void AnalyticsCallsTest::requests_data()
{
    QTest::addColumn<AnalyticsAsk>("ask");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<bool>("isForm");
    const auto add
        = [](const char *name, const AnalyticsAsk &ask, const QByteArray &data,
              const QByteArray &method, const QByteArray &path, const QByteArray &config = {}) {
              QTest::newRow(name) << ask << data << method << path << config << (method != "GET");
          };
    add(
        "orgs", [](auto &c) { return c.orgs()->first().id == u"55522777"_s; },
        R"({"orgs":[{"orgId":"55522777","orgName":"Zylker","role":"Account Admin"}]})", "GET",
        "/restapi/v2/orgs");
    add(
        "workspaces", [](auto &c) { return c.workspaces()->size() == 2; },
        R"({"ownedWorkspaces":[{"workspaceId":"1","workspaceName":"A"}],)"
        R"("sharedWorkspaces":[{"workspaceId":2,"workspaceName":"B"}]})",
        "GET", "/restapi/v2/workspaces");
    add(
        "views", [](auto &c) { return c.views(u"Ord"_s)->first().isTable(); },
        R"({"views":[{"viewId":"7","viewName":"Orders","viewType":"TABLE"}]})", "GET",
        QByteArray(kWorkspace) + "/views", R"({"viewTypes":[0],"keyword":"Ord"})");
    add(
        "view", [](auto &c) { return c.view(u"7"_s)->workspaceId == u"9"_s; },
        R"({"views":{"viewId":"7","viewName":"O","viewType":"Table","workspaceId":9}})", "GET",
        "/restapi/v2/views/7");
    add(
        "columns", [](auto &c) { return c.columns(u"7"_s)->first().maxSize == 253; },
        R"({"columns":[{"columnId":"1","columnName":"A","dataType":"PLAIN","columnMaxSize":"253"}]})",
        "GET", QByteArray(kWorkspace) + "/views/7/metadata");
    add(
        "last import", [](auto &c) { return c.importDetails(u"7"_s)->successRows == 5; },
        R"({"viewName":"O","lastImportTime":"1623764592309","rows":{"total":"6","success":"5"}})",
        "GET", QByteArray(kWorkspace) + "/views/7/importdetails");
    add(
        "resources", [](auto &c) { return c.resources()->units->remaining == 9'999.5; },
        R"({"resourceDetails":[{"resourceName":"apiUnits","resourceUsage":)"
        R"({"allocated":"10000","used":"0.5","remaining":"9999.5"}}]})",
        "GET", "/restapi/v2/resources");
    add(
        "create table",
        [](auto &c) {
            return *c.createTable(u"T"_s, {}, {{.name = u"A"_s, .type = u"PLAIN"_s}})
                == u"1767024000003145012"_s;
        },
        R"({"viewId":1767024000003145012})", "POST", QByteArray(kWorkspace) + "/tables",
        R"({"tableDesign":{"TABLENAME":"T","TABLEDESCRIPTION":"","COLUMNS":[)"
        R"({"COLUMNNAME":"A","DATATYPE":"PLAIN"}]}})");
    add(
        "add column",
        [](auto &c) {
            return *c.addColumn(u"7"_s, {.name = u"A"_s, .type = u"NUMBER"_s}) == u"8"_s;
        },
        R"({"columnId":"8"})", "POST", QByteArray(kWorkspace) + "/views/7/columns",
        R"({"columnName":"A","dataType":"NUMBER"})");
    add(
        "add row",
        [](auto &c) {
            return c.addRow(u"7"_s, {{u"A"_s, u"1"_s}})->invalid == QStringList{u"B"_s};
        },
        R"({"addedColumns":{"A":"1"},"invalidColumns":{"B":"2"}})", "POST",
        QByteArray(kWorkspace) + "/views/7/rows", R"({"columns":{"A":"1"}})");
    add(
        "update rows",
        [](auto &c) {
            return c.updateRows(u"7"_s, u"\"ROWID\"=1"_s, {{u"A"_s, u"1"_s}}, true)->newRowAdded;
        },
        R"({"updatedColumns":{"A":"1"},"updatedRows":0,"newRowAdded":true,"invalidColumns":{}})",
        "PUT", QByteArray(kWorkspace) + "/views/7/rows",
        R"({"columns":{"A":"1"},"criteria":"\"ROWID\"=1","addIfNotExist":true})");
    add(
        "delete rows", [](auto &c) { return *c.deleteRows(u"7"_s, u"\"ROWID\"=1"_s) == 27; },
        R"({"deletedRows":27})", "DELETE", QByteArray(kWorkspace) + "/views/7/rows",
        R"({"criteria":"\"ROWID\"=1"})");
    add(
        "create export",
        [](auto &c) { return *c.createExport(u"7"_s, {u"ROWID"_s}, u"\"A\"='ü&'"_s) == u"3"_s; },
        R"({"jobId":3})", "GET", QByteArray(kBulk) + "/views/7/data",
        "{\"responseFormat\":\"csv\",\"delimiter\":0,\"quoted\":1,\"selectedColumns\":[\"ROWID\"],"
        "\"criteria\":\"\\\"A\\\"='ü&'\"}");
    add(
        "create SQL export",
        [](auto &c) { return *c.createSqlExport(u"select count(*) from \"T\""_s) == u"3"_s; },
        R"({"jobId":"3"})", "GET", QByteArray(kBulk) + "/data",
        R"({"responseFormat":"csv","delimiter":0,"quoted":1,)"
        R"("sqlQuery":"select count(*) from \"T\""})");
}

void AnalyticsCallsTest::requests()
{
    QFETCH(AnalyticsAsk, ask);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, config);
    QFETCH(bool, isForm);
    ZohoKit kit([data](const RawRequest &) { return answerWith(data); });
    QVERIFY(ask(kit.analytics()));
    QCOMPARE(kit.calls().size(), 1);
    const RawRequest request = kit.lastCall();
    QCOMPARE(request.method, method);
    QCOMPARE(request.target.split('?').first(), path);
    QCOMPARE(configOf(request), QJsonDocument::fromJson(config).object());
    QCOMPARE(request.target.contains('?'), !isForm && !config.isEmpty());
    QCOMPARE(
        request.header("Content-Type").startsWith("application/x-www-form-urlencoded"), isForm);
    const bool isOrgs = path.endsWith("/orgs");
    QCOMPARE(request.header("ZANALYTICS-ORGID"), isOrgs ? QByteArray() : "671712892");
    QVERIFY(request.header("Authorization").startsWith("Zoho-oauthtoken token-"));
}

void AnalyticsCallsTest::answers()
{
    std::atomic<const char *> data = "";
    ZohoKit kit([&data](const RawRequest &) { return answerWith(data.load()); });
    data = R"({"columns":[{"columnName":"F","dataType":"NUMBER","isNullable":"false",)"
           R"("formulaDisplayName":"a+b","isHidden":true},{"columnName":"G"}]})";
    const auto columns = kit.analytics().columns(u"7"_s);
    QVERIFY(columns);
    QVERIFY(columns->at(0).isFormula && columns->at(0).isHidden && columns->at(0).isNumeric());
    QVERIFY(!columns->at(0).isNullable && columns->at(1).isNullable);
    data = R"({"views":{"viewId":"8"}})";
    QVERIFY(!kit.analytics().view(u"7"_s)); // another one's
    data = R"({"viewId":null})";
    const auto table = kit.analytics().createTable(u"T"_s, {}, {});
    QVERIFY(!table);
    QCOMPARE(table.error().delivery, Delivery::Unknown);
    QVERIFY(!table.error().isRetryable);
    data = R"({"updatedRows":"many"})";
    const auto rows = kit.analytics().updateRows(u"7"_s, u"x"_s, {}, false);
    QCOMPARE(rows.error().delivery, Delivery::Unknown);
    QVERIFY(rows.error().isRetryable);
    data = R"({"noviews":[]})";
    QCOMPARE(kit.analytics().views().error().kind, ErrorKind::Protocol);
}

void AnalyticsCallsTest::organisations()
{
    ZohoKit kit([](const RawRequest &) {
        return answerWith(R"({"orgs":[{"orgId":"1"}],"ownedWorkspaces":[]})");
    });
    kit.analyticsAccount.orgId.clear();
    kit.renew();
    QVERIFY(kit.analytics().orgs());
    QVERIFY(kit.analytics().workspaces());
    QCOMPARE(kit.lastCall().header("ZANALYTICS-ORGID"), QByteArray());
    const auto views = kit.analytics().views();
    QVERIFY(!views);
    QCOMPARE(views.error().kind, ErrorKind::Config);
    kit.analyticsAccount.orgId = u"1"_s;
    kit.analyticsAccount.workspaceId.clear();
    kit.renew();
    QVERIFY(!kit.analytics().views());
    QCOMPARE(kit.calls().size(), 2);
}

void AnalyticsCallsTest::resourcesWithoutScope()
{
    std::atomic<bool> isBroken = false;
    ZohoKit kit([&isBroken](const RawRequest &) {
        return isBroken
            ? RawReply::json(
                R"({"status":"failure","summary":"X","data":{"errorCode":7005,"errorMessage":"x"}})",
                "500 Internal Server Error")
            : RawReply::json(
                R"({"status":"failure","summary":"INVALID_OAUTHSCOPE","data":{"errorCode":8540,)"
                R"("errorMessage":"Invalid oauth scope"}})",
                "401 Unauthorized");
    });
    const auto resources = kit.analytics().resources();
    QVERIFY2(resources, qPrintable(resources ? QString() : resources.error().text()));
    QVERIFY(!resources->units);
    QCOMPARE(kit.tokensGiven(), 1); // a new token would not help
    const auto orgs = kit.analytics().orgs();
    QVERIFY(isScopeMissing(orgs.error()));
    QVERIFY(orgs.error().next.contains("ZohoAnalytics.metadata.read"_L1));
    isBroken = true;
    QVERIFY(!kit.analytics().resources());
}

void AnalyticsCallsTest::rows()
{
    ZohoKit kit([](const RawRequest &) {
        return answerWith(R"({"updatedRows":2,"deletedRows":1,"addedColumns":{"A":"x"}})");
    });
    const auto updated = kit.analytics().updateRows(
        u"7"_s, u"\"A\"='x'"_s, {{u"A"_s, QString()}}, false, {.dateFormat = u"yyyy"_s});
    QVERIFY(updated);
    QCOMPARE(updated->updatedRows, 2);
    QVERIFY(!updated->newRowAdded);
    const QJsonObject config = configOf(kit.lastCall());
    QVERIFY(!config.contains("addIfNotExist"_L1));
    QCOMPARE(config.value("dateFormat"_L1).toString(), u"yyyy"_s);
    QCOMPARE(config.value("columns"_L1).toObject().value("A"_L1), QJsonValue(u""_s));
    const auto added = kit.analytics().addRow(u"7"_s, {{u"A"_s, u"x+y &=%"_s}});
    QVERIFY(added);
    QCOMPARE(added->added, QStringList{u"A"_s});
    QVERIFY(added->invalid.isEmpty());
    QCOMPARE(configOf(kit.lastCall()).value("columns"_L1).toObject().value("A"_L1).toString(),
        u"x+y &=%"_s);
}

void AnalyticsCallsTest::refusedBeforeSending()
{
    ZohoKit kit([](const RawRequest &) { return answerWith("{}"); });
    QVERIFY(!kit.analytics().deleteRows(u"7"_s, u" "_s)); // would mean all rows
    QVERIFY(!kit.analytics().updateRows(u"7"_s, {}, {}, false));
    QVERIFY(!kit.analytics().columns(u"7/../8"_s));
    QVERIFY(!kit.analytics().columns({}));
    QVERIFY(!kit.analytics().importJob(u"x"_s));
    const auto tooLong = kit.analytics().deleteRows(u"7"_s, QString(100'000, u'x'));
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().kind, ErrorKind::Data);
    QCOMPARE(tooLong.error().delivery, Delivery::NotSent);
    QCOMPARE(kit.calls().size(), 0);
}

void AnalyticsCallsTest::connectionTest()
{
    std::atomic<bool> hasUnits = true;
    ZohoKit kit([&hasUnits](const RawRequest &request) {
        const QByteArray path = request.target.split('?').first();
        if (path.endsWith("/orgs"))
            return answerWith(R"({"orgs":[{"orgId":"671712892","orgName":"Z","role":"User"}]})");
        if (path.endsWith("/workspaces")) {
            return answerWith(R"({"ownedWorkspaces":[{"workspaceId":"35130000001242001",)"
                              R"("workspaceName":"Sales"}],"sharedWorkspaces":[]})");
        }
        if (path.endsWith("/views"))
            return answerWith(R"({"views":[{"viewId":"7","viewName":"O","viewType":"Table"}]})");
        if (path.endsWith("/resources") && hasUnits) {
            return answerWith(R"({"resourceDetails":[{"resourceName":"apiUnits","resourceUsage":)"
                              R"({"allocated":1000,"used":1,"remaining":999}}]})");
        }
        if (path.endsWith("/importjobs/1")) {
            return RawReply::json(R"({"status":"failure","summary":"S","data":{"errorCode":8137,)"
                                  R"("errorMessage":"x"}})",
                "400 Bad Request");
        }
        return path.endsWith("/resources") ? answerWith(R"({"resourceDetails":[]})")
                                           : RawReply::json("{}");
    });
    const auto test = [&kit] {
        return testAnalyticsConnection({.account = kit.analyticsAccount,
            .tokens = kit.tokens(),
            .http = kit.http(),
            .token = kit.token(),
            .logger = {}});
    };
    ServiceTestReport report = test();
    QVERIFY(report.hasPassed());
    QCOMPARE(report.steps.size(), analyticsTestTitles().size());
    QCOMPARE(report.steps.last().detail, u"999 of 1000 units are left today"_s);
    for (const RawRequest &request : kit.calls())
        QCOMPARE(request.method, "GET");
    hasUnits = false;
    report = test();
    QCOMPARE(report.steps.last().state, ServiceTestStep::State::Warning);
    kit.analyticsAccount.workspaceId = u"1"_s;
    report = test();
    QCOMPARE(report.steps.at(4).state, ServiceTestStep::State::Failed);
    QVERIFY(report.steps.at(4).error->why.contains("Sales (35130000001242001)"_L1));
    QCOMPARE(report.steps.at(5).state, ServiceTestStep::State::Skipped);
    kit.analyticsAccount.orgId.clear();
    report = test();
    QCOMPARE(report.steps.at(3).state, ServiceTestStep::State::Failed);
    QVERIFY(report.steps.at(3).error->why.contains("671712892"_L1));
}

int runAnalyticsCallsTest(int argc, char **argv)
{
    AnalyticsCallsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "analyticscallstest.moc"
