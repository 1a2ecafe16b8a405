// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalystclient.h"
#include "sandboxtests.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Tables, columns and the calls on rows.
class CatalystRowsTest : public QObject
{
    Q_OBJECT
private slots:
    void tablesAndColumns();
    void idsSurviveOnlyAsText();
    void everyTypeIsThere();
    void pagesOfRows();
    void insertUpdateDelete();
    void refusals_data();
    void refusals();
    void batchIsAllOrNothing();
    void nullIsNotEmpty();
    void truncate();
    void developmentLimits();
    void missingRow();
};

namespace {

QByteArray rowsBody(const QJsonArray &rows)
{
    return QJsonDocument(rows).toJson(QJsonDocument::Compact);
}

QString firstId(CatalystUnderTest &server, const QByteArray &table)
{
    return server.data("/table/" + table + "/row?max_rows=1")[0]["ROWID"_L1].toString();
}

} // namespace

void CatalystRowsTest::tablesAndColumns()
{
    CatalystUnderTest server;
    QVERIFY2(server.problem.isEmpty(), qPrintable(server.problem));
    const QJsonArray tables = server.data("/table").toArray();
    QCOMPARE(tables.size(), 8);
    QStringList names;
    for (const QJsonValue &table : tables) {
        names << table["table_name"_L1].toString();
        QVERIFY(!table.toObject().contains("column_details"_L1)); // only in the single form
    }
    QVERIFY(names.contains(u"Orders"_s) && names.contains(u"Empty"_s));
    QVERIFY(std::any_of(
        names.begin(), names.end(), [](const QString &name) { return name.size() > 40; }));
    const QJsonObject orders = server.data("/table/Orders").toObject();
    QCOMPARE(server.data("/table/" + orders.value("table_id"_L1).toString().toLatin1()).toObject(),
        orders);
    QCOMPARE(
        orders.value("column_details"_L1).toArray(), server.data("/table/Orders/column").toArray());
    const QJsonArray columns = orders.value("column_details"_L1).toArray();
    QCOMPARE(columns.size(), 24); // the four of the system first
    QCOMPARE(columns.at(0)["column_name"_L1].toString(), u"ROWID"_s);
    QCOMPARE(columns.at(3)["category"_L1].toInt(), 1);
    QCOMPARE(columns.at(4)["column_sequence"_L1].toString(), u"5"_s);
    QCOMPARE(columns.at(4)["category"_L1].toInt(), 2);
    const QByteArray id = columns.at(5)["column_id"_L1].toString().toLatin1();
    QCOMPARE(server.data("/table/Orders/column/" + id)["column_name"_L1].toString(), u"Customer"_s);
    QCOMPARE(server.data("/table/Wide/column").toArray().size(), 64);
    QCOMPARE(server.get("/table/Nowhere").status, 404);
    QCOMPARE(catalystCode(server.get("/table/Nowhere")), u"INVALID_NAME"_s);
    QCOMPARE(catalystCode(server.get("/table/69251000000000001")), u"INVALID_ID"_s);
    QCOMPARE(server.get("/table/Orders/column/Nothing").status, 404);
}

void CatalystRowsTest::idsSurviveOnlyAsText()
{
    CatalystUnderTest server;
    const auto survives = [](const QString &id) {
        return QString::number(static_cast<qint64>(id.toDouble())) == id;
    };
    const QString table = server.data("/table/Orders")["table_id"_L1].toString();
    QCOMPARE(table.size(), 17);
    QVERIFY(!survives(table));
    const QString row = firstId(server, "Orders");
    QCOMPARE(row.size(), 17);
    QVERIFY(!survives(row));
    // Without the header of v2 the same id is a bare number.
    server.headers.removeIf([](const auto &header) { return header.first == "Accept"; });
    QVERIFY(
        server.get("/table/Orders").body.contains(QByteArray("\"table_id\":" + table.toLatin1())));
    const Answer page = server.get("/table/Orders/row?max_rows=1");
    QVERIFY(page.body.contains(QByteArray("\"ROWID\":" + row.toLatin1())));
    QVERIFY(page.json()["data"_L1][0]["IsPaid"_L1].isString());
}

void CatalystRowsTest::everyTypeIsThere()
{
    CatalystUnderTest server;
    QSet<QString> types;
    for (const QJsonValue &column : server.data("/table/Orders/column").toArray())
        types.insert(column["data_type"_L1].toString());
    QCOMPARE(types,
        QSet<QString>({u"text"_s, u"varchar"_s, u"date"_s, u"datetime"_s, u"int"_s, u"double"_s,
            u"boolean"_s, u"bigint"_s, u"foreign key"_s, u"encrypted text"_s}));
    const QJsonObject row = server.data("/table/Orders/row")[0].toObject();
    static const QRegularExpression stamp(u"^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d:\\d{3}$"_s);
    QVERIFY(stamp.match(row.value("MODIFIEDTIME"_L1).toString()).hasMatch());
    QVERIFY(stamp.match(row.value("CREATEDTIME"_L1).toString()).hasMatch());
    QVERIFY(row.value("MODIFIEDTIME"_L1).toString() >= row.value("CREATEDTIME"_L1).toString());
    QCOMPARE(row.value("ExternalId"_L1).toString().size(), 19);
    QCOMPARE(row.value("PaidAt"_L1).toString().size(), 19);
    // The foreign keys that are set lead to a row.
    int keys = 0;
    for (const QJsonValue &order : server.data("/table/Orders/row?max_rows=20").toArray()) {
        const QJsonValue key = order["Customer"_L1];
        if (key.isNull())
            continue;
        ++keys;
        QCOMPARE(server.get("/table/Customers/row/" + key.toString().toLatin1()).status, 200);
    }
    QVERIFY(keys > 5);
}

void CatalystRowsTest::pagesOfRows()
{
    CatalystUnderTest server; // 300 orders
    Answer page = server.get("/table/Orders/row");
    QCOMPARE(page.json()["data"_L1].toArray().size(), 200);
    QCOMPARE(page.json()["more_records"_L1].toBool(), true);
    QSet<QString> ids;
    QByteArray token;
    int pages = 0;
    do {
        page = server.get("/table/Orders/row?max_rows=70&next_token=" + token);
        for (const QJsonValue &row : page.json()["data"_L1].toArray())
            ids.insert(row["ROWID"_L1].toString());
        token = page.json()["next_token"_L1].toString().toLatin1();
        ++pages;
    } while (!token.isEmpty() && pages < 10);
    QCOMPARE(pages, 5);
    QCOMPARE(ids.size(), 300);
    QCOMPARE(page.json()["more_records"_L1].toBool(true), false);
    QCOMPARE(server.get("/table/Empty/row").json()["data"_L1].toArray().size(), 0);
    QCOMPARE(server.get("/table/Orders/row?next_token=other").status, 400);
    QCOMPARE(server.get("/table/Orders/row?max_rows=0").status, 400);
    QCOMPARE(server.get("/table/Orders/row?max_rows=5000").json()["data"_L1].toArray().size(), 300);
}

void CatalystRowsTest::insertUpdateDelete()
{
    CatalystUnderTest server;
    const Answer made = server.call("POST", "/table/Customers/row",
        rowsBody({QJsonObject{{u"Code"_s, u"N1"_s}, {u"Name"_s, u"Ann \"A\", Z\u00fcrich"_s}},
            QJsonObject{{u"Code"_s, u"N2"_s}, {u"Credit"_s, 2.5}, {u"IsActive"_s, true}}}));
    QCOMPARE(made.status, 200);
    const QJsonArray rows = made.json()["data"_L1].toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(1)["IsActive"_L1].toString(), u"true"_s);
    QCOMPARE(rows.at(1)["Credit"_L1].toString(), u"2.5"_s);
    QVERIFY(!rows.at(0)["CREATEDTIME"_L1].toString().isEmpty());
    const QByteArray id = rows.at(0)["ROWID"_L1].toString().toLatin1();
    QCOMPARE(server.data("/table/Customers/row/" + id)["Name"_L1].toString(),
        u"Ann \"A\", Z\u00fcrich"_s);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 60}});
    // The id as a bare number: it must not be rounded on its way in.
    for (const QByteArray &method : {QByteArray("PATCH"), QByteArray("PUT")}) {
        const Answer changed = server.call(
            method, "/table/Customers/row", "[{\"ROWID\":" + id + ",\"City\":\"" + method + "\"}]");
        QCOMPARE(changed.status, 200);
        const QJsonObject row = changed.json()["data"_L1][0].toObject();
        QCOMPARE(row.value("City"_L1).toString().toLatin1(), method);
        QCOMPARE(row.value("Code"_L1).toString(), u"N1"_s);
        QVERIFY(row.value("MODIFIEDTIME"_L1).toString() > row.value("CREATEDTIME"_L1).toString());
    }
    const QJsonObject applied = server.digest("Customers").value("applied"_L1).toObject();
    QCOMPARE(applied.value("3"_L1).toInt(), 1); // inserted, then changed twice
    QCOMPARE(applied.value("1"_L1).toInt(), 1);
    QCOMPARE(server.call("DELETE", "/table/Customers/row/" + id).status, 200);
    QCOMPARE(server.get("/table/Customers/row/" + id).status, 404);
    QCOMPARE(server.call("DELETE", "/table/Customers/row/" + id).status, 404);
    const QJsonArray few = server.data("/table/Customers/row?max_rows=3").toArray();
    QByteArray ids;
    for (const QJsonValue &row : few)
        ids += (ids.isEmpty() ? "" : ",") + row["ROWID"_L1].toString().toLatin1();
    QCOMPARE(server.call("DELETE", "/table/Customers/row?ids=" + ids).status, 200);
    QCOMPARE(server.digest("Customers").value("rows"_L1).toInt(), 60 + 1 - 3);
}

void CatalystRowsTest::refusals_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *method, const QByteArray &path,
                         const QByteArray &body, int status, const QString &code) {
        QTest::newRow(name) << QByteArray(method) << path << body << status << code;
    };
    const QByteArray rows = "/table/Orders/row";
    const auto order = [](const QByteArray &cell) -> QByteArray {
        return "[{\"OrderNumber\":\"X\"," + cell + "}]";
    };
    row("wrapper", "POST", rows, R"({"data":[{"OrderNumber":"X"}]})", 400, u"INVALID_INPUT"_s);
    row("no json", "POST", rows, "[{", 400, u"INVALID_INPUT"_s);
    row("empty", "POST", rows, "[]", 400, u"INVALID_INPUT"_s);
    row("column", "POST", rows, order("\"Nope\":1"), 400, u"INVALID_INPUT"_s);
    row("system", "POST", rows, order("\"CREATORID\":1"), 400, u"INVALID_INPUT"_s);
    row("rowid", "POST", rows, order("\"ROWID\":1"), 400, u"INVALID_INPUT"_s);
    row("mandatory", "POST", rows, R"([{"Status":"open"}])", 400, u"INVALID_INPUT"_s);
    row("int", "POST", rows, order("\"Quantity\":2147483648"), 400, u"INVALID_INPUT"_s);
    row("int text", "POST", rows, order("\"Quantity\":\"1.5\""), 400, u"INVALID_INPUT"_s);
    row("bigint", "POST", rows, order("\"ExternalId\":\"9223372036854775808\""), 400,
        u"INVALID_INPUT"_s);
    row("boolean", "POST", rows, order("\"IsPaid\":\"yes\""), 400, u"INVALID_INPUT"_s);
    row("date", "POST", rows, order("\"OrderDate\":\"2025-02-30\""), 400, u"INVALID_INPUT"_s);
    row("datetime", "POST", rows, order("\"PaidAt\":\"2025-02-03\""), 400, u"INVALID_INPUT"_s);
    row("varchar", "POST", rows, order("\"Status\":\"" + QByteArray(256, 'x') + '"'), 400,
        u"INVALID_INPUT"_s);
    row("foreign key", "POST", rows, order("\"Customer\":\"69251200009999999\""), 400,
        u"INVALID_INPUT"_s);
    row("unique", "POST", rows, R"([{"OrderNumber":"ORD-1"}])", 409, u"DUPLICATE_VALUE"_s);
    row("no id", "PATCH", rows, R"([{"Status":"open"}])", 400, u"INVALID_INPUT"_s);
    row("other id", "PATCH", rows, R"([{"ROWID":"69251100009999999","Status":"open"}])", 404,
        u"INVALID_ID"_s);
    row("put on a row", "PUT", rows + "/69251100000063001", R"({"Status":"open"})", 405,
        u"INVALID_REQUEST_METHOD"_s);
    row("no ids", "DELETE", rows, {}, 400, u"INVALID_INPUT"_s);
    QByteArray many = "69251100000063001";
    for (int i = 0; i < 200; ++i)
        many += ",69251100000063001";
    row("201 ids", "DELETE", rows + "?ids=" + many, {}, 400, u"INVALID_INPUT"_s);
    row("no address", "GET", "/nothing", {}, 404, u"INVALID_URL"_s);
}

void CatalystRowsTest::refusals()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    CatalystUnderTest server;
    const QJsonObject before = server.digest("Orders");
    const Answer answer = server.call(method, path, body);
    QTEST(answer.status, "status");
    QTEST(catalystCode(answer), "code");
    QCOMPARE(answer.json()["status"_L1].toString(), u"failure"_s);
    QCOMPARE(server.digest("Orders"), before);
}

void CatalystRowsTest::batchIsAllOrNothing()
{
    CatalystUnderTest server;
    const QByteArray rows
        = rowsBody({QJsonObject{{u"Code"_s, u"A"_s}}, QJsonObject{{u"Code"_s, u"A"_s}}});
    QCOMPARE(catalystCode(server.call("POST", "/table/Customers/row", rows)), u"DUPLICATE_VALUE"_s);
    QCOMPARE(server.digest("Customers").value("rows"_L1).toInt(), 60);
    QCOMPARE(server.call("POST", "/table/Customers/row", R"([{"Code":"A"}])").status, 200);
    QJsonArray many;
    for (int i = 0; i < 201; ++i)
        many.append(QJsonObject{{u"Code"_s, u"M%1"_s.arg(i)}});
    QCOMPARE(server.call("POST", "/table/Customers/row", rowsBody(many)).status, 400);
    many.removeLast();
    QCOMPARE(server.call("POST", "/table/Customers/row", rowsBody(many)).status, 200);
}

void CatalystRowsTest::nullIsNotEmpty()
{
    CatalystUnderTest server;
    const QJsonObject made
        = server
              .call("POST", "/table/Orders/row",
                  R"([{"OrderNumber":"E","Status":"","Channel":null,"Quantity":""}])")
              .json()["data"_L1][0]
              .toObject();
    QCOMPARE(made.value("Status"_L1), QJsonValue(QString()));
    QVERIFY(made.value("Channel"_L1).isNull() && made.value("Quantity"_L1).isNull());
    const QString id = made.value("ROWID"_L1).toString();
    server.call("PATCH", "/table/Orders/row",
        rowsBody({QJsonObject{
            {u"ROWID"_s, id}, {u"Status"_s, QJsonValue::Null}, {u"Country"_s, u"IN"_s}}}));
    const QJsonObject row = server.data("/table/Orders/row/" + id.toLatin1()).toObject();
    QVERIFY(row.value("Status"_L1).isNull() && row.value("Channel"_L1).isNull());
    QCOMPARE(row.value("Country"_L1).toString(), u"IN"_s);
    // The seed has both as well.
    bool hasNull = false;
    bool hasEmpty = false;
    for (const QJsonValue &order : server.data("/table/Orders/row").toArray()) {
        hasNull = hasNull || order["Comment"_L1].isNull();
        hasEmpty = hasEmpty || order["Comment"_L1] == QJsonValue(QString(u""_s));
    }
    QVERIFY(hasNull && hasEmpty);
}

void CatalystRowsTest::truncate()
{
    CatalystUnderTest server;
    QCOMPARE(server.call("DELETE", "/table/Small/truncate").status, 200);
    QCOMPARE(server.digest("Small").value("rows"_L1).toInt(), 0);
    QCOMPARE(server.call("POST", "/table/Small/row", R"([{"Name":"again"}])").status, 200);
    QCOMPARE(server.digest("Small").value("rows"_L1).toInt(), 1);
}

void CatalystRowsTest::developmentLimits()
{
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.scale = 4998; // with all other tables less than 25,000
    CatalystUnderTest server(options);
    QVERIFY(server.set({{u"catalystDevelopmentLimits"_s, true}}));
    const auto add = [&server](const QByteArray &number) {
        return server.call("POST", "/table/Orders/row", "[{\"OrderNumber\":\"D" + number + "\"}]");
    };
    server.headers.last().second = "Development";
    QCOMPARE(add("1").status, 200);
    QCOMPARE(add("2").status, 200);
    const Answer refused = add("3");
    QCOMPARE(refused.status, 403);
    QCOMPARE(catalystCode(refused), u"API_LIMIT_REACHED"_s);
    server.headers.last().second = "Production";
    QCOMPARE(add("3").status, 200);
    server.headers.last().second = "Elsewhere";
    QCOMPARE(add("4").status, 400);
    const QJsonObject limits = server.client->admin("GET", "limits").json();
    QCOMPARE(limits["catalyst"_L1]["violations"_L1]["developmentRows"_L1].toInt(), 1);
}

void CatalystRowsTest::missingRow()
{
    CatalystUnderTest server;
    const QByteArray path = "/table/Orders/row/69251100009999999";
    QCOMPARE(catalystCode(server.get(path)), u"INVALID_ID"_s);
    // An id that a double rounded is another row's or nobody's.
    QVERIFY(server.set({{u"catalystMissingRow"_s, u"noData"_s}}));
    QCOMPARE(server.get(path).status, 200);
    QVERIFY(!server.get(path).json().contains("data"_L1));
}

int runCatalystRowsTest(int argc, char **argv)
{
    CatalystRowsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "catalystrowstest.moc"
