// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/categorymapper.h"
#include "syncs/commerceklaviyo/mapping/productmapper.h"
#include "syncs/commerceklaviyo/mappingtests.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::commercemap;

namespace {

// One attribute of the item of a product with these members, as text; then its warnings.
QByteArray itemAttribute(const QByteArray &settings, const QByteArray &members, const QString &name,
    const CategoryIndex *categories = nullptr)
{
    const MappingSettings mapping = settingsFrom(settings);
    const ProductMapper mapper(mapping, {.categories = categories, .nowMs = kTestNowMs});
    const MappedProduct product = mapper.map(js(members));
    QJsonObject attributes = QJsonDocument::fromJson(product.item.createPayload)
                                 .object()
                                 .value(u"attributes"_s)
                                 .toObject();
    const QJsonValue value = attributes.value(name);
    return value.isString() ? value.toString().toUtf8()
                            : QByteArray::number(value.toDouble(-1), 'g', 15);
}

} // namespace

void CatalogueTest::category_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("wanted"); // the create payload
    const auto create = [](const QByteArray &name) {
        return js("{'type':'catalog-category','attributes':{'external_id':'k','integration_type':"
                  "'$custom','catalog_type':'$default','name':'"
            + name + "'}}");
    };
    const auto row = [](const char *name, const QByteArray &input, const QByteArray &wanted,
                         const QByteArray &settings = {}) {
        QTest::newRow(name) << settings << js(input) << wanted;
    };
    row("top", "{'id':'k','name':{'en':'Bags'},'ancestors':[]}", create("Bags"));
    row("path", "{'id':'k','name':{'en':'Bags'},'ancestors':[{'id':'k1'},{'id':'k2'}]}",
        create("Women > Pants > Bags"));
    row("locale", "{'id':'k','name':{'en':'Bags','de':'Taschen'},'ancestors':[{'id':'k1'}]}",
        create("Women > Taschen"), "'locale':{'preferred':'de-AT'}");
    row("expanded parent that the index does not have",
        "{'id':'k','name':{'en':'Bags'},'ancestors':[{'id':'x','obj':{'name':{'en':'New'}}}]}",
        create("New > Bags"));
    row("deleted parent", "{'id':'k','name':{'en':'Bags'},'ancestors':[{'id':'x'},{'id':'k1'}]}",
        create("Women > Bags") + " !category_missing ancestors[0]");
    row("locale that is not there", "{'id':'k','name':{'en':'Bags'}}",
        create("Bags") + " !locale_missing name", "'locale':{'preferred':'fr'}");
    row("no name", "{'id':'k','name':{}}", "REJECTED name_missing name");
    row("no id", "{'name':{'en':'x'}}", "REJECTED id_missing id");
}

void CatalogueTest::category()
{
    QFETCH(QByteArray, settings);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, wanted);
    const MappingSettings mapping = settingsFrom(settings);
    CategoryIndex index(mapping.locale);
    QVERIFY(!index.add(js("{'id':'k1','name':{'en':'Women'}}")));
    QVERIFY(!index.add(js("{'id':'k2','name':{'en':'Pants'},'ancestors':[{'id':'k1'}]}")));
    QCOMPARE(index.size(), 2);
    const MappedCatalogEntry entry = CategoryMapper(mapping, index).map(input);
    QCOMPARE(shown(entry, entry.createPayload), wanted);
    if (!entry.isRejected()) {
        const QByteArray name = wanted.mid(wanted.indexOf("\"name\":"));
        QCOMPARE(entry.updatePayload,
            js("{'type':'catalog-category','id':'$custom:::$default:::k','attributes':{")
                + name.left(name.indexOf("}}") + 2));
    }
}

void CatalogueTest::locales_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QByteArray>("wanted");
    const auto row
        = [](const char *name, const QByteArray &settings, const QByteArray &names,
              const QByteArray &wanted) { QTest::newRow(name) << settings << names << wanted; };
    row("exact", "'preferred':'de-AT'", "{'en':'E','de':'D','de-AT':'A'}", "A");
    row("language", "'preferred':'de-AT'", "{'en':'E','de':'D'}", "D");
    row("underscore", "'preferred':'de_AT'", "{'en':'E','de':'D'}", "D");
    row("fallback", "'preferred':'fr','fallbacks':['it','de']", "{'en':'E','de':'D'}", "D");
    row("first", "'preferred':'fr'", "{'en':'E','de':'D'}", "E");
    row("none preferred", "", "{'de':'D','en':'E'}", "D");
    row("empty text is none", "'preferred':'de'", "{'de':'','en':'E'}", "E");
}

void CatalogueTest::locales()
{
    QFETCH(QByteArray, settings);
    QFETCH(QByteArray, names);
    QFETCH(QByteArray, wanted);
    QCOMPARE(itemAttribute("'locale':{" + settings + "}",
                 "{'id':'p','name':" + names + ",'masterVariant':{'id':1}}", u"title"_s),
        wanted);
}

void CatalogueTest::prices_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("prices");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QByteArray &settings,
                         const QList<QByteArray> &prices, const QByteArray &wanted) {
        QTest::newRow(name) << settings << prices.join(',') << wanted;
    };
    const auto price
        = [](const QByteArray &currency, int cents, const QByteArray &more = {}) -> QByteArray {
        return "{'value':{'currencyCode':'" + currency
            + "','centAmount':" + QByteArray::number(cents) + ",'fractionDigits':2}" + more + "}";
    };
    const QByteArray past = ",'validUntil':'2023-01-01T00:00:00Z'";
    const QByteArray now
        = ",'validFrom':'2024-02-01T00:00:00Z','validUntil':'2030-01-01T00:00:00Z'";
    const QByteArray earlier = ",'validFrom':'2024-01-01T00:00:00Z'";
    const QByteArray future = ",'validFrom':'2030-01-01T00:00:00Z'";
    const QByteArray group = ",'customerGroup':{'id':'g'}";
    const QByteArray us = ",'country':'US'";
    const QByteArray channel = ",'channel':{'id':'ch'}";
    row("first", "", {price("EUR", 100), price("EUR", 200)}, "1");
    row("currency", "'currency':'USD'", {price("EUR", 100), price("USD", 200)}, "2");
    row("valid now before no window", "", {price("EUR", 100), price("EUR", 200, now)}, "2");
    row("earliest window first", "", {price("EUR", 100, now), price("EUR", 200, earlier)}, "2");
    row("valid now, even of a group", "", {price("EUR", 100), price("EUR", 200, now + group)}, "2");
    row("past and future are none", "",
        {price("EUR", 1, past), price("EUR", 2, future), price("EUR", 300)}, "3");
    row("without window none of a group", "", {price("EUR", 100, group), price("EUR", 200)}, "2");
    row("without window any country", "", {price("EUR", 100, us), price("EUR", 200)}, "1");
    row("only of a group: 0", "", {price("EUR", 100, group)}, "0");
    row("only future: 0", "", {price("EUR", 100, future)}, "0");
    row("none: 0", "", {}, "0");
    row("other currency only: 0", "'currency':'CHF'", {price("EUR", 100)}, "0");
    row("country by setting", "'country':'US'", {price("EUR", 100), price("EUR", 200, us)}, "2");
    row("another country is out", "'country':'DE'", {price("EUR", 100, us), price("EUR", 200)},
        "2");
    row("channel by setting", "'channel':'ch'", {price("EUR", 100), price("EUR", 200, channel)},
        "2");
    row("group by setting", "'customerGroup':'g'", {price("EUR", 100), price("EUR", 200, group)},
        "2");
    row("group before country", "'customerGroup':'g','country':'US'",
        {price("EUR", 100, us), price("EUR", 200, group)}, "2");
    row("only unscoped", "'unscopedOnly':true",
        {price("EUR", 100, us), price("EUR", 200, channel), price("EUR", 300)}, "3");
    const QByteArray discount
        = ",'discounted':{'value':{'currencyCode':'EUR','centAmount':50,'fractionDigits':2}}";
    row("discount ignored", "", {price("EUR", 100, discount)}, "1");
    row("discount by setting", "'useDiscounted':true", {price("EUR", 100, discount)}, "0.5");
}

void CatalogueTest::prices()
{
    QFETCH(QByteArray, settings);
    QFETCH(QByteArray, prices);
    QFETCH(QByteArray, wanted);
    QCOMPARE(itemAttribute("'product':{'price':{" + settings + "}}",
                 "{'id':'p','name':{'en':'x'},'masterVariant':{'id':1,'prices':[" + prices + "]}}",
                 u"price"_s),
        wanted);
}

void CatalogueTest::stock_data()
{
    QTest::addColumn<QByteArray>("channel");
    QTest::addColumn<QByteArray>("availability");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QByteArray &channel, const QByteArray &availability,
                         const QByteArray &wanted) {
        QTest::newRow(name) << channel << availability << wanted;
    };
    const QByteArray both = ",'availability':{'availableQuantity':12,'channels':{"
                            "'ch':{'availableQuantity':7},'no':{'availableQuantity':0}}}";
    row("no availability", "", "", "0");
    row("whole", "", both, "12");
    row("channel", "ch", both, "7");
    row("channel of none: whole", "no", both, "12");
    row("unknown channel: whole", "zz", both, "12");
    row("no figure", "", ",'availability':{'isOnStock':true}", "0");
    row("negative", "", ",'availability':{'availableQuantity':-3}", "-3");
}

void CatalogueTest::stock()
{
    QFETCH(QByteArray, channel);
    QFETCH(QByteArray, availability);
    QFETCH(QByteArray, wanted);
    const MappingSettings mapping
        = settingsFrom("'product':{'inventoryChannel':'" + channel + "'}");
    const MappedProduct product
        = ProductMapper(mapping, {})
              .map(js("{'id':'p','name':{'en':'x'},'masterVariant':{'id':1,'sku':'s'" + availability
                  + "}}"));
    QVERIFY2(product.variants.first().createPayload.contains(
                 js("'inventory_policy':1,'inventory_quantity':" + wanted + "}")),
        product.variants.first().createPayload.constData());
}

void CatalogueTest::urls_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *pattern, const char *wanted) {
        QTest::newRow(pattern) << QByteArray(pattern) << QByteArray(wanted);
    };
    row("", "None");
    row("https://x.de/{{productSlug}}", "https://x.de/a%20b%2F%C3%A4");
    row("https://x.de/{{productSlug}}?s={{ productSlug }}",
        "https://x.de/a%20b%2F%C3%A4?s=a%20b%2F%C3%A4");
    row("https://x.de/{{locale}}/{{productId}}/{{productKey}}", "https://x.de/en/p/K");
    row("https://x.de/{{sku}}-{{variantId}}", "https://x.de/S-1");
    row("https://x.de/{{categories}}/{{category}}", "https://x.de/women/pants/pants");
}

void CatalogueTest::urls()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, wanted);
    CategoryIndex index;
    QVERIFY(!index.add(js("{'id':'k1','name':{'en':'W'},'slug':{'en':'women'}}")));
    QVERIFY(!index.add(
        js("{'id':'k2','name':{'en':'P'},'slug':{'en':'pants'},'ancestors':[{'id':'k1'}]}")));
    QCOMPARE(itemAttribute("'product':{'urlTemplate':'" + pattern + "'}",
                 "{'id':'p','key':'K','name':{'en':'x'},'slug':{'en':'a b/\xc3\xa4'},"
                 "'categories':[{'id':'k2'}],'masterVariant':{'id':1,'sku':'S'}}",
                 u"url"_s, &index),
        wanted);
}
