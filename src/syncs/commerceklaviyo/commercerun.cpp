// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commercerun.h"

#include "syncs/commerceklaviyo/retryread.h"

#include <QJsonDocument>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// An any() of compound ids in an address: so many stay well below what servers take.
constexpr qsizetype kCatalogIdsAtOnce = 50;
constexpr qsizetype kProductsRemembered = 50'000;

} // namespace

QJsonObject commerceRunParams(const QJsonObject &job, const QJsonObject &mapping,
    const QString &sourceConnection, const QString &targetConnection)
{
    // "connection": whose sign-in a resumed run needs.
    return {{u"job"_s, job}, {u"mapping"_s, mapping}, {u"connection"_s, sourceConnection},
        {u"source"_s, sourceConnection}, {u"target"_s, targetConnection}};
}

Result<commercemap::MappingSettings> commerceMapping(const QJsonObject &document)
{
    if (document.isEmpty())
        return commercemap::MappingSettings();
    return commercemap::MappingSettings::fromJson(document, u"mapping"_s);
}

Result<std::shared_ptr<CommerceRun>> CommerceRun::of(
    const CommerceServices &services, const QJsonObject &params)
{
    Parts parts;
    parts.services = services;
    auto job = CommerceJob::fromJson(params.value(u"job").toObject(), true);
    if (!job)
        return fail(job.error());
    parts.job = *job;
    auto mapping = commerceMapping(params.value(u"mapping").toObject());
    if (!mapping)
        return fail(mapping.error());
    parts.mapping = *mapping;
    auto source = services.source(params.value(u"source").toString());
    if (!source)
        return fail(source.error());
    parts.source = *source;
    auto target = services.target(params.value(u"target").toString());
    if (!target)
        return fail(target.error());
    parts.target = *target;
    // Addresses, not the names of connections: what a project's records became in an account stays
    // known whoever calls it what. The account itself is told by its connection: keys change.
    auto place = SentRecords::place(*services.store,
        source->hosts.api.toString() + u'/' + source->projectKey,
        target->api.toString() + u'/' + target->connectionId);
    if (!place)
        return fail(place.error());
    parts.place = *place;
    return std::make_shared<CommerceRun>(std::move(parts));
}

CommerceRun::CommerceRun(Parts parts)
    : m(std::move(parts))
    , m_jobWatch(m.target.limitsOff, m.services.timings)
{
    for (const auto kind :
        {KlaviyoCatalog::Items, KlaviyoCatalog::Variants, KlaviyoCatalog::Categories})
        m_catalog.emplace(kind, std::make_unique<CatalogIds>());
}

void CommerceRun::noteCatalog(KlaviyoCatalog kind, QByteArrayView id, bool isThere)
{
    CatalogIds &ids = *m_catalog.at(kind);
    if (isThere)
        ids.add(id);
    else
        ids.remove(id);
}

bool CommerceRun::isAboutAll() const
{
    return m.job.mode == CommerceMode::All || m.job.mode == CommerceMode::From;
}

std::unique_ptr<ShopClient> CommerceRun::shop(StepContext &context) const
{
    return std::make_unique<ShopClient>(m.source, *m.services.tokens, context.http(),
        context.token(), context.logger().withComponent("commercetools"));
}

std::unique_ptr<TargetClient> CommerceRun::klaviyo(StepContext &context) const
{
    return std::make_unique<TargetClient>(
        m.target, context.http(), context.token(), context.logger().withComponent("klaviyo"));
}

Result<void> CommerceRun::readCategories(StepContext &context)
{
    auto index = std::make_unique<commercemap::CategoryIndex>(m.mapping.locale);
    const auto shop = this->shop(context);
    QString last;
    for (;;) {
        auto page = retryRead(context,
            [&shop, &last] { return shop->client.range(CtResource::Categories, {}, last); });
        if (!page)
            return fail(page.error());
        for (const JsonElements::Element &element : page->items.elements()) {
            if (const auto note = index->add(element.json))
                context.logger().warning(u"A category is left out: %1"_s.arg(note->text));
        }
        last = page->lastId();
        if (page->isLast)
            break;
    }
    m_categories = std::move(index);
    return {};
}

Outcome<const commercemap::CategoryIndex *> CommerceRun::categories(StepContext &context)
{
    const auto lock = m_reading.take(context.token());
    if (!lock)
        return tl::unexpected(StepResult::stopped());
    if (!m_categories) {
        context.progress(0, 0, u"reading categories"_s);
        if (auto read = readCategories(context); !read)
            return tl::unexpected(context.orElse(read.error()));
    }
    return m_categories.get();
}

Result<void> CommerceRun::listCatalog(StepContext &context, KlaviyoCatalog kind, CatalogIds &ids)
{
    const auto klaviyo = this->klaviyo(context);
    // A limit may send the step away in the middle: it goes on there.
    QString &cursor = m_listedTo[kind];
    KlaviyoListing listing{.cursor = cursor, .fields = {u"external_id"_s}};
    qint64 count = 0;
    do {
        auto page = retryRead(
            context, [&klaviyo, &listing, kind] { return klaviyo->client.catalog(kind, listing); });
        if (!page)
            return fail(page.error());
        for (const JsonElements::Element &element : page->items.elements())
            ids.add(element.id);
        count += page->items.size();
        context.progress(0, 0, u"%1 in Klaviyo's catalog"_s.arg(count));
        listing.cursor = page->next;
        cursor = page->next;
    } while (!listing.cursor.isEmpty());
    ids.setWhole();
    return {};
}

Result<void> CommerceRun::askCatalog(
    StepContext &context, KlaviyoCatalog kind, CatalogIds &ids, const QList<QByteArray> &unknown)
{
    const auto klaviyo = this->klaviyo(context);
    for (qsizetype first = 0; first < unknown.size(); first += kCatalogIdsAtOnce) {
        const QList<QByteArray> asked = unknown.mid(first, kCatalogIdsAtOnce);
        QStringList texts;
        for (const QByteArray &id : asked)
            texts.append(QString::fromUtf8(id));
        const KlaviyoListing listing{
            .filter = klaviyoAny(u"ids"_s, texts), .fields = {u"external_id"_s}};
        auto page = retryRead(
            context, [&klaviyo, &listing, kind] { return klaviyo->client.catalog(kind, listing); });
        if (!page)
            return fail(page.error());
        for (const JsonElements::Element &element : page->items.elements())
            ids.add(element.id);
        ids.setAsked(asked);
    }
    return {};
}

Outcome<CatalogIds *> CommerceRun::catalog(
    StepContext &context, KlaviyoCatalog kind, const QList<QByteArray> &ids)
{
    const auto lock = m_reading.take(context.token());
    if (!lock)
        return tl::unexpected(StepResult::stopped());
    const auto &known = m_catalog.at(kind);
    if (isAboutAll() && !known->isWhole()) {
        if (auto listed = listCatalog(context, kind, *known); !listed)
            return tl::unexpected(context.orElse(listed.error()));
    }
    const QList<QByteArray> unknown = known->unknown(ids);
    if (!unknown.isEmpty()) {
        if (auto asked = askCatalog(context, kind, *known, unknown); !asked)
            return tl::unexpected(context.orElse(asked.error()));
    }
    return known.get();
}

Outcome<commercemap::ProductCategories> CommerceRun::productCategories(
    StepContext &context, const QList<QByteArray> &productIds)
{
    commercemap::ProductCategories found;
    QList<QByteArray> unknown;
    {
        const std::lock_guard lock(m_productMutex);
        for (const QByteArray &id : productIds) {
            const auto known = m_products.constFind(id);
            if (known == m_products.constEnd())
                unknown.append(id);
            else
                found.insert(id, *known);
        }
    }
    const auto shop = unknown.isEmpty() ? nullptr : this->shop(context);
    for (qsizetype first = 0; first < unknown.size(); first += kMaxCtIds) {
        const QList<QByteArray> part = unknown.mid(first, kMaxCtIds);
        QStringList ids;
        for (const QByteArray &id : part)
            ids.append(QString::fromUtf8(id));
        auto page = retryRead(context,
            [&shop, &ids] { return shop->client.byIds(CtResource::ProductProjections, ids); });
        if (!page)
            return tl::unexpected(context.orElse(page.error()));
        for (const JsonElements::Element &element : page->items.elements())
            [[maybe_unused]] const auto note = found.add(element.json);
        const std::lock_guard lock(m_productMutex);
        if (m_products.size() > kProductsRemembered)
            m_products.clear();
        for (const QByteArray &id : part) {
            const QList<QByteArray> *categories = found.find(id);
            m_products.insert(id, categories ? *categories : QList<QByteArray>());
        }
    }
    return found;
}

Outcome<QString> CommerceRun::listId(StepContext &context)
{
    if (m.job.list.isEmpty())
        return QString();
    const auto lock = m_reading.take(context.token());
    if (!lock)
        return tl::unexpected(StepResult::stopped());
    if (m_listId)
        return *m_listId;
    const auto klaviyo = this->klaviyo(context);
    KlaviyoListing listing;
    do {
        auto page
            = retryRead(context, [&klaviyo, &listing] { return klaviyo->client.lists(listing); });
        if (!page)
            return tl::unexpected(context.orElse(page.error()));
        for (qsizetype i = 0; i < page->items.size(); ++i) {
            const QJsonObject list = page->object(i);
            const QString id = list.value(u"id").toString();
            if (id == m.job.list || list.value(u"attributes")[u"name"].toString() == m.job.list) {
                m_listId = id;
                return id;
            }
        }
        listing.cursor = page->next;
    } while (!listing.cursor.isEmpty());
    return tl::unexpected(StepResult::failed(Error{.kind = ErrorKind::Config,
        .what = u"Klaviyo has no list “%1”"_s.arg(m.job.list),
        .next = u"Name a list of this account, by its name or id"_s}));
}

} // namespace sluice
