// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmrecordbodies.h"
#include "sandboxclient.h"
#include "sandboxtests.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// What the emulated CRM's record API says of single rows and of wrong bodies.
class CrmRecordRowsTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void values_data();
    void values();
    void rowErrors_data();
    void rowErrors();
    void wrongBodies_data();
    void wrongBodies();

private:
    SandboxClient &client() { return *m_server->client; }
    std::unique_ptr<SandboxUnderTest> m_server;
};

void CrmRecordRowsTest::init()
{
    m_server = std::make_unique<SandboxUnderTest>();
    QVERIFY2(m_server->client, qPrintable(m_server->problem));
}

void CrmRecordRowsTest::values_data()
{
    QTest::addColumn<QByteArray>("module");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("given");
    QTest::addColumn<QJsonValue>("expected"); // undefined: INVALID_DATA
    const auto row = [](const char *module, const QString &field, const QJsonValue &given,
                         const QJsonValue &expected = QJsonValue(QJsonValue::Undefined)) {
        const QByteArray text = QJsonDocument(QJsonArray{given}).toJson(QJsonDocument::Compact);
        QTest::addRow("%s %s", qPrintable(field), text.constData())
            << QByteArray(module) << field << given << expected;
    };
    row("Leads", u"Company"_s, u"Caf\u00E9"_s, u"Caf\u00E9"_s);
    row("Leads", u"Company"_s, 5);
    row("Leads", u"Country"_s, QString(101, u'x'));
    row("Leads", u"Country"_s, QJsonValue::Null, QJsonValue::Null);
    row("Leads", u"No_of_Employees"_s, 42, 42);
    row("Leads", u"No_of_Employees"_s, u"42"_s);
    row("Leads", u"No_of_Employees"_s, 4.5);
    row("Leads", u"Annual_Revenue"_s, 12.5, 12.5);
    row("Leads", u"Annual_Revenue"_s, u"12.5"_s);
    row("Leads", u"Email_Opt_Out"_s, true, true);
    row("Leads", u"Email_Opt_Out"_s, u"true"_s);
    row("Leads", u"Email"_s, u"x@example.org"_s, u"x@example.org"_s);
    row("Leads", u"Email"_s, u"nobody"_s);
    row("Leads", u"Industry"_s, u"Finance"_s, u"Finance"_s);
    row("Leads", u"Industry"_s, u"Fishing"_s);
    row("Leads", u"Industry"_s, u"-None-"_s, QJsonValue::Null);
    row("Leads", u"Next_Contact_Date"_s, u"2026-02-28"_s, u"2026-02-28"_s);
    row("Leads", u"Next_Contact_Date"_s, u"02/28/2026"_s);
    row("Leads", u"Next_Contact_Date"_s, u"2026-02-30"_s);
    row("Leads", u"Last_Contacted_At"_s, u"2026-01-01T00:00:00+00:00"_s,
        u"2026-01-01T05:30:00+05:30"_s);
    row("Leads", u"Last_Contacted_At"_s, u"2026-01-01T00:00:00"_s);
    row("Leads", u"Owner"_s, QJsonObject{{u"id"_s, u"5725767000000411002"_s}},
        QJsonObject{{u"id"_s, u"5725767000000411002"_s}, {u"name"_s, u"Asha Example"_s},
            {u"email"_s, u"asha@example.com"_s}});
    row("Leads", u"Owner"_s, QJsonObject{{u"id"_s, u"1"_s}});
    row("Deals", u"Account_Name"_s, QJsonObject{{u"id"_s, u"5725767300001000001"_s}},
        QJsonObject{{u"id"_s, u"5725767300001000001"_s}, {u"name"_s, u"Account 1"_s}});
    row("Deals", u"Account_Name"_s, u"5725767300001000002"_s,
        QJsonObject{{u"id"_s, u"5725767300001000002"_s}, {u"name"_s, u"Account 2"_s}});
    row("Deals", u"Account_Name"_s, QJsonObject{{u"id"_s, u"5725767300009000001"_s}});
    row("Deals", u"Account_Name"_s, QJsonObject{{u"name"_s, u"Account 1"_s}});
    row("Site_Visits", u"Topics"_s, QJsonArray{u"Safety"_s, u"Staff"_s},
        QJsonArray{u"Safety"_s, u"Staff"_s});
    row("Site_Visits", u"Topics"_s, u"Safety;Staff"_s);
    row("Site_Visits", u"Topics"_s, QJsonArray{u"Fishing"_s});
    row("Site_Visits", u"Meter_Reading"_s, u"123456789012345678"_s, u"123456789012345678"_s);
    row("Site_Visits", u"Meter_Reading"_s, qint64(123456789012345678), u"123456789012345678"_s);
    row("Site_Visits", u"Rating"_s, 4, 4);
}

void CrmRecordRowsTest::values()
{
    QFETCH(QByteArray, module);
    QFETCH(QString, field);
    QFETCH(QJsonValue, given);
    QFETCH(QJsonValue, expected);
    static const QHash<QByteArray, QString> firsts{{"Leads", kLead1},
        {"Deals", u"5725767400001000001"_s}, {"Site_Visits", u"5725767500001000001"_s}};
    const QString id = firsts.value(module);
    const QByteArray path = "/crm/v8/" + module;
    const Answer answer = client().json("PUT", path, dataOf({rowOf(id, field, given)}));
    if (expected.isUndefined()) {
        QCOMPARE(answer.status, 202);
        QCOMPARE(answer.code(), u"INVALID_DATA"_s);
        QCOMPARE(entryOf(answer)["details"_L1]["api_name"_L1].toString(), field);
        QCOMPARE(client().digest(module)["applied"_L1].toObject().size(), 1);
        return;
    }
    QCOMPARE(answer.status, 200);
    const Answer read = client().get(path + '/' + id.toLatin1() + "?fields=" + field.toLatin1());
    QCOMPARE(entryOf(read).value(field), expected);
}

void CrmRecordRowsTest::rowErrors_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QJsonObject>("row");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QJsonObject>("details"); // a part of them
    const auto row = [](const char *name, const char *method, const QJsonObject &sent,
                         const QString &code, const QJsonObject &details) {
        QTest::newRow(name) << QByteArray(method) << sent << code << details;
    };
    const QString path = u"json_path"_s;
    row("number", "PUT", rowOf(kLead1, u"No_of_Employees"_s, u"x"_s), u"INVALID_DATA"_s,
        {{u"expected_data_type"_s, u"integer"_s}, {path, u"$.data[0].No_of_Employees"_s}});
    row("too long", "PUT", rowOf(kLead1, u"Country"_s, QString(200, u'x')), u"INVALID_DATA"_s,
        {{u"maximum_length"_s, 100}});
    row("pick list", "PUT", rowOf(kLead1, u"Lead_Segment"_s, u"hot"_s), u"INVALID_DATA"_s,
        {{u"supported_values"_s, QJsonArray{u"Hot"_s, u"Warm"_s, u"Cold"_s}}});
    row("mandatory", "POST", {{u"Last_Name"_s, u"A"_s}}, u"MANDATORY_NOT_FOUND"_s,
        {{u"api_name"_s, u"Company"_s}});
    row("mandatory cleared", "PUT", rowOf(kLead1, u"Company"_s, QJsonValue::Null),
        u"MANDATORY_NOT_FOUND"_s, {{u"api_name"_s, u"Company"_s}});
    row("no id", "PUT", {{u"Company"_s, u"A"_s}}, u"MANDATORY_NOT_FOUND"_s,
        {{u"api_name"_s, u"id"_s}});
    row("unknown id", "PUT", rowOf(kUnknownLead, u"Company"_s, u"A"_s), u"INVALID_DATA"_s,
        {{u"id"_s, kUnknownLead}, {u"api_name"_s, u"id"_s}});
    row("taken by another", "PUT", rowOf(kLead1, u"Email"_s, u"LEAD2@example.com"_s),
        u"DUPLICATE_DATA"_s, {{u"id"_s, kLead2}, {u"api_name"_s, u"Email"_s}});
    row("taken", "POST",
        {{u"Last_Name"_s, u"A"_s}, {u"Company"_s, u"B"_s}, {u"Email"_s, u"lead2@example.com"_s}},
        u"DUPLICATE_DATA"_s, {{u"id"_s, kLead2}});
}

void CrmRecordRowsTest::rowErrors()
{
    QFETCH(QByteArray, method);
    QFETCH(QJsonObject, row);
    QFETCH(QString, code);
    QFETCH(QJsonObject, details);
    const Answer answer = client().json(method, "/crm/v8/Leads", dataOf({row}));
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.code(), code);
    QCOMPARE(entryOf(answer)["status"_L1].toString(), u"error"_s);
    const QJsonObject told = entryOf(answer)["details"_L1].toObject();
    for (auto it = details.begin(); it != details.end(); ++it)
        QCOMPARE(told.value(it.key()), it.value());
    QCOMPARE(client().digest()["applied"_L1].toObject(), (QJsonObject{{u"0"_s, 300}}));
}

void CrmRecordRowsTest::wrongBodies_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QJsonObject>("details");
    const QByteArray leads = "/crm/v8/Leads";
    QTest::newRow("no data") << leads << QJsonObject() << u"MANDATORY_NOT_FOUND"_s
                             << QJsonObject{{u"json_path"_s, u"$.data"_s}};
    QTest::newRow("no list") << leads << QJsonObject{{u"data"_s, 1}} << u"INVALID_DATA"_s
                             << QJsonObject{{u"expected_data_type"_s, u"jsonarray"_s}};
    QTest::newRow("101 rows") << leads << dataOf(leadsToInsert(101)) << u"INVALID_DATA"_s
                              << QJsonObject{{u"maximum_length"_s, 100}};
    QTest::newRow("trigger") << leads
                             << dataOf(leadsToInsert(1), {{u"trigger"_s, QJsonArray{u"all"_s}}})
                             << u"INVALID_DATA"_s << QJsonObject{{u"api_name"_s, u"trigger"_s}};
    QTest::newRow("module") << QByteArray("/crm/v8/Nothing") << dataOf(leadsToInsert(1))
                            << u"INVALID_MODULE"_s << QJsonObject{{u"resource_path_index"_s, 0}};
    QTest::newRow("duplicate check field")
        << QByteArray(leads + "/upsert")
        << dataOf(leadsToInsert(1), {{u"duplicate_check_fields"_s, QJsonArray{u"Country"_s}}})
        << u"INVALID_DATA"_s << QJsonObject{{u"api_name"_s, u"duplicate_check_fields"_s}};
}

void CrmRecordRowsTest::wrongBodies()
{
    QFETCH(QByteArray, path);
    QFETCH(QJsonObject, body);
    QFETCH(QString, code);
    QFETCH(QJsonObject, details);
    const Answer answer = client().json("POST", path, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), code);
    for (auto it = details.begin(); it != details.end(); ++it)
        QCOMPARE(answer.json()["details"_L1][it.key()], it.value());
    QCOMPARE(client().digest()["rows"_L1].toInt(), 300);
}

int runCrmRecordRowsTest(int argc, char **argv)
{
    CrmRecordRowsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmrecordrowstest.moc"
