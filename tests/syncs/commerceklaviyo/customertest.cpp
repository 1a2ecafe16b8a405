// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/contact.h"
#include "syncs/commerceklaviyo/mapping/customermapper.h"
#include "syncs/commerceklaviyo/mappingtests.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice::commercemap;
using sluice::checkedEmail;
using sluice::toE164;

namespace {

constexpr auto kHead = "{'type':'profile','attributes':{'email':'a@b.de','external_id':'c1'";

void customerColumns()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("wanted");
}

// A customer with id, e-mail and `members`; the profile has `attributes` behind those two.
void row(const char *name, const QByteArray &members, const QByteArray &attributes,
    const QByteArray &settings = {}, const QByteArray &warnings = {})
{
    QTest::newRow(name) << settings << js("{'id':'c1','email':'a@b.de'" + members + "}")
                        << js(kHead + attributes + "}}") + warnings;
}

void refusedRow(const char *name, const QByteArray &input, const QByteArray &wanted,
    const QByteArray &settings = {})
{
    QTest::newRow(name) << settings << js(input) << js(wanted);
}

void checkCustomer()
{
    QFETCH(QByteArray, settings);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, wanted);
    const MappingSettings mapping = settingsFrom(settings);
    const MappedProfile profile = CustomerMapper(mapping).map(input);
    QCOMPARE(shown(profile, profile.payload), wanted);
}

} // namespace

void CustomerTest::fields_data()
{
    customerColumns();
    row("email, external_id", "", "");
    row("first_name", ",'firstName':'Jane'", ",'first_name':'Jane'");
    row("last_name", ",'lastName':'Doe'", ",'last_name':'Doe'");
    row("title", ",'title':'Dr'", ",'title':'Dr'");
    row("organization", ",'companyName':'Ex'", ",'organization':'Ex'");
    row("phone_number from mobile",
        ",'addresses':[{'id':'x','mobile':'+15552340987','phone':'+15552340988'}]",
        ",'phone_number':'+15552340987'");
    row("phone_number from phone", ",'addresses':[{'id':'x','phone':'+49 30 123456'}]",
        ",'phone_number':'+4930123456'");
    row("location.address1",
        ",'addresses':[{'apartment':'3','building':'B','streetNumber':'12','streetName':'First'}]",
        ",'location':{'address1':'3, B, 12, First'}");
    row("location.address1 with gaps",
        ",'addresses':[{'apartment':'','streetNumber':'12','streetName':'First'}]",
        ",'location':{'address1':'12, First'}");
    row("location.address2",
        ",'addresses':[{'additionalStreetInfo':'rear','additionalAddressInfo':'ring'}]",
        ",'location':{'address2':'rear, ring'}");
    row("location.city", ",'addresses':[{'city':'Bonn'}]", ",'location':{'city':'Bonn'}");
    row("location.country", ",'addresses':[{'country':'DE'}]", ",'location':{'country':'DE'}");
    row("location.region", ",'addresses':[{'region':'NC'}]", ",'location':{'region':'NC'}");
    row("location.zip", ",'addresses':[{'postalCode':'123'}]", ",'location':{'zip':'123'}");
    row("no address: no location", ",'addresses':[]", "");
    row("default billing address",
        ",'addresses':[{'id':'1','city':'A'},{'id':'2','city':'B'},{'id':'3','city':'C'}],"
        "'billingAddressIds':['2'],'defaultBillingAddressId':'3'",
        ",'location':{'city':'C'}");
    row("first billing address",
        ",'addresses':[{'id':'1','city':'A'},{'id':'2','city':'B'}],'billingAddressIds':['2']",
        ",'location':{'city':'B'}");
    row("first address", ",'addresses':[{'id':'1','city':'A'},{'id':'2','city':'B'}]",
        ",'location':{'city':'A'}");
    row("shipping address by setting",
        ",'addresses':[{'id':'1','city':'A'},{'id':'2','city':'B'}],'billingAddressIds':['1'],"
        "'defaultShippingAddressId':'2'",
        ",'location':{'city':'B'}", "'customer':{'address':'shipping'}");
    row("properties", ",'custom':{'fields':{'loyalty':'gold','n':1.50,'list':[1,{'a':null}]}}",
        ",'properties':{'loyalty':'gold','n':1.5,'list':[1,{'a':null}]}");
    row("properties: falsy values stay", ",'custom':{'fields':{'a':0,'b':false,'c':'','d':null}}",
        ",'properties':{'a':0,'b':false,'c':''}");
    row("properties: falsy values dropped", ",'custom':{'fields':{'a':0,'b':false,'c':'','d':2}}",
        ",'properties':{'d':2}", "'customer':{'properties':{'dropFalsy':true}}");
    row("properties: include", ",'custom':{'fields':{'a':1,'b':2}}", ",'properties':{'b':2}",
        "'customer':{'properties':{'include':['b']}}");
    row("properties: exclude", ",'custom':{'fields':{'a':1,'b':2}}", ",'properties':{'a':1}",
        "'customer':{'properties':{'exclude':['b']}}");
    row("properties: map", ",'custom':{'fields':{'a':1,'b':2}}", ",'properties':{'A':1,'b':2}",
        "'customer':{'properties':{'map':{'a':'A'}}}");
    row("properties: add", ",'customerNumber':'7','addresses':[{'state':'Q'}]",
        ",'properties':{'No':'7','S':'Q'}",
        "'customer':{'properties':{'add':{'No':'customerNumber','S':'addresses.0.state'}}}");
    row("properties: none left", ",'custom':{'fields':{'a':1}}", "",
        "'customer':{'properties':{'exclude':['a']}}");
    row("locale by setting", ",'locale':'de-DE'", ",'locale':'de-DE'",
        "'customer':{'sendLocale':true}");
}

void CustomerTest::fields()
{
    checkCustomer();
}

void CustomerTest::odd_data()
{
    customerColumns();
    refusedRow("no e-mail", "{'id':'c1'}", "REJECTED email_missing email");
    refusedRow("bad e-mail", "{'id':'c1','email':'a b@c'}", "REJECTED email_invalid email");
    refusedRow("bad e-mail left out", "{'id':'c1','email':'a b@c'}",
        "{'type':'profile','attributes':{'external_id':'c1'}} !email_invalid email",
        "'customer':{'badEmail':'drop'}");
    refusedRow("bad e-mail where it identifies", "{'id':'c1','email':'a b@c'}",
        "REJECTED email_invalid email", "'customer':{'badEmail':'drop','matchBy':'email'}");
    refusedRow("no id", "{'email':'a@b.de'}", "REJECTED id_missing id");
    refusedRow("no JSON", "{'id':'c1',", "REJECTED not_json");
    refusedRow("a list", "[]", "REJECTED not_json");
    refusedRow("nothing", "", "REJECTED not_json");
    refusedRow("half a surrogate", "{'id':'c1','email':'a@b.de','firstName':'\\ud800'}",
        "REJECTED not_json");
    refusedRow("not UTF-8", "{'id':'c1','email':'a@b.de','firstName':'\xff'}", "REJECTED not_json");
    refusedRow("too big",
        "{'id':'c1','email':'a@b.de','custom':{'fields':{'x':'" + QByteArray(100'000, 'x') + "'}}}",
        "REJECTED profile_too_big custom.fields");
    row("bad telephone", ",'addresses':[{'phone':'call me'}]", "", {},
        " !phone_invalid addresses[0].phone");
    row("bad mobile, good telephone",
        ",'addresses':[{'mobile':'12','phone':'0170 1234567','country':'DE'}]",
        ",'phone_number':'+491701234567','location':{'country':'DE'}", {},
        " !phone_invalid addresses[0].mobile");
    row("national number, no country", ",'addresses':[{'phone':'0170 1234567'}]", "", {},
        " !phone_invalid addresses[0].phone");
    row("national number, country by setting", ",'addresses':[{'phone':'0170 1234567'}]",
        ",'phone_number':'+491701234567'", "'customer':{'phoneCountry':'DE'}");
    row("billing address that is not there",
        ",'addresses':[{'id':'1','city':'A'}],'defaultBillingAddressId':'9'",
        ",'location':{'city':'A'}");
    row("names of wrong types", ",'firstName':7,'lastName':null,'title':['x']", "");
    row("two fields under one name", ",'custom':{'fields':{'a':1,'b':2}}", ",'properties':{'b':2}",
        "'customer':{'properties':{'map':{'a':'b'}}}");
    refusedRow("e-mail with blanks and capitals", "{'id':'c1','email':' A@b.De '}",
        "{'type':'profile','attributes':{'email':'A@b.De','external_id':'c1'}}");
    row("custom type without fields", ",'custom':{'type':{'id':'t'}}", "");
    row("large whole number", ",'custom':{'fields':{'n':9007199254740993}}",
        ",'properties':{'n':9007199254740993}");
}

void CustomerTest::odd()
{
    checkCustomer();
}

void CustomerTest::phones_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("country");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *written, const char *country, const char *wanted) {
        QTest::newRow(written) << QByteArray(written) << QByteArray(country) << QByteArray(wanted);
    };
    row("+15551230987", "", "+15551230987");
    row("+11551230987", "", ""); // no American area code begins with 1
    row("+1 (555) 234-0987", "", "+15552340987");
    row("555.234.0987", "US", "+15552340987");
    row("1-555-234-0988", "CA", "+15552340988");
    row("011 49 30 123456", "US", "+4930123456");
    row("0049 30 123456", "", "+4930123456");
    row("+49 (0) 30 123457", "", "+4930123457");
    row("0049 (0)30 123458", "", "+4930123458");
    row("030/123456", "DE", "+4930123456");
    row("06 20 123 4567", "HU", "+36201234567");
    row("06 1234 5678", "IT", "+390612345678"); // Italy keeps its 0
    row("8 (912) 345-67-89", "RU", "+79123456789");
    row("07700 900123", "GB", "+447700900123");
    row("+999 123456789", "", "");
    row("+4912345678901234", "", "");
    row("555 234 0987 x12", "US", "");
    row("12", "DE", "");
    row("++49301234567", "", "");
}

void CustomerTest::phones()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, country);
    QFETCH(QByteArray, wanted);
    QCOMPARE(toE164(written.toStdString(), country.toStdString()), wanted);
}

void CustomerTest::emails_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *written, const char *wanted) {
        QTest::newRow(written) << QByteArray(written) << QByteArray(wanted);
    };
    row(" Jane@Example.COM ", "Jane@Example.COM");
    row("a.b+c@d-e.co.uk", "a.b+c@d-e.co.uk");
    row("a@b", "");
    row("a@@b.de", "");
    row("@b.de", "");
    row(".a@b.de", "");
    row("a..b@c.de", "");
    row("a@-b.de", "");
    row("a@b..de", "");
    row("a@1.2", "");
    row("a b@c.de", "");
    row("a@b.d", "");
}

void CustomerTest::emails()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, wanted);
    QCOMPARE(checkedEmail(written.toStdString()), wanted);
}

void CustomerTest::keysAndHash()
{
    const MappingSettings byId = settingsFrom({});
    const MappingSettings byEmail = settingsFrom("'customer':{'matchBy':'email'}");
    const QByteArray input = js("{'id':'c1','version':1,'email':'Jane@B.de'}");
    const MappedProfile first = CustomerMapper(byId).map(input);
    QCOMPARE(first.matchKey, "c1");
    QCOMPARE(first.email, "Jane@B.de");
    QCOMPARE(first.emailKey, "jane@b.de");
    QCOMPARE(CustomerMapper(byEmail).map(input).matchKey, "jane@b.de");
    QCOMPARE(first.hash.size(), 20);
    // What is not sent does not count; white space and a new version neither.
    const QByteArray again = js("{ 'id' : 'c1', 'version':2, 'email':'Jane@B.de' }");
    QCOMPARE(CustomerMapper(byId).map(again).hash, first.hash);
    const QByteArray other = js("{'id':'c1','email':'Jane@B.de','title':'x'}");
    QVERIFY(CustomerMapper(byId).map(other).hash != first.hash);
}

void CustomerTest::escapes()
{
    const MappingSettings mapping = settingsFrom({});
    const QByteArray input
        = R"({"id":"c1","email":"a@b.de","firstName":"\u0022\\\n\u0001\u00e4\/"})";
    QCOMPARE(CustomerMapper(mapping).map(input).payload,
        QByteArray(R"({"type":"profile","attributes":{"email":"a@b.de","external_id":"c1",)"
                   R"("first_name":"\"\\\n\u0001ä/"}})"));
}

void CustomerTest::clearing()
{
    const MappingSettings mapping = settingsFrom({});
    const CustomerMapper mapper(mapping);
    const quint32 before
        = mapper.map(js("{'id':'c','email':'a@b.de','title':'x','addresses':[{'city':'B'}]}"))
              .fields;
    const quint32 now = mapper.map(js("{'id':'c','email':'a@b.de'}")).fields;
    QCOMPARE(clearingPatch("P1", before & ~now),
        js("{'data':{'type':'profile','id':'P1','attributes':{'title':null,'location':{"
           "'address1':null,'address2':null,'city':null,'country':null,'region':null,"
           "'zip':null}}}}"));
}

void CustomerTest::threads()
{
    const MappingSettings mapping = settingsFrom({});
    const CustomerMapper mapper(mapping);
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&mapper, &wrong, t] {
            for (int i = 0; i < 2000; ++i) {
                const QByteArray id = QByteArray::number(t * 10000 + i);
                const MappedProfile profile
                    = mapper.map(js("{'id':'" + id + "','email':'x@y.de'}"));
                wrong += profile.externalId == id && profile.payload.contains(id) ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(wrong.load(), 0);
}
