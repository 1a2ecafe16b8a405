// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyocall.h"
#include "sandbox/klaviyo/moments.h"

#include <algorithm>

namespace sluice::sandbox {

namespace {

constexpr qsizetype kMostProfileBytes = 100'000;

HttpReply oneProfile(KlaviyoStore &store, const HttpRequest &request, qint64 row, int status)
{
    QByteArray out = "{\"data\":";
    appendProfile(out, store, request, row);
    const QByteArray self = baseUrlOf(store) + "/api/profiles/" + ProfileTable::idOf(row);
    return klaviyoReply(status, out + ",\"links\":{\"self\":\"" + self + "\"}}");
}

HttpReply writeProfile(
    KlaviyoStore &store, const HttpRequest &request, ProfileTable::Mode mode, QByteArray id)
{
    HttpReply refused;
    JsonText text;
    if (request.body.size() > kMostProfileBytes)
        return problemReply({.status = 413,
            .code = "payload_too_large",
            .title = "Payload too large.",
            .detail = "A profile may have at most 100 KB."});
    const auto data = bodyData(text, request, "profile", refused);
    if (!data)
        return refused;
    const QByteArray told = bytesOf(jsonTextIn(*data, "id"));
    const QByteArray pointer = "/data/attributes";
    const auto attributes = jsonMember(*data, "attributes");
    if (!attributes)
        return problemReply(invalidInput("'attributes' is a required field.", "/data"));
    if (mode == ProfileTable::Mode::Patch && told != id)
        return problemReply(invalidInput("'id' must be that of the path.", "/data/id"));
    if (mode == ProfileTable::Mode::Upsert)
        id = told;
    if (const auto problem = ProfileTable::checkTypes(*attributes, pointer))
        return problemReply(*problem);
    if (const auto problem = ProfileTable::checkIdentifiers(*attributes, pointer))
        return problemReply(*problem);
    const bool hasIdentifier = !jsonTextIn(*attributes, "email").empty()
        || !jsonTextIn(*attributes, "phone_number").empty()
        || !jsonTextIn(*attributes, "external_id").empty()
        || !jsonTextIn(*attributes, "anonymous_id").empty();
    if (id.isEmpty() && !hasIdentifier)
        return problemReply(invalidInput(
            "One of email, phone_number, external_id or anonymous_id is required.", pointer));
    const auto outcome = store.profiles.write(mode, *attributes, id, store.nowMs(), pointer);
    if (outcome.problem)
        return problemReply(*outcome.problem);
    HttpReply reply = oneProfile(store, request, outcome.row,
        mode == ProfileTable::Mode::Patch || !outcome.isNew ? 200 : 201);
    reply.hasEffect = true;
    return reply;
}

HttpReply getProfile(KlaviyoStore &store, const HttpRequest &request)
{
    const qint64 row = store.profiles.byId(captured(request));
    if (row < 0)
        return problemReply(
            notFound("A profile with id " + captured(request) + " does not exist."));
    return oneProfile(store, request, row, 200);
}

// Narrows `rows` to those that a term on an identifier names.
void narrow(KlaviyoStore &store, const ListQuery &query, std::optional<QList<qint64>> &rows)
{
    for (const char *field : {"id", "email", "phone_number", "external_id"}) {
        const FilterTerm *term = query.term(field);
        if (!term)
            continue;
        QList<qint64> found;
        for (const QByteArray &value : term->values) {
            const qint64 row = store.profiles.by(field, value);
            if (row >= 0 && (!rows || rows->contains(row)) && !found.contains(row))
                found.append(row);
        }
        std::sort(found.begin(), found.end());
        rows = found;
    }
}

bool isInTime(const FilterTerm &term, qint64 ms)
{
    const auto bound = klaviyoSeconds(textOf(term.values.value(0)));
    if (!bound)
        return false;
    return term.operation == "greater-than" ? ms / 1000 > *bound : ms / 1000 < *bound;
}

HttpReply listProfiles(KlaviyoStore &store, const HttpRequest &request)
{
    ListQuery query;
    const QueryRule rule{
        {"id any", "id equals", "email any", "email equals", "phone_number any",
            "phone_number equals", "external_id any", "external_id equals", "created greater-than",
            "created less-than", "updated greater-than", "updated less-than"},
        20, 100, {"created", "id"}};
    if (const auto problem = ListQuery::read(request, rule, query))
        return problemReply(*problem);
    PageSource source;
    source.count = store.profiles.count();
    narrow(store, query, source.rows);
    source.matches = [&](qint64 row) {
        const ProfileTable::Row &entry = store.profiles.row(row);
        return !entry.isDeleted
            && std::all_of(query.terms.begin(), query.terms.end(), [&](const FilterTerm &term) {
                   if (term.field == "created")
                       return isInTime(term, entry.createdMs);
                   return term.field != "updated" || isInTime(term, entry.updatedMs);
               });
    };
    source.write = [&](QByteArray &out, qint64 row) { appendProfile(out, store, request, row); };
    source.self = baseUrlOf(store) + "/api/profiles";
    return klaviyoReply(200, pageJson(request, query, source));
}

HttpReply listsOfProfile(KlaviyoStore &store, const HttpRequest &request, bool isReference)
{
    const qint64 row = store.profiles.byId(captured(request));
    if (row < 0)
        return problemReply(
            notFound("A profile with id " + captured(request) + " does not exist."));
    QList<qint64> lists;
    for (qint64 list = 0; list < store.lists.count(); ++list) {
        if (store.lists.list(list).members.count(static_cast<quint32>(row)) > 0)
            lists.append(list);
    }
    const QByteArray part = isReference ? "/relationships/lists" : "/lists";
    return listPage(store, request, lists,
        baseUrlOf(store) + "/api/profiles/" + captured(request) + part, isReference);
}

} // namespace

QByteArray consentsJson(const ListTable::Consents &consents)
{
    QByteArray out = "{";
    for (const auto &[name, consent] :
        {std::pair("email", consents.email), std::pair("sms", consents.sms)}) {
        appendJsonName(out, name);
        if (consent.state.isEmpty()) {
            out += "{\"marketing\":{\"consent\":\"NEVER_SUBSCRIBED\"}}";
            continue;
        }
        out += "{\"marketing\":{\"consent\":\"" + consent.state + "\",\"consent_timestamp\":\""
            + klaviyoMoment(consent.timeMs) + "\",\"method\":"
            + (consent.isHistorical ? "\"HISTORICAL_IMPORT\"" : "\"API\"") + "}}";
    }
    return out + '}';
}

void appendProfile(QByteArray &out, KlaviyoStore &store, const HttpRequest &request, qint64 row)
{
    const ProfileTable::Row &entry = store.profiles.row(row);
    Attributes attributes = attributesOf(store.profiles.attributes(row), ProfileTable::names());
    for (auto &[name, json] : attributes) {
        if (json == "null" && (name == "properties" || name == "location"))
            json = "{}";
    }
    attributes.emplaceBack("created", '"' + klaviyoMoment(entry.createdMs) + '"');
    attributes.emplaceBack("updated", '"' + klaviyoMoment(entry.updatedMs) + '"');
    attributes.emplaceBack("last_event_date", "null");
    if (request.param("additional-fields[profile]").contains("subscriptions"))
        attributes.emplaceBack("subscriptions", consentsJson(store.lists.consentsOf(row)));
    const QByteArray id = ProfileTable::idOf(row);
    const QByteArray self = baseUrlOf(store) + "/api/profiles";
    appendResource(out, "profile", id, attributes, wantedFields(request, "profile"), self,
        ",\"relationships\":{\"lists\":{\"links\":{\"self\":\"" + self + '/' + id
            + "/relationships/lists\",\"related\":\"" + self + '/' + id + "/lists\"}}}");
}

HttpReply profilePage(KlaviyoStore &store, const HttpRequest &request, QList<qint64> rows,
    const QByteArray &self, bool isReference)
{
    ListQuery query;
    const QueryRule rule{{"email any", "email equals", "phone_number any", "phone_number equals"},
        20, isReference ? 1000 : 100, {"joined_group_at"}};
    if (const auto problem = ListQuery::read(request, rule, query))
        return problemReply(*problem);
    std::sort(rows.begin(), rows.end());
    PageSource source;
    source.rows = std::move(rows);
    if (!query.terms.isEmpty())
        narrow(store, query, source.rows);
    source.matches = [&](qint64 row) { return store.profiles.isThere(row); };
    source.write = [&](QByteArray &out, qint64 row) {
        if (isReference)
            appendReference(out, "profile", ProfileTable::idOf(row));
        else
            appendProfile(out, store, request, row);
    };
    source.self = self;
    return klaviyoReply(200, pageJson(request, query, source));
}

QList<KlaviyoHandler> profileHandlers()
{
    using Mode = ProfileTable::Mode;
    return {
        {"POST", "/api/profiles",
            [](KlaviyoStore &store, const HttpRequest &request) {
                return writeProfile(store, request, Mode::Create, {});
            }},
        {"POST", "/api/profile-import",
            [](KlaviyoStore &store, const HttpRequest &request) {
                return writeProfile(store, request, Mode::Upsert, {});
            }},
        {"GET", "/api/profiles/{id}/relationships/lists",
            [](KlaviyoStore &store, const HttpRequest &request) {
                return listsOfProfile(store, request, true);
            }},
        {"GET", "/api/profiles/{id}/lists",
            [](KlaviyoStore &store, const HttpRequest &request) {
                return listsOfProfile(store, request, false);
            }},
        {"GET", "/api/profiles", listProfiles},
        {"GET", "/api/profiles/{id}", getProfile},
        {"PATCH", "/api/profiles/{id}",
            [](KlaviyoStore &store, const HttpRequest &request) {
                return writeProfile(store, request, Mode::Patch, captured(request));
            }},
    };
}

} // namespace sluice::sandbox
