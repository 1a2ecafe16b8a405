// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shop.h"

#include <array>

namespace sluice::sandbox {

namespace {

constexpr int kManyVariants = 120;
constexpr qsizetype kLongDescription = 120'000;
constexpr std::array kColours{"black", "white", "red", "green", "blue"};

} // namespace

QByteArray Shop::sku(qint64 product, int variant) const
{
    return "SKU-" + QByteArray::number(product) + '-' + QByteArray::number(variant + 1);
}

qint64 Shop::priceCents(qint64 product, int variant) const
{
    return static_cast<qint64>(500 + m_ids.dice("cents", product) % 20'000) + variant * 100;
}

void Shop::writePrices(JsonOut &json, qint64 product, int variant) const
{
    const Oddity<OddProduct> odd(m_plan, ShopStream::Products, product);
    const qint64 cents = priceCents(product, variant);
    const auto begin = [&](int number, const ShopMoney &money) {
        json.beginObject();
        json.text("id", m_ids.partId("price", product, variant + 1000 * number));
        writeMoney(json, "value", money);
    };
    json.beginArray("prices");
    if (odd.is(OddProduct::NoPrice) || m_plan.hasStandalonePrices(product)) {
        json.endArray();
        return;
    }
    if (odd.is(OddProduct::YenPrice)) {
        begin(0, {.currency = "JPY", .cents = cents, .digits = 0});
    } else {
        begin(0,
            {.cents = cents,
                .precise = odd.is(OddProduct::HighPrecisionPrice) ? cents * 1000 + 345 : 0});
    }
    if (odd.is(OddProduct::ExpiredPrice)) {
        json.text("validFrom", "2020-01-01T00:00:00.000Z");
        json.text("validUntil", "2021-01-01T00:00:00.000Z");
    } else if (odd.is(OddProduct::FuturePrice)) {
        json.text("validFrom", "2090-01-01T00:00:00.000Z");
    } else if (odd.is(OddProduct::GroupPriceOnly)) {
        json.key("customerGroup");
        writeReference(json, "customer-group", m_group);
    } else if (odd.is(OddProduct::DiscountedPrice)) {
        json.beginObject("discounted");
        writeMoney(json, "value", {.cents = cents * 8 / 10});
        json.key("discount");
        writeReference(json, "product-discount", m_ids.partId("product-discount", 0));
        json.endObject();
    }
    json.endObject();
    const bool hasOne = odd.is(OddProduct::ExpiredPrice) || odd.is(OddProduct::FuturePrice)
        || odd.is(OddProduct::GroupPriceOnly) || odd.is(OddProduct::YenPrice);
    if (!hasOne) {
        begin(1, {.currency = "USD", .cents = cents + 150});
        json.text("country", "US");
        json.text("validFrom", "2024-01-01T00:00:00.000Z");
        json.text("validUntil", "2090-01-01T00:00:00.000Z");
        json.endObject();
    }
    if (!hasOne && product % 4 == 0) {
        begin(2, {.cents = cents * 7 / 10});
        json.key("customerGroup");
        writeReference(json, "customer-group", m_group);
        json.endObject();
    }
    if (!hasOne && product % 4 == 1) {
        begin(3, {.cents = cents - 50});
        json.key("channel");
        writeReference(json, "channel", m_channel);
        json.endObject();
    }
    json.endArray();
}

void Shop::writeAvailability(JsonOut &json, qint64 product, int variant) const
{
    const Oddity<OddProduct> odd(m_plan, ShopStream::Products, product);
    if (odd.is(OddProduct::NoAvailability))
        return;
    const qint64 stock = stockOf(m_ids, product, variant);
    json.beginObject("availability");
    if (!odd.is(OddProduct::ChannelStockOnly)) {
        json.flag("isOnStock", stock > 0);
        json.number("availableQuantity", stock);
    }
    if (odd.is(OddProduct::ChannelStockOnly) || product % 3 == 0) {
        json.beginObject("channels");
        json.beginObject(m_channel);
        json.text("id", m_ids.partId("channel-stock", product, variant));
        json.number("version", 1);
        json.flag("isOnStock", true);
        json.number("availableQuantity", 7);
        json.endObject();
        json.endObject();
    }
    json.endObject();
}

void Shop::writeVariant(JsonOut &json, qint64 product, int variant) const
{
    const Oddity<OddProduct> odd(m_plan, ShopStream::Products, product);
    const int last = m_plan.variantsOf(product) - 1;
    json.beginObject();
    json.number("id", variant + 1);
    if (!odd.is(OddProduct::VariantWithoutSku) || variant != last) {
        json.text("sku", sku(product, variant));
        json.text("key",
            "variant-" + QByteArray::number(product) + '-' + QByteArray::number(variant + 1));
    }
    writePrices(json, product, variant);
    json.beginArray("images");
    for (int image = 0; image < 2 && !odd.is(OddProduct::NoImages); ++image) {
        json.beginObject();
        json.text("url",
            "https://images.example.com/" + sku(product, variant) + '-'
                + QByteArray::number(image + 1) + ".jpg");
        json.raw("dimensions", R"({"w":400,"h":300})");
        json.endObject();
    }
    json.endArray();
    const char *colour = kColours.at(static_cast<size_t>(product + variant) % kColours.size());
    json.beginArray("attributes");
    json.beginObject();
    json.text("name", "color");
    json.beginObject("value");
    json.text("key", colour);
    json.beginObject("label");
    json.text("en", colour);
    json.endObject();
    json.endObject();
    json.endObject();
    json.endArray();
    json.raw("assets", "[]");
    writeAvailability(json, product, variant);
    json.endObject();
}

void Shop::writeProductCategories(JsonOut &json, qint64 ordinal) const
{
    const Oddity<OddProduct> odd(m_plan, ShopStream::Products, ordinal);
    json.beginArray("categories");
    if (odd.is(OddProduct::DeletedCategory))
        writeReference(json, "category", m_ids.partId("deleted-category", ordinal + 1'000'000));
    const bool hasSome = m_plan.categories > 0 && !odd.is(OddProduct::NoCategories);
    for (int number = 0; hasSome && number <= ordinal % 2; ++number) {
        const auto category = static_cast<qint64>(
            m_ids.dice("shelf", ordinal, number) % static_cast<quint64>(m_plan.categories));
        writeReference(json, "category", m_ids.id(ShopStream::Categories, category));
    }
    json.endArray();
}

void Shop::writeProductData(JsonOut &json, qint64 ordinal, bool isChanged) const
{
    const Oddity<OddProduct> odd(m_plan, ShopStream::Products, ordinal);
    const QByteArray number = QByteArray::number(ordinal);
    if (odd.is(OddProduct::OtherLocaleOnly)) {
        json.beginObject("name");
        json.text("fr-CA", "Produit " + number);
        json.endObject();
    } else {
        writeLocalized(json, "name", (isChanged ? "Changed product " : "Product ") + number,
            "Produkt " + number);
    }
    if (odd.is(OddProduct::LongDescription)) {
        writeLocalized(json, "description", QByteArray(kLongDescription, 'd'), "Lang");
    } else if (!odd.is(OddProduct::NoDescription)) {
        writeLocalized(json, "description", "A fine product, number " + number + ", made to last.",
            "Ein gutes Produkt, Nummer " + number);
    }
    writeLocalized(json, "slug", "product-" + number, "produkt-" + number);
    writeProductCategories(json, ordinal);
    json.raw("categoryOrderHints", "{}");
    json.raw("searchKeywords", "{}");
    const int variants
        = odd.is(OddProduct::ManyVariants) ? kManyVariants : m_plan.variantsOf(ordinal);
    json.key("masterVariant");
    writeVariant(json, ordinal, 0);
    json.beginArray("variants");
    for (int variant = 1; variant < variants; ++variant)
        writeVariant(json, ordinal, variant);
    json.endArray();
    json.raw("attributes", "[]");
}

void Shop::writeProduct(JsonOut &json, qint64 ordinal) const
{
    const Oddity<OddProduct> odd(m_plan, ShopStream::Products, ordinal);
    const bool isChanged = odd.is(OddProduct::StagedDiffers);
    json.text("key", "product-" + QByteArray::number(ordinal));
    json.key("productType");
    writeReference(json, "product-type", m_productType);
    json.text("priceMode", m_plan.hasStandalonePrices(ordinal) ? "Standalone" : "Embedded");
    QByteArray current;
    JsonOut data(current);
    data.beginObject();
    writeProductData(data, ordinal, false);
    data.endObject();
    json.beginObject("masterData");
    json.flag("published", !odd.is(OddProduct::Unpublished));
    json.raw("current", current);
    if (isChanged) {
        json.beginObject("staged");
        writeProductData(json, ordinal, true);
        json.endObject();
    } else {
        json.raw("staged", current);
    }
    json.flag("hasStagedChanges", isChanged);
    json.endObject();
    json.number("lastVariantId",
        odd.is(OddProduct::ManyVariants) ? kManyVariants : m_plan.variantsOf(ordinal));
}

} // namespace sluice::sandbox
