// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/pluginsettings.h"
#include "syncs/commerceklaviyo/mappingtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::commercemap;

void SettingsTest::roundTrip()
{
    const QByteArray defaults = MappingSettings().write();
    QCOMPARE(MappingSettings::read(defaults)->write(), defaults);

    const MappingSettings mapping = settingsFrom(
        "'locale':{'preferred':'de-AT','fallbacks':['fr','de']},"
        "'customer':{'address':'shipping','badEmail':'drop','matchBy':'email','phoneCountry':'DE',"
        "'sendLocale':true,'properties':{'include':['b','a'],'exclude':['c'],'map':{'a':'A'},"
        "'add':{'X':'key'},'dropFalsy':true}},"
        "'order':{'placedStates':['Open'],'metrics':{'refundedOrder':'Back'},"
        "'disabledEvents':['refundedOrder','cancelledOrder'],'backfill':'older','backfillDays':9,"
        "'refunds':'perOrder','trim':'short','keep':['store'],'requirePayment':true},"
        "'product':{'urlTemplate':'https://x/{{sku}}','inventoryChannel':'ch',"
        "'inventoryPolicy':2,'variantKey':'skuOrId','unpublished':'delete',"
        "'metadata':{'m':'attributes.x'},'price':{'currency':'EUR','country':'DE','channel':'c',"
        "'customerGroup':'g','unscopedOnly':true,'useDiscounted':true}}");
    const QByteArray written = mapping.write();
    QVERIFY(written != defaults);
    const auto again = MappingSettings::read(written);
    QVERIFY(again.has_value());
    QCOMPARE(again->write(), written);
    QCOMPARE(again->locale.fallbacks, (QList<QByteArray>{"fr", "de"})); // their order counts
    QCOMPARE(again->order.metrics.value(EventKind::RefundedOrder), "Back");
    QCOMPARE(again->order.metrics.value(EventKind::PlacedOrder), "Placed Order");
    QVERIFY(written.indexOf("\"a\",") < written.indexOf("\"b\"")); // sets are sorted

    // What is ignored is there only where something is.
    QVERIFY(!defaults.contains("ignored"));
    MappingSettings ignoring;
    ignoring.ignored["customers"] = {"dateOfBirth", "custom.fields.age"};
    ignoring.ignored["orders"]; // nothing
    const auto ignored = MappingSettings::read(ignoring.write());
    QVERIFY(ignored.has_value());
    QCOMPARE(ignored->ignored.keys(), QList<QByteArray>{"customers"});
    QCOMPARE(ignored->ignored.value("customers"), ignoring.ignored.value("customers"));
    QCOMPARE(ignored->write(), ignoring.write());
    ignoring.ignored.clear();
    QCOMPARE(ignoring.write(), defaults);
}

void SettingsTest::refused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *document, const QString &wanted) {
        QTest::newRow(document) << js(document) << wanted;
    };
    row("{}", u"formatVersion: is missing"_s);
    row("{'formatVersion':2}", u"formatVersion: must be a whole number from 1 to 1"_s);
    row("{'formatVersion':1,'x':1}", u"x: is not a known key"_s);
    row("{'formatVersion':1,'ignored':{'carts':['a']}}", u"ignored.carts: is not a known key"_s);
    row("{'formatVersion':1,'order':[]}", u"order: must be an object"_s);
    row("{'formatVersion':1,'order':{'trim':'long'}}", u"order.trim: must be one of all, short"_s);
    row("{'formatVersion':1,'order':{'metrics':{'x':'y'}}}",
        u"order.metrics.x: is not a known key"_s);
    row("{'formatVersion':1,'order':{'metrics':{'placedOrder':''}}}",
        u"order.metrics.placedOrder: must have 1 to 127 characters"_s);
    row("{'formatVersion':1,'order':{'disabledEvents':['placedOrder','x']}}",
        u"order.disabledEvents[1]: is not a known event"_s);
    row("{'formatVersion':1,'order':{'keep':[1]}}", u"order.keep[0]: must be text"_s);
    row("{'formatVersion':1,'customer':{'properties':{'map':{'a':1}}}}",
        u"customer.properties.map.a: must be text"_s);
    row("{'formatVersion':1,'customer':{'sendLocale':'yes'}}",
        u"customer.sendLocale: must be true or false"_s);
    row("{'formatVersion':1,'locale':{'preferred':'english'}}",
        u"locale.preferred: is no locale"_s);
    row("{'formatVersion':1,'product':{'urlTemplate':'https://x/{{slug}}'}}",
        u"product.urlTemplate: has a variable that is none of productSlug"_s);
    row("{'formatVersion':1,'product':{'urlTemplate':'https://x/{{sku'}}",
        u"product.urlTemplate: has {{ without }}"_s);
    row("{'formatVersion':1,'product':{'urlTemplate':'javascript:x'}}",
        u"product.urlTemplate: must begin with https:// or http://"_s);
    row("{'formatVersion':1,'product':{'inventoryPolicy':3}}",
        u"product.inventoryPolicy: must be a whole number from 0 to 2"_s);
    row("{'formatVersion':1,'product':{'price':{'currency':'eur'}}}",
        u"product.price.currency: must be 3 capital letters"_s);
}

void SettingsTest::refused()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, wanted);
    const auto settings = MappingSettings::read(document);
    QVERIFY(!settings.has_value());
    QVERIFY2(settings.error().why.contains(wanted), qPrintable(settings.error().why));
}

void SettingsTest::plugin()
{
    const QByteArray config
        = js("{'order':{'states':{'changed':{'cancelledOrder':['C'],'fulfilledOrder':['F']},"
             "'created':{'placedOrder':['Open']}},'metrics':{'placedOrder':'Bought'},"
             "'properties':{'include':['id'],'exclude':[],'map':{'id':'orderId'}},"
             "'customFields':{'properties':{'include':[],'exclude':['x'],'map':{}}}},"
             "'customer':{'customFields':{'properties':{'include':['tier'],'exclude':[],'map':{}}},"
             "'deduplication':{'enabled':true}},"
             "'payment':{'states':{'validTransactionStates':['Success']}},"
             "'product':{'inventory':{'useChannelInventory':'ch'}},"
             "'disabledEvents':['Refunded Order','orderCancelled','CustomerCreated'],'other':1}");
    const auto imported = importPluginConfiguration(config,
        {{u"PRODUCT_URL_TEMPLATE"_s, u"https://x/{{productSlug}}"_s},
            {u"PREFERRED_LOCALE"_s, u"de-AT"_s}, {u"PREFERRED_CURRENCY"_s, u"EUR"_s}});
    QVERIFY(imported.has_value());
    const MappingSettings &settings = imported->settings;
    QCOMPARE(settings.order.cancelledStates, QSet<QByteArray>{"C"});
    QCOMPARE(settings.order.fulfilledStates, QSet<QByteArray>{"F"});
    QVERIFY(settings.order.placedStates.isEmpty());
    QCOMPARE(settings.order.metrics.value(EventKind::PlacedOrder), "Bought");
    QCOMPARE(settings.order.metrics.value(EventKind::OrderedProduct), "Ordered Product");
    QCOMPARE(settings.order.properties.rename.value("id"), "orderId");
    QVERIFY(settings.order.properties.dropFalsy);
    QCOMPARE(settings.order.customFields.exclude, QSet<QByteArray>{"x"});
    QCOMPARE(settings.customer.properties.include, QSet<QByteArray>{"tier"});
    QCOMPARE(settings.customer.matchBy, MatchBy::Email);
    QCOMPARE(settings.order.paymentStates, QSet<QByteArray>{"Success"});
    QCOMPARE(settings.product.inventoryChannel, "ch");
    QCOMPARE(settings.order.disabledEvents,
        (QSet<EventKind>{EventKind::RefundedOrder, EventKind::CancelledOrder}));
    QCOMPARE(settings.product.urlTemplate, "https://x/{{productSlug}}");
    QCOMPARE(settings.locale.preferred, "de-AT");
    QCOMPARE(settings.product.price.currency, "EUR");
    QCOMPARE(imported->notes.size(), 3); // created, CustomerCreated, other
    QVERIFY(imported->notes.join(u' ').contains(u"order.states.created"_s));
    QVERIFY(imported->notes.join(u' ').contains(u"disabledEvents[2]"_s));
    QVERIFY(imported->notes.join(u' ').contains(u"other"_s));
    QCOMPARE(importPluginConfiguration("{}", {})->settings.write(), MappingSettings().write());
}

void SettingsTest::pluginProblems()
{
    const auto wrong = importPluginConfiguration(
        js("{'order':{'states':{'changed':{'cancelledOrder':[1]}}},'disabledEvents':'x'}"), {});
    QVERIFY(!wrong.has_value());
    QVERIFY(wrong.error().why.contains(u"order.states.changed.cancelledOrder[0]: must be text"_s));
    QVERIFY(wrong.error().why.contains(u"disabledEvents: must be a list"_s));
    QVERIFY(!importPluginConfiguration("{", {}).has_value());
    const auto locale = importPluginConfiguration({}, {{u"PREFERRED_LOCALE"_s, u"english"_s}});
    QVERIFY(!locale.has_value());
    QVERIFY(locale.error().why.contains(u"locale.preferred"_s));
}
