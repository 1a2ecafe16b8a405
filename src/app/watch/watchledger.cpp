// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/watchledger.h"

#include "base/clock.h"
#include "core/store/store.h"

#include <QSqlQuery>

namespace sluice {

namespace {

Result<void> changeWatch(Store &store, const char *statement, const QVariantList &values)
{
    return store.write([&](Sql &sql) -> Result<void> {
        auto done = sql.run(statement, values);
        return done ? Result<void>() : Result<void>(fail(done.error()));
    });
}

} // namespace

WatchLedger::WatchLedger(Store &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock)
{
}

Result<WatchEntry> WatchLedger::entry(const QString &jobId) const
{
    WatchEntry entry;
    auto done = m_store.read([&](Sql &sql) -> Result<void> {
        auto query = sql.run("SELECT looked_at, changed_at, behind_since, mark, synced_mark,"
                             " run_id, run_mark, failures, not_before, problem FROM table_watch"
                             " WHERE job_def_id=?",
            {jobId});
        if (!query)
            return fail(query.error());
        const QSqlQuery &q = **query;
        if ((*query)->next())
            entry = {.lookedAtMs = q.value(0).toLongLong(),
                .changedAtMs = q.value(1).toLongLong(),
                .behindSinceMs = q.value(2).toLongLong(),
                .mark = q.value(3).toString(),
                .syncedMark = q.value(4).toString(),
                .runId = q.value(5).toString(),
                .runMark = q.value(6).toString(),
                .failures = q.value(7).toInt(),
                .notBeforeMs = q.value(8).toLongLong(),
                .problem = q.value(9).toString()};
        (*query)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return entry;
}

Result<bool> WatchLedger::claimLook(const QString &jobId, qint64 everyMs)
{
    const qint64 now = m_clock.nowMs();
    // Most rounds find nothing due, and then nobody needs to write. A clock that was set back must
    // not silence the watch.
    bool isDue = true;
    auto seen = m_store.read([&](Sql &sql) -> Result<void> {
        auto query = sql.run("SELECT next_look_at FROM table_watch WHERE job_def_id=?", {jobId});
        if (!query)
            return fail(query.error());
        if ((*query)->next()) {
            const qint64 next = (*query)->value(0).toLongLong();
            isDue = next <= now || next > now + everyMs;
        }
        (*query)->finish();
        return {};
    });
    if (!seen)
        return fail(seen.error());
    if (!isDue)
        return false;
    bool isMine = false;
    auto done = m_store.write([&](Sql &sql) -> Result<void> {
        auto claimed
            = sql.run("INSERT INTO table_watch(job_def_id, next_look_at) VALUES(?,?)"
                      " ON CONFLICT(job_def_id) DO UPDATE SET next_look_at=excluded.next_look_at"
                      " WHERE table_watch.next_look_at<=? OR table_watch.next_look_at>?",
                {jobId, now + everyMs, now, now + everyMs});
        if (!claimed)
            return fail(claimed.error());
        isMine = sql.changed() > 0;
        return {};
    });
    if (!done)
        return fail(done.error());
    return isMine;
}

// A change came after the look before this one, at the earliest.
Result<void> WatchLedger::looked(const QString &jobId, const QString &mark)
{
    const qint64 now = m_clock.nowMs();
    return changeWatch(m_store,
        "UPDATE table_watch SET"
        " behind_since=CASE WHEN ?=synced_mark THEN 0"
        "  WHEN behind_since>0 THEN behind_since"
        "  WHEN looked_at>0 THEN looked_at ELSE ? END,"
        " changed_at=CASE WHEN ?=mark THEN changed_at ELSE ? END,"
        " problem=CASE WHEN run_id='' AND failures=0 THEN '' ELSE problem END,"
        " mark=?, looked_at=? WHERE job_def_id=?",
        {mark, now, mark, now, mark, now, jobId});
}

Result<void> WatchLedger::failedToLook(const QString &jobId, const QString &problem)
{
    return changeWatch(
        m_store, "UPDATE table_watch SET problem=? WHERE job_def_id=?", {problem, jobId});
}

Result<void> WatchLedger::began(const QString &jobId, const QString &runId, const QString &mark)
{
    return changeWatch(m_store,
        "UPDATE table_watch SET run_id=?, run_mark=?, run_looked_at=looked_at WHERE job_def_id=?",
        {runId, mark, jobId});
}

Result<void> WatchLedger::ended(
    const QString &jobId, const WatchEntry &before, const QString &problem)
{
    return changeWatch(m_store,
        "UPDATE table_watch SET run_id='', synced_mark=run_mark, failures=0, not_before=0,"
        " problem=?, behind_since=CASE WHEN mark=run_mark THEN 0 ELSE run_looked_at END"
        " WHERE job_def_id=? AND run_id=?",
        {problem, jobId, before.runId});
}

Result<void> WatchLedger::failed(
    const QString &jobId, const WatchEntry &before, const QString &problem, qint64 notBeforeMs)
{
    return changeWatch(m_store,
        "UPDATE table_watch SET failures=failures+1, not_before=?, problem=?, run_id=''"
        " WHERE job_def_id=? AND run_id=?",
        {notBeforeMs, problem, jobId, before.runId});
}

} // namespace sluice
