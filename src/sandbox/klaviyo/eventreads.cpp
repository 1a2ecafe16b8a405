// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyocall.h"
#include "sandbox/klaviyo/moments.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

void appendMetric(QByteArray &out, KlaviyoStore &store, const HttpRequest &request, qint64 metric)
{
    const EventTable::Metric &entry = store.events.metrics().at(static_cast<size_t>(metric));
    const QByteArray moment = '"' + klaviyoMoment(entry.createdMs) + '"';
    appendResource(out, "metric", EventTable::metricId(metric),
        {{"name", jsonQuoted(entry.name)}, {"created", moment}, {"updated", moment},
            {"integration",
                "{\"object\":\"integration\",\"id\":\"0rG4eQ\",\"name\":\"API\","
                "\"category\":\"API\"}"}},
        wantedFields(request, "metric"), baseUrlOf(store) + "/api/metrics");
}

QByteArray shownProperties(const QByteArray &body)
{
    JsonText text;
    QByteArray out = "{";
    const auto stored = text.parse(body);
    if (!stored)
        return "{}";
    simdjson::dom::object members;
    const auto properties = jsonMember(*stored, "properties");
    if (properties && properties->get(members) == simdjson::SUCCESS) {
        for (const auto &[name, value] : members) {
            appendJsonName(out, viewOf(name));
            appendJson(out, value);
        }
    }
    for (const auto &[shown, name] : {std::pair("$event_id", "unique_id"),
             std::pair("$value", "value"), std::pair("$value_currency", "value_currency")}) {
        if (const auto value = jsonMember(*stored, name)) {
            appendJsonName(out, shown);
            appendJson(out, *value);
        }
    }
    return out + '}';
}

void appendEvent(QByteArray &out, KlaviyoStore &store, const HttpRequest &request, qint64 row)
{
    const EventTable::Row &entry = store.events.row(row);
    const QByteArray id = EventTable::idOf(row);
    QByteArray related = ",\"relationships\":{\"profile\":{\"data\":";
    appendReference(related, "profile", ProfileTable::idOf(entry.profile));
    related += "},\"metric\":{\"data\":";
    appendReference(related, "metric", EventTable::metricId(entry.metric));
    related += "}}";
    const QByteArray digits = QByteArray::number(row, 16).rightJustified(12, '0');
    appendResource(out, "event", id,
        {{"timestamp", QByteArray::number(entry.timeS)},
            {"event_properties", shownProperties(store.events.body(row))},
            {"datetime", '"' + klaviyoMoment(entry.timeS * 1000) + '"'},
            {"uuid", "\"5b0a0000-0000-11f0-8001-" + digits + '"'}},
        wantedFields(request, "event"), baseUrlOf(store) + "/api/events", related);
}

bool fitsTime(const FilterTerm &term, qint64 timeS)
{
    const QByteArray value = term.values.value(0);
    const auto bound = term.field == "timestamp" ? std::optional<qint64>(value.toLongLong())
                                                 : klaviyoSeconds(textOf(value));
    if (!bound)
        return false;
    if (term.operation == "greater-than")
        return timeS > *bound;
    if (term.operation == "greater-or-equal")
        return timeS >= *bound;
    if (term.operation == "less-than")
        return timeS < *bound;
    return timeS <= *bound;
}

bool isShown(KlaviyoStore &store, qint64 row)
{
    return row >= 0 && row < store.events.count()
        && store.events.row(row).acceptedMs
            + store.environment().settings.number(u"klaviyoEventMs"_s)
        <= store.nowMs();
}

// The rows that fit, with their times, in the order that is asked for.
std::vector<std::pair<qint64, qint64>> matchingEvents(KlaviyoStore &store, const ListQuery &query)
{
    std::vector<std::pair<qint64, qint64>> found;
    const FilterTerm *metric = query.term("metric_id");
    const FilterTerm *profile = query.term("profile_id");
    const qint64 wantedMetric = metric ? store.events.metricOf(metric->values.value(0)) : -1;
    const qint64 wantedProfile = profile ? store.profiles.byId(profile->values.value(0)) : -1;
    for (qint64 row = 0; row < store.events.count(); ++row) {
        const EventTable::Row &entry = store.events.row(row);
        if ((metric && entry.metric != wantedMetric) || (profile && entry.profile != wantedProfile)
            || !isShown(store, row))
            continue;
        const bool isFitting
            = std::all_of(query.terms.begin(), query.terms.end(), [&](const FilterTerm &term) {
                  return term.field.endsWith("_id") || fitsTime(term, entry.timeS);
              });
        if (isFitting)
            found.emplace_back(entry.timeS, row);
    }
    if (query.isDescending)
        std::sort(found.begin(), found.end(), std::greater<>());
    else
        std::sort(found.begin(), found.end());
    return found;
}

// Profiles and metrics of a page, once each.
QByteArray includedOf(KlaviyoStore &store, const HttpRequest &request, const QList<qint64> &rows)
{
    const QList<QByteArray> wishes = request.param("include").split(',');
    QByteArray out;
    QSet<quint32> profiles;
    QSet<quint32> metrics;
    for (const qint64 row : rows) {
        const EventTable::Row &entry = store.events.row(row);
        if (wishes.contains("profile") && !profiles.contains(entry.profile)) {
            profiles.insert(entry.profile);
            out += ',';
            appendProfile(out, store, request, entry.profile);
        }
        if (wishes.contains("metric") && !metrics.contains(entry.metric)) {
            metrics.insert(entry.metric);
            out += ',';
            appendMetric(out, store, request, entry.metric);
        }
    }
    return out.isEmpty() ? out : ",\"included\":[" + out.mid(1) + ']';
}

HttpReply listEvents(KlaviyoStore &store, const HttpRequest &request)
{
    ListQuery query;
    QueryRule rule{
        {"metric_id equals", "profile_id equals"}, 200, 1000, {"datetime", "timestamp"}, true};
    for (const char *field : {"datetime", "timestamp"}) {
        for (const char *operation :
            {"greater-than", "greater-or-equal", "less-than", "less-or-equal"})
            rule.filters.append(QByteArray(field) + ' ' + operation);
    }
    if (const auto problem = ListQuery::read(request, rule, query))
        return problemReply(*problem);
    const auto found = matchingEvents(store, query);
    QByteArray out = "{\"data\":[";
    QByteArray cursor;
    QList<qint64> rows;
    const std::pair<qint64, qint64> after{query.cursorKey, query.cursorRow};
    for (const auto &place : found) {
        if (query.hasCursor && (query.isDescending ? place >= after : place <= after))
            continue;
        if (rows.size() == query.pageSize) {
            cursor = cursorText(store.events.row(rows.last()).timeS, rows.last());
            break;
        }
        if (!rows.isEmpty())
            out.append(',');
        appendEvent(out, store, request, place.second);
        rows.append(place.second);
    }
    const QByteArray self = baseUrlOf(store) + "/api/events";
    return klaviyoReply(200,
        out + ']' + includedOf(store, request, rows)
            + ",\"links\":" + pageLinks(request, self, cursor) + '}');
}

enum class EventPart { Itself, Metric, Profile };

HttpReply getEvent(KlaviyoStore &store, const HttpRequest &request, EventPart part)
{
    const qint64 row = EventTable::rowOf(captured(request));
    if (!isShown(store, row))
        return problemReply(notFound("An event with id " + captured(request) + " does not exist."));
    QByteArray out = "{\"data\":";
    if (part == EventPart::Metric)
        appendMetric(out, store, request, store.events.row(row).metric);
    else if (part == EventPart::Profile)
        appendProfile(out, store, request, store.events.row(row).profile);
    else
        appendEvent(out, store, request, row);
    if (part == EventPart::Itself)
        out += includedOf(store, request, {row});
    return klaviyoReply(200, out + '}');
}

HttpReply listMetrics(KlaviyoStore &store, const HttpRequest &request)
{
    ListQuery query;
    if (const auto problem = ListQuery::read(request,
            {{"integration.name equals", "integration.category equals"}, 200, 200, {}}, query))
        return problemReply(*problem);
    PageSource source;
    source.count = static_cast<qint64>(store.events.metrics().size());
    source.matches = [&query](qint64) {
        return std::all_of(query.terms.begin(), query.terms.end(),
            [](const FilterTerm &term) { return term.values.value(0) == "API"; });
    };
    source.write
        = [&](QByteArray &out, qint64 metric) { appendMetric(out, store, request, metric); };
    source.self = baseUrlOf(store) + "/api/metrics";
    return klaviyoReply(200, pageJson(request, query, source));
}

HttpReply getMetric(KlaviyoStore &store, const HttpRequest &request)
{
    const qint64 metric = store.events.metricOf(captured(request));
    if (metric < 0)
        return problemReply(notFound("A metric with id " + captured(request) + " does not exist."));
    QByteArray out = "{\"data\":";
    appendMetric(out, store, request, metric);
    return klaviyoReply(200, out + '}');
}

} // namespace

QList<KlaviyoHandler> eventReadHandlers()
{
    const auto part = [](EventPart part) {
        return [part](KlaviyoStore &store, const HttpRequest &request) {
            return getEvent(store, request, part);
        };
    };
    return {{"GET", "/api/events", listEvents},
        {"GET", "/api/events/{id}/metric", part(EventPart::Metric)},
        {"GET", "/api/events/{id}/profile", part(EventPart::Profile)},
        {"GET", "/api/events/{id}", part(EventPart::Itself)}, {"GET", "/api/metrics", listMetrics},
        {"GET", "/api/metrics/{id}", getMetric}};
}

} // namespace sluice::sandbox
