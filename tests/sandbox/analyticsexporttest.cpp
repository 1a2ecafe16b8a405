// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticsclient.h"
#include "sandboxtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class AnalyticsExportTest : public QObject
{
    Q_OBJECT
private slots:
    void layouts_data();
    void layouts();
    void sql_data();
    void sql();
    void cutAndGuard();
    void jobRules();
};

namespace {

const QByteArray kGoods = "Id,Name,Price\n1,\"a,\"\"b\"\"\",1.5\n2,c,2\n2,c,4\n3,,\n";

QByteArray goods(AnalyticsUnderTest &server)
{
    const QByteArray view = server.newTable(u"Goods"_s,
        {{u"Id"_s, u"NUMBER"_s}, {u"Name"_s, u"PLAIN"_s}, {u"Price"_s, u"DECIMAL_NUMBER"_s}});
    server.upload(server.at(view, "data"), csvConfig(u"append"_s), kGoods);
    return view;
}

} // namespace

void AnalyticsExportTest::layouts_data()
{
    QTest::addColumn<QJsonObject>("config");
    QTest::addColumn<QByteArray>("file");
    const auto row = [](const char *name, QJsonObject config, const char *file) {
        if (!config.contains("responseFormat"_L1))
            config.insert(u"responseFormat"_s, u"csv"_s);
        QTest::newRow(name) << config << QByteArray(file);
    };
    row("plain", {}, "Id,Name,Price\r\n1,a,\"b\",1.5\r\n2,c,2\r\n2,c,4\r\n3,,\r\n");
    row("quoted", {{u"quoted"_s, 1}, {u"criteria"_s, u"\"Id\"=1"_s}},
        "\"Id\",\"Name\",\"Price\"\r\n\"1\",\"a,\"\"b\"\"\",\"1.5\"\r\n");
    row("single quotes", {{u"quoted"_s, 0}, {u"criteria"_s, u"\"Id\"=3"_s}},
        "'Id','Name','Price'\r\n'3','',''\r\n");
    row("selected",
        {{u"selectedColumns"_s, QJsonArray{u"Price"_s, u"Id"_s}}, {u"includeHeader"_s, false},
            {u"delimiter"_s, 2}, {u"recordDelimiter"_s, 1}},
        "1.5;1\n2;2\n4;2\n;3\n");
    row("json", {{u"responseFormat"_s, u"json"_s}, {u"criteria"_s, u"\"Price\"=4"_s}},
        R"({"data":[{"Id":"2","Name":"c","Price":"4"}]})");
}

void AnalyticsExportTest::layouts()
{
    QFETCH(QJsonObject, config);
    AnalyticsUnderTest server;
    const QByteArray view = goods(server);
    QTEST(server.exported("bulk/" + server.at(view, "data"), config), "file");
    QTEST(server.get(server.at(view, "data"), config).body, "file");
}

void AnalyticsExportTest::sql_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("file");
    const auto row = [](const char *query, const char *file) {
        QTest::newRow(query) << QByteArray(query) << QByteArray(file);
    };
    row("select count(*) from \"Goods\"", "count(*)|4");
    row("SELECT COUNT(*) AS \"n\" FROM Goods WHERE \"Id\" > 1", "n|3");
    row("select count(\"Price\"), count(distinct \"Id\"), sum(\"Price\"), min(\"Price\"), "
        "max(\"Price\") from \"Goods\"",
        "count(Price),count(Id),sum(Price),min(Price),max(Price)|3,3,7.5,1.5,4");
    row("select \"Id\", count(*) from \"Goods\" group by \"Id\" having count(*) > 1",
        "Id,count(*)|2,2");
    row("select \"Id\", sum(\"Price\") from \"Goods\" group by \"Id\" order by \"Id\" desc",
        "Id,sum(Price)|3,|2,6|1,1.5");
    row("select \"Id\" from \"Goods\" order by \"Price\" desc, 1 limit 2", "Id|2|2");
    row("select * from \"Goods\" where \"Name\" is null", "Id,Name,Price|3,,");
    row("select sum(\"Id\") from \"Goods\" where \"Id\" = 9", "sum(Id)|");
}

void AnalyticsExportTest::sql()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, file);
    AnalyticsUnderTest server;
    goods(server);
    const QByteArray made = server.exported("bulk/" + kTestWorkspace + "/data",
        {{u"sqlQuery"_s, QString::fromLatin1(query)}, {u"responseFormat"_s, u"csv"_s},
            {u"recordDelimiter"_s, 1}});
    QCOMPARE(made, file.replace('|', '\n') + '\n');
}

void AnalyticsExportTest::cutAndGuard()
{
    AnalyticsUnderTest server;
    const QByteArray view = goods(server);
    QVERIFY(server.set({{u"analyticsSqlRows"_s, 2}, {u"analyticsSyncExportRows"_s, 3}}));
    const QByteArray sql = server.exported(
        "bulk/" + kTestWorkspace + "/data", {{u"sqlQuery"_s, u"select \"Id\" from \"Goods\""_s}});
    QCOMPARE(sql, "Id\r\n1\r\n2\r\n");
    const QJsonObject config{
        {u"responseFormat"_s, u"csv"_s}, {u"selectedColumns"_s, QJsonArray{u"Id"_s}}};
    QCOMPARE(
        server.exported("bulk/" + server.at(view, "data"), config), "Id\r\n1\r\n2\r\n2\r\n3\r\n");
    QCOMPARE(errorCodeOf(server.get(server.at(view, "data"), config)), 8133);
    const qint64 imported = 4 * 10;
    QCOMPARE(server.limits()["units"_L1]["usedMilli"_L1].toInteger(), imported + 2 * 3 + 4 * 3);
}

void AnalyticsExportTest::jobRules()
{
    AnalyticsUnderTest server;
    const QByteArray view = goods(server);
    const QByteArray path = "bulk/" + server.at(view, "data");
    const QJsonObject csv{{u"responseFormat"_s, u"csv"_s}};
    QCOMPARE(errorCodeOf(server.get(path, QJsonObject{{u"delimiter"_s, 0}})), 8504);
    QCOMPARE(errorCodeOf(server.get(path,
                 QJsonObject{{u"responseFormat"_s, u"csv"_s},
                     {u"selectedColumns"_s, QJsonArray{u"No"_s}}})),
        7107);
    const QByteArray sql = "bulk/" + kTestWorkspace + "/data";
    QCOMPARE(errorCodeOf(
                 server.get(sql, QJsonObject{{u"sqlQuery"_s, u"select \"No\" from \"Goods\""_s}})),
        7330);
    QCOMPARE(errorCodeOf(server.get(sql, QJsonObject{{u"sqlQuery"_s, u"select * from \"No\""_s}})),
        7104);
    QCOMPARE(
        errorCodeOf(server.get(sql, QJsonObject{{u"sqlQuery"_s, u"drop table Goods"_s}})), 7104);
    QVERIFY(server.set({{u"analyticsQueuedMs"_s, 700}, {u"analyticsExportMs"_s, 300}}));
    const QByteArray jobs = "bulk/" + kTestWorkspace + "/exportjobs/";
    const QByteArray first = dataOf(server.get(path, csv))["jobId"_L1].toString().toLatin1();
    QCOMPARE(errorCodeOf(server.get(jobs + first + "/data")), 8121);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(server.get(path, csv).status, 200);
    QCOMPARE(errorCodeOf(server.get(path, csv)), 8132);
    QTRY_COMPARE(errorCodeOf(server.get(jobs + first + "/data")), 8122);
    QTRY_COMPARE(dataOf(server.get(jobs + first))["jobCode"_L1].toString(), u"1004"_s);
    QVERIFY(dataOf(server.get(jobs + first))["downloadUrl"_L1].toString().endsWith(
        QString::fromLatin1(first + "/data")));
    QCOMPARE(server.get(path, csv).status, 200); // a place is free again
    QCOMPARE(errorCodeOf(server.get(jobs + "77/data")), 8120);
    QCOMPARE(server.limits()["slots"_L1]["mostExports"_L1].toInt(), 5);
}

int runAnalyticsExportTest(int argc, char **argv)
{
    AnalyticsExportTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "analyticsexporttest.moc"
