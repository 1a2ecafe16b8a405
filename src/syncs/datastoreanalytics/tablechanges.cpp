// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/tablechanges.h"

#include "core/engine/stepcontext.h"
#include "services/catalyst/catalystclient.h"
#include "services/catalyst/zcql.h"
#include "syncs/datastoreanalytics/datastorephase.h"
#include "syncs/datastoreanalytics/datastorerun.h"

#include <QDateTime>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kModified = "MODIFIEDTIME"_L1;
constexpr auto kTimeForm = "yyyy-MM-dd HH:mm:ss"_L1; // what stands before the milliseconds
constexpr qsizetype kTimeFormSize = 19;
constexpr qint64 kOverlapSeconds = 65 * 60; // five minutes (D.4) and the hour of autumn

// The questions to the service about a table's times.
class ModifiedTimes
{
public:
    ModifiedTimes(CatalystClient &client, const QString &table)
        : m_client(client)
        , m_table(table)
    {
    }
    Result<QString> newest(); // null: the table is empty
    Result<qint64> countAfter(const QString &time);

private:
    CatalystClient &m_client;
    QString m_table;
};

Result<QString> ModifiedTimes::newest()
{
    auto select = zcqlSelect(m_table, {kModified});
    if (!select)
        return select;
    auto rows = m_client.query(*select + u" ORDER BY MODIFIEDTIME DESC"_s + zcqlLimit(0, 1));
    if (!rows)
        return fail(rows.error());
    return rows->isEmpty() ? QString() : rows->first().value(QString(kModified));
}

Result<qint64> ModifiedTimes::countAfter(const QString &time)
{
    auto table = zcqlName(m_table);
    if (!table)
        return fail(table.error());
    auto rows = m_client.query(
        u"SELECT COUNT(ROWID) FROM %1 WHERE MODIFIEDTIME > %2"_s.arg(*table, zcqlText(time)));
    if (!rows)
        return fail(rows.error());
    return rows->isEmpty() || rows->first().size() == 0
        ? 0
        : rows->first().cells().first().second.toLongLong();
}

// Refused for what it asks, not for who asks or when.
bool isNotUnderstood(const Error &error)
{
    return error.httpStatus == 400;
}

} // namespace

CatalystCriteria TableChanges::criteria() const
{
    if (!isFiltered || since.isEmpty())
        return {};
    return {.conditions = {{.column = kModified, .comparator = u"greater_than"_s, .value = since}}};
}

QJsonObject TableChanges::toJson() const
{
    return {
        {u"since"_s, since}, {u"upTo"_s, upTo}, {u"isFiltered"_s, isFiltered}, {u"rows"_s, rows}};
}

TableChanges TableChanges::fromJson(const QJsonObject &json)
{
    return {.since = json.value(u"since").toString(),
        .upTo = json.value(u"upTo").toString(),
        .isFiltered = json.value(u"isFiltered").toBool(),
        .rows = json.value(u"rows").toInteger()};
}

QString beforeOverlap(const QString &modifiedTime)
{
    QDateTime time = QDateTime::fromString(modifiedTime.left(kTimeFormSize), kTimeForm);
    time.setTimeSpec(Qt::UTC); // any zone without jumps
    return time.isValid() ? time.addSecs(-kOverlapSeconds).toString(kTimeForm) : QString();
}

Result<QString> tableMark(CatalystClient &client, const QString &table)
{
    ModifiedTimes times(client, table);
    auto newest = times.newest();
    if (!newest)
        return newest;
    auto rows = client.count(table);
    if (!rows)
        return fail(rows.error());
    qint64 recent = 0;
    if (const QString since = beforeOverlap(*newest); !since.isEmpty()) {
        auto changed = times.countAfter(since);
        if (!changed && !isNotUnderstood(changed.error()))
            return fail(changed.error());
        recent = changed.value_or(-1);
    }
    return u"%1 %2 %3"_s.arg(*newest).arg(*rows).arg(recent);
}

Outcome<TableChanges> findTableChanges(
    StepContext &context, const DatastoreRun &run, CatalystClient &client, qint64 count)
{
    TableChanges changes{.rows = count};
    ModifiedTimes times(client, run.job().table);
    const auto newest = times.newest();
    if (!newest && !isNotUnderstood(newest.error()))
        return tl::unexpected(context.orElse(newest.error()));
    changes.upTo = newest ? beforeOverlap(*newest) : QString();
    auto since = tableCursor(context.store(), context.run().jobId, run.cursorStream());
    if (!since)
        return tl::unexpected(context.orElse(since.error()));
    changes.since = *since;
    if (changes.since.isEmpty() || run.job().changedRows == ChangedRows::All)
        return changes;
    const auto changed = times.countAfter(changes.since);
    const auto none = times.countAfter(u"9999-12-31 23:59:59"_s);
    for (const auto *answer : {&changed, &none}) {
        if (!*answer && !isNotUnderstood(answer->error()))
            return tl::unexpected(context.orElse(answer->error()));
    }
    const bool isCompared = changed && none && *none == 0 && *changed <= count;
    if (!isCompared) {
        context.logger().warning(
            u"Catalyst does not compare MODIFIEDTIME; all rows are read and compared here"_s);
        return changes;
    }
    changes.isFiltered = true;
    changes.rows = *changed;
    return changes;
}

} // namespace sluice
