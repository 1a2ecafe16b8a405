// SPDX-License-Identifier: GPL-3.0-or-later
#include "readqueries.h"
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

class ReadTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void metadata();
    void pagesByToken();
    void pagesByNumber();
    void snapshotStandsStill();
    void columnsAndDottedNames();
    void resultIsMissingBeforeAndAfterItsLife();
    void failingJob();
    void spoiltResults_data();
    void spoiltResults();
    void versions_data();
    void versions();

private:
    std::unique_ptr<SandboxUnderTest> m_server;
};

void ReadTest::initTestCase()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
}

void ReadTest::metadata()
{
    SandboxClient &client = *m_server->client;
    const QJsonObject org = client.get("/crm/v8/org").json()["org"_L1][0].toObject();
    QCOMPARE(org.value("zgid"_L1).toString(), u"808232144"_s);
    QCOMPARE(org["license_details"_L1]["paid_type"_L1].toString(), u"enterprise"_s);
    const QJsonArray modules
        = client.get("/crm/v8/settings/modules").json().value("modules"_L1).toArray();
    QCOMPARE(modules.size(), 8); // five, and three that are not for bulk jobs
    const QJsonArray fields
        = client.get("/crm/v8/settings/fields?module=Leads").json().value("fields"_L1).toArray();
    QVERIFY(fields.size() >= 20);
    for (const QJsonValue &field : fields) {
        const QString name = field["api_name"_L1].toString();
        const bool isServers = name.endsWith("ed_Time"_L1) || name == "Tag"_L1;
        QCOMPARE(field["read_only"_L1].toBool(), isServers);
    }
    QCOMPARE(client.get("/crm/v8/settings/fields").code(), u"REQUIRED_PARAM_MISSING"_s);
    QCOMPARE(client.get("/crm/v8/settings/fields?module=X").code(), u"INVALID_MODULE"_s);
    QCOMPARE(client.get("/crm/v8/settings/fields?module=Leads&type=unused").status, 204);
    const QJsonArray users
        = client.get("/crm/v8/users?type=CurrentUser").json().value("users"_L1).toArray();
    QCOMPARE(users.size(), 1);
    QCOMPARE(client.get("/crm/v8/nothing/at/all").code(), u"INVALID_URL_PATTERN"_s);
    QCOMPARE(client.call("DELETE", "/crm/v8/org").code(), u"INVALID_REQUEST_METHOD"_s);
}

void ReadTest::pagesByToken()
{
    SandboxClient &client = *m_server->client;
    QVERIFY(client.setSettings({{u"pageRows"_s, 120}}));
    const QJsonObject fields{{u"fields"_s, QJsonArray{u"Last_Name"_s}}};
    QJsonObject job = client.readJob(leadsQuery(fields));
    QByteArray rows = client.readCsv(job);
    const QByteArray header = rows.left(rows.indexOf('\n') + 1);
    QCOMPARE(header, QByteArray("Id,Last_Name\n"));
    for (int page = 2; page <= 3; ++page) {
        const QString token = job["result"_L1]["next_page_token"_L1].toString();
        QCOMPARE(token.size(), 96);
        QVERIFY(job["result"_L1]["more_records"_L1].toBool());
        job = client.readJob({{u"page_token"_s, token}});
        QCOMPARE(job["result"_L1]["page"_L1].toInt(), page);
        rows += client.readCsv(job).mid(header.size());
    }
    QVERIFY(!job["result"_L1]["more_records"_L1].toBool());
    QVERIFY(!job["result"_L1].toObject().contains("next_page_token"_L1));
    QVERIFY(client.setSettings({{u"pageRows"_s, 200'000}}));
    QCOMPARE(rows, client.readCsv(client.readJob(leadsQuery(fields))));
}

void ReadTest::pagesByNumber()
{
    SandboxClient &client = *m_server->client;
    QVERIFY(client.setSettings({{u"pageRows"_s, 200}}));
    const QJsonObject job = client.readJob(leadsQuery({{u"page"_s, 2}}));
    QCOMPARE(job["result"_L1]["count"_L1].toInt(), 100);
    QVERIFY(client.setSettings({{u"pageRows"_s, 200'000}, {u"strictPaging"_s, true}}));
    const Answer refused
        = client.json("POST", "/crm/bulk/v8/read", {{u"query"_s, leadsQuery({{u"page"_s, 2}})}});
    QCOMPARE(refused.code(), u"PAGE_RANGE_EXCEEDED"_s);
    QCOMPARE(refused.json()["details"_L1]["max_limit"_L1].toInt(), 1);
    QVERIFY(client.setSettings({{u"strictPaging"_s, false}}));
}

void ReadTest::snapshotStandsStill()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    const QJsonObject job = client.readJob(leadsQuery());
    const QByteArray before = client.readCsv(job);
    const QString first = u"5725767100001000001"_s;
    const QJsonArray mutations{QJsonObject{{u"stream"_s, u"Leads"_s}, {u"id"_s, first},
                                   {u"values"_s, QJsonObject{{u"Company"_s, u"Changed"_s}}}},
        QJsonObject{
            {u"stream"_s, u"Leads"_s}, {u"id"_s, u"5725767100001000002"_s}, {u"delete"_s, true}},
        QJsonObject{
            {u"stream"_s, u"Leads"_s}, {u"values"_s, QJsonObject{{u"Last_Name"_s, u"New"_s}}}}};
    QCOMPARE(client.admin("POST", "mutate", mutations).status, 200);
    QCOMPARE(client.readCsv(job), before);
    const QJsonObject later = client.readJob(leadsQuery());
    QCOMPARE(later["result"_L1]["count"_L1].toInt(), 300); // one less, one more
    const QByteArray after = client.readCsv(later);
    QVERIFY(after.contains("Changed"));
    QVERIFY(!after.contains("5725767100001000002"));
    QVERIFY(after.contains("5725767100001000301,,New"));
}

void ReadTest::columnsAndDottedNames()
{
    SandboxClient &client = *m_server->client;
    const QJsonObject query{{u"module"_s, QJsonObject{{u"api_name"_s, u"Deals"_s}}},
        {u"fields"_s,
            QJsonArray{u"Account_Name"_s, u"Account_Name.Account_Name"_s, u"Owner.last_name"_s}}};
    const QList<QByteArray> lines = client.readCsv(client.readJob(query)).trimmed().split('\n');
    QCOMPARE(
        lines.first(), QByteArray("Id,Account_Name,Account_Name.Account_Name,Owner.last_name"));
    QCOMPARE(lines.size(), 31);
    for (const QByteArray &line : lines.mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        QCOMPARE(cells.at(1).isEmpty(), cells.at(2).isEmpty());
        if (!cells.at(2).isEmpty())
            QVERIFY(cells.at(2).startsWith("Account "));
        QVERIFY(QByteArrayList({"Operator", "Example"}).contains(cells.at(3)));
    }
}

void ReadTest::resultIsMissingBeforeAndAfterItsLife()
{
    const SandboxUnderTest server;
    SandboxClient &client = *server.client;
    QVERIFY(client.setSettings({{u"addedMs"_s, 60'000}}));
    const Answer created = client.json("POST", "/crm/bulk/v8/read", {{u"query"_s, leadsQuery()}});
    const QByteArray id = created.json()["data"_L1][0]["details"_L1]["id"_L1].toString().toLatin1();
    const QByteArray path = "/crm/bulk/v8/read/" + id;
    const auto state = [&] { return client.get(path).json()["data"_L1][0]["state"_L1].toString(); };
    QCOMPARE(state(), u"ADDED"_s);
    QCOMPARE(client.get(path + "/result").status, 404);
    client.admin("POST", "clock", QJsonObject{{u"offset_s"_s, 61}});
    QTRY_COMPARE(state(), u"COMPLETED"_s);
    QCOMPARE(client.get(path + "/result").status, 200);
    client.admin("POST", "clock", QJsonObject{{u"offset_s"_s, 86'500}});
    client.newToken();
    QCOMPARE(client.get(path + "/result").code(), u"RESOURCE_NOT_FOUND"_s);
    QCOMPARE(client.get("/crm/bulk/v8/read/123").status, 404);
}

void ReadTest::failingJob()
{
    SandboxClient &client = *m_server->client;
    QVERIFY(client.setSettings({{u"failReadJobs"_s, 1}}));
    const QJsonObject job = client.readJob(leadsQuery());
    QCOMPARE(job.value("state"_L1).toString(), u"FAILURE"_s);
    QCOMPARE(
        job["result"_L1]["error_message"_L1]["code"_L1].toString(), u"INTERNAL_SERVER_ERROR"_s);
    QVERIFY(!job["result"_L1].toObject().contains("download_url"_L1));
    QCOMPARE(client.readJob(leadsQuery()).value("state"_L1).toString(), u"COMPLETED"_s);
}

void ReadTest::spoiltResults_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QByteArray>("start"); // of the CSV; empty: no sound archive
    QTest::newRow("byte order mark")
        << QJsonObject{{u"csvBom"_s, true}} << QByteArray("\xEF\xBB\xBFId,Company\n");
    QTest::newRow("header") << QJsonObject{{u"idHeader"_s, u"id"_s}} << QByteArray("id,Company\n");
    QTest::newRow("delimiter") << QJsonObject{{u"csvDelimiter"_s, u";"_s}}
                               << QByteArray("Id;Company\n");
    QTest::newRow("no entry") << QJsonObject{{u"resultEntries"_s, 0}} << QByteArray();
    QTest::newRow("two entries") << QJsonObject{{u"resultEntries"_s, 2}} << QByteArray();
}

void ReadTest::spoiltResults()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QByteArray, start);
    const SandboxUnderTest server;
    QVERIFY(server.client->setSettings(settings));
    const QByteArray csv = server.client->readCsv(
        server.client->readJob(leadsQuery({{u"fields"_s, QJsonArray{u"Company"_s}}})));
    QCOMPARE(csv.left(csv.indexOf('\n') + 1), start);
}

void ReadTest::versions_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const char *version : {"v2", "v2.1", "v3", "v5", "v7", "v8"})
        QTest::newRow(version) << QByteArray(version);
}

void ReadTest::versions()
{
    QFETCH(QByteArray, version);
    SandboxClient &client = *m_server->client;
    QCOMPARE(client.get("/crm/" + version + "/org").status, 200);
    QJsonObject query = leadsQuery();
    if (version.startsWith("v2"))
        query.insert(u"module"_s, u"Leads"_s);
    QCOMPARE(
        client.json("POST", "/crm/bulk/" + version + "/read", {{u"query"_s, query}}).status, 201);
    QCOMPARE(client.get("/crm/v9/org").status, 404);
}

int runReadTest(int argc, char **argv)
{
    ReadTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "readtest.moc"
