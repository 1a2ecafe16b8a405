// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalystclient.h"
#include "sandboxtests.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// POST /query.
class CatalystZcqlTest : public QObject
{
    Q_OBJECT
private slots:
    void conditions_data();
    void conditions();
    void order();
    void limits();
    void aggregates();
    void forms();
    void keywordsNeedTheirTable();
    void refusals_data();
    void refusals();
    void timeFilters();
    void largeTableIsFast();
};

namespace {

// What the ledger says, to be counted with other means than the query's.
int countWhere(CatalystUnderTest &server, const std::function<bool(const QJsonObject &)> &wanted)
{
    const QList<QJsonObject> rows = server.ledger("Orders");
    return static_cast<int>(std::count_if(rows.begin(), rows.end(),
        [&](const QJsonObject &row) { return wanted(row.value("values"_L1).toObject()); }));
}

using Wanted = std::function<bool(const QJsonObject &)>;

int number(const QJsonObject &row, QLatin1StringView column)
{
    return row.value(column).toString().toInt();
}

} // namespace

Q_DECLARE_METATYPE(Wanted)

void CatalystZcqlTest::conditions_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<Wanted>("wanted");
    const auto row = [](const char *where, const Wanted &wanted) {
        QTest::newRow(where) << QByteArray(where) << wanted;
    };
    const auto is = [](QLatin1StringView column, QLatin1StringView value) {
        return [=](const QJsonObject &r) { return r.value(column).toString() == value; };
    };
    row("Status = 'open'", is("Status"_L1, "open"_L1));
    row("Orders.Status = 'open'", is("Status"_L1, "open"_L1));
    row("status_ = 'open'", nullptr); // no such column
    row("Status <> 'open'",
        [](const QJsonObject &r) { return r.value("Status"_L1).toString() != "open"_L1; });
    row("Quantity > 9", [](const QJsonObject &r) { return number(r, "Quantity"_L1) > 9; });
    row("Quantity >= '9'", [](const QJsonObject &r) { return number(r, "Quantity"_L1) >= 9; });
    row("Quantity < 10", [](const QJsonObject &r) { return number(r, "Quantity"_L1) < 10; });
    row("Quantity <= 9.5", [](const QJsonObject &r) { return number(r, "Quantity"_L1) < 10; });
    row("Quantity BETWEEN 5 AND 7", [](const QJsonObject &r) {
        return number(r, "Quantity"_L1) / 5 == 1 && number(r, "Quantity"_L1) < 8;
    });
    row("Status IN ('open','paid')", [](const QJsonObject &r) {
        return QStringList({u"open"_s, u"paid"_s}).contains(r.value("Status"_L1).toString());
    });
    row("Status NOT IN ('open','paid')", [](const QJsonObject &r) {
        return !QStringList({u"open"_s, u"paid"_s}).contains(r.value("Status"_L1).toString());
    });
    row("OrderNumber LIKE 'ORD-1%'", [](const QJsonObject &r) {
        return r.value("OrderNumber"_L1).toString().startsWith(u"ORD-1");
    });
    row("OrderNumber LIKE '*-1?'", [](const QJsonObject &r) {
        return r.value("OrderNumber"_L1).toString().startsWith(u"ORD-1")
            && r.value("OrderNumber"_L1).toString().size() == 6;
    });
    row("Comment = 'it''s; ''so'''", is("Comment"_L1, "it's; 'so'"_L1));
    row("Comment = '\\N'", is("Comment"_L1, "\\N"_L1));
    row("IsPaid = true AND Quantity > 20 OR Status = 'paid'", [](const QJsonObject &r) {
        return (r.value("IsPaid"_L1).toString() == "true"_L1 && number(r, "Quantity"_L1) > 20)
            || r.value("Status"_L1).toString() == "paid"_L1;
    });
    row("IsPaid = 'true' and (Quantity > 20 or Status = 'paid')", [](const QJsonObject &r) {
        return r.value("IsPaid"_L1).toString() == "true"_L1
            && (number(r, "Quantity"_L1) > 20 || r.value("Status"_L1).toString() == "paid"_L1);
    });
    row("Amount > 40000.25",
        [](const QJsonObject &r) { return r.value("Amount"_L1).toString().toDouble() > 40000.25; });
    row("Discount < 0",
        [](const QJsonObject &r) { return r.value("Discount"_L1).toString().startsWith(u'-'); });
    row("ExternalId > 5000000000000000001", [](const QJsonObject &r) {
        return r.value("ExternalId"_L1).toString().toLongLong() > 5'000'000'000'000'000'001;
    });
    row("OrderDate >= '2025-06-01'",
        [](const QJsonObject &r) { return r.value("OrderDate"_L1).toString() >= "2025-06-01"_L1; });
    row("PaidAt < '2025-01-01 00:00:00'",
        [](const QJsonObject &r) { return r.value("PaidAt"_L1).toString() < "2025-01-01"_L1; });
    row("MODIFIEDTIME > '2025-01-01 00:00:00'", [](const QJsonObject &r) {
        return r.value("MODIFIEDTIME"_L1).toString() > "2025-01-01 00:00:00:000"_L1;
    });
    row("ShipDate IS NOT NULL",
        [](const QJsonObject &r) { return !r.value("ShipDate"_L1).toString().isEmpty(); });
    row("ROWID > 69251100000063201", [](const QJsonObject &) { return false; });
}

void CatalystZcqlTest::conditions()
{
    QFETCH(QByteArray, where);
    QFETCH(Wanted, wanted);
    CatalystUnderTest server;
    const Answer answer = server.query("SELECT COUNT(ROWID) FROM Orders WHERE " + where);
    if (!wanted) {
        QCOMPARE(answer.status, 400);
        return;
    }
    QCOMPARE(answer.status, 200);
    const int found
        = answer.json()["data"_L1][0]["Orders"_L1]["COUNT(ROWID)"_L1].toString().toInt();
    // The ledger has no ROWID among its values.
    const int expected = where.startsWith("ROWID") ? 99 : countWhere(server, wanted);
    QCOMPARE(found, expected);
    QVERIFY(expected > 0 && expected < 300);
    // As rows it is as many, up to the cap.
    QCOMPARE(server.rows("SELECT ROWID FROM Orders WHERE " + where).size(), expected);
}

void CatalystZcqlTest::order()
{
    CatalystUnderTest server;
    const auto column = [&server](const QByteArray &tail, const QString &name) {
        QStringList all;
        for (const QJsonObject &row : server.rows("SELECT * FROM Orders " + tail))
            all << row.value(name).toString();
        return all;
    };
    const QStringList times = column("ORDER BY MODIFIEDTIME", u"MODIFIEDTIME"_s);
    QCOMPARE(times.size(), 300);
    QVERIFY(std::is_sorted(times.begin(), times.end()));
    const QStringList top = column("ORDER BY MODIFIEDTIME DESC LIMIT 5", u"MODIFIEDTIME"_s);
    QCOMPARE(top, QStringList(times.crbegin(), times.crbegin() + 5));
    QCOMPARE(column("ORDER BY MODIFIEDTIME LIMIT 40,7", u"MODIFIEDTIME"_s), times.mid(40, 7));
    const QStringList ids = column("ORDER BY ROWID DESC LIMIT 3,2", u"ROWID"_s);
    QCOMPARE(ids, QStringList({u"69251100000063297"_s, u"69251100000063296"_s}));
    // Numbers in their order, not that of their texts; then the second column.
    const QList<QJsonObject> rows
        = server.rows("SELECT Quantity, Amount FROM Orders ORDER BY Quantity ASC, Amount DESC");
    for (int i = 1; i < rows.size(); ++i) {
        const int before = number(rows.at(i - 1), "Quantity"_L1);
        const int here = number(rows.at(i), "Quantity"_L1);
        QVERIFY(before <= here);
        if (before == here)
            QVERIFY(rows.at(i - 1).value("Amount"_L1).toString().toDouble()
                >= rows.at(i).value("Amount"_L1).toString().toDouble());
    }
    const QStringList discounts
        = column("WHERE Discount IS NOT NULL ORDER BY Discount", u"Discount"_s);
    QCOMPARE(discounts.first(), u"-2.5"_s);
    QCOMPARE(discounts.last(), u"12.75"_s);
}

void CatalystZcqlTest::limits()
{
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.scale = 1000;
    CatalystUnderTest server(options);
    QCOMPARE(server.rows("SELECT ROWID FROM Orders").size(), 300);
    QCOMPARE(server.rows("SELECT ROWID FROM Orders LIMIT 500").size(), 300);
    QCOMPARE(server.rows("SELECT ROWID FROM Orders LIMIT 950,300").size(), 50);
    // LIMIT offset,count: the offset counts from 0.
    const QList<QJsonObject> rows = server.rows("SELECT ROWID FROM Orders LIMIT 1,3");
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.first().value("ROWID"_L1).toString(), u"69251100000063002"_s);
    QByteArray columns = "ROWID";
    for (int i = 1; i <= 20; ++i)
        columns += ",Col" + QByteArray::number(i).rightJustified(2, '0');
    QCOMPARE(server.query("SELECT " + columns + " FROM Wide").status, 400); // 21
    QCOMPARE(server.query("SELECT " + columns.left(columns.size() - 6) + " FROM Wide").status, 200);
    QCOMPARE(server.rows("SELECT * FROM Wide LIMIT 1", u"Wide"_s).first().size(), 64);
}

void CatalystZcqlTest::aggregates()
{
    CatalystUnderTest server;
    const QJsonObject row
        = server
              .rows("SELECT COUNT(ROWID), SUM(Quantity), MIN(Quantity), MAX(OrderDate), "
                    "AVG(Amount), COUNT(ShipDate) FROM Orders")
              .value(0);
    qint64 sum = 0;
    double amount = 0;
    int ships = 0;
    QString latest;
    const QList<QJsonObject> all = server.ledger("Orders");
    for (const QJsonObject &entry : all) {
        const QJsonObject values = entry.value("values"_L1).toObject();
        sum += number(values, "Quantity"_L1);
        amount += values.value("Amount"_L1).toString().toDouble();
        ships += values.value("ShipDate"_L1).toString().isEmpty() ? 0 : 1;
        latest = qMax(latest, values.value("OrderDate"_L1).toString());
    }
    QCOMPARE(row.value("COUNT(ROWID)"_L1).toString(), u"300"_s);
    QCOMPARE(row.value("SUM(Quantity)"_L1).toString(), QString::number(sum));
    QCOMPARE(row.value("MIN(Quantity)"_L1).toString(), u"1"_s);
    QCOMPARE(row.value("MAX(OrderDate)"_L1).toString(), latest);
    QCOMPARE(row.value("COUNT(ShipDate)"_L1).toString().toInt(), ships);
    QVERIFY(qAbs(row.value("AVG(Amount)"_L1).toString().toDouble() - amount / 300) < 1e-6);
    QCOMPARE(server.rows("SELECT COUNT(ROWID) FROM Empty", u"Empty"_s)
                 .value(0)
                 .value("COUNT(ROWID)"_L1)
                 .toString(),
        u"0"_s);
    QCOMPARE(server.rows("SELECT DISTINCT Status FROM Orders").size(), 4);
}

void CatalystZcqlTest::forms()
{
    CatalystUnderTest server;
    const QByteArray query = "SELECT ROWID, Quantity FROM Orders LIMIT 1";
    QVERIFY(server.query(query).body.contains("\"ROWID\":\"69251100000063001\""));
    QCOMPARE(server.rows("select ROWID from Orders limit 2;").size(), 2); // words in any case
    server.headers.first().second
        = "application/vnd.catalyst.v2+json, application/vnd.catalyst.v2+zcql";
    QVERIFY(server.query(query).body.contains("\"ROWID\":\"69251100000063001\""));
    QCOMPARE(
        server.call("POST", "/query", R"({"query":"SELECT ROWID FROM Small","OLAP":true})").status,
        200);
    server.headers.removeFirst();
    QVERIFY(server.query(query).body.contains("\"ROWID\":69251100000063001"));
    QVERIFY(server.query("SELECT COUNT(ROWID) FROM Small").body.contains("\"COUNT(ROWID)\":10"));
}

void CatalystZcqlTest::keywordsNeedTheirTable()
{
    CatalystUnderTest server;
    QCOMPARE(server.query("SELECT Order FROM Keywords").status, 400);
    QCOMPARE(server.query("SELECT From FROM Keywords").status, 400);
    const QList<QJsonObject> rows
        = server.rows("SELECT Keywords.Order, Keywords.From, Keywords.Limit FROM Keywords WHERE "
                      "Keywords.Select = "
                      "'s7' ORDER BY Keywords.Order LIMIT 5",
            u"Keywords"_s);
    QCOMPARE(rows.size(), 1);
    QVERIFY(!rows.first().value("From"_L1).toString().isEmpty());
    const QByteArray table = "Customer_Support_Interaction_History_Archive";
    QCOMPARE(server
                 .rows("SELECT Summary_As_The_Customer_Told_It_On_The_Phone_In_Full FROM " + table
                         + " WHERE rating_text <> 'bad' AND Rating > 0 LIMIT 3",
                     QString::fromLatin1(table))
                 .size(),
        3);
}

void CatalystZcqlTest::refusals_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query : {"", "SELECT", "SELECT * FROM", "SELECT * FROM Nowhere",
             "SELECT FROM Orders", "SELECT Nope FROM Orders", "SELECT ROWID Orders",
             "SELECT ROWID, FROM Orders", "SELECT * FROM Orders WHERE",
             "SELECT * FROM Orders WHERE Status", "SELECT * FROM Orders WHERE Status = 'open",
             "SELECT * FROM Orders WHERE Status = \"open\"",
             "SELECT * FROM Orders WHERE Status = 'it\\'s'",
             "SELECT * FROM Orders WHERE (Status = 'a'",
             "SELECT * FROM Orders WHERE Status BETWEEN 'a'",
             "SELECT * FROM Orders WHERE Status IN ()", "SELECT * FROM Orders LIMIT -1",
             "SELECT * FROM Orders LIMIT x", "SELECT * FROM Orders ORDER Status",
             "SELECT * FROM Orders LIMIT 1 WHERE Status = 'a'",
             "SELECT Status, COUNT(ROWID) FROM Orders", "SELECT SUM(Status) FROM Orders",
             "SELECT MEDIAN(Quantity) FROM Orders",
             "SELECT * FROM Orders WHERE MODIFIEDTIME > 'yesterday'", "DELETE FROM Orders",
             "SELECT * FROM Orders; DELETE FROM Orders",
             "SELECT Status FROM Orders GROUP BY Status", "SELECT Lines.Sku FROM Orders"}) {
        QTest::newRow(query) << QByteArray(query);
    }
}

void CatalystZcqlTest::refusals()
{
    QFETCH(QByteArray, query);
    CatalystUnderTest server;
    const Answer answer = server.query(query);
    QCOMPARE(answer.status, 400);
    QCOMPARE(catalystCode(answer), u"INVALID_INPUT"_s);
    QCOMPARE(server.digest("Orders").value("rows"_L1).toInt(), 300);
}

void CatalystZcqlTest::timeFilters()
{
    CatalystUnderTest server;
    const QString before = server.rows("SELECT MAX(MODIFIEDTIME) FROM Orders")
                               .value(0)
                               .value("MAX(MODIFIEDTIME)"_L1)
                               .toString();
    server.mutate({{u"stream"_s, u"Orders"_s}, {u"update"_s, 7}});
    server.mutate({{u"stream"_s, u"Orders"_s}, {u"insert"_s, 2}});
    const QByteArray query = "SELECT ROWID, MODIFIEDTIME FROM Orders WHERE MODIFIEDTIME > '"
        + before.toLatin1() + "' ORDER BY MODIFIEDTIME";
    QCOMPARE(server.rows(query).size(), 9);
    QCOMPARE(
        server.rows("SELECT ROWID FROM Orders WHERE MODIFIEDTIME >= '" + before.toLatin1() + "'")
            .size(),
        10);
    QVERIFY(server.set({{u"catalystTimeFilter"_s, u"ignored"_s}}));
    QCOMPARE(server.rows(query).size(), 300); // the cap
    QVERIFY(server.set({{u"catalystTimeFilter"_s, u"refused"_s}}));
    QCOMPARE(server.query(query).status, 400);
    QVERIFY(server.set({{u"catalystTimeFilter"_s, u"works"_s}, {u"catalystSkewMs"_s, -3'600'000}}));
    const QString id
        = server.mutate({{u"stream"_s, u"Orders"_s}, {u"insert"_s, 1}})["ids"_L1][0].toString();
    QCOMPARE(server.rows(query).first().value("ROWID"_L1).toString(), id); // before the others
}

void CatalystZcqlTest::largeTableIsFast()
{
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.scale = 1'000'000;
    CatalystUnderTest server(options);
    const QJsonArray ids
        = server.mutate({{u"stream"_s, u"Orders"_s}, {u"update"_s, 500}})["ids"_L1].toArray();
    QCOMPARE(ids.size(), 500);
    QElapsedTimer watch;
    watch.start();
    const QList<QJsonObject> rows = server.rows(
        "SELECT ROWID, MODIFIEDTIME FROM Orders WHERE MODIFIEDTIME > '2026-03-01 00:00:00' ORDER "
        "BY MODIFIEDTIME, ROWID LIMIT 300,300");
    const qint64 recent = watch.restart();
    QCOMPARE(rows.size(), 200);
    QCOMPARE(rows.last().value("ROWID"_L1).toString(), ids.last().toString());
    QCOMPARE(server.rows("SELECT ROWID FROM Orders ORDER BY MODIFIEDTIME DESC").size(), 300);
    const qint64 all = watch.restart();
    QCOMPARE(server.rows("SELECT ROWID FROM Orders WHERE ROWID > 69251100000963001").size(), 300);
    const qint64 byId = watch.restart();
    QCOMPARE(server.rows("SELECT COUNT(ROWID) FROM Orders").size(), 1);
    const qint64 count = watch.elapsed();
    qInfo("1,000,000 rows: recent %lld ms, sorted %lld ms, by id %lld ms, count %lld ms",
        static_cast<long long>(recent), static_cast<long long>(all), static_cast<long long>(byId),
        static_cast<long long>(count));
    QVERIFY2(recent < 1000, "a query for recent rows takes too long");
    QVERIFY(byId < 1000 && count < 1000);
}

int runCatalystZcqlTest(int argc, char **argv)
{
    CatalystZcqlTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "catalystzcqltest.moc"
