// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/ordermaker.h"

#include "core/mapping/contact.h"
#include "services/klaviyo/klaviyobatch.h"
#include "syncs/commerceklaviyo/mapping/jsonview.h"

#include <QSet>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Of one group: a request takes 1,000 events and 4.5 MB, and a group goes out as a whole.
constexpr qsizetype kMostGroupEvents = 900;
constexpr qsizetype kMostGroupBytes = 4'000'000;

// What has to be looked up before a page of orders can be mapped.
struct Lookups
{
    QSet<QByteArray> products;
    QHash<QByteArray, QByteArray> addresses; // by key; those of customers with an account
};

void addProducts(commercemap::JsonObject order, QSet<QByteArray> &products)
{
    const auto lines = commercemap::arrayOf(order, "lineItems");
    if (!lines)
        return;
    for (const commercemap::JsonElement line : *lines) {
        const auto item = commercemap::asObject(line);
        const std::string_view id
            = item ? commercemap::textOf(*item, "productId") : std::string_view();
        if (!id.empty())
            products.insert(QByteArray(id.data(), qsizetype(id.size())));
    }
}

// A guest's order goes by its address alone.
void addAddress(commercemap::JsonObject order, QHash<QByteArray, QByteArray> &addresses)
{
    if (commercemap::textOf(order, "customerId").empty())
        return;
    const QByteArray address = checkedEmail(commercemap::textOf(order, "customerEmail")).toLower();
    if (!address.isEmpty())
        addresses.insert(commercemap::contentHash(address).toHex(), address);
}

Lookups lookupsOf(const std::vector<JsonElements::Element> &orders)
{
    Lookups lookups;
    for (const JsonElements::Element &order : orders) {
        commercemap::MappedRecord record;
        const auto object = commercemap::parseResource(order.json, record);
        if (!object)
            continue; // the mapper rejects it
        addProducts(*object, lookups.products);
        addAddress(*object, lookups.addresses);
    }
    return lookups;
}

bool holdsKey(const QByteArray &keys, const QByteArray &key)
{
    for (qsizetype at = 0; at + key.size() <= keys.size(); at += key.size()) {
        if (QByteArrayView(keys).sliced(at, key.size()) == key)
            return true;
    }
    return false;
}

} // namespace

OrderMaker::OrderMaker(CommerceRun &run, qint64 asOfMs)
    : m_run(run)
{
    m_context.nowMs = asOfMs;
}

// As CustomerMaker has made them out.
Outcome<bool> OrderMaker::findOwners(
    StepContext &context, const QHash<QByteArray, QByteArray> &addresses)
{
    m_owners.clear();
    if (addresses.isEmpty())
        return true;
    const auto known = m_run.addressOwners().find(context.store(), addresses.keys());
    if (!known)
        return tl::unexpected(context.orElse(known.error()));
    for (auto it = known->constBegin(); it != known->constEnd(); ++it)
        m_owners.insert(addresses.value(it.key()), it->detail);
    return true;
}

Outcome<bool> OrderMaker::prepare(
    StepContext &context, const std::vector<JsonElements::Element> &page)
{
    const Lookups lookups = lookupsOf(page);
    auto categories = m_run.categories(context);
    if (!categories)
        return tl::unexpected(categories.error());
    auto products = m_run.productCategories(context, lookups.products.values());
    if (!products)
        return tl::unexpected(products.error());
    if (auto found = findOwners(context, lookups.addresses); !found)
        return found;
    m_products = std::move(*products);
    m_context.categories = *categories;
    m_context.products = &m_products;
    m_context.owners = &m_owners;
    m_mapper.emplace(m_run.mapping(), m_context);
    return true;
}

// Mostly one; an order of many lines makes several.
void OrderMaker::addGroups(const commercemap::MappedOrder &order, const QList<QByteArray> &keys,
    const QList<qsizetype> &chosen, MadeRecord &made) const
{
    QList<qsizetype> group;
    qsizetype bytes = 0;
    const auto close = [&order, &keys, &made, &group, &bytes] {
        if (group.isEmpty())
            return;
        OutPart part{.kind = OutKind::Events,
            .key = order.sourceId,
            .weight = static_cast<qint32>(group.size()),
            .element = commercemap::eventGroup(order, group)};
        for (const qsizetype event : std::as_const(group))
            part.otherKey += keys.at(event);
        made.parts.push_back(std::move(part));
        group.clear();
        bytes = 0;
    };
    for (const qsizetype event : chosen) {
        const qsizetype size = order.events.at(event).payload.size();
        if (group.size() >= kMostGroupEvents || bytes + size > kMostGroupBytes)
            close();
        group.append(event);
        bytes += size;
    }
    close();
}

MadeRecord OrderMaker::make(const JsonElements::Element &record, const SentRecord *known)
{
    const commercemap::MappedOrder order = m_mapper->map(record.json);
    MadeRecord made;
    made.record.id = record.id;
    if (order.rejection) {
        made.reject(outNote(*order.rejection));
        return made;
    }
    if (order.events.isEmpty() && order.rejectedEvents.isEmpty()) {
        made.skip("no event of it is switched on");
        return made;
    }
    const QByteArray sent = known && m_run.job().onlyChanged ? known->detail : QByteArray();
    QList<QByteArray> keys;
    QList<qsizetype> chosen;
    QByteArray all;
    for (qsizetype i = 0; i < order.events.size(); ++i) {
        const commercemap::MappedEvent &event = order.events.at(i);
        keys.append(eventKeyOf(event.metric, event.uniqueId));
        all += keys.last();
        if (!holdsKey(sent, keys.last())) {
            chosen.append(i);
            made.unique.append(keys.last());
        }
    }
    for (const commercemap::RejectedEvent &event : order.rejectedEvents)
        made.record.rejections.append(outNote(event.note));
    if (chosen.isEmpty()) {
        made.leaveOut("unchanged: its events were sent before");
        return made;
    }
    made.fate = MadeRecord::Fate::Send;
    made.record.hash = commercemap::contentHash(all);
    made.record.detail = sent; // what is confirmed joins it
    made.warn(order.warnings);
    addGroups(order, keys, chosen, made);
    return made;
}

} // namespace sluice
