// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmrecordbodies.h"
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Insert, update, upsert and delete of the emulated CRM's record API.
class CrmRecordWriteTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void answersTellHowManyWereRight_data();
    void answersTellHowManyWereRight();
    void upsert_data();
    void upsert();
    void deletes();
    void automations_data();
    void automations();
    void bulkWritesRunAutomations();
    void credits_data();
    void credits();
    void bulkSeesRecordWrites();
    void fieldsThatAreNotThere();

private:
    SandboxClient &client() { return *m_server->client; }
    std::unique_ptr<SandboxUnderTest> m_server;
};

void CrmRecordWriteTest::init()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
}

void CrmRecordWriteTest::answersTellHowManyWereRight_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QJsonArray>("rows");
    QTest::addColumn<int>("rejectedStatus");
    QTest::addColumn<int>("status");
    QTest::addColumn<QStringList>("codes");
    const QJsonObject right = rowOf(kLead1, u"Company"_s, u"A"_s);
    const QJsonObject wrong = rowOf(kLead2, u"Email"_s, u"B"_s);
    const QString success = u"SUCCESS"_s;
    const QString invalid = u"INVALID_DATA"_s;
    QTest::newRow("inserted") << QByteArray("POST") << leadsToInsert(2) << 202 << 201
                              << QStringList{success, success};
    QTest::newRow("updated") << QByteArray("PUT") << QJsonArray{right} << 202 << 200
                             << QStringList{success};
    QTest::newRow("some") << QByteArray("PUT") << QJsonArray{wrong, right, wrong} << 202 << 207
                          << QStringList{invalid, success, invalid};
    QTest::newRow("none") << QByteArray("PUT") << QJsonArray{wrong} << 202 << 202
                          << QStringList{invalid};
    QTest::newRow("none, otherwise")
        << QByteArray("PUT") << QJsonArray{wrong} << 400 << 400 << QStringList{invalid};
}

void CrmRecordWriteTest::answersTellHowManyWereRight()
{
    QFETCH(QByteArray, method);
    QFETCH(QJsonArray, rows);
    QFETCH(int, rejectedStatus);
    QFETCH(int, status);
    QFETCH(QStringList, codes);
    QVERIFY(client().setSettings({{u"rejectedStatus"_s, rejectedStatus}}));
    const Answer answer = client().json(method, "/crm/v8/Leads", dataOf(rows));
    QCOMPARE(answer.status, status);
    QStringList told;
    for (const QJsonValue &entry : answer.json()["data"_L1].toArray())
        told << entry["code"_L1].toString();
    QCOMPARE(told, codes);
}

void CrmRecordWriteTest::upsert_data()
{
    QTest::addColumn<QByteArray>("module");
    QTest::addColumn<QJsonObject>("row");
    QTest::addColumn<QJsonValue>("fields");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QJsonValue>("matchedBy");
    const QJsonValue none(QJsonValue::Undefined);
    const QJsonObject known{
        {u"Last_Name"_s, u"A"_s}, {u"Company"_s, u"B"_s}, {u"Email"_s, u"Lead2@Example.com"_s}};
    const QJsonObject fresh{
        {u"Last_Name"_s, u"A"_s}, {u"Company"_s, u"B"_s}, {u"Email"_s, u"n@example.org"_s}};
    QTest::newRow("by e-mail") << QByteArray("Leads") << known << QJsonValue(QJsonArray{u"Email"_s})
                               << u"update"_s << QJsonValue(u"Email"_s);
    QTest::newRow("by the module's own")
        << QByteArray("Leads") << known << none << u"update"_s << QJsonValue(u"Email"_s);
    QTest::newRow("by id") << QByteArray("Leads") << rowOf(kLead2, u"Company"_s, u"B"_s) << none
                           << u"update"_s << QJsonValue();
    QTest::newRow("new") << QByteArray("Leads") << fresh << none << u"insert"_s << QJsonValue();
    QTest::newRow("by name") << QByteArray("Accounts")
                             << QJsonObject{{u"Account_Name"_s, u"account 2"_s}} << none
                             << u"update"_s << QJsonValue(u"Account_Name"_s);
    QTest::newRow("by code") << QByteArray("Site_Visits")
                             << QJsonObject{{u"Name"_s, u"N"_s}, {u"Visit_Code"_s, u"V-2"_s}}
                             << QJsonValue(QJsonArray{u"Visit_Code"_s}) << u"update"_s
                             << QJsonValue(u"Visit_Code"_s);
}

void CrmRecordWriteTest::upsert()
{
    QFETCH(QByteArray, module);
    QFETCH(QJsonObject, row);
    QFETCH(QJsonValue, fields);
    QFETCH(QString, action);
    QFETCH(QJsonValue, matchedBy);
    QJsonObject body = dataOf({row});
    if (!fields.isUndefined())
        body.insert(u"duplicate_check_fields"_s, fields);
    const Answer answer = client().json("POST", "/crm/v8/" + module + "/upsert", body);
    QCOMPARE(answer.status, action == "insert"_L1 ? 201 : 200);
    QCOMPARE(entryOf(answer)["action"_L1].toString(), action);
    QCOMPARE(entryOf(answer)["duplicate_field"_L1], matchedBy);
    const QString id = entryOf(answer)["details"_L1]["id"_L1].toString();
    QCOMPARE(id.endsWith(u"1000002"_s), action == "update"_L1);
}

void CrmRecordWriteTest::deletes()
{
    const Answer some = client().call(
        "DELETE", "/crm/v8/Leads?ids=" + (kLead1 + u","_s + kUnknownLead).toLatin1());
    QCOMPARE(some.status, 207);
    QCOMPARE(entryOf(some)["code"_L1].toString(), u"SUCCESS"_s);
    QCOMPARE(entryOf(some, 1)["code"_L1].toString(), u"INVALID_DATA"_s);
    QCOMPARE(client().call("DELETE", "/crm/v8/Leads/" + kLead2.toLatin1()).status, 200);
    QCOMPARE(client().call("DELETE", "/crm/v8/Leads/" + kLead2.toLatin1()).status, 202);
    QCOMPARE(client().digest()["rows"_L1].toInt(), 298);
    QCOMPARE(client().get("/crm/v8/Leads/" + kLead1.toLatin1()).status, 400);
    QByteArrayList many;
    for (int i = 0; i < 101; ++i)
        many << kLead1.toLatin1();
    QCOMPARE(client().call("DELETE", "/crm/v8/Leads?ids=" + many.join(',')).status, 400);
    QCOMPARE(client().call("DELETE", "/crm/v8/Leads").code(), u"REQUIRED_PARAM_MISSING"_s);
}

void CrmRecordWriteTest::automations_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<int>("ran");
    const QJsonObject none{{u"trigger"_s, QJsonArray()}};
    const QJsonObject workflow{{u"trigger"_s, QJsonArray{u"workflow"_s}}};
    const QByteArray leads = "/crm/v8/Leads";
    const QJsonArray change{
        rowOf(kLead1, u"Company"_s, u"A"_s), rowOf(kLead2, u"Company"_s, u"A"_s)};
    QTest::newRow("update") << QByteArray("PUT") << leads << dataOf(change) << 2;
    QTest::newRow("update, workflow")
        << QByteArray("PUT") << leads << dataOf(change, workflow) << 2;
    QTest::newRow("update, none") << QByteArray("PUT") << leads << dataOf(change, none) << 0;
    QTest::newRow("insert") << QByteArray("POST") << leads << dataOf(leadsToInsert(3)) << 3;
    QTest::newRow("insert, none") << QByteArray("POST") << leads << dataOf(leadsToInsert(3), none)
                                  << 0;
    QTest::newRow("upsert, none") << QByteArray("POST") << QByteArray(leads + "/upsert")
                                  << dataOf(change, none) << 0;
    const QByteArray ids = "?ids=" + kLead1.toLatin1();
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray(leads + ids) << QJsonObject()
                            << 1;
    QTest::newRow("delete, none") << QByteArray("DELETE")
                                  << QByteArray(leads + ids + "&wf_trigger=false") << QJsonObject()
                                  << 0;
}

void CrmRecordWriteTest::automations()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QJsonObject, body);
    QFETCH(int, ran);
    const Answer answer = client().json(method, path, body);
    QVERIFY(answer.status == 200 || answer.status == 201);
    QCOMPARE(client().digest()["automations"_L1].toInt(-1), ran);
}

void CrmRecordWriteTest::bulkWritesRunAutomations()
{
    const QByteArray csv = "id,Company\n" + kLead1.toLatin1() + ",One\n";
    client().waitForWrite(client().createWrite({}, client().upload(csv), u"update"_s));
    QCOMPARE(client().digest()["automations"_L1].toInt(), 1);
    QVERIFY(client().setSettings({{u"bulkWriteAutomations"_s, false}}));
    client().waitForWrite(client().createWrite({}, client().upload(csv), u"update"_s));
    const QJsonObject digest = client().digest();
    QCOMPARE(digest["automations"_L1].toInt(), 1);
    QCOMPARE(digest["applied"_L1].toObject(), (QJsonObject{{u"0"_s, 299}, {u"2"_s, 1}}));
}

void CrmRecordWriteTest::credits_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("credits");
    QTest::addColumn<bool>("isHeavy");
    QTest::newRow("1") << 1 << 1 << false;
    QTest::newRow("10") << 10 << 1 << false;
    QTest::newRow("11") << 11 << 2 << true;
    QTest::newRow("100") << 100 << 10 << true;
}

void CrmRecordWriteTest::credits()
{
    QFETCH(int, rows);
    QFETCH(int, credits);
    QFETCH(bool, isHeavy);
    const auto limits = [this] { return client().admin("GET", "limits").json()["zoho-crm"_L1]; };
    const qint64 before = limits()["credits"_L1]["total"_L1].toInteger();
    QCOMPARE(client().json("POST", "/crm/v8/Leads", dataOf(leadsToInsert(rows))).status, 201);
    QCOMPARE(limits()["credits"_L1]["total"_L1].toInteger() - before, credits);
    QCOMPARE(limits()["groups"_L1]["subConcurrency"_L1]["used"_L1].toInt(), isHeavy ? 1 : 0);
    QVERIFY(client().setSettings({{u"subConcurrency"_s, 0}, {u"limits"_s, true}}));
    QCOMPARE(client().json("POST", "/crm/v8/Leads", dataOf(leadsToInsert(rows))).status,
        isHeavy ? 429 : 201);
}

void CrmRecordWriteTest::bulkSeesRecordWrites()
{
    const QByteArray one = "/crm/v8/Leads/" + kLead1.toLatin1() + "?fields=Modified_Time";
    const QString before = entryOf(client().get(one))["Modified_Time"_L1].toString();
    QCOMPARE(client()
                 .json("PUT", "/crm/v8/Leads/" + kLead1.toLatin1(),
                     dataOf({QJsonObject{{u"Company"_s, u"By a record call"_s}}}))
                 .status,
        200);
    const QString after = entryOf(client().get(one))["Modified_Time"_L1].toString();
    QVERIFY(after > before);
    const QJsonObject finished
        = client().readJob({{u"module"_s, QJsonObject{{u"api_name"_s, u"Leads"_s}}},
            {u"fields"_s, QJsonArray{u"Company"_s, u"Modified_Time"_s}},
            {u"criteria"_s, condition(u"id"_s, u"equal"_s, kLead1)}});
    QCOMPARE(client().readCsv(finished),
        QByteArray("Id,Company,Modified_Time\n" + kLead1.toLatin1() + ",By a record call,"
            + after.toLatin1() + "\n"));
    const QByteArray csv = "id,Company\n" + kLead1.toLatin1() + ",By bulk\n";
    client().waitForWrite(client().createWrite({}, client().upload(csv), u"update"_s));
    QCOMPARE(entryOf(client().get("/crm/v8/Leads/" + kLead1.toLatin1()))["Company"_L1].toString(),
        u"By bulk"_s);
}

void CrmRecordWriteTest::fieldsThatAreNotThere()
{
    const QJsonObject body = dataOf({QJsonObject{{u"id"_s, kLead1}, {u"Company"_s, u"A"_s},
        {u"Nothing"_s, 1}, {u"Created_Time"_s, u"x"_s}}});
    QCOMPARE(client().json("PUT", "/crm/v8/Leads", body).status, 200);
    QVERIFY(client().setSettings({{u"unknownFields"_s, u"refuse"_s}}));
    const Answer refused = client().json("PUT", "/crm/v8/Leads", body);
    QCOMPARE(refused.status, 202);
    QCOMPARE(entryOf(refused)["details"_L1]["api_name"_L1].toString(), u"Nothing"_s);
}

int runCrmRecordWriteTest(int argc, char **argv)
{
    CrmRecordWriteTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmrecordwritetest.moc"
