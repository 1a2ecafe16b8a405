// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticsclient.h"
#include "sandboxtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class AnalyticsRowsTest : public QObject
{
    Q_OBJECT
private slots:
    void criteria_data();
    void criteria();
    void unquotedIsASwitch();
    void add();
    void update();
    void remove();
    void conflicts_data();
    void conflicts();
    void deleteByLongList();
    void mutations();
};

namespace {

const QByteArray kRows = "Id,Name,Price,Day,Active\n"
                         "1,Anna,10.50,2024-01-01,true\n"
                         "2,O'Brien,9,2024-01-02,false\n"
                         "69251000000063001,,100,,true\n"
                         "69251000000063003,ANTON,,2024-03-01,\n";

QByteArray people(AnalyticsUnderTest &server)
{
    const QByteArray view = server.newTable(u"People"_s,
        {{u"Id"_s, u"NUMBER"_s}, {u"Name"_s, u"PLAIN"_s}, {u"Price"_s, u"DECIMAL_NUMBER"_s},
            {u"Day"_s, u"DATE_AS_DATE"_s}, {u"Active"_s, u"BOOLEAN"_s}});
    server.upload(server.at(view, "data"), csvConfig(u"append"_s), kRows);
    return view;
}

} // namespace

void AnalyticsRowsTest::criteria_data()
{
    QTest::addColumn<QString>("criteria");
    QTest::addColumn<QString>("ids"); // the end of each
    QTest::addColumn<int>("code");
    const auto row = [](const char *criteria, const char *ids, int code = 0) {
        QTest::newRow(criteria) << QString::fromLatin1(criteria) << QString::fromLatin1(ids)
                                << code;
    };
    row("\"Id\"=1", "1");
    row("\"People\".\"Id\" = 69251000000063001", "3001");
    row("\"id\"=69251000000063002", "");
    row("\"Id\"!=1", "2 3001 3003");
    row("\"Id\"<>1 and \"Id\"<=2", "2");
    row("\"Price\">9.5", "1 3001");
    row("\"Price\">=9", "1 2 3001");
    row("\"Name\"='O''Brien'", "2");
    row("\"Name\" like 'an%'", "1 3003");
    row("\"Name\" not like '%n%'", "");
    row("\"Name\" is null", "3001");
    row("\"Price\" is not null and not (\"Id\"=1 or \"Id\"=2)", "3001");
    row("\"Id\" in (1, 2, 5)", "1 2");
    row("\"Id\" not in (1,2,3,4,5,6,7,8,9)", "3001 3003");
    row("\"Day\">'2024-01-01' and \"Day\"<'2024-02-01'", "2");
    row("\"Active\"=true", "1 3001");
    row("\"Id\"=1 or \"Id\"=2 and \"Active\"=true", "1");
    row("Id = 2", "2");
    row("\"Nobody\"=1", "", 7330);
    row("\"Others\".\"Id\"=1", "", 7330);
    row("\"Id\"=", "", 7331);
    row("(\"Id\"=1", "", 7331);
    row("\"Id\"=1 \"Id\"=2", "", 7331);
    row("\"Id\"='x'", "", 7327);
    row("\"Name\"=1", "", 7327);
    row("sum(\"Id\")=1", "", 7333);
}

void AnalyticsRowsTest::criteria()
{
    QFETCH(QString, criteria);
    QFETCH(QString, ids);
    QFETCH(int, code);
    AnalyticsUnderTest server;
    const QByteArray view = people(server);
    const Answer answer
        = server.call("DELETE", server.at(view, "rows"), QJsonObject{{u"criteria"_s, criteria}});
    QCOMPARE(errorCodeOf(answer), code);
    const QStringList wanted = ids.split(u' ', Qt::SkipEmptyParts);
    if (code == 0)
        QCOMPARE(dataOf(answer)["deletedRows"_L1].toInt(), wanted.size());
    for (const QString &left : server.rows("People")) {
        const QString id = left.section(u'|', 2, 2);
        QVERIFY2(!wanted.contains(id.right(4)), qPrintable(left));
    }
    QCOMPARE(server.rows("People").size(), 4 - wanted.size());
}

void AnalyticsRowsTest::unquotedIsASwitch()
{
    AnalyticsUnderTest server;
    const QByteArray view = people(server);
    QVERIFY(server.set({{u"analyticsUnquotedColumns"_s, false}}));
    QCOMPARE(errorCodeOf(server.call(
                 "DELETE", server.at(view, "rows"), QJsonObject{{u"criteria"_s, u"Id = 1"_s}})),
        7331);
}

void AnalyticsRowsTest::add()
{
    AnalyticsUnderTest server;
    const QByteArray view = people(server);
    const auto add = [&](const QJsonObject &columns) {
        return server.post(server.at(view, "rows"), {{u"columns"_s, columns}});
    };
    const Answer added = add({{u"ID"_s, u"7"_s}, {u"Name"_s, u"Eve"_s}, {u"CREATORID"_s, u"1"_s}});
    QCOMPARE(
        dataOf(added)["addedColumns"_L1], (QJsonObject{{u"ID"_s, u"7"_s}, {u"Name"_s, u"Eve"_s}}));
    QCOMPARE(dataOf(added)["invalidColumns"_L1], (QJsonObject{{u"CREATORID"_s, u"1"_s}}));
    QCOMPARE(server.rows("People").size(), 5);
    QCOMPARE(errorCodeOf(add({{u"X"_s, u"1"_s}})), 8016);
    QCOMPARE(errorCodeOf(add({{u"Day"_s, u"soon"_s}})), 7512);
    QCOMPARE(errorCodeOf(add({{u"Id"_s, u"x"_s}})), 8516);
    QCOMPARE(errorCodeOf(server.post(server.at(server.viewId(u"Orders by month"_s), "rows"),
                 {{u"columns"_s, QJsonObject{{u"Id"_s, u"1"_s}}}})),
        7137);
}

void AnalyticsRowsTest::update()
{
    AnalyticsUnderTest server;
    const QByteArray view = people(server);
    const auto put = [&](QJsonObject config, const QString &name) {
        config.insert(u"columns"_s, QJsonObject{{u"Name"_s, name}});
        return dataOf(server.call("PUT", server.at(view, "rows"), config));
    };
    QCOMPARE(put({{u"criteria"_s, u"\"Id\"=1"_s}}, u"Eva"_s)["updatedRows"_L1].toInt(), 1);
    QVERIFY(server.rows("People").contains(u"true|2024-01-01|1|Eva|10.50"_s));
    QJsonObject data = put({{u"criteria"_s, u"\"Id\"=5"_s}}, u"New"_s);
    QCOMPARE(data["updatedRows"_L1].toInt(), 0);
    QVERIFY(!data.contains("newRowAdded"_L1));
    data = put({{u"criteria"_s, u"\"Id\"=5"_s}, {u"addIfNotExist"_s, true}}, u"New"_s);
    QCOMPARE(data["newRowAdded"_L1].toBool(), true);
    QVERIFY(server.rows("People").contains(u"|||New|"_s)); // only the listed columns
    QCOMPARE(put({{u"updateAllRows"_s, u"true"_s}}, u"Same"_s)["updatedRows"_L1].toInt(), 5);
    QCOMPARE(server.digest("People")["applied"_L1], (QJsonObject{{u"2"_s, 4}, {u"3"_s, 1}}));
    QCOMPARE(server.limits()["units"_L1]["usedMilli"_L1].toInt(), 4 * 10 + 4 * 300);
}

void AnalyticsRowsTest::remove()
{
    AnalyticsUnderTest server;
    const QByteArray view = people(server);
    const auto remove = [&](const QJsonObject &config) {
        return dataOf(server.call("DELETE", server.at(view, "rows"), config))["deletedRows"_L1]
            .toInt(-1);
    };
    QCOMPARE(remove({{u"criteria"_s, u"\"Id\"=1"_s}}), 1);
    QCOMPARE(remove({{u"criteria"_s, u"\"Id\"=1"_s}}), 0);
    QCOMPARE(remove({{u"deleteAllRows"_s, true}}), 3);
    QCOMPARE(server.digest("People")["rows"_L1].toInt(), 0);
}

void AnalyticsRowsTest::conflicts_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("allKey");
    QTest::addColumn<int>("code");
    QTest::newRow("update") << QByteArray("PUT") << u"updateAllRows"_s << 8130;
    QTest::newRow("delete") << QByteArray("DELETE") << u"deleteAllRows"_s << 8131;
}

void AnalyticsRowsTest::conflicts()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, allKey);
    AnalyticsUnderTest server;
    const QByteArray path = server.at(people(server), "rows");
    QJsonObject config;
    if (method == "PUT")
        config.insert(u"columns"_s, QJsonObject{{u"Name"_s, u"x"_s}});
    QTEST(errorCodeOf(server.call(method, path, config)), "code");
    config.insert(allKey, true);
    config.insert(u"criteria"_s, u"\"Id\"=1"_s);
    QTEST(errorCodeOf(server.call(method, path, config)), "code");
    QCOMPARE(server.rows("People").size(), 4);
}

void AnalyticsRowsTest::deleteByLongList()
{
    AnalyticsUnderTest server;
    const QByteArray view = server.newTable(u"Long"_s, {{u"ROWID"_s, u"NUMBER"_s}});
    constexpr qint64 kFirst = 69'251'000'000'063'001;
    QByteArray file = "ROWID\n";
    QByteArray list;
    for (int i = 0; i < 12'000; ++i) {
        const QByteArray id = QByteArray::number(kFirst + 2LL * i);
        file += id + '\n';
        if (i % 2 == 0 && i < 10'000)
            list += (list.isEmpty() ? "" : ",") + id;
    }
    server.upload(server.at(view, "data"), csvConfig(u"updateadd"_s), file);
    Headers headers = server.headers;
    headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    const QByteArray body = "CONFIG="
        + QByteArray("{\"criteria\":\"\\\"ROWID\\\" in (" + list + ")\"}").toPercentEncoding();
    const Answer answer
        = server.client->call("DELETE", "/restapi/v2/" + server.at(view, "rows"), body, headers);
    QCOMPARE(dataOf(answer)["deletedRows"_L1].toInt(), 5000);
    QCOMPARE(server.digest("Long")["rows"_L1].toInt(), 7000);
}

void AnalyticsRowsTest::mutations()
{
    AnalyticsUnderTest server;
    people(server);
    const QString stream = u"People"_s;
    QVERIFY(server.mutate({{u"stream"_s, stream},
        {u"insert"_s,
            QJsonArray{QJsonObject{{u"Id"_s, u"1"_s}}, QJsonObject{{u"Id"_s, u"8"_s}}}}}));
    QVERIFY(server.mutate({{u"stream"_s, stream}, {u"criteria"_s, u"\"Id\"=1"_s},
        {u"values"_s, QJsonObject{{u"Name"_s, u"Both"_s}}}}));
    QCOMPARE(server.rows("People").filter(u"|1|Both|"_s).size(), 2);
    QVERIFY(server.mutate(
        {{u"stream"_s, stream}, {u"criteria"_s, u"\"Id\"=8"_s}, {u"delete"_s, true}}));
    QCOMPARE(server.digest("People")["applied"_L1], (QJsonObject{{u"0"_s, 1}, {u"1"_s, 4}}));
    QVERIFY(!server.mutate({{u"stream"_s, stream}, {u"criteria"_s, u"nonsense"_s}}));
    QVERIFY(server.mutate({{u"stream"_s, stream}, {u"all"_s, true}, {u"delete"_s, true}}));
    QCOMPARE(server.rows("People").size(), 0);
}

int runAnalyticsRowsTest(int argc, char **argv)
{
    AnalyticsRowsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "analyticsrowstest.moc"
