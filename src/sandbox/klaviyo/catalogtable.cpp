// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/catalogtable.h"

#include <algorithm>

namespace sluice::sandbox {

namespace {

constexpr char kCatalogRecord = 'C';
constexpr char kCatalogGone = 'c';
const QByteArray kCatalogIdStart = "$custom:::$default:::";

// The attributes in the shape's order: those of `given`, else those of `old`.
QByteArray catalogAttributes(CatalogKind kind, std::optional<JsonElement> old, JsonElement given)
{
    QByteArray out;
    out.reserve(512);
    out.append('{');
    for (const QByteArray &name : shapeOf(kind).attributes) {
        const auto change = jsonMember(given, textOf(name));
        const auto value = change ? change : old ? jsonMember(*old, textOf(name)) : std::nullopt;
        if (!value || value->is_null()) {
            if (!value && !old && name == "published")
                out.append(",\"published\":true");
            continue;
        }
        appendJsonName(out, name);
        appendJson(out, *value);
    }
    out.append('}');
    return out;
}

KlaviyoProblem missing(CatalogKind kind, QByteArrayView id, const QByteArray &pointer)
{
    return notFound(
        "A " + shapeOf(kind).type + " with id " + id.toByteArray() + " does not exist.", pointer);
}

} // namespace

QByteArray CatalogTable::idOf(CatalogKind kind, qint64 row) const
{
    return kCatalogIdStart + this->row(kind, row).externalId;
}

qint64 CatalogTable::byId(CatalogKind kind, QByteArrayView id) const
{
    if (!id.startsWith(kCatalogIdStart))
        return -1;
    const auto &index = of(kind).index;
    const auto found = index.constFind(id.sliced(kCatalogIdStart.size()).toByteArray());
    return found == index.constEnd() ? -1 : qint64(*found);
}

bool CatalogTable::hasLink(qint64 row, CatalogKind kind, quint32 to) const
{
    const auto &links = this->row(kind, row).links;
    return std::find(links.begin(), links.end(), to) != links.end();
}

std::optional<KlaviyoProblem> CatalogTable::readLinks(CatalogKind kind, Change change,
    JsonElement resource, const CatalogRules &rules, const QByteArray &pointer,
    std::optional<QSet<quint32>> &links)
{
    const bool isVariant = kind == CatalogKind::Variant;
    const bool isCategory = kind == CatalogKind::Category;
    const CatalogKind other = isVariant || isCategory ? CatalogKind::Item : CatalogKind::Category;
    const char *name = isVariant ? "item" : isCategory ? "items" : "categories";
    if (isVariant && change == Change::Update)
        return std::nullopt;
    const auto data = jsonAt(resource, {"relationships", name, "data"});
    if (!data || data->is_null())
        return std::nullopt;
    links.emplace();
    const QByteArray place = pointer + "/relationships/" + name + "/data";
    const auto take = [&](JsonElement reference) -> std::optional<KlaviyoProblem> {
        const QByteArrayView id = viewOf(jsonTextIn(reference, "id"));
        const qint64 row = byId(other, id);
        if (row >= 0)
            links->insert(static_cast<quint32>(row));
        else if (isVariant || !rules.ignoresUnknown)
            return missing(other, id, place);
        return std::nullopt;
    };
    if (isVariant)
        return take(*data);
    simdjson::dom::array references;
    if (data->get(references) != simdjson::SUCCESS)
        return invalidInput("A list of references is expected.", place);
    for (const JsonElement reference : references) {
        if (auto problem = take(reference))
            return problem;
    }
    return std::nullopt;
}

CatalogTable::Outcome CatalogTable::apply(CatalogKind kind, Change change, JsonElement resource,
    const CatalogRules &rules, qint64 nowMs, const QByteArray &pointer)
{
    if (change == Change::Create)
        return create(kind, resource, rules, nowMs, pointer);
    if (change == Change::Update)
        return update(kind, resource, rules, nowMs, pointer);
    const QByteArrayView id = viewOf(jsonTextIn(resource, "id"));
    const qint64 row = byId(kind, id);
    if (row < 0)
        return {missing(kind, id, pointer), -1};
    remove(kind, row, rules.cascades);
    return {std::nullopt, row};
}

CatalogTable::Outcome CatalogTable::create(CatalogKind kind, JsonElement resource,
    const CatalogRules &rules, qint64 nowMs, const QByteArray &pointer)
{
    const JsonElement attributes = jsonMember(resource, "attributes").value_or(resource);
    const QByteArray externalId = bytesOf(jsonTextIn(attributes, "external_id"));
    if (byId(kind, QByteArray(kCatalogIdStart + externalId)) >= 0) {
        return {KlaviyoProblem{.status = 409,
                    .code = "duplicate",
                    .title = "Conflict.",
                    .detail = "A " + shapeOf(kind).type + " with id " + kCatalogIdStart + externalId
                        + " already exists.",
                    .pointer = pointer},
            -1};
    }
    std::optional<QSet<quint32>> links;
    if (auto problem = readLinks(kind, Change::Create, resource, rules, pointer, links))
        return {problem, -1};
    Rows &all = of(kind);
    const auto row = static_cast<quint32>(all.rows.size());
    all.rows.push_back({.externalId = externalId, .createdMs = nowMs, .updatedMs = nowMs});
    all.index.insert(externalId, row);
    Row &entry = all.rows.back();
    entry.applied = rules.counts ? 1 : 0;
    if (links && kind != CatalogKind::Category)
        entry.links.assign(links->cbegin(), links->cend());
    if (kind == CatalogKind::Variant && !entry.links.empty())
        of(CatalogKind::Item).rows.at(entry.links.front()).variants.push_back(row);
    put(kind, row, catalogAttributes(kind, std::nullopt, attributes));
    if (links && kind == CatalogKind::Category)
        changeItems(row, *links, LinkChange::Replace, nowMs);
    return {std::nullopt, row};
}

CatalogTable::Outcome CatalogTable::update(CatalogKind kind, JsonElement resource,
    const CatalogRules &rules, qint64 nowMs, const QByteArray &pointer)
{
    const QByteArrayView id = viewOf(jsonTextIn(resource, "id"));
    const qint64 row = byId(kind, id);
    if (row < 0)
        return {missing(kind, id, pointer), -1};
    std::optional<QSet<quint32>> links;
    if (auto problem = readLinks(kind, Change::Update, resource, rules, pointer, links))
        return {problem, -1};
    const auto old = m_oldText.parse(attributes(kind, row));
    const auto given = jsonMember(resource, "attributes");
    Row &entry = of(kind).rows.at(static_cast<size_t>(row));
    entry.applied += rules.counts ? 1 : 0;
    entry.updatedMs = nowMs;
    if (links && kind == CatalogKind::Item) {
        if (rules.addsCategories)
            links->unite(QSet<quint32>(entry.links.begin(), entry.links.end()));
        entry.links.assign(links->cbegin(), links->cend());
    }
    put(kind, row, given ? catalogAttributes(kind, old, *given) : attributes(kind, row));
    if (links && kind == CatalogKind::Category)
        changeItems(row, *links, LinkChange::Replace, nowMs);
    return {std::nullopt, row};
}

void CatalogTable::put(CatalogKind kind, qint64 row, const QByteArray &attributes)
{
    Row &entry = of(kind).rows.at(static_cast<size_t>(row));
    std::sort(entry.links.begin(), entry.links.end());
    HeadWriter head;
    head.number(static_cast<qint64>(kind)).number(row).text(entry.externalId);
    head.number(entry.createdMs).number(entry.updatedMs).number(entry.applied);
    head.number(static_cast<qint64>(entry.links.size()));
    for (const quint32 link : entry.links)
        head.number(link);
    entry.attributes = m_log.add(kCatalogRecord, head, attributes);
}

void CatalogTable::changeLinks(
    qint64 item, const QSet<quint32> &categories, LinkChange change, qint64 nowMs)
{
    Row &entry = of(CatalogKind::Item).rows.at(static_cast<size_t>(item));
    QSet<quint32> links(entry.links.begin(), entry.links.end());
    const QSet<quint32> before = links;
    if (change == LinkChange::Add)
        links.unite(categories);
    else if (change == LinkChange::Remove)
        links.subtract(categories);
    else
        links = categories;
    if (links == before)
        return;
    entry.links.assign(links.cbegin(), links.cend());
    entry.updatedMs = nowMs;
    put(CatalogKind::Item, item, attributes(CatalogKind::Item, item));
}

void CatalogTable::changeItems(
    qint64 category, const QSet<quint32> &items, LinkChange change, qint64 nowMs)
{
    const QSet<quint32> one{static_cast<quint32>(category)};
    if (change == LinkChange::Replace) {
        for (qint64 item = 0; item < count(CatalogKind::Item); ++item) {
            if (!items.contains(static_cast<quint32>(item))
                && hasLink(item, CatalogKind::Item, static_cast<quint32>(category)))
                changeLinks(item, one, LinkChange::Remove, nowMs);
        }
    }
    for (const quint32 item : items)
        changeLinks(item, one, change == LinkChange::Remove ? change : LinkChange::Add, nowMs);
}

void CatalogTable::remove(CatalogKind kind, qint64 row, bool cascades)
{
    Row &entry = of(kind).rows.at(static_cast<size_t>(row));
    entry.isDeleted = true;
    of(kind).index.remove(entry.externalId);
    m_log.add(kCatalogGone, HeadWriter().number(static_cast<qint64>(kind)).number(row));
    if (kind != CatalogKind::Item || !cascades)
        return;
    for (const quint32 variant : entry.variants) {
        if (!this->row(CatalogKind::Variant, variant).isDeleted)
            remove(CatalogKind::Variant, variant, false);
    }
}

bool CatalogTable::replay(char type, HeadReader &head, LogSpan payload)
{
    if (type != kCatalogRecord && type != kCatalogGone)
        return false;
    const auto kind = static_cast<CatalogKind>(head.number());
    Rows &all = of(kind);
    const auto row = static_cast<quint32>(head.number());
    if (all.rows.size() <= row)
        all.rows.resize(row + 1);
    Row &entry = all.rows.at(row);
    if (type == kCatalogGone) {
        entry.isDeleted = true;
        all.index.remove(entry.externalId);
        return true;
    }
    const bool isNew = entry.createdMs == 0;
    entry.externalId = head.text();
    entry.createdMs = head.number();
    entry.updatedMs = head.number();
    entry.applied = static_cast<quint32>(head.number());
    entry.links.resize(static_cast<size_t>(head.number()));
    for (quint32 &link : entry.links)
        link = static_cast<quint32>(head.number());
    entry.attributes = payload;
    all.index.insert(entry.externalId, row);
    if (isNew && kind == CatalogKind::Variant && !entry.links.empty())
        of(CatalogKind::Item).rows.at(entry.links.front()).variants.push_back(row);
    return true;
}

void CatalogTable::clear()
{
    for (Rows &kind : m_kinds) {
        kind.rows.clear();
        kind.index.clear();
    }
}

} // namespace sluice::sandbox
