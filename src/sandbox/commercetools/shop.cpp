// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shop.h"

#include "sandbox/commercetools/utcmoment.h"

namespace sluice::sandbox {

namespace {

constexpr qint64 kCategoriesInBlock = 13; // one at the top, 3 below it, 3 below each of those

} // namespace

void writeMoney(JsonOut &json, QByteArrayView name, const ShopMoney &money)
{
    const bool isPrecise = money.precise > 0;
    json.beginObject(name);
    json.text("type", isPrecise ? "highPrecision" : "centPrecision");
    json.text("currencyCode", money.currency);
    json.number("centAmount", money.cents);
    if (isPrecise)
        json.number("preciseAmount", money.precise);
    json.number("fractionDigits", isPrecise ? money.digits + 3 : money.digits);
    json.endObject();
}

void writeReference(JsonOut &json, QByteArrayView typeId, QByteArrayView id)
{
    json.beginObject();
    json.text("typeId", typeId);
    json.text("id", id);
    json.endObject();
}

qint64 stockOf(const ShopIds &ids, qint64 product, int variant)
{
    return static_cast<qint64>(ids.dice("stock", product, variant) % 100);
}

Shop::Shop(const ShopPlan &plan)
    : m_plan(plan)
    , m_ids(plan)
    , m_productType(m_ids.partId("product-type", 0))
    , m_channel(m_ids.partId("channel", 0))
    , m_group(m_ids.partId("customer-group", 0))
{
}

QByteArray Shop::text(ShopStream stream, qint64 ordinal) const
{
    QByteArray out;
    write(stream, ordinal, out);
    return out;
}

void Shop::write(ShopStream stream, qint64 ordinal, QByteArray &out) const
{
    JsonOut json(out);
    json.beginObject();
    writeHead(json, stream, ordinal);
    switch (stream) {
    case ShopStream::Customers:
        writeCustomer(json, ordinal);
        break;
    case ShopStream::Orders:
        writeOrder(json, ordinal);
        break;
    case ShopStream::Products:
        writeProduct(json, ordinal);
        break;
    case ShopStream::Categories:
        writeCategory(json, ordinal);
        break;
    case ShopStream::Inventory:
        writeInventory(json, ordinal);
        break;
    case ShopStream::StandalonePrices:
        writeStandalonePrice(json, ordinal);
        break;
    case ShopStream::Payments:
        writePayment(json, ordinal);
        break;
    case ShopStream::CustomObjects:
        break;
    }
    json.endObject();
}

void Shop::writeHead(JsonOut &json, ShopStream stream, qint64 ordinal) const
{
    const qint64 rank = m_ids.rankOf(stream, ordinal);
    json.text("id", m_ids.id(stream, ordinal));
    json.number("version", 1 + ordinal % 5);
    json.text("createdAt", utcMoment(m_ids.createdAtRank(stream, rank)));
    json.text("lastModifiedAt", utcMoment(m_ids.modifiedAtRank(stream, rank)));
}

Shop::CategoryPlace Shop::categoryPlace(qint64 category) const
{
    const qint64 block = category / kCategoriesInBlock;
    const qint64 start = block * kCategoriesInBlock;
    // Every other whole block runs backwards, so that parents come after their children there.
    const bool isBackwards = block % 2 == 1 && start + kCategoriesInBlock <= m_plan.categories;
    const auto placed = [&](qint64 place) {
        return start + (isBackwards ? kCategoriesInBlock - 1 - place : place);
    };
    const qint64 place
        = isBackwards ? kCategoriesInBlock - 1 - (category - start) : category - start;
    if (place == 0)
        return {};
    if (place <= 3)
        return {1, placed(0), placed(0)};
    return {2, placed(1 + (place - 4) / 3), placed(0)};
}

void Shop::writeCategory(JsonOut &json, qint64 ordinal) const
{
    const Oddity<OddCategory> odd(m_plan, ShopStream::Categories, ordinal);
    const QByteArray number = QByteArray::number(ordinal);
    if (!odd.is(OddCategory::NoKey))
        json.text("key", "category-" + number);
    QByteArray name = "Category " + number;
    if (odd.is(OddCategory::UnicodeName))
        name = "Sch\xc3\xb6ne \xe6\x97\xa5\xe6\x9c\xac \xf0\x9f\x91\x97 " + number;
    else if (odd.is(OddCategory::LongName))
        name += ' ' + QByteArray(300, 'n');
    else if (odd.is(OddCategory::SeparatorInName))
        name = "Sale > " + number;
    if (odd.is(OddCategory::OtherLocaleOnly)) {
        json.beginObject("name");
        json.text("fr-CA", "Cat\xc3\xa9gorie " + number);
        json.endObject();
    } else {
        writeLocalized(json, "name", name, "Kategorie " + number);
    }
    writeLocalized(json, "slug", "category-" + number, "kategorie-" + number);
    if (ordinal % 2 == 0)
        writeLocalized(json, "description", "All of " + name, "Alles aus " + number);
    const CategoryPlace place = categoryPlace(ordinal);
    QByteArray parent
        = place.parent < 0 ? QByteArray() : m_ids.id(ShopStream::Categories, place.parent);
    QByteArray top = place.top < 0 ? QByteArray() : m_ids.id(ShopStream::Categories, place.top);
    if (odd.is(OddCategory::DeletedAncestor)) {
        top = m_ids.partId("deleted-category", ordinal);
        if (place.level < 2)
            parent = top;
    }
    json.beginArray("ancestors");
    if (!top.isEmpty())
        writeReference(json, "category", top);
    if (!parent.isEmpty() && parent != top)
        writeReference(json, "category", parent);
    json.endArray();
    if (!parent.isEmpty()) {
        json.key("parent");
        writeReference(json, "category", parent);
    }
    json.text("orderHint", "0." + QByteArray::number(100'000 + ordinal));
    json.raw("assets", "[]");
}

void Shop::writeInventory(JsonOut &json, qint64 ordinal) const
{
    const ShopPlan::VariantPlace place = m_plan.placeOfInventory(ordinal);
    const qint64 stock = stockOf(m_ids, place.product, place.variant);
    json.text("sku", sku(place.product, place.variant));
    json.number("quantityOnStock", stock);
    json.number("availableQuantity", stock);
}

void Shop::writeStandalonePrice(JsonOut &json, qint64 ordinal) const
{
    const ShopPlan::VariantPlace place = m_plan.placeOfStandalonePrice(ordinal);
    const bool isDollar = ordinal % 2 == 1;
    json.text("key", "price-" + QByteArray::number(ordinal));
    json.text("sku", sku(place.product, place.variant));
    writeMoney(json, "value",
        {.currency = isDollar ? "USD" : "EUR", .cents = priceCents(place.product, place.variant)});
    if (isDollar)
        json.text("country", "US");
    json.flag("active", true);
}

} // namespace sluice::sandbox
