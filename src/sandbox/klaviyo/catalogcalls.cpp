// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyocall.h"
#include "sandbox/klaviyo/moments.h"

#include <algorithm>

namespace sluice::sandbox {

namespace {

using Change = CatalogTable::Change;

QByteArray pathOf(CatalogKind kind)
{
    return "/api/catalog-" + shapeOf(kind).plural;
}

HttpReply noSuchRow(CatalogKind kind, const HttpRequest &request)
{
    return problemReply(
        notFound("A " + shapeOf(kind).type + " with id " + captured(request) + " does not exist."));
}

HttpReply oneRow(
    KlaviyoStore &store, const HttpRequest &request, CatalogKind kind, qint64 row, int status)
{
    QByteArray out = "{\"data\":";
    appendCatalogRow(out, store, request, kind, row);
    return klaviyoReply(status, out + '}');
}

HttpReply writeRow(KlaviyoStore &store, const HttpRequest &request, CatalogKind kind, Change change)
{
    const QByteArray id = change == Change::Create ? QByteArray() : captured(request);
    if (change == Change::Delete) {
        const qint64 row = store.catalog.byId(kind, id);
        if (row < 0)
            return noSuchRow(kind, request);
        store.catalog.remove(kind, row, store.catalogRules().cascades);
        HttpReply reply;
        reply.status = 204;
        reply.hasEffect = true;
        return reply;
    }
    HttpReply refused;
    JsonText text;
    const auto data = bodyData(text, request, shapeOf(kind).type, refused);
    if (!data)
        return refused;
    if (const auto problem = CatalogTable::check(kind, change, *data, "/data"))
        return problemReply(*problem);
    if (change == Change::Update && bytesOf(jsonTextIn(*data, "id")) != id)
        return problemReply(invalidInput("'id' must be that of the path.", "/data/id"));
    const auto outcome
        = store.catalog.apply(kind, change, *data, store.catalogRules(), store.nowMs(), "/data");
    if (outcome.problem)
        return problemReply(*outcome.problem);
    HttpReply reply
        = oneRow(store, request, kind, outcome.row, change == Change::Create ? 201 : 200);
    reply.hasEffect = true;
    return reply;
}

QList<QByteArray> filtersOf(CatalogKind kind)
{
    if (kind == CatalogKind::Item)
        return {"ids any", "category.id equals", "title contains", "published equals"};
    if (kind == CatalogKind::Variant)
        return {"ids any", "item.id equals", "sku equals", "title contains", "published equals"};
    return {"ids any", "item.id equals", "name contains"};
}

// A filter on an attribute, which is read from the log.
bool fitsAttribute(const FilterTerm &term, JsonElement attributes)
{
    const QByteArray wanted = term.values.value(0);
    if (term.field == "published")
        return jsonFlagIn(attributes, "published") == (wanted == "true");
    const QByteArray value = bytesOf(jsonTextIn(attributes, textOf(term.field)));
    return term.operation == "contains" ? value.toLower().contains(wanted.toLower())
                                        : value == wanted;
}

bool fitsAll(KlaviyoStore &store, CatalogKind kind, const ListQuery &query, qint64 row)
{
    std::optional<JsonElement> attributes;
    JsonText text;
    for (const FilterTerm &term : query.terms) {
        if (term.field == "ids" || term.field.endsWith(".id"))
            continue; // in the candidates already
        if (!attributes)
            attributes = text.parse(store.catalog.attributes(kind, row));
        if (!attributes || !fitsAttribute(term, *attributes))
            return false;
    }
    return true;
}

void keepOnly(std::optional<QList<qint64>> &rows, QList<qint64> found)
{
    std::sort(found.begin(), found.end());
    if (rows)
        found.removeIf([&rows](qint64 row) { return !rows->contains(row); });
    rows = std::move(found);
}

// The rows that a filter on ids or relations leaves.
std::optional<QList<qint64>> candidates(
    KlaviyoStore &store, CatalogKind kind, const ListQuery &query)
{
    std::optional<QList<qint64>> rows;
    if (const FilterTerm *ids = query.term("ids")) {
        QSet<qint64> found;
        for (const QByteArray &id : ids->values) {
            if (const qint64 row = store.catalog.byId(kind, id); row >= 0)
                found.insert(row);
        }
        keepOnly(rows, found.values());
    }
    if (const FilterTerm *item = query.term("item.id")) {
        const qint64 row = store.catalog.byId(CatalogKind::Item, item->values.value(0));
        keepOnly(rows, relatedRows(store, CatalogKind::Item, row, kind));
    }
    if (const FilterTerm *category = query.term("category.id")) {
        const qint64 row = store.catalog.byId(CatalogKind::Category, category->values.value(0));
        keepOnly(rows, relatedRows(store, CatalogKind::Category, row, kind));
    }
    return rows;
}

HttpReply getRow(KlaviyoStore &store, const HttpRequest &request, CatalogKind kind)
{
    const qint64 row = store.catalog.byId(kind, captured(request));
    return row < 0 ? noSuchRow(kind, request) : oneRow(store, request, kind, row, 200);
}

} // namespace

QList<qint64> relatedRows(KlaviyoStore &store, CatalogKind from, qint64 row, CatalogKind to)
{
    QList<qint64> found;
    if (row < 0)
        return found;
    const auto add = [&](CatalogKind kind, quint32 other) {
        if (!store.catalog.row(kind, other).isDeleted)
            found.append(other);
    };
    if (from == CatalogKind::Item) {
        const CatalogTable::Row &item = store.catalog.row(from, row);
        for (const quint32 other : to == CatalogKind::Variant ? item.variants : item.links)
            add(to, other);
        return found;
    }
    for (qint64 item = 0; item < store.catalog.count(CatalogKind::Item); ++item) {
        if (store.catalog.hasLink(item, CatalogKind::Item, static_cast<quint32>(row)))
            add(CatalogKind::Item, static_cast<quint32>(item));
    }
    return found;
}

void appendCatalogRow(
    QByteArray &out, KlaviyoStore &store, const HttpRequest &request, CatalogKind kind, qint64 row)
{
    const CatalogTable::Row &entry = store.catalog.row(kind, row);
    const CatalogShape &shape = shapeOf(kind);
    const QByteArray id = store.catalog.idOf(kind, row);
    const QByteArray self = baseUrlOf(store) + pathOf(kind);
    Attributes attributes = attributesOf(store.catalog.attributes(kind, row), shape.attributes);
    if (kind != CatalogKind::Category)
        attributes.emplaceBack("created", '"' + klaviyoMoment(entry.createdMs) + '"');
    attributes.emplaceBack("updated", '"' + klaviyoMoment(entry.updatedMs) + '"');
    QByteArray more;
    if (kind == CatalogKind::Variant && !entry.links.empty()) {
        more = ",\"relationships\":{\"item\":{\"data\":";
        appendReference(
            more, "catalog-item", store.catalog.idOf(CatalogKind::Item, entry.links.front()));
        more += "}}";
    } else if (kind != CatalogKind::Variant) {
        const QByteArray other = kind == CatalogKind::Item ? "variants" : "items";
        const QByteArray own = self + '/' + id.toPercentEncoding();
        more = ",\"relationships\":{\"" + other + "\":{\"links\":{\"self\":\"" + own
            + "/relationships/" + other + "\",\"related\":\"" + own + '/' + other + "\"}}}";
    }
    appendResource(out, shape.type, id, attributes, wantedFields(request, shape.type), self, more);
}

HttpReply catalogPage(KlaviyoStore &store, const HttpRequest &request, CatalogKind kind,
    std::optional<QList<qint64>> within, const QByteArray &self, bool isReference)
{
    ListQuery query;
    const QueryRule rule{filtersOf(kind), 100, 100, {"created"}};
    if (const auto problem = ListQuery::read(request, rule, query))
        return problemReply(*problem);
    PageSource source;
    source.count = store.catalog.count(kind);
    source.rows = candidates(store, kind, query);
    if (within)
        keepOnly(source.rows, *within);
    source.matches = [&](qint64 row) {
        return !store.catalog.row(kind, row).isDeleted && fitsAll(store, kind, query, row);
    };
    source.write = [&](QByteArray &out, qint64 row) {
        if (isReference)
            appendReference(out, shapeOf(kind).type, store.catalog.idOf(kind, row));
        else
            appendCatalogRow(out, store, request, kind, row);
    };
    source.self = self;
    return klaviyoReply(200, pageJson(request, query, source));
}

QList<KlaviyoHandler> catalogHandlers()
{
    QList<KlaviyoHandler> all;
    const auto write = [](CatalogKind kind, Change change) {
        return [kind, change](KlaviyoStore &store, const HttpRequest &request) {
            return writeRow(store, request, kind, change);
        };
    };
    for (const CatalogKind kind : kCatalogKinds) {
        const QByteArray path = pathOf(kind);
        all.append({{"GET", path,
                        [kind, path](KlaviyoStore &store, const HttpRequest &request) {
                            return catalogPage(
                                store, request, kind, std::nullopt, baseUrlOf(store) + path, false);
                        }},
            {"POST", path, write(kind, Change::Create)},
            {"GET", path + "/{id}",
                [kind](KlaviyoStore &store, const HttpRequest &request) {
                    return getRow(store, request, kind);
                }},
            {"PATCH", path + "/{id}", write(kind, Change::Update)},
            {"DELETE", path + "/{id}", write(kind, Change::Delete)}});
    }
    return all;
}

} // namespace sluice::sandbox
