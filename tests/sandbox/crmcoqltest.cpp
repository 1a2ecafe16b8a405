// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/accounts/grants.h"
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// POST /crm/v8/coql of the emulated CRM.
class CrmCoqlTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void selects_data();
    void selects();
    void values();
    void wrongQueries_data();
    void wrongQueries();
    void countKey();
    void pages_data();
    void pages();
    void credits_data();
    void credits();
    void needsScopes();

private:
    SandboxClient &client() { return *m_server->client; }
    Answer run(const QString &query)
    {
        return client().json("POST", "/crm/v8/coql", {{u"select_query"_s, query}});
    }
    std::unique_ptr<SandboxUnderTest> m_server;
};

namespace {

QString lead(int number)
{
    return QString::number(5'725'767'100'001'000'000 + number);
}

QList<int> leadsOf(const Answer &answer)
{
    QList<int> numbers;
    for (const QJsonValue &record : answer.json()["data"_L1].toArray())
        numbers << static_cast<int>(
            record["id"_L1].toString().toLongLong() - 5'725'767'100'001'000'000);
    return numbers;
}

} // namespace

void CrmCoqlTest::initTestCase()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
    QJsonArray rows;
    const auto row = [&rows](int number, const QString &company, const QJsonValue &size,
                         const QJsonValue &day) {
        rows.append(QJsonObject{{u"id"_s, lead(number)}, {u"Company"_s, company},
            {u"Lead_Score_Value"_s, size}, {u"Next_Contact_Date"_s, day},
            {u"Designation"_s, u"Chosen"_s}});
    };
    row(1, u"Alpha's"_s, 10, u"2026-01-10"_s);
    row(2, u"Alpha Two"_s, 20, u"2026-02-10"_s);
    row(3, u"Beta"_s, 30, u"2026-03-10"_s);
    row(4, u"Gamma"_s, 40, QJsonValue::Null);
    QCOMPARE(client().json("PUT", "/crm/v8/Leads", {{u"data"_s, rows}}).status, 200);
}

void CrmCoqlTest::selects_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QList<int>>("expected");
    const auto row = [](const QString &where, const QList<int> &expected) {
        QTest::newRow(qPrintable(where)) << where << expected;
    };
    row(u"Company = 'beta'"_s, {3});
    row(u"Company = 'Alpha\\'s'"_s, {1});
    row(u"Company = 'Alpha''s'"_s, {1});
    row(u"(Designation = 'Chosen' and Company != 'Beta')"_s, {1, 2, 4});
    row(u"Company like 'Alpha%'"_s, {1, 2});
    row(u"Company like '%amm%'"_s, {4});
    row(u"(Company like '%Two' or Company = 'Gamma')"_s, {2, 4});
    row(u"Lead_Score_Value > 20"_s, {3, 4});
    row(u"Lead_Score_Value >= 20 order by Lead_Score_Value desc"_s, {4, 3, 2});
    row(u"Lead_Score_Value in (10, 40)"_s, {1, 4});
    row(u"Lead_Score_Value is not null"_s, {1, 2, 3, 4});
    row(u"(Designation = 'Chosen' and Next_Contact_Date is null)"_s, {4});
    row(u"(Designation = 'Chosen' and Next_Contact_Date between '2026-02-01' and '2026-03-31')"_s,
        {2, 3});
    row(u"(Designation = 'Chosen' and Next_Contact_Date >= '2026-03-10')"_s, {3});
    row(u"((Designation = 'Chosen' and Company like 'Alpha%') and Lead_Score_Value < 20)"_s, {1});
    row(u"((Company = 'Beta' or Company = 'Gamma') and Lead_Score_Value not in (30))"_s, {4});
    row(u"id in ('%1','%2')"_s.arg(lead(2), lead(9)), {2, 9});
    row(u"id > %1 limit 2"_s.arg(lead(298)), {299, 300});
    row(u"id <= '%1' order by id desc limit 1,1"_s.arg(lead(3)), {2});
    row(u"Modified_Time > '2026-06-01T00:00:00+00:00' order by Modified_Time asc, id desc"_s,
        {4, 3, 2, 1});
    row(u"Designation = 'Chosen' order by Company asc limit 2 offset 1"_s, {1, 3});
    row(u"Company = 'nothing'"_s, {});
}

void CrmCoqlTest::selects()
{
    QFETCH(QString, where);
    QFETCH(QList<int>, expected);
    const Answer answer = run(u"SELECT Company FROM Leads WHERE "_s + where);
    QCOMPARE(answer.status, expected.isEmpty() ? 204 : 200);
    QCOMPARE(leadsOf(answer), expected);
}

void CrmCoqlTest::values()
{
    const Answer answer = run(u"select Email, Lead_Score_Value, Owner, Owner.first_name, "
                              "Next_Contact_Date from Leads where id = '%1'"_s.arg(lead(1)));
    const QJsonObject record = answer.json()["data"_L1][0].toObject();
    QCOMPARE(record.size(), 6);
    QCOMPARE(record["Lead_Score_Value"_L1], QJsonValue(10));
    QCOMPARE(record["Owner"_L1].toObject().keys(), (QStringList{u"email"_s, u"id"_s, u"name"_s}));
    QVERIFY(record["Owner.first_name"_L1].isString());
    QCOMPARE(record["Next_Contact_Date"_L1].toString(), u"2026-01-10"_s);
    QCOMPARE(answer.json()["info"_L1].toObject(),
        (QJsonObject{{u"count"_s, 1}, {u"more_records"_s, false}}));
    const Answer deals = run(
        u"select Account_Name.Account_Name from Deals where Account_Name is not null limit 1"_s);
    QVERIFY(deals.json()["data"_L1][0]["Account_Name.Account_Name"_L1].toString().startsWith(
        u"Account "_s));
}

void CrmCoqlTest::wrongQueries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QJsonObject>("details"); // a part of them
    const QString syntax = u"SYNTAX_ERROR"_s;
    const QString invalid = u"INVALID_QUERY"_s;
    const auto row
        = [](const char *name, const QString &query, const QString &code,
              const QJsonObject &details = {}) { QTest::newRow(name) << query << code << details; };
    row("no where", u"select id from Leads"_s, syntax, {{u"clause"_s, u"where"_s}});
    row("no select", u"id from Leads"_s, syntax, {{u"clause"_s, u"select"_s}});
    row("open text", u"select id from Leads where Company = 'a"_s, syntax);
    row("no value", u"select id from Leads where Company ="_s, syntax, {{u"line"_s, 1}});
    row("rest", u"select id from Leads where id is not null limit 1 please"_s, syntax,
        {{u"near"_s, u"please"_s}});
    row("no brackets",
        u"select id from Leads where Company = 'a' and Company = 'b' and Company = 'c'"_s, syntax);
    row("module", u"select id from Nothing where id is not null"_s, invalid,
        {{u"module"_s, u"Nothing"_s}});
    row("column", u"select Nothing from Leads where id is not null"_s, invalid,
        {{u"column_name"_s, u"Nothing"_s}});
    row("column of where", u"select id from Leads where Nothing = 'a'"_s, invalid,
        {{u"column_name"_s, u"Nothing"_s}});
    row("column of order", u"select id from Leads where id is not null order by Nothing"_s, invalid,
        {{u"clause"_s, u"order by"_s}});
    row("operator", u"select id from Leads where Company > 'a'"_s, invalid,
        {{u"column_name"_s, u"Company"_s}});
    row("type", u"select id from Leads where Lead_Score_Value = 'many'"_s, invalid,
        {{u"column_name"_s, u"Lead_Score_Value"_s}});
    row("like", u"select id from Leads where Company like 'a%b%c'"_s, invalid);
    row("limit", u"select id from Leads where id is not null limit 2001"_s, u"LIMIT_EXCEEDED"_s);
    row("values",
        u"select id from Leads where Lead_Score_Value in (%1)"_s.arg(
            QStringList(51, u"1"_s).join(u',')),
        u"LIMIT_EXCEEDED"_s);
}

void CrmCoqlTest::wrongQueries()
{
    QFETCH(QString, query);
    QFETCH(QString, code);
    QFETCH(QJsonObject, details);
    const Answer answer = run(query);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), code);
    for (auto it = details.begin(); it != details.end(); ++it)
        QCOMPARE(answer.json()["details"_L1][it.key()], it.value());
}

void CrmCoqlTest::countKey()
{
    const QString query = u"select COUNT(id) from Leads where Designation = 'Chosen'"_s;
    QCOMPARE(
        run(query).json()["data"_L1].toArray(), (QJsonArray{QJsonObject{{u"COUNT(id)"_s, 4}}}));
    QVERIFY(client().setSettings({{u"coqlCountKey"_s, u"count"_s}}));
    QCOMPARE(run(query).json()["data"_L1].toArray(), (QJsonArray{QJsonObject{{u"count"_s, 4}}}));
    QVERIFY(client().setSettings({{u"coqlCountKey"_s, QString()}, {u"coqlBrackets"_s, false}}));
    QCOMPARE(run(u"select id from Leads where id is not null and id is not null and "
                 "Company = 'Beta'"_s)
                 .status,
        200);
    QVERIFY(client().setSettings({{u"coqlBrackets"_s, true}}));
}

void CrmCoqlTest::pages_data()
{
    QTest::addColumn<QString>("order");
    QTest::newRow("as it comes") << QString();
    QTest::newRow("id") << u"order by id asc"_s;
    QTest::newRow("time") << u"order by Modified_Time asc, id asc"_s;
}

void CrmCoqlTest::pages()
{
    QFETCH(QString, order);
    QList<int> byOffset;
    for (int offset = 0; offset < 300; offset += 70) {
        const Answer answer = run(
            u"select id from Leads where id is not null %1 limit %2,70"_s.arg(order).arg(offset));
        byOffset << leadsOf(answer);
        QCOMPARE(answer.json()["info"_L1]["more_records"_L1].toBool(), offset < 280);
    }
    QCOMPARE(byOffset,
        leadsOf(run(u"select id from Leads where id is not null %1 limit 0,300"_s.arg(order))));
    QCOMPARE(byOffset.size(), 300);
    // One page again, after others.
    QCOMPARE(leadsOf(run(u"select id from Leads where id is not null %1 limit 70,70"_s.arg(order))),
        byOffset.mid(70, 70));
}

void CrmCoqlTest::credits_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<int>("credits");
    QTest::newRow("none") << QString() << 1;
    QTest::newRow("200") << u"limit 0,200"_s << 1;
    QTest::newRow("201") << u"limit 201"_s << 2;
    QTest::newRow("1000") << u"limit 5,1000"_s << 2;
    QTest::newRow("2000") << u"limit 2000"_s << 3;
}

void CrmCoqlTest::credits()
{
    QFETCH(QString, limit);
    QFETCH(int, credits);
    const auto total = [this] {
        return client()
            .admin("GET", "limits")
            .json()["zoho-crm"_L1]["credits"_L1]["total"_L1]
            .toInt();
    };
    const int before = total();
    QCOMPARE(run(u"select id from Leads where id is not null "_s + limit).status, 200);
    QCOMPARE(total() - before, credits);
}

void CrmCoqlTest::needsScopes()
{
    const QString query = u"select id from Leads where id is not null"_s;
    const QByteArray before = client().newToken();
    const Answer made = client().form("/oauth/v2/token",
        {{"grant_type", "client_credentials"}, {"client_id", sluice::sandbox::kClientId},
            {"client_secret", sluice::sandbox::kClientSecret},
            {"scope", "ZohoCRM.coql.READ,ZohoCRM.modules.Contacts.READ"},
            {"soid", "ZohoCRM.808232144"}});
    client().setToken(made.json()["access_token"_L1].toString().toLatin1());
    QCOMPARE(run(query).code(), u"OAUTH_SCOPE_MISMATCH"_s);
    QCOMPARE(run(u"select id from Contacts where id is not null"_s).status, 200);
    client().setToken(before);
    QCOMPARE(run(query).status, 200);
}

int runCrmCoqlTest(int argc, char **argv)
{
    CrmCoqlTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmcoqltest.moc"
