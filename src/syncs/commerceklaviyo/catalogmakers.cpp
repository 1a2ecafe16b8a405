// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/catalogmakers.h"

#include "syncs/commerceklaviyo/mapping/jsonview.h"
#include "syncs/commerceklaviyo/retryread.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kHidden = "hidden"; // in place of the hash of a product that has gone

// {"type":..,"id":..,"attributes":{"published":false}}
QByteArray hidingElement(const QByteArray &type, const QByteArray &klaviyoId)
{
    commercemap::JsonWriter writer;
    writer.beginObject();
    writer.field("type", commercemap::asView(type));
    writer.field("id", commercemap::asView(klaviyoId));
    writer.key("attributes");
    writer.beginObject();
    writer.flagField("published", false);
    writer.endObject();
    writer.endObject();
    return writer.take();
}

// The SKUs of products whose prices live elsewhere (B.5).
QStringList standaloneSkus(const std::vector<JsonElements::Element> &page)
{
    QSet<QString> skus;
    const auto take = [&skus](const commercemap::JsonObject &variant) {
        const std::string_view sku = commercemap::textOf(variant, "sku");
        if (!sku.empty())
            skus.insert(QString::fromUtf8(sku.data(), qsizetype(sku.size())));
    };
    for (const JsonElements::Element &element : page) {
        if (!QByteArrayView(element.json).contains("\"Standalone\""))
            continue;
        commercemap::MappedRecord record;
        const auto product = commercemap::parseResource(element.json, record);
        if (!product || commercemap::textOf(*product, "priceMode") != "Standalone")
            continue;
        if (const auto master = commercemap::objectOf(*product, "masterVariant"))
            take(*master);
        if (const auto variants = commercemap::arrayOf(*product, "variants")) {
            for (const commercemap::JsonElement variant : *variants) {
                if (const auto object = commercemap::asObject(variant))
                    take(*object);
            }
        }
    }
    return skus.values();
}

} // namespace

CategoryMaker::CategoryMaker(CommerceRun &run)
    : m_run(run)
{
}

Outcome<bool> CategoryMaker::prepare(
    StepContext &context, const std::vector<JsonElements::Element> &page)
{
    auto categories = m_run.categories(context);
    if (!categories)
        return tl::unexpected(categories.error());
    m_mapper.emplace(m_run.mapping(), **categories);
    QList<QByteArray> ids;
    for (const JsonElements::Element &element : page)
        ids.append(commercemap::catalogId(element.id));
    auto catalog = m_run.catalog(context, KlaviyoCatalog::Categories, ids);
    if (!catalog)
        return tl::unexpected(catalog.error());
    m_catalog = *catalog;
    return true;
}

MadeRecord CategoryMaker::make(const JsonElements::Element &record, const SentRecord *known)
{
    const commercemap::MappedCatalogEntry category = m_mapper->map(record.json);
    MadeRecord made;
    made.record.id = record.id;
    if (category.rejection) {
        made.reject(outNote(*category.rejection));
        return made;
    }
    const bool isThere = m_catalog->contains(category.klaviyoId);
    if (m_run.job().onlyChanged && isThere && known && known->hash == category.hash) {
        made.skip("unchanged");
        return made;
    }
    made.fate = MadeRecord::Fate::Send;
    made.record.hash = category.hash;
    made.warn(category.warnings);
    made.parts.push_back({.kind = isThere ? OutKind::CategoryUpdate : OutKind::CategoryCreate,
        .key = category.klaviyoId,
        .element = isThere ? category.updatePayload : category.createPayload});
    return made;
}

std::optional<MadeRecord> CategoryMaker::makeGone(const SentRecord &known)
{
    if (!m_run.job().deletesMissingCategories)
        return std::nullopt;
    MadeRecord made{.fate = MadeRecord::Fate::Send};
    made.record.id = known.id;
    made.parts.push_back(
        {.kind = OutKind::CategoryDelete, .key = commercemap::catalogId(known.id)});
    return made;
}

ProductMaker::ProductMaker(CommerceRun &run, qint64 asOfMs)
    : m_run(run)
{
    m_context.nowMs = asOfMs;
}

Outcome<bool> ProductMaker::readPrices(
    StepContext &context, const std::vector<JsonElements::Element> &page)
{
    m_prices = std::make_unique<commercemap::StandalonePrices>();
    const QStringList skus = standaloneSkus(page);
    const auto shop = skus.isEmpty() ? nullptr : m_run.shop(context);
    for (qsizetype first = 0; first < skus.size(); first += kMaxCtIds) {
        CtQuery query = ctIdsQuery(skus.mid(first, kMaxCtIds), u"sku"_s);
        QString last;
        for (;;) { // a SKU may have many prices
            CtQuery page = query;
            if (!last.isEmpty())
                page.where.append(u"id > "_s + ctQuoted(last));
            auto prices = retryRead(context,
                [&shop, &page] { return shop->client.query(CtResource::StandalonePrices, page); });
            if (!prices)
                return tl::unexpected(context.orElse(prices.error()));
            for (const JsonElements::Element &price : prices->items.elements()) {
                if (const auto note = m_prices->add(price.json))
                    context.logger().warning(u"A price is left out: %1"_s.arg(note->text));
            }
            last = prices->lastId();
            if (prices->isLast)
                break;
        }
    }
    m_context.standalonePrices = m_prices.get();
    return true;
}

Outcome<bool> ProductMaker::prepare(
    StepContext &context, const std::vector<JsonElements::Element> &page)
{
    auto categories = m_run.categories(context);
    if (!categories)
        return tl::unexpected(categories.error());
    m_context.categories = *categories;
    if (auto prices = readPrices(context, page); !prices)
        return prices;
    const commercemap::ProductMapper mapper(m_run.mapping(), m_context);
    m_mapped.clear();
    QList<QByteArray> items;
    QList<QByteArray> variants;
    for (const JsonElements::Element &element : page) {
        commercemap::MappedProduct product = mapper.map(element.json);
        items.append(product.item.klaviyoId);
        for (const commercemap::MappedCatalogEntry &variant : std::as_const(product.variants))
            variants.append(variant.klaviyoId);
        m_mapped.insert(element.id, std::move(product));
    }
    auto itemIds = m_run.catalog(context, KlaviyoCatalog::Items, items);
    if (!itemIds)
        return tl::unexpected(itemIds.error());
    auto variantIds = m_run.catalog(context, KlaviyoCatalog::Variants, variants);
    if (!variantIds)
        return tl::unexpected(variantIds.error());
    m_items = *itemIds;
    m_variants = *variantIds;
    return true;
}

void ProductMaker::addVariants(const commercemap::MappedProduct &product, const SentProduct &before,
    SentProduct &after, MadeRecord &made) const
{
    for (const commercemap::MappedCatalogEntry &variant : product.variants) {
        if (variant.rejection) {
            made.record.rejections.append(outNote(*variant.rejection));
            continue;
        }
        made.warn(variant.warnings);
        after.variants.append({variant.externalId, variant.hash});
        const bool isThere = m_variants->contains(variant.klaviyoId);
        const bool isSame
            = std::ranges::any_of(before.variants, [&variant](const SentProduct::Variant &sent) {
                  return sent.externalId == variant.externalId && sent.hash == variant.hash;
              });
        if (m_run.job().onlyChanged && isThere && isSame)
            continue;
        made.parts.push_back({.kind = isThere ? OutKind::VariantUpdate : OutKind::VariantCreate,
            .key = variant.klaviyoId,
            .element = isThere ? variant.updatePayload : variant.createPayload});
    }
}

// Variants that we sent and the product has no more.
void ProductMaker::addStale(
    const SentProduct &before, const SentProduct &after, MadeRecord &made) const
{
    for (const SentProduct::Variant &sent : before.variants) {
        const bool isCurrent
            = std::ranges::any_of(after.variants, [&sent](const SentProduct::Variant &variant) {
                  return variant.externalId == sent.externalId;
              });
        const QByteArray klaviyoId = commercemap::catalogId(sent.externalId);
        if (!isCurrent && m_variants->contains(klaviyoId))
            made.parts.push_back({.kind = OutKind::VariantDelete, .key = klaviyoId});
    }
}

MadeRecord ProductMaker::make(const JsonElements::Element &record, const SentRecord *known)
{
    const commercemap::MappedProduct product = m_mapped.take(record.id);
    MadeRecord made;
    made.record.id = record.id;
    if (product.rejection) {
        made.reject(outNote(*product.rejection));
        return made;
    }
    const SentProduct before = known ? SentProduct::fromDetail(known->detail) : SentProduct();
    SentProduct after{.itemHash = product.item.hash, .variants = {}};
    const bool isThere = m_items->contains(product.item.klaviyoId);
    if (!m_run.job().onlyChanged || !isThere || before.itemHash != after.itemHash)
        made.parts.push_back({.kind = isThere ? OutKind::ItemUpdate : OutKind::ItemCreate,
            .key = product.item.klaviyoId,
            .element = isThere ? product.item.updatePayload : product.item.createPayload});
    made.warn(product.warnings);
    addVariants(product, before, after, made);
    addStale(before, after, made);
    if (made.parts.empty()) {
        made.leaveOut("unchanged");
        return made;
    }
    made.fate = MadeRecord::Fate::Send;
    made.record.detail = after.toDetail();
    made.record.hash = commercemap::contentHash(made.record.detail);
    return made;
}

std::optional<MadeRecord> ProductMaker::makeGone(const SentRecord &known)
{
    const auto policy = m_run.mapping().product.unpublished;
    if (policy == commercemap::UnpublishedProducts::Skip || known.hash == kHidden)
        return std::nullopt;
    SentProduct product = SentProduct::fromDetail(known.detail);
    const QByteArray item = commercemap::catalogId(known.id);
    MadeRecord made{.fate = MadeRecord::Fate::Send};
    made.record.id = known.id;
    if (policy == commercemap::UnpublishedProducts::Delete) {
        for (const SentProduct::Variant &variant : std::as_const(product.variants))
            made.parts.push_back({.kind = OutKind::VariantDelete,
                .key = commercemap::catalogId(variant.externalId)});
        made.parts.push_back({.kind = OutKind::ItemDelete, .key = item});
        return made;
    }
    made.parts.push_back(
        {.kind = OutKind::ItemUpdate, .key = item, .element = hidingElement("catalog-item", item)});
    for (SentProduct::Variant &variant : product.variants) {
        const QByteArray id = commercemap::catalogId(variant.externalId);
        made.parts.push_back({.kind = OutKind::VariantUpdate,
            .key = id,
            .element = hidingElement("catalog-variant", id)});
        variant.hash.clear();
    }
    product.itemHash.clear();
    made.record.hash = kHidden;
    made.record.detail = product.toDetail();
    return made;
}

} // namespace sluice
