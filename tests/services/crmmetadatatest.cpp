// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmbodies.h"
#include "servicetests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// The organisation, its modules and their fields as the CRM describes them (zoho-crm-bulk C).
class CrmMetadataTest final : public QObject
{
    Q_OBJECT

private slots:
    void org();
    void orgRefused_data();
    void orgRefused();
    void modules();
    void fields();
    void writable_data();
    void writable();
    void sensitive_data();
    void sensitive();
    void textAreas();
    void emptyLists();
};

void CrmMetadataTest::org()
{
    const auto org = parseOrg(
        R"({"org":[{"id":"5725767000000020005","zgid":"808232144","company_name":"ACME","domain_name":"org808232144",
        "type":"production","time_zone":"Asia/Kolkata","iso_code":"IN",
        "license_details":{"paid_expiry":null,"users_license_purchased":10,"trial_type":null,"paid":true,"paid_type":"enterprise"}}]})");
    QVERIFY2(org, qPrintable(org ? QString() : org.error().text()));
    QCOMPARE(org->zgid, u"808232144"_s);
    QCOMPARE(org->companyName, u"ACME"_s);
    QCOMPARE(org->type, u"production"_s);
    QCOMPARE(org->timeZone, u"Asia/Kolkata"_s);
    QCOMPARE(org->edition, u"enterprise"_s);
    QCOMPARE(org->users, 10);
    QCOMPARE(parseOrg(R"({"org":[{"zgid":808232144}]})")->zgid, u"808232144"_s);
}

void CrmMetadataTest::orgRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty list") << QByteArray(R"({"org":[]})");
    QTest::newRow("no list") << QByteArray(R"({"orgs":[{"zgid":"1"}]})");
    QTest::newRow("no content") << QByteArray();
    QTest::newRow("header in the zgid") << QByteArray(R"({"org":[{"zgid":"1\r\nX: y"}]})");
}

void CrmMetadataTest::orgRefused()
{
    QFETCH(QByteArray, json);
    const auto org = parseOrg(json);
    QVERIFY(!org);
    QCOMPARE(org.error().kind, ErrorKind::Protocol);
}

void CrmMetadataTest::modules()
{
    const auto modules = parseModules(
        R"({"modules":[
        {"id":"1","api_name":"Leads","module_name":"Leads","singular_label":"Lead","plural_label":"Leads","generated_type":"default","api_supported":true,"viewable":true,"creatable":true,"editable":true,"deletable":true},
        {"id":"2","api_name":"Notes","generated_type":"default","api_supported":true,"viewable":true},
        {"id":"3","api_name":"A_X_B","generated_type":"linking","api_supported":true,"viewable":true},
        {"id":"4","api_name":"Cars","generated_type":"custom","api_supported":true,"viewable":true,"creatable":false,"editable":false},
        {"id":"5","api_name":"Visits","generated_type":"default","api_supported":false,"viewable":true},
        {"id":"6","api_name":null,"generated_type":"web"}]})");
    QVERIFY(modules);
    QCOMPARE(modules->size(), 5);
    QVERIFY(modules->at(0).isBulkReadable() && modules->at(0).isBulkWritable());
    QCOMPARE(modules->at(0).pluralLabel, u"Leads"_s);
    QVERIFY(!modules->at(1).isBulkReadable());
    QVERIFY(!modules->at(2).isBulkReadable());
    QVERIFY(modules->at(3).isBulkReadable() && !modules->at(3).isBulkWritable());
    QVERIFY(!modules->at(4).isBulkReadable());
}

void CrmMetadataTest::fields()
{
    const auto fields = parseFields(
        R"({"fields":[
        {"id":"5725767000000002591","api_name":"Company","field_label":"Company","data_type":"text","json_type":"string","length":200,"decimal_place":null,
         "read_only":false,"field_read_only":false,"system_mandatory":true,"custom_field":false,"visible":true,"virtual_field":false,
         "operation_type":{"web_create":true,"web_update":true,"api_create":true,"api_update":true},"unique":{},"lookup":{},"pick_list_values":[]},
        {"id":"2","api_name":"Lead_Source","data_type":"picklist","operation_type":{"api_create":true,"api_update":true},
         "pick_list_values":[{"display_value":"-None-","actual_value":"-None-","type":"used"},{"display_value":"Messe","actual_value":"Trade Show","type":"used"},{"display_value":"Old","actual_value":"Old","type":"unused"}]},
        {"id":"3","api_name":"Email","data_type":"email","unique":{"casesensitive":"0"},"operation_type":{"api_create":true,"api_update":true}},
        {"id":"4","api_name":"Account_Name","data_type":"lookup","lookup":{"module":{"api_name":"Accounts","id":"9"},"display_label":null},"operation_type":{"api_create":true,"api_update":true}},
        {"id":"5","api_name":"Amount","data_type":"currency","decimal_place":2,"operation_type":{"api_create":true,"api_update":true}}]})");
    QVERIFY(fields);
    QCOMPARE(fields->size(), 5);
    const CrmField &company = fields->at(0);
    QCOMPARE(company.id, u"5725767000000002591"_s);
    QCOMPARE(company.label, u"Company"_s);
    QCOMPARE(company.length, 200);
    QCOMPARE(company.decimalPlace, -1);
    QVERIFY(company.isRequired && company.isWritable() && !company.isUnique && !company.isLookup());
    QCOMPARE(fields->at(1).pickValues.size(), 2);
    QCOMPARE(fields->at(1).pickValues.at(1).display, u"Messe"_s);
    QCOMPARE(fields->at(1).pickValues.at(1).actual, u"Trade Show"_s);
    QCOMPARE(fields->at(1).label, u"Lead_Source"_s);
    QVERIFY(fields->at(2).isUnique);
    QCOMPARE(fields->at(3).lookupModule, u"Accounts"_s);
    QCOMPARE(fields->at(4).decimalPlace, 2);
}

void CrmMetadataTest::sensitive_data()
{
    QTest::addColumn<QByteArray>("marks");
    QTest::addColumn<bool>("isHealthData");
    QTest::addColumn<bool>("isPersonalData");
    QTest::newRow("none") << QByteArray("\"private\":null,\"hipaa_compliance\":null") << false
                          << false;
    QTest::newRow("health") << QByteArray(
        R"("hipaa_compliance":{"restricted_in_export":true,"restricted":null})")
                            << true << false;
    QTest::newRow("health, restricted")
        << QByteArray(R"("hipaa_compliance":{"restricted_in_export":false,"restricted":true})")
        << true << false;
    QTest::newRow("health, not restricted")
        << QByteArray(R"("hipaa_compliance":{"restricted_in_export":false,"restricted":false})")
        << false << false;
    QTest::newRow("private") << QByteArray(
        R"("private":{"restricted":true,"type":"Low","export":true})")
                             << false << true;
    QTest::newRow("private, high")
        << QByteArray(R"("private":{"restricted":false,"type":"High","export":true})") << false
        << true;
    QTest::newRow("private, low") << QByteArray(
        R"("private":{"restricted":false,"type":"Low","export":true})")
                                  << false << false;
}

void CrmMetadataTest::sensitive()
{
    QFETCH(QByteArray, marks);
    const QByteArray json = R"({"fields":[{"api_name":"F","data_type":"text",)" + marks + "}]}";
    const auto fields = parseFields(json);
    QVERIFY(fields);
    QTEST(fields->first().isHealthData, "isHealthData");
    QTEST(fields->first().isPersonalData, "isPersonalData");
    QCOMPARE(fields->first().isSensitive(),
        fields->first().isHealthData || fields->first().isPersonalData);
}

void CrmMetadataTest::textAreas()
{
    const auto fields = parseFields(
        R"({"fields":[{"api_name":"A","data_type":"textarea","textarea":{"type":"small"}},
        {"api_name":"B","data_type":"textarea","textarea":{"type":"rich_text"}},
        {"api_name":"C","data_type":"textarea","textarea":null},
        {"api_name":"D","data_type":"textarea","length":500,"textarea":{"type":"large"}},
        {"api_name":"E","data_type":"text","textarea":null}]})");
    QVERIFY(fields);
    QList<int> lengths;
    for (const CrmField &field : *fields)
        lengths << field.length;
    QCOMPARE(lengths, (QList<int>{2'000, 50'000, 32'000, 500, 0}));
}

void CrmMetadataTest::writable_data()
{
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<bool>("isWritable");
    QTest::newRow("plain") << QByteArray() << true;
    QTest::newRow("read only") << QByteArray(R"(,"read_only":true)") << false;
    QTest::newRow("field read only") << QByteArray(R"(,"field_read_only":true)") << false;
    QTest::newRow("virtual") << QByteArray(R"(,"virtual_field":true)") << false;
    QTest::newRow("hidden") << QByteArray(R"(,"visible":false)") << false;
    QTest::newRow("create only") << QByteArray(
        R"(,"operation_type":{"api_create":true,"api_update":false})")
                                 << false;
    for (const char *type : {"formula", "autonumber", "rollup_summary", "profileimage",
             "fileupload", "imageupload", "subform", "multiselectlookup", "multiuserlookup"}) {
        QTest::newRow(type) << QByteArray(R"(,"data_type":")") + type + '"' << false;
    }
    QTest::newRow("lookup") << QByteArray(R"(,"data_type":"lookup")") << true;
    QTest::newRow("Tag") << QByteArray(R"(,"api_name":"Tag")") << false;
}

void CrmMetadataTest::writable()
{
    QFETCH(QByteArray, extra);
    QFETCH(bool, isWritable);
    QJsonObject field{{u"api_name"_s, u"F"_s}, {u"data_type"_s, u"text"_s}, {u"visible"_s, true},
        {u"operation_type"_s, QJsonObject{{u"api_create"_s, true}, {u"api_update"_s, true}}}};
    const QJsonObject changes = QJsonDocument::fromJson("{" + extra.mid(1) + "}").object();
    for (auto it = changes.begin(); it != changes.end(); ++it)
        field.insert(it.key(), it.value());
    const QByteArray json = QJsonDocument(QJsonObject{{u"fields"_s, QJsonArray{field}}}).toJson();
    const auto fields = parseFields(json);
    QVERIFY2(fields, qPrintable(fields ? QString() : fields.error().text()));
    QCOMPARE(fields->first().isWritable(), isWritable);
}

void CrmMetadataTest::emptyLists()
{
    QVERIFY(parseFields({}).value().isEmpty());
    QVERIFY(parseModules({}).value().isEmpty());
    QVERIFY(!parseFields("<html>"));
    const auto refused = parseFields(
        R"({"code":"INVALID_MODULE","details":{},"message":"the module name given seems to be invalid","status":"error"})");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"INVALID_MODULE"_s);
}

int runCrmMetadataTest(int argc, char **argv)
{
    CrmMetadataTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "crmmetadatatest.moc"
