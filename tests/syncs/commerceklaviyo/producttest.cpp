// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/productmapper.h"
#include "syncs/commerceklaviyo/mappingtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::commercemap;

namespace {

QByteArray productShown(const MappedProduct &product)
{
    QByteArray text = shown(product, product.isRejected() ? QByteArray() : QByteArray("ok"));
    text += " item" + QByteArray(product.item.isRejected() ? "-" : "+") + shown(product.item, {});
    for (const MappedCatalogEntry &variant : product.variants) {
        text += " | " + shown(variant, variant.externalId);
    }
    return text;
}

// Warnings that every bare variant has.
constexpr auto kBare = " !image_missing masterVariant.images !price_missing masterVariant.prices";
constexpr auto kBareItem
    = "!image_missing masterVariant.images !price_missing masterVariant.prices";

} // namespace

void ProductTest::whole()
{
    const QByteArray data
        = "'name':{'en':'Bag','de':'Tasche'},'slug':{'en':'bag'},'description':{'en':'Big'},"
          "'categories':[{'typeId':'category','id':'k2'}],'masterVariant':{'id':1,'sku':'A-1',"
          "'images':[{'url':'https://i/1.jpg'},{'url':'https://i/2.jpg'}],"
          "'attributes':[{'name':'color','value':{'key':'b','label':{'en':'black'}}}],"
          "'prices':[{'value':{'currencyCode':'CHF','centAmount':11875,'fractionDigits':2}},"
          "{'value':{'currencyCode':'USD','centAmount':900,'fractionDigits':2},'country':'CA'}],"
          "'availability':{'availableQuantity':12}},'variants':[]";
    const MappingSettings mapping
        = settingsFrom("'product':{'metadata':{'color':'attributes.color'}}");
    CategoryIndex index;
    QVERIFY(!index.add(js("{'id':'k1','name':{'en':'W'}}")));
    QVERIFY(!index.add(js("{'id':'k2','name':{'en':'P'},'ancestors':[{'id':'k1'}]}")));
    const ProductMapper mapper(mapping, {.categories = &index, .nowMs = kTestNowMs});
    const MappedProduct product
        = mapper.map(js("{'id':'p1','masterData':{'published':true,'current':{" + data
            + "},'staged':{'name':{'en':'Not this'}}}}"));
    QCOMPARE(productShown(product), "ok item+ | A-1");

    const QByteArray shared
        = js("'title':'Bag','description':'Big','url':'None','image_full_url':'https://i/1.jpg',"
             "'price':118.75,'published':true,'custom_metadata':{")
        + R"("title_json":"{\"title_en\":\"Bag\",\"title_de\":\"Tasche\"}",)"
          R"("slug_json":"{\"slug_en\":\"bag\"}",)"
          R"("price_json":"{\"price_CHF\":118.75,\"price_CH\":118.75,\"price_LI\":118.75,)"
          R"(\"price_USD\":9,\"price_CA\":9}",)"
          R"("currency_json":"{\"currency_CH\":\"CHF\",\"currency_LI\":\"CHF\",)"
          R"(\"currency_CA\":\"USD\"}","color":"black"})";
    const QByteArray categories
        = js(",'relationships':{'categories':{'data':[{'type':'catalog-category','id':"
             "'$custom:::$default:::k2'},{'type':'catalog-category','id':"
             "'$custom:::$default:::k1'}]}}}");
    const QByteArray fresh = js("'integration_type':'$custom','catalog_type':'$default',");
    QCOMPARE(product.item.createPayload,
        js("{'type':'catalog-item','attributes':{'external_id':'p1',") + fresh + shared + "}"
            + categories);
    QCOMPARE(product.item.updatePayload,
        js("{'type':'catalog-item','id':'$custom:::$default:::p1','attributes':{") + shared + "}"
            + categories);
    const QByteArray stock = js(",'inventory_policy':1,'inventory_quantity':12}");
    QCOMPARE(product.variants.first().createPayload,
        js("{'type':'catalog-variant','attributes':{'external_id':'A-1',") + fresh
            + js("'sku':'A-1',") + shared + stock
            + js(",'relationships':{'item':{'data':{'type':'catalog-item','id':"
                 "'$custom:::$default:::p1'}}}}"));
    QCOMPARE(product.variants.first().updatePayload,
        js("{'type':'catalog-variant','id':'$custom:::$default:::A-1','attributes':{") + shared
            + stock + "}");
    QCOMPARE(product.variants.first().klaviyoId, "$custom:::$default:::A-1");
    // A projection of the same data is the same.
    const MappedProduct projection = mapper.map(js("{'id':'p1','published':true," + data + "}"));
    QCOMPARE(projection.item.hash, product.item.hash);
    QCOMPARE(projection.variants.first().hash, product.variants.first().hash);
}

void ProductTest::odd_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QByteArray &input, const QByteArray &wanted,
                         const QByteArray &settings = {}) {
        QTest::newRow(name) << settings << js(input) << wanted;
    };
    const QByteArray bare = QByteArray("ok item+") + kBareItem;
    const QByteArray master = "'masterVariant':{'id':1,'sku':'S'}";
    const QByteArray name = "'name':{'en':'x'},";
    row("bare", "{'id':'p'," + name + master + "}", bare + " | S" + kBare);
    row("no name", "{'id':'p','name':{}," + master + "}", "REJECTED name_missing name item+");
    row("no name in the current data", "{'id':'p','masterData':{'current':{}}}",
        "REJECTED name_missing masterData.current.name item+");
    row("no current data", "{'id':'p','masterData':{'staged':{}}}",
        "REJECTED data_missing masterData.current item+");
    row("no master variant", "{'id':'p','name':{'en':'x'}}",
        "REJECTED data_missing masterVariant item+");
    row("variant without SKU", "{'id':'p'," + name + "'masterVariant':{'id':1}}",
        bare + " | REJECTED sku_missing masterVariant.sku");
    row("variant without SKU, by key", "{'id':'p'," + name + "'masterVariant':{'id':1,'key':'K'}}",
        bare + " | K" + kBare, "'product':{'variantKey':'skuOrKey'}");
    row("variant without SKU, by id", "{'id':'p'," + name + "'masterVariant':{'id':1}}",
        bare + " | p-1" + kBare, "'product':{'variantKey':'skuOrId'}");
    row("the same SKU twice", "{'id':'p'," + name + master + ",'variants':[{'id':2,'sku':'S'}]}",
        bare + " | S" + kBare + " | REJECTED sku_doubled variants[0].sku");
    row("locale that is not there", "{'id':'p'," + name + master + "}",
        "ok !locale_missing name item+" + QByteArray(kBareItem) + " | S" + kBare,
        "'locale':{'preferred':'fr'}");
    row("URL without a slug", "{'id':'p'," + name + master + "}",
        QByteArray("ok item+!url_incomplete masterVariant ") + kBareItem
            + " | S !url_incomplete masterVariant" + kBare,
        "'product':{'urlTemplate':'https://x/{{productSlug}}'}");
    row("deleted category", "{'id':'p'," + name + "'categories':[{'id':'gone'}]," + master + "}",
        "ok !category_missing categories[0] item+" + QByteArray(kBareItem) + " | S" + kBare);
    row("category whose parent is deleted",
        "{'id':'p'," + name + "'categories':[{'id':'k'}]," + master + "}",
        "ok !category_missing categories[0] item+" + QByteArray(kBareItem) + " | S" + kBare);
    row("huge name",
        "{'id':'p','name':{'en':'" + QByteArray(100'000, 'n')
            + "'},'masterVariant':{'id':1,'sku':'S'}}",
        bare + " !metadata_too_big masterVariant | S" + kBare + " !metadata_too_big masterVariant");
    row("broken", "{'id':'p',", "REJECTED not_json item+");
}

void ProductTest::odd()
{
    QFETCH(QByteArray, settings);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, wanted);
    const MappingSettings mapping = settingsFrom(settings);
    CategoryIndex index;
    QVERIFY(!index.add(js("{'id':'k','name':{'en':'W'},'ancestors':[{'id':'gone'}]}")));
    const ProductMapper mapper(mapping, {.categories = &index, .nowMs = kTestNowMs});
    QCOMPARE(productShown(mapper.map(input)), wanted);
}

void ProductTest::variants()
{
    QByteArray list;
    for (int i = 2; i <= 150; ++i) {
        list += (i > 2 ? ",{'id':" : "{'id':") + QByteArray::number(i) + ",'sku':'S-"
            + QByteArray::number(i) + "'}";
    }
    const MappingSettings mapping = settingsFrom({});
    const MappedProduct product = ProductMapper(mapping, {})
                                      .map(js("{'id':'p','published':false,'name':{'en':'x'},'"
                                              "masterVariant':{'id':1,'sku':'S-1'},"
                                              "'variants':["
                                          + list + "]}"));
    QCOMPARE(product.variants.size(), 150); // more than a job of 100 holds (A.9 #4)
    QCOMPARE(product.variants.last().externalId, "S-150");
    QCOMPARE(product.variants.last().sourceId, "p#150");
    QVERIFY(!product.isPublished);
    QVERIFY(product.item.updatePayload.contains("\"published\":false"));
    // A picture that is gone is cleared, since an update keeps what it does not name.
    QVERIFY(product.item.updatePayload.contains("\"image_full_url\":null"));
    QVERIFY(!product.item.createPayload.contains("image_full_url"));
}

void ProductTest::standalonePrices()
{
    StandalonePrices prices;
    const QByteArray value = "'value':{'currencyCode':'EUR','centAmount':700,'fractionDigits':2}";
    QVERIFY(!prices.add(js("{'id':'1','sku':'S'," + value + "}")));
    QVERIFY(!prices.add(js("{'id':'2','sku':'T','active':false," + value + "}")));
    QVERIFY(prices.add(js("{'id':'3'," + value + "}")));
    QVERIFY(prices.add(js("{'id':'4','sku':'S'}")));
    QCOMPARE(prices.size(), 1);
    const MappingSettings mapping = settingsFrom({});
    const ProductMapper mapper(mapping, {.standalonePrices = &prices, .nowMs = kTestNowMs});
    const QByteArray embedded
        = "'prices':[{'value':{'currencyCode':'EUR','centAmount':100,'fractionDigits':2}}]";
    const auto price = [&](const QByteArray &mode) -> QByteArray {
        const QByteArray payload
            = mapper
                  .map(js("{'id':'p','name':{'en':'x'}" + mode
                      + ",'masterVariant':{'id':1,'sku':'S'," + embedded + "}}"))
                  .item.createPayload;
        return payload.mid(payload.indexOf("\"price\":"), 10);
    };
    QCOMPARE(price(",'priceMode':'Standalone'"), "\"price\":7,");
    QCOMPARE(price({}), "\"price\":1,");
}

void ProductTest::inventory()
{
    InventoryIndex stock;
    QVERIFY(!stock.add(js("{'id':'1','sku':'S','availableQuantity':5}")));
    QVERIFY(
        !stock.add(js("{'id':'2','sku':'S','availableQuantity':3,'supplyChannel':{'id':'ch'}}")));
    QVERIFY(stock.add(js("{'id':'3','availableQuantity':3}")));
    QCOMPARE(stock.quantityOf("S", ""), std::optional<qint64>(5));
    QCOMPARE(stock.quantityOf("S", "ch"), std::optional<qint64>(3));
    QCOMPARE(stock.quantityOf("S", "other"), std::optional<qint64>(5));
    QCOMPARE(stock.quantityOf("T", ""), std::optional<qint64>());
    const MappingSettings mapping = settingsFrom({});
    const MappedProduct product
        = ProductMapper(mapping, {.inventory = &stock})
              .map(js("{'id':'p','name':{'en':'x'},'masterVariant':{'id':1,'sku':'S',"
                      "'availability':{'availableQuantity':99}}}"));
    QVERIFY(product.variants.first().createPayload.contains("\"inventory_quantity\":5}"));
}
