// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/productmapper.h"

#include "syncs/commerceklaviyo/mapping/productparts.h"

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

// What an item and a variant have in common once everything is picked. The members of the
// attributes before and behind the picture are the same in both payloads of an entry.
struct CatalogValues
{
    const ProductSource &source;
    std::string_view image;
    QByteArray before;
    QByteArray behind;
};

struct PickedValues
{
    QByteArray url;
    std::optional<Money> price;
    QByteArray metadata;
};

void writeMembers(CatalogValues &values, const PickedValues &picked)
{
    const ProductSource &source = values.source;
    JsonWriter before(source.title.size() + source.description.size() + picked.url.size() + 64);
    before.field("title", asView(source.title));
    before.field("description", asView(source.description));
    before.field("url", asView(picked.url));
    values.before = before.take();
    JsonWriter behind(picked.metadata.size() + 96);
    behind.key("price");
    if (picked.price) {
        behind.decimal(picked.price->amount, picked.price->digits);
    } else {
        behind.integer(0);
    }
    behind.flagField("published", source.isPublished);
    if (!picked.metadata.isEmpty()) {
        behind.key("custom_metadata");
        behind.raw(asView(picked.metadata));
    }
    values.behind = behind.take();
}

void writeShared(JsonWriter &writer, const CatalogValues &values, bool isUpdate)
{
    writer.raw(asView(values.before));
    if (!values.image.empty()) {
        writer.field("image_full_url", values.image);
    } else if (isUpdate) {
        writer.key("image_full_url"); // a picture that was removed goes away
        writer.null();
    }
    writer.raw(asView(values.behind));
}

void writeIdentity(
    JsonWriter &writer, const MappedCatalogEntry &entry, std::string_view type, bool isUpdate)
{
    writer.beginObject();
    writer.field("type", type);
    if (isUpdate) {
        writer.field("id", asView(entry.klaviyoId));
    }
    writer.key("attributes");
    writer.beginObject();
    if (!isUpdate) {
        writer.field("external_id", asView(entry.externalId));
        writer.field("integration_type", "$custom");
        writer.field("catalog_type", "$default");
    }
}

qsizetype sizeOf(const CatalogValues &values)
{
    return values.before.size() + qsizetype(values.image.size()) + values.behind.size() + 1024;
}

QByteArray itemPayload(const MappedCatalogEntry &entry, const CatalogValues &values, bool isUpdate)
{
    JsonWriter writer(sizeOf(values));
    writeIdentity(writer, entry, "catalog-item", isUpdate);
    writeShared(writer, values, isUpdate);
    writer.endObject();
    if (!values.source.categories.isEmpty()) {
        writer.key("relationships");
        writer.beginObject();
        writer.key("categories");
        writer.beginObject();
        writer.key("data");
        writer.beginArray();
        for (const QByteArray &category : values.source.categories) {
            writer.beginObject();
            writer.field("type", "catalog-category");
            writer.field("id", asView(catalogId(category)));
            writer.endObject();
        }
        writer.endArray();
        writer.endObject();
        writer.endObject();
    }
    writer.endObject();
    return writer.take();
}

struct Stock
{
    qint64 quantity = 0;
    int policy = 1;
};

QByteArray variantPayload(const MappedCatalogEntry &entry, const CatalogValues &values,
    const Stock &stock, QByteArrayView itemId, bool isUpdate)
{
    JsonWriter writer(sizeOf(values));
    writeIdentity(writer, entry, "catalog-variant", isUpdate);
    if (!isUpdate) {
        writer.field("sku", asView(entry.externalId));
    }
    writeShared(writer, values, isUpdate);
    writer.key("inventory_policy");
    writer.integer(stock.policy);
    writer.key("inventory_quantity");
    writer.integer(stock.quantity);
    writer.endObject();
    if (!isUpdate) {
        writer.key("relationships");
        writer.beginObject();
        writer.key("item");
        writer.beginObject();
        writer.key("data");
        writer.beginObject();
        writer.field("type", "catalog-item");
        writer.field("id", asView(itemId));
        writer.endObject();
        writer.endObject();
        writer.endObject();
    }
    writer.endObject();
    return writer.take();
}

QByteArray variantIdOf(JsonObject variant)
{
    const auto id = integerOf(variant, "id");
    return id ? QByteArray::number(*id) : QByteArray();
}

// The SKU, or what the settings take in its place.
QByteArray variantKeyOf(JsonObject variant, VariantKey rule, const QByteArray &productId)
{
    QByteArray key = asBytes(textOf(variant, "sku"));
    if (key.isEmpty() && rule == VariantKey::SkuOrKey) {
        key = asBytes(textOf(variant, "key"));
    }
    if (key.isEmpty() && rule == VariantKey::SkuOrId && !variantIdOf(variant).isEmpty()) {
        key = productId + '-' + variantIdOf(variant);
    }
    return key;
}

// Picks what the settings want of one variant, warning into `entry`.
CatalogValues valuesOf(const ProductSource &source, JsonObject variant,
    const MappingSettings &settings, const ProductContext &context, const UrlTemplate &url,
    MappedCatalogEntry &entry, const QString &path)
{
    CatalogValues values{source, firstImageOf(variant), {}, {}};
    PickedValues picked{"None", {}, {}};
    if (!url.isEmpty()) {
        UrlValues names = source.url;
        names.sku = asBytes(textOf(variant, "sku"));
        names.variantId = variantIdOf(variant);
        QStringList missing;
        picked.url = url.expanded(names, missing);
        if (!missing.isEmpty()) {
            entry.warn(
                "url_incomplete"_L1, path, u"the URL has nothing for "_s + missing.join(u", "_s));
        }
    }
    if (values.image.empty()) {
        entry.warn("image_missing"_L1, QString(path + u".images"), u"there is no image"_s);
    }
    const std::vector<Price> prices = pricesOfVariant(source, variant, context);
    if (const Price *price = pickPrice(prices, settings.product.price, context.nowMs)) {
        picked.price = amountOf(*price, settings.product.price);
    } else {
        entry.warn("price_missing"_L1, QString(path + u".prices"),
            prices.empty() ? u"there is no price; 0 is sent"_s
                           : u"no price fits the settings today; 0 is sent"_s);
    }
    picked.metadata = customMetadata(source, variant, prices, settings, context.nowMs, entry, path);
    writeMembers(values, picked);
    return values;
}

} // namespace

ProductMapper::ProductMapper(const MappingSettings &settings, const ProductContext &context)
    : m_settings(settings)
    , m_context(context)
    , m_url(settings.product.urlTemplate)
{
}

MappedProduct ProductMapper::map(QByteArrayView bytes) const
{
    MappedProduct mapped;
    const auto product = parseResource(bytes, mapped);
    const auto source
        = product ? readProductSource(*product, m_settings, m_context, mapped) : std::nullopt;
    if (!source) {
        return mapped;
    }
    const QString base = objectOf(*product, "masterData") ? u"masterData.current."_s : QString();
    const auto master = objectOf(source->data, "masterVariant");
    if (!master) {
        mapped.reject("data_missing"_L1, QString(base + u"masterVariant"),
            u"the product has no master variant"_s);
        return mapped;
    }
    MappedCatalogEntry &item = mapped.item;
    item.sourceId = item.externalId = mapped.sourceId;
    item.klaviyoId = catalogId(item.externalId);
    const CatalogValues itemValues = valuesOf(
        *source, *master, m_settings, m_context, m_url, item, QString(base + u"masterVariant"));
    item.createPayload = itemPayload(item, itemValues, false);
    item.updatePayload = itemPayload(item, itemValues, true);
    item.hash = contentHash(item.createPayload);

    QSet<QByteArray> keys;
    // The item's values are those of the master variant: these are picked once.
    const auto addVariant = [&](JsonObject variant, const QString &path, bool isMaster) {
        MappedCatalogEntry entry;
        entry.sourceId = mapped.sourceId + '#' + variantIdOf(variant);
        entry.externalId = variantKeyOf(variant, m_settings.product.variantKey, mapped.sourceId);
        if (entry.externalId.isEmpty()) {
            entry.reject("sku_missing"_L1, QString(path + u".sku"),
                u"the variant has no SKU, so Klaviyo could not tell it from others"_s);
        } else if (keys.contains(entry.externalId)) {
            entry.reject("sku_doubled"_L1, QString(path + u".sku"),
                u"another variant of the product has the same SKU"_s);
        } else {
            keys.insert(entry.externalId);
            entry.klaviyoId = catalogId(entry.externalId);
            if (isMaster) {
                entry.warnings = item.warnings;
            }
            const CatalogValues values = isMaster
                ? itemValues
                : valuesOf(*source, variant, m_settings, m_context, m_url, entry, path);
            const Stock stock{quantityOfVariant(variant, m_settings.product, m_context),
                m_settings.product.inventoryPolicy};
            entry.createPayload = variantPayload(entry, values, stock, item.klaviyoId, false);
            entry.updatePayload = variantPayload(entry, values, stock, item.klaviyoId, true);
            entry.hash = contentHash(entry.createPayload);
        }
        mapped.variants.append(std::move(entry));
    };
    addVariant(*master, QString(base + u"masterVariant"), true);
    if (const auto variants = arrayOf(source->data, "variants")) {
        qsizetype index = 0;
        for (const JsonElement element : *variants) {
            if (const auto variant = asObject(element)) {
                addVariant(*variant, u"%1variants[%2]"_s.arg(base).arg(index), false);
            }
            ++index;
        }
    }
    return mapped;
}

} // namespace sluice::commercemap
