// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// What bulk write does with single rows.
class RowsTest : public QObject
{
    Q_OBJECT
private slots:
    void cells_data();
    void cells();
    void emptyCells_data();
    void emptyCells();
    void errorsAreJoined();
    void keys_data();
    void keys();
    void insertSkipsExisting();
    void lookups_data();
    void lookups();
    void delimiters_data();
    void delimiters();
    void headersAreNamesWithoutMappings();
};

namespace {

const QByteArray kFirst = "5725767100001000001";

struct RowResult
{
    QByteArray status;
    QByteArray recordId;
    QByteArray errors;
};

QList<RowResult> outcomesOf(SandboxClient &client, const QJsonObject &job)
{
    QList<RowResult> all;
    for (const QByteArray &line : client.writeCsv(job).trimmed().split('\n').mid(1)) {
        // ERRORS may hold commas and is then quoted: it is the last cell.
        const qsizetype quote = line.indexOf('"');
        const QList<QByteArray> cells = (quote < 0 ? line : line.left(quote)).split(',');
        const qsizetype last = cells.size() - 1;
        all.append({cells.at(last - 2), cells.at(last - 1),
            quote < 0 ? cells.at(last) : line.mid(quote).replace('"', "")});
    }
    return all;
}

QList<RowResult> writeRows(SandboxClient &client, const QByteArray &csv, const QString &operation,
    const QJsonObject &resource = {}, bool ignoresEmpty = false)
{
    const Answer created
        = client.createWrite(resource, client.upload(csv), operation, ignoresEmpty);
    if (created.status != 201)
        return {};
    return outcomesOf(client, client.waitForWrite(created));
}

QJsonObject findBy(const QString &field)
{
    return {{u"find_by"_s, field}};
}

} // namespace

void RowsTest::cells_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("stored"); // null: INVALID_DATA
    const auto row = [](const char *field, const char *cell, const QString &stored) {
        QTest::addRow("%s %s", field, cell) << QByteArray(field) << QByteArray(cell) << stored;
    };
    row("Next_Contact_Date", "02/29/2024", u"2024-02-29"_s);
    row("Next_Contact_Date", "2024-02-29", {}); // what Bulk Read gives out
    row("Next_Contact_Date", "02/30/2024", {});
    row("Last_Contacted_At", "12/31/2025 23:59:58", u"2025-12-31T23:59:58+05:30"_s);
    row("Last_Contacted_At", "2025-12-31T23:59:58+05:30", {});
    row("Last_Contacted_At", "12/31/2025", {});
    row("No_of_Employees", "42", u"42"_s);
    row("No_of_Employees", "-7", u"-7"_s);
    row("No_of_Employees", "007", u"7"_s);
    row("No_of_Employees", "1000.0", {});
    row("No_of_Employees", "1234567890", {});
    row("No_of_Employees", "many", {});
    row("Annual_Revenue", "12.50", u"12.50"_s);
    row("Annual_Revenue", "1e5", {});
    row("Annual_Revenue", "Rs. 5", {});
    row("Email", "somebody@example.org", u"somebody@example.org"_s);
    row("Email", "somebody", {});
    row("Email", "a@b", {});
    row("Mobile", "+91 98765 43210", u"+91 98765 43210"_s);
    row("Mobile", "call me", {});
    row("Industry", "Finance", u"Finance"_s);
    row("Industry", "Fishing", {});
    row("Industry", "-None-", u""_s);
    row("Lead_Segment", "Hot", u"Hot"_s);
    row("Lead_Segment", "hot", {});
    row("Email_Opt_Out", "TRUE", u"true"_s);
    row("Email_Opt_Out", "0", u"false"_s);
    row("Email_Opt_Out", "maybe", {});
    row("Country", "Caf\xC3\xA9 ", u"Caf\u00E9 "_s);
    row("Owner", "5725767000000411003", u"5725767000000411003"_s);
    row("Owner", "5725767000000411009", {});
    QTest::newRow("longest name") << QByteArray("Last_Name") << QByteArray(80, 'n')
                                  << QString(80, u'n');
    QTest::newRow("longest name in letters")
        << QByteArray("Last_Name") << QByteArray("\xC3\xA9").repeated(80)
        << QString(80, QChar(0xE9));
    QTest::newRow("name too long") << QByteArray("Last_Name") << QByteArray(81, 'n') << QString();
}

void RowsTest::cells()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, cell);
    QFETCH(QString, stored);
    const SandboxUnderTest server;
    QVERIFY2(server.client, qPrintable(server.problem));
    const QString before
        = server.client->ledgerValues(kFirst).value(QString::fromLatin1(field)).toString();
    const QList<RowResult> rows
        = writeRows(*server.client, "id," + field + '\n' + kFirst + ',' + cell + '\n', u"update"_s);
    QCOMPARE(rows.size(), 1);
    const bool isValid = !stored.isNull();
    QCOMPARE(rows.first().status, QByteArray(isValid ? "UPDATED" : "SKIPPED"));
    QCOMPARE(rows.first().errors, isValid ? QByteArray() : "INVALID_DATA-" + field);
    const QString after
        = server.client->ledgerValues(kFirst).value(QString::fromLatin1(field)).toString();
    QCOMPARE(after, isValid ? stored : before);
}

void RowsTest::emptyCells_data()
{
    QTest::addColumn<bool>("ignoresEmpty");
    QTest::addColumn<bool>("hasDefault");
    QTest::addColumn<QString>("stored");
    QTest::newRow("cleared") << false << false << QString();
    QTest::newRow("ignored") << true << false << u"before"_s;
    QTest::newRow("default") << false << true << u"standard"_s;
}

void RowsTest::emptyCells()
{
    QFETCH(bool, ignoresEmpty);
    QFETCH(bool, hasDefault);
    QFETCH(QString, stored);
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    client.admin("POST", "mutate",
        QJsonObject{{u"stream"_s, u"Leads"_s}, {u"id"_s, QString::fromLatin1(kFirst)},
            {u"values"_s, QJsonObject{{u"Country"_s, u"before"_s}}}});
    QJsonObject country{{u"api_name"_s, u"Country"_s}, {u"index"_s, 1}};
    if (hasDefault)
        country.insert(u"default_value"_s, QJsonObject{{u"value"_s, u"standard"_s}});
    const QJsonObject id{{u"api_name"_s, u"id"_s}, {u"index"_s, 0}};
    const QList<RowResult> rows = writeRows(client, "id,Country\n" + kFirst + ",\n", u"update"_s,
        {{u"field_mappings"_s, QJsonArray{id, country}}}, ignoresEmpty);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().status, QByteArray("UPDATED"));
    QCOMPARE(client.ledgerValues(kFirst).value("Country"_L1).toString(), stored);
}

void RowsTest::errorsAreJoined()
{
    const SandboxUnderTest server;
    const QList<RowResult> rows = writeRows(*server.client,
        "Company,Last_Name,Industry,Email\n,,Fishing,lead5@example.com\n", u"insert"_s);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().status, QByteArray("SKIPPED"));
    QCOMPARE(rows.first().errors,
        QByteArray("MANDATORY_NOT_FOUND-Company,Last_Name:INVALID_DATA-Industry:"
                   "DUPLICATE_DATA-Email"));
    QCOMPARE(server.client->digest().value("rows"_L1).toInt(), 300);
}

void RowsTest::keys_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("findBy");
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<int>("rows");
    const auto row = [](const char *name, const char *operation, const char *key,
                         const QByteArray &csv, const char *status, const char *errors, int rows) {
        QTest::newRow(name) << QString::fromLatin1(operation) << QString::fromLatin1(key) << csv
                            << QByteArray(status) << QByteArray(errors) << rows;
    };
    row("update unknown id", "update", "id", "id,Company\n5725767100001999999,X\n", "SKIPPED",
        "RESOURCE_NOT_FOUND-id", 300);
    row("update foreign id", "update", "id", "id,Company\n5725767200001000001,X\n", "SKIPPED",
        "RESOURCE_NOT_FOUND-id", 300);
    row("update no id", "update", "id", "id,Company\n,X\n", "SKIPPED", "MANDATORY_NOT_FOUND-id",
        300);
    row("update by e-mail", "update", "Email", "Email,Company\nLEAD7@example.com,X\n", "UPDATED",
        "", 300);
    row("update by unknown e-mail", "update", "Email", "Email,Company\nno@example.com,X\n",
        "SKIPPED", "RESOURCE_NOT_FOUND-Email", 300);
    row("upsert existing", "upsert", "Email", "Email,Company,Last_Name\nlead7@example.com,X,Y\n",
        "UPDATED", "", 300);
    row("upsert new", "upsert", "Email", "Email,Company,Last_Name\nnew@example.com,X,Y\n", "ADDED",
        "", 301);
    row("upsert unknown id", "upsert", "id", "id,Company,Last_Name\n5725767100001999999,X,Y\n",
        "SKIPPED", "RESOURCE_NOT_FOUND-id", 300);
    row("insert", "insert", "", "Company,Last_Name\nX,Y\n", "ADDED", "", 301);
    row("unique clash", "update", "id", "id,Email\n5725767100001000001,lead2@example.com\n",
        "SKIPPED", "DUPLICATE_DATA-Email", 300);
    row("own unique value", "update", "id", "id,Email\n5725767100001000002,lead2@example.com\n",
        "UPDATED", "", 300);
}

void RowsTest::keys()
{
    QFETCH(QString, operation);
    QFETCH(QString, findBy);
    QFETCH(QByteArray, csv);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, errors);
    QFETCH(int, rows);
    const SandboxUnderTest server;
    const QList<RowResult> found = writeRows(
        *server.client, csv, operation, findBy.isEmpty() ? QJsonObject() : ::findBy(findBy));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().status, status);
    QCOMPARE(found.first().errors, errors);
    QCOMPARE(found.first().recordId.isEmpty(), status == "SKIPPED");
    QCOMPARE(server.client->digest().value("rows"_L1).toInt(), rows);
}

void RowsTest::insertSkipsExisting()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QByteArray csv = "Email,Company,Last_Name\na@example.org,X,Y\na@example.org,X,Z\n"
                           "b@example.org,X,Y\nlead1@example.com,X,Y\n";
    const QList<RowResult> rows = writeRows(client, csv, u"insert"_s, findBy(u"Email"_s));
    QByteArrayList words;
    for (const RowResult &row : rows)
        words << row.status + ' ' + row.errors;
    QCOMPARE(words,
        QByteArrayList(
            {"ADDED ", "SKIPPED DUPLICATE_DATA-Email", "ADDED ", "SKIPPED DUPLICATE_DATA-Email"}));
    QCOMPARE(rows.at(0).recordId, QByteArray("5725767100001000301"));
    const QJsonObject added = client.ledgerValues("5725767100001000302");
    QCOMPARE(added.value("Email"_L1).toString(), u"b@example.org"_s);
    QVERIFY(!added.value("Created_Time"_L1).toString().isEmpty());
    QVERIFY(!added.value("Owner"_L1).toString().isEmpty());
}

void RowsTest::lookups_data()
{
    QTest::addColumn<QString>("findBy");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("stored"); // null: INVALID_DATA
    QTest::newRow("id") << u"id"_s << QByteArray("5725767300001000002") << u"5725767300001000002"_s;
    QTest::newRow("unknown id") << u"id"_s << QByteArray("5725767300009000002") << QString();
    QTest::newRow("name") << u"Account_Name"_s << QByteArray("Account 3")
                          << u"5725767300001000003"_s;
    QTest::newRow("unknown name") << u"Account_Name"_s << QByteArray("Nobody") << QString();
}

void RowsTest::lookups()
{
    QFETCH(QString, findBy);
    QFETCH(QByteArray, cell);
    QFETCH(QString, stored);
    const SandboxUnderTest server;
    const QByteArray id = "5725767400001000001";
    const QJsonArray mappings{QJsonObject{{u"api_name"_s, u"id"_s}, {u"index"_s, 0}},
        QJsonObject{{u"api_name"_s, u"Account_Name"_s}, {u"index"_s, 1}, {u"find_by"_s, findBy}}};
    const QList<RowResult> rows = writeRows(*server.client,
        "id,Account_Name\n" + id + ',' + cell + '\n', u"update"_s,
        {{u"module"_s, QJsonObject{{u"api_name"_s, u"Deals"_s}}}, {u"field_mappings"_s, mappings}});
    QCOMPARE(rows.size(), 1);
    if (stored.isNull())
        QCOMPARE(rows.first().errors, QByteArray("INVALID_DATA-Account_Name"));
    else
        QCOMPARE(
            server.client->ledgerValues(id, "Deals").value("Account_Name"_L1).toString(), stored);
}

void RowsTest::delimiters_data()
{
    QTest::addColumn<char>("delimiter");
    for (const char delimiter : {',', ';', ':', '|'})
        QTest::addRow("%c", delimiter) << delimiter;
}

void RowsTest::delimiters()
{
    QFETCH(char, delimiter);
    const SandboxUnderTest server;
    QByteArray csv = "id,Company,Country\n" + kFirst + ",\"A \"\"B\"\"\nC\",UK\n";
    csv.replace(',', delimiter);
    const Answer created = server.client->createWrite({}, server.client->upload(csv), u"update"_s);
    const QJsonObject job = server.client->waitForWrite(created);
    QCOMPARE(job["resource"_L1][0]["file"_L1]["updated_count"_L1].toInt(), 1);
    QCOMPARE(server.client->ledgerValues(kFirst).value("Company"_L1).toString(), u"A \"B\"\nC"_s);
}

void RowsTest::headersAreNamesWithoutMappings()
{
    const SandboxUnderTest server;
    const QByteArray file = server.client->upload("id,Compani\n" + kFirst + ",X\n");
    QCOMPARE(server.client->createWrite({}, file, u"update"_s).code(), u"INVALID_FIELD_NAME"_s);
}

int runRowsTest(int argc, char **argv)
{
    RowsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "rowstest.moc"
