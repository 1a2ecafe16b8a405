// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/missedschedules.h"

#include "app/schedules/crontimes.h"
#include "app/schedules/scheduleledger.h"
#include "core/store/store.h"

#include <limits>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kToldForMs = 24 * 3'600'000LL;
constexpr int kMostUnseen = 1'000;

// The last time before `before` that a run began; 0: none did.
Result<qint64> lastBegun(Sql &sql, const QString &jobId, qint64 before)
{
    auto row = sql.run("SELECT COALESCE(MAX(fire_at), 0) FROM schedule_fire WHERE job_def_id=?"
                       " AND fire_at<? AND outcome IN ('started','resumed','ended')",
        {jobId, before});
    if (!row)
        return fail(row.error());
    return (*row)->next() ? (*row)->value(0).toLongLong() : 0;
}

// What did not run between two that did.
Result<MissedSchedule> missesBetween(
    Sql &sql, const ScheduleEntry &entry, qint64 after, qint64 before, qint64 &notedMs)
{
    auto row = sql.run("SELECT COALESCE(MIN(fire_at), 0), COALESCE(SUM(n_due), 0),"
                       " COALESCE(MAX(noted_at), 0) FROM schedule_fire WHERE job_def_id=?"
                       " AND fire_at>? AND fire_at<? AND outcome IN ('missed','failed')",
        {entry.jobId, after, before});
    if (!row)
        return fail(row.error());
    MissedSchedule missed{
        .jobId = entry.jobId, .jobName = entry.jobName, .kind = entry.kind, .count = 0};
    if ((*row)->next()) {
        missed.firstDueMs = (*row)->value(0).toLongLong();
        missed.count = (*row)->value(1).toInt();
        notedMs = (*row)->value(2).toLongLong();
    }
    return missed;
}

void addUnseen(MissedSchedule &missed, const ScheduleEntry &entry, qint64 untilMs)
{
    const auto cron = CronExpression::parse(entry.cron);
    const auto zone = scheduleZone(entry.terms.zone);
    if (!cron || !zone)
        return;
    auto due = nextCronTime(*cron, entry.seenMs, *zone);
    for (int i = 0; due && *due <= untilMs && i < kMostUnseen; ++i) {
        if (missed.count++ == 0)
            missed.firstDueMs = *due;
        due = nextCronTime(*cron, *due, *zone);
    }
}

} // namespace

Result<QList<MissedSchedule>> missedSchedules(ScheduleLedger &ledger, qint64 nowMs, bool withUnseen)
{
    auto entries = ledger.entries();
    if (!entries)
        return fail(entries.error());
    QList<MissedSchedule> all;
    auto done = ledger.store().read([&](Sql &sql) -> Result<void> {
        for (const ScheduleEntry &entry : std::as_const(*entries)) {
            auto last = lastBegun(sql, entry.jobId, std::numeric_limits<qint64>::max());
            auto former = last ? lastBegun(sql, entry.jobId, *last) : last;
            if (!former)
                return fail(former.error());
            qint64 notedMs = 0;
            auto made = missesBetween(sql, entry, *former, *last, notedMs);
            if (!made)
                return fail(made.error());
            if (made->count > 0 && notedMs > nowMs - kToldForMs)
                all.append(*made);
            auto open
                = missesBetween(sql, entry, *last, std::numeric_limits<qint64>::max(), notedMs);
            if (!open)
                return fail(open.error());
            if (withUnseen)
                addUnseen(*open, entry, nowMs - ledger.timings().scheduleGrace.count());
            if (open->count > 0)
                all.append(*open);
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

} // namespace sluice
