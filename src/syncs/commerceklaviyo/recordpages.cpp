// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/recordpages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kProductsOfPage = 200; // they are large (D.2 1)
constexpr qint64 kLargePage = 8'000'000;
constexpr qsizetype kSkusAtOnce = 50;

CtQuery pageExtras(CommerceResource resource)
{
    CtQuery extra;
    if (resource == CommerceResource::Orders)
        extra.expand = {u"paymentInfo.payments[*]"_s}; // refunds
    if (resource == CommerceResource::Products)
        extra.limit = kProductsOfPage;
    return extra;
}

// What the readers have in common.
class ShopPages : public RecordPages
{
public:
    ShopPages(StepContext &context, CommerceRun &run, CommerceResource resource)
        : m_resource(shopResource(resource))
        , m_shop(run.shop(context))
        , m_extra(pageExtras(resource))
    {
    }

protected:
    // Pages that came out too large are asked for smaller.
    void adapt(const CtPage &page)
    {
        qint64 bytes = 0;
        for (const JsonElements::Element &element : page.items.elements())
            bytes += element.json.size();
        if (bytes > kLargePage)
            m_extra.limit = std::max(10, m_extra.limit / 2);
    }
    static CommercePage commercePage(CtPage page)
    {
        CommercePage result;
        result.elements = page.items.elements();
        result.isLast = page.isLast;
        result.page = std::move(page);
        return result;
    }

    CtResource m_resource;
    std::unique_ptr<ShopClient> m_shop;
    CtQuery m_extra;
};

class RangePages final : public ShopPages
{
public:
    RangePages(StepContext &context, CommerceRun &run, CommerceResource resource,
        const QJsonObject &cursor)
        : ShopPages(context, run, resource)
        , m_range{.from = context.input().value(u"from").toString(),
              .after = context.input().value(u"after").toString(),
              .upTo = context.input().value(u"upTo").toString()}
        , m_lastId(cursor.value(u"lastId").toString())
    {
    }

    Result<CommercePage> next() override
    {
        auto page = m_shop->client.range(m_resource, m_range, m_lastId, m_extra);
        if (!page)
            return fail(page.error());
        adapt(*page);
        CtIdRange complete{.from = m_lastId.isEmpty() ? m_range.from : QString(),
            .after = m_lastId.isEmpty() ? m_range.after : m_lastId,
            .upTo = page->isLast ? m_range.upTo : page->lastId()};
        if (page->size() > 0)
            m_lastId = page->lastId();
        CommercePage result = commercePage(std::move(*page));
        result.complete = complete;
        return result;
    }
    QJsonObject cursorAfter(const JsonElements::Element &record) const override
    {
        return {{u"lastId"_s, QString::fromUtf8(record.id)}};
    }
    QJsonObject cursorAfterPage() const override { return {{u"lastId"_s, m_lastId}}; }

private:
    CtIdRange m_range;
    QString m_lastId;
};

class IdPages final : public ShopPages
{
public:
    IdPages(StepContext &context, CommerceRun &run, CommerceResource resource,
        const QJsonObject &cursor)
        : ShopPages(context, run, resource)
        , m_lastId(cursor.value(u"lastId").toString())
    {
        for (const QJsonValue &id : context.input().value(u"ids").toArray()) {
            if (id.toString() > m_lastId)
                m_ids.append(id.toString());
        }
        std::sort(m_ids.begin(), m_ids.end());
    }

    Result<CommercePage> next() override
    {
        if (m_ids.isEmpty()) {
            CommercePage none;
            none.isLast = true;
            return none;
        }
        const QStringList asked = m_ids.mid(0, kMaxCtIds);
        CtQuery extra = m_extra;
        extra.limit = CtQuery::kMaxLimit;
        auto page = m_shop->client.byIds(m_resource, asked, extra);
        if (!page)
            return fail(page.error());
        m_ids = m_ids.mid(asked.size());
        m_lastId = asked.last();
        CommercePage result = commercePage(std::move(*page));
        result.isLast = m_ids.isEmpty();
        QSet<QByteArray> there;
        for (const JsonElements::Element &element : result.elements)
            there.insert(element.id);
        for (const QString &id : asked) {
            if (!there.contains(id.toUtf8()))
                result.missing.push_back(id.toUtf8());
        }
        return result;
    }
    QJsonObject cursorAfter(const JsonElements::Element &record) const override
    {
        return {{u"lastId"_s, QString::fromUtf8(record.id)}};
    }
    QJsonObject cursorAfterPage() const override { return {{u"lastId"_s, m_lastId}}; }

private:
    QStringList m_ids; // still to be asked for, in their order
    QString m_lastId;
};

class ChangePages : public ShopPages
{
public:
    ChangePages(StepContext &context, CommerceRun &run, CommerceResource resource,
        const QJsonObject &cursor)
        : ShopPages(context, run, resource)
        , m_window{.since = context.input().value(u"since").toString(),
              .until = context.input().value(u"until").toString()}
        , m_cursor{.lastModifiedAt = cursor.value(u"lastModifiedAt").toString(),
              .id = cursor.value(u"id").toString()}
    {
    }

    Result<CommercePage> next() override
    {
        auto page = m_shop->client.changes(m_resource, m_window, m_cursor, m_extra);
        if (!page)
            return fail(page.error());
        adapt(*page);
        if (page->size() > 0)
            m_cursor = page->lastChange();
        return commercePage(std::move(*page));
    }
    QJsonObject cursorAfter(const JsonElements::Element &record) const override
    {
        return json({QString::fromUtf8(record.extra), QString::fromUtf8(record.id)});
    }
    QJsonObject cursorAfterPage() const override { return json(m_cursor); }

protected:
    static QJsonObject json(const CtChangeCursor &cursor)
    {
        return {{u"lastModifiedAt"_s, cursor.lastModifiedAt}, {u"id"_s, cursor.id}};
    }
    CtWindow m_window;
    CtChangeCursor m_cursor;
};

// Products that are published no more: their projections are gone, they themselves are not.
class UnpublishedPages final : public ChangePages
{
public:
    UnpublishedPages(StepContext &context, CommerceRun &run, CommerceResource resource,
        const QJsonObject &cursor)
        : ChangePages(context, run, resource, cursor)
    {
        m_resource = CtResource::Products;
        m_extra.where = {u"masterData(published = false)"_s};
    }
    Result<CommercePage> next() override
    {
        auto page = ChangePages::next();
        if (page)
            page->isGone = true;
        return page;
    }
};

// Products whose stock or standalone prices have changed: by the SKUs of the entries that did.
class SkuPages final : public ChangePages
{
public:
    SkuPages(StepContext &context, CommerceRun &run, CommerceResource resource, CtResource entries,
        const QJsonObject &cursor)
        : ChangePages(context, run, resource, cursor)
        , m_entries(entries)
        , m_lastId(cursor.value(u"lastId").toString().toUtf8())
    {
    }

    Result<CommercePage> next() override
    {
        m_before = m_cursor;
        auto entries = m_shop->client.changes(m_entries, m_window, m_cursor);
        if (!entries)
            return fail(entries.error());
        QSet<QString> skus;
        for (const JsonElements::Element &entry : entries->items.elements()) {
            const QByteArray json = entry.json.toByteArray();
            const QString sku = QJsonDocument::fromJson(json).object().value(u"sku").toString();
            if (!sku.isEmpty())
                skus.insert(sku);
        }
        if (entries->size() > 0)
            m_cursor = entries->lastChange();
        auto products = productsOf(skus.values());
        if (!products)
            return fail(products.error());
        products->isLast = entries->isLast;
        m_lastId.clear();
        return products;
    }
    // Within the entries' page by the product's id: the page is asked for again.
    QJsonObject cursorAfter(const JsonElements::Element &record) const override
    {
        QJsonObject cursor = json(m_before);
        cursor.insert(u"lastId"_s, QString::fromUtf8(record.id));
        return cursor;
    }

private:
    Result<CommercePage> productsOf(const QStringList &skus)
    {
        CommercePage result;
        QSet<QByteArray> seen;
        for (qsizetype first = 0; first < skus.size(); first += kSkusAtOnce) {
            QStringList quoted;
            for (const QString &sku : skus.mid(first, kSkusAtOnce))
                quoted.append(ctQuoted(sku));
            const QString list = quoted.join(u',');
            CtQuery query = m_extra;
            query.where = {u"masterVariant(sku in (%1)) or variants(sku in (%1))"_s.arg(list)};
            query.sort = {u"id asc"_s};
            query.limit = CtQuery::kMaxLimit;
            auto page = m_shop->client.query(m_resource, query);
            if (!page)
                return fail(page.error());
            for (const JsonElements::Element &element : page->items.elements()) {
                if (element.id > m_lastId && !seen.contains(element.id)) {
                    seen.insert(element.id);
                    result.elements.push_back(element);
                }
            }
            result.more.push_back(std::move(*page));
        }
        std::ranges::sort(result.elements, {}, &JsonElements::Element::id);
        return result;
    }

    CtResource m_entries;
    CtChangeCursor m_before;
    QByteArray m_lastId;
};

} // namespace

CtResource shopResource(CommerceResource resource)
{
    switch (resource) {
    case CommerceResource::Customers:
        return CtResource::Customers;
    case CommerceResource::Orders:
        return CtResource::Orders;
    case CommerceResource::Categories:
        return CtResource::Categories;
    case CommerceResource::Products:
        break;
    }
    return CtResource::ProductProjections; // the published data alone (B.2)
}

std::unique_ptr<RecordPages> recordPages(
    StepContext &context, CommerceRun &run, CommerceResource resource, const QJsonObject &cursor)
{
    const QString how = context.input().value(u"how").toString();
    if (how == "ids"_L1)
        return std::make_unique<IdPages>(context, run, resource, cursor);
    if (how == "changes"_L1)
        return std::make_unique<ChangePages>(context, run, resource, cursor);
    if (how == "unpublished"_L1)
        return std::make_unique<UnpublishedPages>(context, run, resource, cursor);
    if (how == "inventory"_L1)
        return std::make_unique<SkuPages>(context, run, resource, CtResource::Inventory, cursor);
    if (how == "prices"_L1)
        return std::make_unique<SkuPages>(
            context, run, resource, CtResource::StandalonePrices, cursor);
    return std::make_unique<RangePages>(context, run, resource, cursor);
}

} // namespace sluice
