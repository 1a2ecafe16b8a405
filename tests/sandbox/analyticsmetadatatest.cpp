// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticsclient.h"
#include "sandboxtests.h"

#include "sandbox/accounts/grants.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class AnalyticsMetadataTest : public QObject
{
    Q_OBJECT
private slots:
    void orgsAndWorkspaces();
    void views_data();
    void views();
    void metadataOfSeededViews();
    void placeIsChecked_data();
    void placeIsChecked();
    void scopesAreChecked();
    void configIsChecked_data();
    void configIsChecked();
    void configFromAnywhere();
    void createTableRefuses_data();
    void createTableRefuses();
    void createTableAndColumn();
};

void AnalyticsMetadataTest::orgsAndWorkspaces()
{
    AnalyticsUnderTest server;
    QVERIFY2(server.problem.isEmpty(), qPrintable(server.problem));
    const Headers before = std::exchange(server.headers, {});
    const QJsonArray orgs = dataOf(server.get("orgs"))["orgs"_L1].toArray();
    server.headers = before;
    QCOMPARE(orgs.size(), 2);
    QCOMPARE(orgs.at(0)["orgId"_L1].toString(), u"671712892"_s);
    QCOMPARE(dataOf(server.get("workspaces"))["ownedWorkspaces"_L1].toArray().size(), 2);
    QCOMPARE(dataOf(server.get("workspaces/owned"))["workspaces"_L1].toArray().size(), 2);
    QCOMPARE(dataOf(server.get("workspaces/shared"))["workspaces"_L1].toArray().size(), 0);
    const QString id
        = dataOf(server.get("workspaces/owned"))["workspaces"_L1][0]["workspaceId"_L1].toString();
    QVERIFY(QString::number(id.toDouble(), 'f', 0) != id); // no double holds it
}

void AnalyticsMetadataTest::views_data()
{
    QTest::addColumn<QJsonObject>("config");
    QTest::addColumn<int>("count");
    QTest::newRow("all") << QJsonObject{{u"startIndex"_s, 1}} << 6;
    QTest::newRow("tables") << QJsonObject{{u"viewTypes"_s, QJsonArray{0}}} << 5;
    QTest::newRow("keyword") << QJsonObject{{u"keyword"_s, u"orders"_s}} << 2;
    QTest::newRow("page") << QJsonObject{{u"startIndex"_s, 5}, {u"noOfResult"_s, 1}} << 1;
}

void AnalyticsMetadataTest::views()
{
    QFETCH(QJsonObject, config);
    AnalyticsUnderTest server;
    const Answer answer = server.get(kTestWorkspace + "/views", config);
    QCOMPARE(answer.status, 200);
    QTEST(static_cast<int>(dataOf(answer)["views"_L1].toArray().size()), "count");
}

void AnalyticsMetadataTest::metadataOfSeededViews()
{
    AnalyticsUnderTest server;
    const QJsonArray products
        = dataOf(server.get(server.at(server.viewId(u"Products"_s), "metadata")))["columns"_L1]
              .toArray();
    QCOMPARE(products.last()["formulaDisplayName"_L1].toString(), u"\"Price\" * \"Stock\""_s);
    const QJsonArray invoices
        = dataOf(server.get(server.at(server.viewId(u"Invoices"_s), "metadata")))["columns"_L1]
              .toArray();
    QCOMPARE(invoices.at(0)["dataType"_L1].toString(), u"PLAIN"_s);
    QCOMPARE(invoices.at(0)["dataTypeId"_L1].toString(), u"1"_s);
    QCOMPARE(invoices.at(0)["columnMaxSize"_L1].toInt(), 253);
    const QByteArray chart = server.viewId(u"Orders by month"_s);
    QCOMPARE(errorCodeOf(server.get(server.at(chart, "metadata"))), 7397);
    QCOMPARE(
        dataOf(server.get("views/" + chart))["views"_L1]["viewType"_L1].toString(), u"Chart"_s);
    QCOMPARE(server.digest("Customers").value("rows"_L1).toInt(), 40);
    QStringList customers = server.rows("Customers");
    QCOMPARE(customers.removeDuplicates(), 20);
    QCOMPARE(server.digest("Empty").value("rows"_L1).toInt(), 0);
}

void AnalyticsMetadataTest::placeIsChecked_data()
{
    QTest::addColumn<QByteArray>("org");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    const QByteArray org = "671712892";
    QTest::newRow("no org") << QByteArray() << kTestWorkspace + "/views" << 8083 << 400;
    QTest::newRow("other org") << QByteArray("60006543210") << kTestWorkspace + "/views" << 7103
                               << 404;
    QTest::newRow("no workspace") << org << QByteArray("workspaces/1/views") << 7103 << 404;
    QTest::newRow("no view") << org << kTestWorkspace + "/views/1/metadata" << 7104 << 404;
    QTest::newRow("other workspace")
        << org << QByteArray("workspaces/69251000000020003/views/VIEW/metadata") << 7319 << 400;
    QTest::newRow("no such path") << org << QByteArray("nothing") << 8523 << 404;
}

void AnalyticsMetadataTest::placeIsChecked()
{
    QFETCH(QByteArray, org);
    QFETCH(QByteArray, path);
    AnalyticsUnderTest server;
    path.replace("VIEW", server.viewId(u"Orders"_s));
    server.headers = org.isEmpty() ? Headers() : Headers{{"ZANALYTICS-ORGID", org}};
    const Answer answer = server.get(path);
    QTEST(errorCodeOf(answer), "code");
    QTEST(answer.status, "status");
    QCOMPARE(answer.json().value("status"_L1).toString(), u"failure"_s);
}

void AnalyticsMetadataTest::scopesAreChecked()
{
    AnalyticsUnderTest server;
    QVERIFY(server.set({{u"analyticsWrongRegion"_s, true}}));
    QCOMPARE(errorCodeOf(server.get("orgs")), 8535);
    QVERIFY(server.set({{u"analyticsWrongRegion"_s, false}}));
    const QString code
        = server.client
              ->admin("POST", "mutate",
                  QJsonObject{{u"service"_s, u"zoho-accounts"_s},
                      {u"newCode"_s, QJsonObject{{u"scopes"_s, u"ZohoAnalytics.data.read"_s}}}})
              .json()["results"_L1][0]["code"_L1]
              .toString();
    const Answer token = server.client->form("/oauth/v2/token",
        {{"grant_type", "authorization_code"}, {"client_id", sluice::sandbox::kClientId},
            {"client_secret", sluice::sandbox::kClientSecret}, {"code", code.toLatin1()}});
    server.client->setToken(token.json().value("access_token"_L1).toString().toLatin1());
    QCOMPARE(errorCodeOf(server.get("orgs")), 8540);
    QCOMPARE(
        server.get("bulk/" + kTestWorkspace + "/importjobs/1").status, 200); // data.read will do
    server.client->setToken("1000.no");
    const Answer refused = server.get("orgs");
    QCOMPARE(refused.status, 401);
    QCOMPARE(errorCodeOf(refused), 8535);
}

void AnalyticsMetadataTest::configIsChecked_data()
{
    QTest::addColumn<QJsonValue>("config");
    QTest::addColumn<int>("code");
    QTest::newRow("missing") << QJsonValue() << 8504;
    QTest::newRow("malformed") << QJsonValue(u"{\"criteria\":"_s) << 8080;
    QTest::newRow("double-encoded") << QJsonValue(u"%7B%22deleteAllRows%22%3Atrue%7D"_s) << 8080;
    QTest::newRow("unknown key") << QJsonValue(QJsonObject{{u"criterion"_s, u"x"_s}}) << 8080;
    QTest::newRow("too long") << QJsonValue(QJsonObject{{u"criteria"_s, QString(100'000, u'x')}})
                              << 8507;
    QTest::newRow("neither") << QJsonValue(QJsonObject()) << 8131;
}

void AnalyticsMetadataTest::configIsChecked()
{
    QFETCH(QJsonValue, config);
    AnalyticsUnderTest server;
    const QByteArray path = server.at(server.viewId(u"Orders"_s), "rows");
    if (config.toObject().value("criteria"_L1).toString().size() < 5000) {
        QTEST(errorCodeOf(server.call("DELETE", path, config)), "code");
        return;
    }
    Headers headers = server.headers;
    headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    const QByteArray body = "CONFIG="
        + QJsonDocument(config.toObject()).toJson(QJsonDocument::Compact).toPercentEncoding();
    QTEST(errorCodeOf(server.client->call("DELETE", "/restapi/v2/" + path, body, headers)), "code");
}

void AnalyticsMetadataTest::configFromAnywhere()
{
    AnalyticsUnderTest server;
    const QByteArray orders = server.viewId(u"Orders"_s);
    const QByteArray form = "CONFIG="
        + QByteArray(R"({"criteria":"\"ROWID\"=2136000000011011"})").toPercentEncoding();
    Headers headers = server.headers;
    headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    const Answer deleted
        = server.client->call("DELETE", "/restapi/v2/" + server.at(orders, "rows"), form, headers);
    QCOMPARE(dataOf(deleted).value("deletedRows"_L1).toInt(), 1);
    headers.last().second = "multipart/form-data; boundary=edge";
    const QByteArray body = "--edge\r\nContent-Disposition: form-data; name=\"CONFIG\"\r\n\r\n"
        + QJsonDocument(csvConfig(u"append"_s)).toJson() + "\r\n"
        + multipartOf("FILE", "a.csv", "ROWID,OrderNumber\n7,seven\n");
    const Answer imported
        = server.client->call("POST", "/restapi/v2/" + server.at(orders, "data"), body, headers);
    QCOMPARE(dataOf(imported)["importSummary"_L1]["successRowCount"_L1].toInt(), 1);
    QCOMPARE(server.digest("Orders").value("rows"_L1).toInt(), 40);
}

void AnalyticsMetadataTest::createTableRefuses_data()
{
    QTest::addColumn<QByteArray>("design");
    QTest::addColumn<int>("code");
    QTest::newRow("taken") << QByteArray(
        R"({"TABLENAME":"orders","COLUMNS":[{"COLUMNNAME":"A","DATATYPE":"PLAIN"}]})")
                           << 7111;
    QTest::newRow("no column name")
        << QByteArray(R"({"TABLENAME":"N","COLUMNS":[{"COLUMNNAME":"","DATATYPE":"PLAIN"}]})")
        << 7126;
    QTest::newRow("twice") << QByteArray(
        R"({"TABLENAME":"N","COLUMNS":[{"COLUMNNAME":"A",)"
        R"("DATATYPE":"PLAIN"},{"COLUMNNAME":"a","DATATYPE":"PLAIN"}]})")
                           << 7128;
    QTest::newRow("folder") << QByteArray(R"({"TABLENAME":"N","FOLDERNAME":"x","COLUMNS":[]})")
                            << 7144;
    QTest::newRow("type") << QByteArray(
        R"({"TABLENAME":"N","COLUMNS":[{"COLUMNNAME":"A","DATATYPE":"VARCHAR"}]})")
                          << 7146;
    QTest::newRow("no type") << QByteArray(R"({"TABLENAME":"N","COLUMNS":[{"COLUMNNAME":"A"}]})")
                             << 7146;
    QTest::newRow("no name") << QByteArray(R"({"COLUMNS":[]})") << 7413;
}

void AnalyticsMetadataTest::createTableRefuses()
{
    QFETCH(QByteArray, design);
    AnalyticsUnderTest server;
    QTEST(errorCodeOf(server.post(kTestWorkspace + "/tables",
              {{u"tableDesign"_s, QJsonDocument::fromJson(design).object()}})),
        "code");
}

void AnalyticsMetadataTest::createTableAndColumn()
{
    AnalyticsUnderTest server;
    QVERIFY(server.set({{u"analyticsPlainSize"_s, 99}}));
    const QStringList types{u"PLAIN"_s, u"MULTI_LINE"_s, u"NUMBER"_s, u"POSITIVE_NUMBER"_s,
        u"DECIMAL_NUMBER"_s, u"CURRENCY"_s, u"PERCENT"_s, u"AUTO_NUMBER"_s, u"BOOLEAN"_s, u"DATE"_s,
        u"DATE_AS_DATE"_s, u"TIME"_s, u"DURATION"_s, u"EMAIL"_s, u"URL"_s, u"GEO"_s, u"GEO_NUM"_s};
    QList<QPair<QString, QString>> columns;
    for (const QString &type : types)
        columns.append({u"c"_s + type, type});
    const QByteArray view = server.newTable(u"All types"_s, columns);
    QVERIFY(!view.isEmpty());
    const Answer added = server.post(server.at(view, "columns"),
        {{u"columnName"_s, u"Secret"_s}, {u"dataType"_s, u"PLAIN"_s}, {u"PII"_s, true}});
    QVERIFY(!dataOf(added).value("columnId"_L1).toString().isEmpty());
    QCOMPARE(server.limits()["units"_L1]["usedMilli"_L1].toInt(), 15'000);
    const QJsonArray shown
        = dataOf(server.get(server.at(view, "metadata")))["columns"_L1].toArray();
    QCOMPARE(shown.size(), types.size() + 1);
    for (int i = 0; i < types.size(); ++i)
        QCOMPARE(shown.at(i)["dataType"_L1].toString(), types.at(i));
    QCOMPARE(shown.at(0)["columnMaxSize"_L1].toInt(), 99);
    QCOMPARE(shown.at(0)["PII"_L1].toBool(), false);
    QCOMPARE(shown.last()["PII"_L1].toBool(), true);
    QCOMPARE(errorCodeOf(server.post(server.at(view, "columns"),
                 {{u"columnName"_s, u"secret"_s}, {u"dataType"_s, u"PLAIN"_s}})),
        7128);
}

int runAnalyticsMetadataTest(int argc, char **argv)
{
    AnalyticsMetadataTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "analyticsmetadatatest.moc"
