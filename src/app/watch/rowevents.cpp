// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/rowevents.h"

#include <QJsonArray>

#include <array>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostEventRows = 10'000;

Error badEvent(const QString &why)
{
    return {.kind = ErrorKind::Data, .what = u"The event cannot be read"_s, .why = why};
}

// An id as text: a number of 17 digits must not pass through a double.
QString eventId(const QJsonValue &value)
{
    return value.isString() ? value.toString()
        : value.isDouble()  ? QString::number(value.toInteger())
                            : QString();
}

std::optional<RowAction> actionOf(const QString &word)
{
    static const QHash<QString, RowAction> words{{u"insert"_s, RowAction::Insert},
        {u"update"_s, RowAction::Update}, {u"delete"_s, RowAction::Delete},
        {u"row_inserted"_s, RowAction::Insert}, {u"row_updated"_s, RowAction::Update},
        {u"row_deleted"_s, RowAction::Delete}};
    const auto found = words.constFind(word.toLower());
    return found == words.cend() ? std::nullopt : std::optional(*found);
}

// The first of the keys that is there, in the object or in one of those that it holds.
QString namedIn(const QJsonObject &object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (const QString id = eventId(object.value(key)); !id.isEmpty())
            return id;
    }
    return {};
}

std::optional<RowAction> actionIn(const QJsonObject &event)
{
    static constexpr std::array keys{"action"_L1, "event_name"_L1, "event"_L1, "api_name"_L1};
    for (const QLatin1StringView key : keys) {
        if (auto action = actionOf(event.value(key).toString()))
            return action;
    }
    for (const QLatin1StringView holder : {"event_config"_L1, "event"_L1}) {
        const QJsonObject inner = event.value(holder).toObject();
        for (const QLatin1StringView key : keys) {
            if (auto action = actionOf(inner.value(key).toString()))
                return action;
        }
    }
    return std::nullopt;
}

Result<void> takeRow(const QJsonObject &element, RowAction action, RowEvents &events)
{
    QJsonObject row = element;
    // { "<Table>": row }, as ZCQL gives it.
    if (!row.contains("ROWID"_L1) && row.size() == 1 && row.constBegin()->isObject()) {
        events.tableName = row.constBegin().key();
        row = row.constBegin()->toObject();
    }
    const QString id = eventId(row.value("ROWID"_L1));
    if (!isRowId(id))
        return fail(badEvent(u"A row of it has no ROWID"_s));
    events.rows.append({id, action});
    return {};
}

Result<RowEvents> eventOf(const QJsonObject &event)
{
    const auto action = actionIn(event);
    if (!action)
        return fail(badEvent(u"It does not say whether rows were inserted, updated or deleted"_s));
    if (const QString source = event.value("source"_L1).toString();
        !source.isEmpty() && source.compare("Datastore"_L1, Qt::CaseInsensitive) != 0)
        return fail(
            badEvent(u"It is not about the Data Store, but about %1"_s.arg(source.left(40))));
    RowEvents events{.projectId = {},
        .tableId = namedIn(event, {"source_entity_id"_L1, "table_id"_L1}),
        .tableName = namedIn(event, {"table_name"_L1}),
        .rows = {}};
    const QJsonValue data = event.value("data"_L1);
    const QJsonArray rows = data.isArray() ? data.toArray() : QJsonArray{data};
    if (rows.size() > kMostEventRows)
        return fail(badEvent(u"It has more than %1 rows"_s.arg(kMostEventRows)));
    for (const QJsonValue row : rows) {
        if (auto taken = takeRow(row.toObject(), *action, events); !taken)
            return fail(taken.error());
    }
    if (events.tableId.isEmpty() && events.tableName.isEmpty())
        return fail(badEvent(u"It does not say which table it is about"_s));
    return events;
}

QString projectOf(const QJsonObject &payload)
{
    for (const QLatin1StringView holder : {"project_details"_L1, "current_project"_L1}) {
        if (const QString id = eventId(payload.value(holder).toObject().value("id"_L1));
            !id.isEmpty())
            return id;
    }
    const QJsonObject account = payload.value("account"_L1).toObject();
    return eventId(account.value("project"_L1).toObject().value("id"_L1));
}

} // namespace

Result<QList<RowEvents>> rowEventsOf(const QJsonObject &payload)
{
    QList<RowEvents> all;
    const QJsonValue list = payload.value("events"_L1);
    const QJsonArray events = list.isArray() ? list.toArray() : QJsonArray{payload};
    for (const QJsonValue event : events) {
        auto read = eventOf(event.toObject());
        if (!read)
            return fail(read.error());
        read->projectId = projectOf(payload);
        all.append(*std::move(read));
    }
    if (all.isEmpty())
        return fail(badEvent(u"It is empty"_s));
    return all;
}

} // namespace sluice
