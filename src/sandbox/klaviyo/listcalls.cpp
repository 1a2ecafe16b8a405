// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyocall.h"
#include "sandbox/klaviyo/moments.h"

#include <algorithm>

namespace sluice::sandbox {

namespace {

constexpr int kListPage = 10;
constexpr qsizetype kMostReferences = 1000;

HttpReply oneList(KlaviyoStore &store, const HttpRequest &request, qint64 list, int status)
{
    QByteArray out = "{\"data\":";
    appendList(out, store, request, list);
    return klaviyoReply(status, out + '}');
}

HttpReply noSuchList(const HttpRequest &request)
{
    return problemReply(notFound("A list with id " + captured(request) + " does not exist."));
}

HttpReply writeList(KlaviyoStore &store, const HttpRequest &request, bool isNew)
{
    qint64 list = isNew ? 0 : store.lists.byId(captured(request));
    if (list < 0)
        return noSuchList(request);
    HttpReply refused;
    JsonText text;
    const auto data = bodyData(text, request, "list", refused);
    if (!data)
        return refused;
    const auto attributes = jsonMember(*data, "attributes");
    const QByteArray name = attributes ? bytesOf(jsonTextIn(*attributes, "name")) : QByteArray();
    if (name.isEmpty())
        return problemReply(invalidInput("'name' is a required field.", "/data/attributes/name"));
    if (isNew) {
        const QByteArray optIn = bytesOf(jsonTextIn(*attributes, "opt_in_process"));
        list = store.lists.add(name, optIn.isEmpty() ? "double_opt_in" : optIn, store.nowMs());
    } else {
        store.lists.rename(list, name, store.nowMs());
    }
    HttpReply reply = oneList(store, request, list, isNew ? 201 : 200);
    reply.hasEffect = true;
    return reply;
}

HttpReply getList(KlaviyoStore &store, const HttpRequest &request)
{
    const qint64 list = store.lists.byId(captured(request));
    return list < 0 ? noSuchList(request) : oneList(store, request, list, 200);
}

HttpReply deleteList(KlaviyoStore &store, const HttpRequest &request)
{
    const qint64 list = store.lists.byId(captured(request));
    if (list < 0)
        return noSuchList(request);
    store.lists.remove(list);
    HttpReply reply;
    reply.status = 204;
    reply.hasEffect = true;
    return reply;
}

HttpReply allLists(KlaviyoStore &store, const HttpRequest &request)
{
    QList<qint64> lists;
    for (qint64 list = 0; list < store.lists.count(); ++list)
        lists.append(list);
    return listPage(store, request, lists, baseUrlOf(store) + "/api/lists", false);
}

HttpReply profilesOfList(KlaviyoStore &store, const HttpRequest &request, bool isReference)
{
    const qint64 list = store.lists.byId(captured(request));
    if (list < 0)
        return noSuchList(request);
    QList<qint64> rows;
    for (const auto &[profile, joined] : store.lists.list(list).members)
        rows.append(profile);
    return profilePage(store, request, rows,
        baseUrlOf(store) + "/api/lists/" + captured(request)
            + (isReference ? "/relationships/profiles" : "/profiles"),
        isReference);
}

HttpReply changeMembers(KlaviyoStore &store, const HttpRequest &request, bool isJoining)
{
    const qint64 list = store.lists.byId(captured(request));
    if (list < 0)
        return noSuchList(request);
    HttpReply refused;
    JsonText text;
    const auto data = bodyData(text, request, {}, refused);
    if (!data)
        return refused;
    simdjson::dom::array references;
    if (data->get(references) != simdjson::SUCCESS || jsonCount(*data) > kMostReferences)
        return problemReply(invalidInput("A list of at most 1000 references is expected."));
    for (const JsonElement reference : references) {
        const qint64 row = store.profiles.byId(viewOf(jsonTextIn(reference, "id")));
        if (row < 0)
            return problemReply(notFound(
                "A profile with id " + bytesOf(jsonTextIn(reference, "id")) + " does not exist."));
        if (isJoining)
            store.lists.join(list, static_cast<quint32>(row), store.nowMs(), false);
        else
            store.lists.leave(list, static_cast<quint32>(row));
    }
    HttpReply reply;
    reply.status = 204;
    reply.hasEffect = true;
    return reply;
}

} // namespace

void appendList(QByteArray &out, KlaviyoStore &store, const HttpRequest &request, qint64 list)
{
    const ListTable::List &entry = store.lists.list(list);
    const QByteArray id = ListTable::idOf(list);
    const QByteArray self = baseUrlOf(store) + "/api/lists";
    Attributes attributes{{"name", jsonQuoted(entry.name)},
        {"created", '"' + klaviyoMoment(entry.createdMs) + '"'},
        {"updated", '"' + klaviyoMoment(entry.updatedMs) + '"'},
        {"opt_in_process", jsonQuoted(entry.optIn)}};
    if (request.param("additional-fields[list]").contains("profile_count"))
        attributes.emplaceBack("profile_count", QByteArray::number(entry.members.size()));
    appendResource(out, "list", id, attributes, wantedFields(request, "list"), self,
        ",\"relationships\":{\"profiles\":{\"links\":{\"self\":\"" + self + '/' + id
            + "/relationships/profiles\",\"related\":\"" + self + '/' + id + "/profiles\"}}}");
}

HttpReply listPage(KlaviyoStore &store, const HttpRequest &request, QList<qint64> rows,
    const QByteArray &self, bool isReference)
{
    ListQuery query;
    if (const auto problem = ListQuery::read(request,
            {{"name any", "name equals", "id any", "id equals"}, kListPage, kListPage,
                {"created", "id"}},
            query))
        return problemReply(*problem);
    PageSource source;
    source.rows = std::move(rows);
    source.matches = [&](qint64 list) {
        return !store.lists.list(list).isDeleted
            && std::all_of(query.terms.begin(), query.terms.end(), [&](const FilterTerm &term) {
                   return term.values.contains(
                       term.field == "id" ? ListTable::idOf(list) : store.lists.list(list).name);
               });
    };
    source.write = [&](QByteArray &out, qint64 list) {
        if (isReference)
            appendReference(out, "list", ListTable::idOf(list));
        else
            appendList(out, store, request, list);
    };
    source.self = self;
    return klaviyoReply(200, pageJson(request, query, source));
}

QList<KlaviyoHandler> listHandlers()
{
    const auto with = [](auto call, bool flag) {
        return [call, flag](KlaviyoStore &store, const HttpRequest &request) {
            return call(store, request, flag);
        };
    };
    const QByteArray members = "/api/lists/{id}/relationships/profiles";
    return {{"GET", "/api/lists", allLists}, {"POST", "/api/lists", with(writeList, true)},
        {"GET", members, with(profilesOfList, true)}, {"POST", members, with(changeMembers, true)},
        {"DELETE", members, with(changeMembers, false)},
        {"GET", "/api/lists/{id}/profiles", with(profilesOfList, false)},
        {"GET", "/api/lists/{id}", getList}, {"PATCH", "/api/lists/{id}", with(writeList, false)},
        {"DELETE", "/api/lists/{id}", deleteList}};
}

} // namespace sluice::sandbox
