// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/readrange.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmbulklock.h"
#include "syncs/crmbulk/crmfacts.h"

#include <QDateTime>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSecondMs = 1000; // the bounds are cut to seconds
constexpr qint64 kOverlapMs = 10 * 60 * 1000;

// What must be the same for one run to go on where the other ended.
QJsonObject comparable(const QJsonObject &runParams)
{
    QJsonObject params = runParams;
    QJsonObject job = params.value(u"job").toObject();
    [[maybe_unused]] const auto taken = CrmSelection::take(job);
    params.insert(u"job"_s, job);
    params.remove(u"targetPath"_s); // the time is in it
    params.remove(u"ofRun"_s);
    params.remove(kOrganisation); // runs of earlier versions have none
    return params;
}

bool leavesNothingOut(const QJsonObject &runParams)
{
    QJsonObject job = runParams.value(u"job").toObject();
    const auto selection = CrmSelection::take(job);
    return selection && (selection->isAll() || selection->isIncremental);
}

// When the run was made that this one goes on from; 0: there is none.
Result<qint64> lastReadMs(StepContext &context)
{
    const RunRow &run = context.run();
    const QJsonObject wanted = comparable(run.params);
    qint64 lastMs = 0;
    auto done = context.store().read([&](Sql &sql) -> Result<void> {
        auto rows
            = sql.run("SELECT as_of, params FROM run WHERE job_def_id=? AND dry_run=0"
                      " AND number<? AND state IN('completed','completed_with_rejections')"
                      " AND NOT EXISTS(SELECT 1 FROM run_event WHERE run_id=run.id AND code=?)"
                      " ORDER BY number DESC",
                {run.jobId, run.number, QString(kPageLost)});
        if (!rows)
            return fail(rows.error());
        while (lastMs == 0 && (*rows)->next()) {
            const QJsonObject params
                = QJsonDocument::fromJson((*rows)->value(1).toString().toUtf8()).object();
            if (leavesNothingOut(params) && comparable(params) == wanted)
                lastMs = (*rows)->value(0).toLongLong();
        }
        (*rows)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return lastMs;
}

QString isoTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

Outcome<ModifiedRange> firstRange(
    StepContext &context, const CrmSelection &selection, const CrmFacts &facts)
{
    ModifiedRange range{.fromMs = 0, .untilMs = facts.serviceMs(context.run().asOfMs)};
    if (!selection.since.isEmpty()) {
        range.fromMs
            = QDateTime::fromString(selection.since, Qt::ISODateWithMs).toMSecsSinceEpoch();
        range.untilMs += kSecondMs; // no run goes on from this one: the second of its making, too
    } else if (selection.isIncremental) {
        auto last = lastReadMs(context);
        if (!last)
            return tl::unexpected(context.orElse(last.error()));
        range.fromMs = *last > 0 ? *last - kOverlapMs : 0;
        context.logger().info(range.fromMs > 0
                ? QString(u"Reads what was modified since "_s + isoTime(range.fromMs))
                : u"Reads all records: there is no earlier run to go on from"_s);
    }
    const QJsonObject kept{{u"fromMs"_s, range.fromMs}, {u"untilMs"_s, range.untilMs}};
    auto done = context.remember(u"range"_s, kept, [&context, &range](StepTx &tx) -> Result<void> {
        auto moved
            = tx.sql().run("UPDATE run SET as_of=? WHERE id=?", {range.untilMs, context.run().id});
        return moved ? Result<void>() : fail(moved.error());
    });
    if (!done)
        return tl::unexpected(context.orElse(done.error()));
    return range;
}

} // namespace

Outcome<ModifiedRange> modifiedRange(
    StepContext &context, const CrmBulkJob &job, const CrmFacts &facts)
{
    const QJsonObject kept = context.memo().value(u"range").toObject();
    const QJsonObject &given = kept.isEmpty() ? context.input() : kept;
    const qint64 fromMs = given.value(u"fromMs").toInteger(-1);
    const qint64 untilMs = given.value(u"untilMs").toInteger(-1);
    ModifiedRange range{.fromMs = fromMs, .untilMs = untilMs};
    const qint64 known = context.memo().value(u"fromMs").toInteger(fromMs);
    if (untilMs < 0 && known >= 0) { // begun by an earlier version
        range = {.fromMs = known, .untilMs = context.run().asOfMs};
    } else if (untilMs < 0) {
        auto first = firstRange(context, job.selection, facts);
        if (!first)
            return first;
        range = *first;
    }
    const bool isBounded = job.selection.isIncremental || !job.selection.since.isEmpty();
    return isBounded ? range : ModifiedRange();
}

bool endsAt(const CrmSelection &selection, qint64 page, qint64 lastOrdinal)
{
    return (selection.rows.last > 0 && lastOrdinal >= selection.rows.last)
        || (selection.pages.last > 0 && page >= selection.pages.last);
}

qint64 firstWanted(const CrmBulkJob &job, qint64 perPage)
{
    const PartRange &pages = job.selection.pages;
    if (pages.first > 1)
        return (pages.first - 1) * (perPage > 0 ? perPage : job.pageRows) + 1;
    return std::max<qint64>(1, job.selection.rows.first);
}

PartRows partOfPage(const CrmBulkJob &job, qint64 page, qint64 firstOrdinal, qint64 rows)
{
    const PartRange &pages = job.selection.pages;
    if (page < pages.first || (pages.last > 0 && page > pages.last))
        return {};
    return rowsInPage(job.selection.rows, firstOrdinal, rows);
}

} // namespace sluice
