// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyocall.h"

namespace sluice::sandbox {

namespace {

using LinkChange = CatalogTable::LinkChange;

QByteArray linkPath(CatalogKind from)
{
    return "/api/catalog-" + shapeOf(from).plural + "/{id}/";
}

HttpReply related(KlaviyoStore &store, const HttpRequest &request, CatalogKind from, CatalogKind to,
    bool isReference)
{
    const QByteArray id = captured(request);
    const qint64 row = store.catalog.byId(from, id);
    if (row < 0)
        return problemReply(
            notFound("A " + shapeOf(from).type + " with id " + id + " does not exist."));
    const QByteArray self = baseUrlOf(store) + "/api/catalog-" + shapeOf(from).plural + '/'
        + id.toPercentEncoding() + (isReference ? "/relationships/" : "/") + shapeOf(to).plural;
    return catalogPage(store, request, to, relatedRows(store, from, row, to), self, isReference);
}

HttpReply changeRelated(KlaviyoStore &store, const HttpRequest &request, CatalogKind from,
    CatalogKind to, LinkChange change)
{
    const QByteArray id = captured(request);
    const qint64 row = store.catalog.byId(from, id);
    if (row < 0)
        return problemReply(
            notFound("A " + shapeOf(from).type + " with id " + id + " does not exist."));
    HttpReply refused;
    JsonText text;
    const auto data = bodyData(text, request, {}, refused);
    if (!data)
        return refused;
    simdjson::dom::array references;
    if (data->get(references) != simdjson::SUCCESS)
        return problemReply(invalidInput("A list of references is expected."));
    QSet<quint32> rows;
    for (const JsonElement reference : references) {
        const QByteArray other = bytesOf(jsonTextIn(reference, "id"));
        const qint64 found = store.catalog.byId(to, other);
        if (bytesOf(jsonTextIn(reference, "type")) != shapeOf(to).type)
            return problemReply(invalidInput("'type' must be " + shapeOf(to).type + '.'));
        if (found < 0 && change != LinkChange::Remove)
            return problemReply(
                notFound("A " + shapeOf(to).type + " with id " + other + " does not exist."));
        if (found >= 0)
            rows.insert(static_cast<quint32>(found));
    }
    if (from == CatalogKind::Item)
        store.catalog.changeLinks(row, rows, change, store.nowMs());
    else
        store.catalog.changeItems(row, rows, change, store.nowMs());
    HttpReply reply;
    reply.status = 204;
    reply.hasEffect = true;
    return reply;
}

void addReads(QList<KlaviyoHandler> &all, CatalogKind from, CatalogKind to)
{
    for (const bool isReference : {true, false}) {
        all.append(
            {"GET", linkPath(from) + (isReference ? "relationships/" : "") + shapeOf(to).plural,
                [from, to, isReference](KlaviyoStore &store, const HttpRequest &request) {
                    return related(store, request, from, to, isReference);
                }});
    }
}

void addWrites(QList<KlaviyoHandler> &all, CatalogKind from, CatalogKind to)
{
    for (const auto &[method, change] : {std::pair("POST", LinkChange::Add),
             std::pair("PATCH", LinkChange::Replace), std::pair("DELETE", LinkChange::Remove)}) {
        all.append({method, linkPath(from) + "relationships/" + shapeOf(to).plural,
            [from, to, change = change](KlaviyoStore &store, const HttpRequest &request) {
                return changeRelated(store, request, from, to, change);
            }});
    }
}

} // namespace

QList<KlaviyoHandler> catalogLinkHandlers()
{
    QList<KlaviyoHandler> all;
    addReads(all, CatalogKind::Item, CatalogKind::Variant);
    addReads(all, CatalogKind::Item, CatalogKind::Category);
    addReads(all, CatalogKind::Category, CatalogKind::Item);
    addWrites(all, CatalogKind::Item, CatalogKind::Category);
    addWrites(all, CatalogKind::Category, CatalogKind::Item);
    return all;
}

} // namespace sluice::sandbox
