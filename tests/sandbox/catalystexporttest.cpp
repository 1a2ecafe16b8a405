// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalystclient.h"
#include "sandboxtests.h"

#include "base/csv/csvwriter.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// The bulk read calls.
class CatalystExportTest : public QObject
{
    Q_OBJECT
private slots:
    void wholeTableIsTheLedger();
    void pagesAndColumns();
    void criteria_data();
    void criteria();
    void lifeOfAJob();
    void failures();
    void resultExpires();
    void formsAndTokens();
    void changesBetweenPages();
    void snapshotStands();
    void callbacks();
    void spoiledResults();
    void refusals_data();
    void refusals();
};

namespace {

QJsonObject jobBody(const QString &table, const QJsonObject &query = {})
{
    QJsonObject body{{u"table_identifier"_s, table}};
    if (!query.isEmpty())
        body.insert(u"query"_s, query);
    return body;
}

QJsonObject criterion(const QString &column, const QString &comparator, const QString &value)
{
    return {{u"column_name"_s, column}, {u"comparator"_s, comparator}, {u"value"_s, value}};
}

} // namespace

void CatalystExportTest::wholeTableIsTheLedger()
{
    CatalystUnderTest server;
    const QString id = server.createJob(jobBody(u"Orders"_s));
    QCOMPARE(
        server.waitForJob(id)["results"_L1]["details"_L1][0]["records_processed"_L1].toInt(), 300);
    // Built here from the ledger, whose rows come in the order of ids.
    QByteArray expected;
    sluice::CsvWriter csv(expected);
    QList<QByteArray> names;
    for (const QJsonValue &column : server.data("/table/Orders/column").toArray()) {
        names << column["column_name"_L1].toString().toUtf8();
        csv.field(names.last());
    }
    csv.endRow();
    for (const QJsonObject &row : server.ledger("Orders")) {
        csv.field(row.value("id"_L1).toString().toUtf8());
        for (const QByteArray &name : names.mid(1))
            csv.field(row["values"_L1][QString::fromUtf8(name)].toString().toUtf8());
        csv.endRow();
    }
    const QByteArray content = server.csv(id);
    QVERIFY(content == expected);
    QVERIFY(content.contains("\"first\nsecond\"") && content.contains("\"said \"\"yes\"\"\""));
    const QByteArray zip = server.get("/bulk/read/" + id.toLatin1() + "/download").body;
    QVERIFY(zip.contains("Table-Orders.csv"));
    QVERIFY(zip.size() * 4 < content.size() * 3); // deflated
}

void CatalystExportTest::pagesAndColumns()
{
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.pageRows = 70;
    CatalystUnderTest server(options);
    QSet<QByteArray> ids;
    // In any order: pages are jobs of their own.
    for (const int page : {3, 1, 5, 2, 4}) {
        QJsonObject query{
            {u"page"_s, page}, {u"select_columns"_s, QJsonArray{u"ROWID"_s, u"Status"_s}}};
        const QString id = server.createJob(jobBody(u"Orders"_s, query));
        const QJsonObject job = server.waitForJob(id);
        const QJsonValue details = job["results"_L1]["details"_L1][0];
        QCOMPARE(details["records_processed"_L1].toInt(), page == 5 ? 20 : 70);
        QCOMPARE(details["more_records"_L1].toBool(), page != 5);
        QCOMPARE(job["query"_L1][0]["details"_L1]["page"_L1].toString(), QString::number(page));
        const QList<QByteArray> lines = server.csv(id).trimmed().split('\n');
        QCOMPARE(lines.first(), QByteArray("ROWID,Status"));
        for (const QByteArray &line : lines.mid(1))
            ids.insert(line.split(',').first());
    }
    QCOMPARE(ids.size(), 300);
    QCOMPARE(server.lines(jobBody(u"Orders"_s, {{u"page"_s, 6}})).size(), 1); // the header only
    QCOMPARE(server.lines(jobBody(u"Empty"_s)).size(), 1);
    const QString byId = server.data("/table/Small")["table_id"_L1].toString();
    QCOMPARE(server.lines(jobBody(byId)).size(), 11);
}

void CatalystExportTest::criteria_data()
{
    QTest::addColumn<QJsonObject>("criteria");
    QTest::addColumn<bool>("isUnverified");
    QTest::addColumn<QByteArray>("where"); // the same as ZCQL
    const auto row
        = [](const char *name, const QJsonObject &criteria, bool isUnverified, const char *where) {
              QTest::newRow(name) << criteria << isUnverified << QByteArray(where);
          };
    row("equal", criterion(u"Status"_s, u"equal"_s, u"open"_s), false, "Status = 'open'");
    row("greater", criterion(u"Quantity"_s, u"greater_than"_s, u"9"_s), false, "Quantity > 9");
    row("starts", criterion(u"OrderNumber"_s, u"starts_with"_s, u"ORD-2"_s), false,
        "OrderNumber LIKE 'ORD-2%'");
    row("rowid", criterion(u"ROWID"_s, u"greater_than"_s, u"69251100000063250"_s), false,
        "ROWID > 69251100000063250");
    row("time", criterion(u"MODIFIEDTIME"_s, u"greater_than"_s, u"2025-01-01 00:00:00"_s), false,
        "MODIFIEDTIME > '2025-01-01 00:00:00'");
    const QJsonArray two{criterion(u"Status"_s, u"equal"_s, u"open"_s),
        criterion(u"Quantity"_s, u"greater_than"_s, u"20"_s)};
    row("or", {{u"group_operator"_s, u"or"_s}, {u"group"_s, two}}, false,
        "Status = 'open' OR Quantity > 20");
    row("AND", {{u"group_operator"_s, u"AND"_s}, {u"group"_s, two}}, false,
        "Status = 'open' AND Quantity > 20");
    row("less", criterion(u"Amount"_s, u"less_than"_s, u"4000"_s), true, "Amount < 4000");
    row("not equal", criterion(u"Status"_s, u"not_equal"_s, u"open"_s), true, "Status <> 'open'");
    row("between", criterion(u"Quantity"_s, u"between"_s, u"3,5"_s), true,
        "Quantity BETWEEN 3 AND 5");
    row("in", criterion(u"Status"_s, u"in"_s, u"open,paid"_s), true, "Status IN ('open','paid')");
    row("ends", criterion(u"OrderNumber"_s, u"ends_with"_s, u"7"_s), true, "OrderNumber LIKE '%7'");
    row("contains", criterion(u"OrderNumber"_s, u"contains"_s, u"-1"_s), true,
        "OrderNumber LIKE '%-1%'");
}

void CatalystExportTest::criteria()
{
    QFETCH(QJsonObject, criteria);
    QFETCH(bool, isUnverified);
    QFETCH(QByteArray, where);
    CatalystUnderTest server;
    const QJsonObject body = jobBody(
        u"Orders"_s, {{u"criteria"_s, criteria}, {u"select_columns"_s, QJsonArray{u"ROWID"_s}}});
    if (isUnverified) {
        QVERIFY(server.createJob(body).isEmpty());
        QVERIFY(server.set({{u"catalystMoreComparators"_s, true}}));
    }
    QList<QByteArray> expected{"ROWID"};
    for (const QJsonObject &row : server.rows("SELECT ROWID FROM Orders WHERE " + where))
        expected << row.value("ROWID"_L1).toString().toLatin1();
    QVERIFY(expected.size() > 1);
    QCOMPARE(server.lines(body), expected);
    // Pages are cut from the rows that match.
    QVERIFY(server.set({{u"catalystPageRows"_s, 4}}));
    QJsonObject second = body.value("query"_L1).toObject();
    second.insert(u"page"_s, 2);
    QCOMPARE(server.lines(jobBody(u"Orders"_s, second)).mid(1), expected.mid(5, 4));
}

void CatalystExportTest::lifeOfAJob()
{
    CatalystUnderTest server;
    QVERIFY(
        server.set({{u"catalystReadJobMs"_s, 600'000}, {u"catalystMsPer10000Rows"_s, 1'000'000}}));
    const QString id = server.createJob(jobBody(u"Orders"_s)); // 630 s for 300 rows
    const QByteArray path = "/bulk/read/" + id.toLatin1();
    const auto status = [&] { return server.data(path)["status"_L1].toString(); };
    QCOMPARE(status(), u"In-Progress"_s);
    QVERIFY(!server.data(path).toObject().contains("results"_L1));
    QCOMPARE(catalystCode(server.get(path + "/download")), u"INVALID_OPERATION"_s);
    const auto done = [&] {
        return server.data(path + "/report")["Orders"_L1]["read"_L1]["rows_processed"_L1].toInt();
    };
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 320}});
    QTRY_VERIFY(done() > 100 && done() < 200);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 605}});
    QCOMPARE(status(), u"In-Progress"_s);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 640}});
    QCOMPARE(status(), u"Completed"_s);
    QCOMPARE(done(), 300);
    const QJsonArray list = server.data("/bulk/read").toArray();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.first()["tableName"_L1].toString(), u"Orders"_s);
    QCOMPARE(list.first()["created_by"_L1]["email_id"_L1].toString(), u"operator@example.com"_s);
    QCOMPARE(server.get("/bulk/read/69251000009999999").status, 404);
    QVERIFY(server.set({{u"catalystReports"_s, false}}));
    QCOMPARE(server.get(path + "/report").status, 404);
}

void CatalystExportTest::failures()
{
    CatalystUnderTest server;
    const QJsonObject unknown = server.waitForJob(server.createJob(
        jobBody(u"Orders"_s, {{u"select_columns"_s, QJsonArray{u"ROWID"_s, u"Nope"_s}}})));
    QCOMPARE(unknown.value("status"_L1).toString(), u"Failed"_s);
    QVERIFY(unknown["results"_L1]["description"_L1].toString().contains(u"Nope"_s));
    QVERIFY(server.set({{u"catalystFailReadJobs"_s, 1}}));
    const QString failed = server.createJob(jobBody(u"Small"_s));
    QCOMPARE(server.waitForJob(failed).value("status"_L1).toString(), u"Failed"_s);
    QCOMPARE(server.get("/bulk/read/" + failed.toLatin1() + "/download").status, 403);
    QVERIFY(server.set({{u"catalystStuckReadJobs"_s, 1}}));
    const QString stuck = server.createJob(jobBody(u"Small"_s));
    const QString sound = server.createJob(jobBody(u"Small"_s));
    QCOMPARE(server.waitForJob(sound).value("status"_L1).toString(), u"Completed"_s);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 3000}});
    QCOMPARE(
        server.data("/bulk/read/" + stuck.toLatin1())["status"_L1].toString(), u"In-Progress"_s);
    QVERIFY(server.set({{u"catalystRefuseReadJobs"_s, 1}}));
    const Answer refused = server.call("POST", "/bulk/read", R"({"table_identifier":"Small"})");
    QCOMPARE(refused.status, 409);
    QVERIFY(!server.createJob(jobBody(u"Small"_s)).isEmpty());
}

void CatalystExportTest::resultExpires()
{
    CatalystUnderTest server;
    const QString id = server.createJob(jobBody(u"Small"_s));
    const QByteArray link
        = server.waitForJob(id)["results"_L1]["download_url"_L1].toString().toLatin1();
    QVERIFY(link.startsWith(server.sandbox->baseUrl().toLatin1()));
    const QByteArray path = link.mid(server.sandbox->baseUrl().size());
    QCOMPARE(server.client->call("GET", path).status, 200);
    server.client->admin("POST", "clock", QJsonObject{{u"offset_s"_s, 24 * 3600 + 1}});
    QVERIFY(server.signIn("1000.SLUICESANDBOXCATALYST00000000000",
        "sluice-sandbox-public-catalyst-secret",
        "1000.736c756963652d73616e64626f782d31.636174616c7973742d2d726566726573682d31"));
    const Answer gone = server.client->call("GET", path);
    QCOMPARE(gone.status, 410);
    QCOMPARE(catalystCode(gone), u"EXPIRED"_s);
}

void CatalystExportTest::formsAndTokens()
{
    CatalystUnderTest server;
    const QByteArray body = R"({"table_identifier":"Small","query":{"page":"1"}})";
    const QString asText
        = server.call("POST", "/bulk/read", body).json()["data"_L1]["job_id"_L1].toString();
    QCOMPARE(asText.size(), 17);
    server.headers.removeFirst();
    const Answer bare = server.call("POST", "/bulk/read", body);
    const qint64 number = bare.json()["data"_L1]["job_id"_L1].toInteger();
    QVERIFY(bare.body.contains("\"job_id\":6925100"));
    QVERIFY(static_cast<qint64>(static_cast<double>(number)) != number);
    QVERIFY(bare.body.contains("\"page\":\"1\"")); // a text all the same
    QCOMPARE(server.get("/bulk/read/" + QByteArray::number(number)).status, 200);
    server.client->setToken("1000.x.y");
    QCOMPARE(server.get("/bulk/read/" + asText.toLatin1() + "/download").status, 401);
}

void CatalystExportTest::changesBetweenPages()
{
    sluice::sandbox::SandboxOptions options = SandboxUnderTest::fast();
    options.pageRows = 100;
    CatalystUnderTest server(options);
    QVERIFY(server.set({{u"catalystChurnInserts"_s, 5}, {u"catalystChurnDeletes"_s, 5}}));
    QHash<QByteArray, int> seen;
    for (int page = 1; page <= 3; ++page) {
        const QJsonObject query{{u"page"_s, page}, {u"select_columns"_s, QJsonArray{u"ROWID"_s}}};
        const QList<QByteArray> lines = server.lines(jobBody(u"Orders"_s, query));
        QCOMPARE(lines.size(), 101);
        for (const QByteArray &line : lines.mid(1))
            ++seen[line];
    }
    QCOMPARE(server.digest("Orders").value("rows"_L1).toInt(), 300);
    // Rows moved from page to page: some that were there all the time were seen by no page.
    int missed = 0;
    for (const QJsonObject &row : server.ledger("Orders"))
        missed += seen.contains(row.value("id"_L1).toString().toLatin1()) ? 0 : 1;
    QVERIFY(missed > 0);
}

void CatalystExportTest::snapshotStands()
{
    CatalystUnderTest server;
    const QString id = server.createJob(jobBody(u"Orders"_s));
    QVERIFY(!server.waitForJob(id).isEmpty());
    const QByteArray before = server.csv(id);
    server.mutate({{u"stream"_s, u"Orders"_s}, {u"delete"_s, 100}});
    server.mutate({{u"stream"_s, u"Orders"_s}, {u"update"_s, 50}});
    QVERIFY(server.csv(id) == before);
    const QJsonObject later = server.waitForJob(server.createJob(jobBody(u"Orders"_s)));
    QCOMPARE(later["results"_L1]["details"_L1][0]["records_processed"_L1].toInt(), 200);
}

void CatalystExportTest::callbacks()
{
    CatalystUnderTest server;
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    QList<QByteArray> received;
    connect(&listener, &QTcpServer::newConnection, &listener, [&] {
        QTcpSocket *socket = listener.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&received, socket] {
            socket->setProperty(
                "all", QByteArray(socket->property("all").toByteArray() + socket->readAll()));
            const QByteArray all = socket->property("all").toByteArray();
            if (!all.endsWith('}'))
                return;
            received.append(all);
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    QJsonObject body = jobBody(u"Small"_s);
    body.insert(u"callback"_s,
        QJsonObject{{u"url"_s, u"http://127.0.0.1:%1/done?a=1"_s.arg(listener.serverPort())},
            {u"headers"_s, QJsonObject{{u"src"_s, u"ZCatalyst"_s}}},
            {u"params"_s, QJsonObject{{u"project_name"_s, u"Em&pty"_s}}}});
    server.waitForJob(server.createJob(body));
    QVERIFY(server.set({{u"catalystCallbacks"_s, true}}));
    const QString id = server.createJob(body);
    QTRY_COMPARE(received.size(), 2); // begun and over; none of the job before
    QVERIFY(received.last().startsWith("POST /done?a=1&project_name=Em%26pty HTTP"));
    QVERIFY(received.last().contains("src: ZCatalyst"));
    const qsizetype start = received.last().indexOf("\r\n\r\n");
    const QJsonObject told = QJsonDocument::fromJson(received.last().mid(start)).object();
    QCOMPARE(told.value("status"_L1).toString(), u"Completed"_s);
    QCOMPARE(QString::number(told.value("job_id"_L1).toInteger()), id);
    QCOMPARE(told.value("tableName"_L1).toString(), u"Small"_s);
}

void CatalystExportTest::spoiledResults()
{
    CatalystUnderTest server;
    QVERIFY(server.set({{u"catalystCsvBom"_s, true}, {u"catalystCountOffset"_s, 3}}));
    const QString id = server.createJob(jobBody(u"Small"_s));
    QCOMPARE(
        server.waitForJob(id)["results"_L1]["details"_L1][0]["records_processed"_L1].toInt(), 13);
    QVERIFY(server.csv(id).startsWith("\xEF\xBB\xBF"
                                      "ROWID,"));
    QVERIFY(server.set({{u"catalystResultEntries"_s, 0}}));
    QVERIFY(server.csv(id).isEmpty());
    QVERIFY(server.set({{u"catalystResultEntries"_s, 1}}));
    QVERIFY(server.client->setFaults(
        {QJsonObject{{u"service"_s, u"catalyst"_s}, {u"path"_s, u"/download$"_s}, {u"nth"_s, 1},
            {u"when"_s, u"after"_s}, {u"action"_s, QJsonObject{{u"badCrc"_s, true}}}}}));
    QVERIFY(server.csv(id).isEmpty());
    QVERIFY(!server.csv(id).isEmpty());
}

void CatalystExportTest::refusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row
        = [](const char *body, int status) { QTest::newRow(body) << QByteArray(body) << status; };
    row("[]", 400);
    row("{}", 400);
    row(R"({"table_identifier":"Nowhere"})", 404);
    row(R"({"table_identifier":"69251000000000001"})", 404);
    row(R"({"table_identifier":"Small","query":[]})", 400);
    row(R"({"table_identifier":"Small","query":{"page":0}})", 400);
    row(R"({"table_identifier":"Small","query":{"page":"x"}})", 400);
    row(R"({"table_identifier":"Small","query":{"criteria":{"column_name":"Name","comparator":"is","value":"a"}}})",
        400);
    row(R"({"table_identifier":"Small","query":{"criteria":{"column_name":"Value","comparator":"equal","value":1}}})",
        400);
    row(R"({"table_identifier":"Small","query":{"criteria":{"group_operator":"xor","group":[]}}})",
        400);
    row(R"({"table_identifier":"Small","query":{"criteria":{"group_operator":"or","group":[]}}})",
        400);
    row(R"({"table_identifier":"Small","query":{"criteria":{"column_name":"MODIFIEDTIME","comparator":"greater_than","value":"now"}}})",
        400);
}

void CatalystExportTest::refusals()
{
    QFETCH(QByteArray, body);
    CatalystUnderTest server;
    QTEST(server.call("POST", "/bulk/read", body).status, "status");
    QCOMPARE(server.data("/bulk/read").toArray().size(), 0);
}

int runCatalystExportTest(int argc, char **argv)
{
    CatalystExportTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "catalystexporttest.moc"
