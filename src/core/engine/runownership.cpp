// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runledger.h"

#include "base/clock.h"
#include "base/crashpoint.h"
#include "base/ids.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/runrows.h"
#include "core/engine/steptx.h"
#include "core/engine/targetlocks.h"

#include <QDirIterator>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Error targetLocked(const RunRow &run, const TargetLock &holder)
{
    const bool isParked = holder.isWaitingForAPerson();
    return Error{.kind = ErrorKind::Locked,
        .what
        = u"%1 is being written by run #%2"_s.arg(run.subject, QString::number(holder.runNumber)),
        .why = isParked
            ? u"The job “%1” has %2 records on their way and needs attention"_s.arg(holder.jobName)
                  .arg(holder.pending)
            : u"The job “%1” holds the target (%2); one import at a time is allowed"_s.arg(
                holder.jobName, holder.text()),
        .next = isParked
            ? u"Resume run #%1, or stop it to let go of the target"_s.arg(holder.runNumber)
            : u"Wait for its end, or stop it"_s,
        .code = u"TARGET_LOCKED"_s};
}

bool isOwnerAlive(const RunRow &run)
{
    return !run.owner.isEmpty() && ProcessIdentity::fromText(run.owner).isAlive();
}

// A follower that lives and has not slept through its lease.
bool isHeldElsewhere(const RunRow &run, qint64 nowMs)
{
    return isOwnerAlive(run) && run.leaseUntilMs > nowMs;
}

// Half-written files of a dead owner: nothing in the store knows them.
void removeParts(const QString &folder)
{
    QDirIterator it(folder, {u"*.part"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        QFile::remove(it.next());
}

// What the last owner left unfinished can be claimed again.
Result<void> readyStepsOf(Sql &sql, const QString &runId)
{
    auto freed = sql.run("UPDATE step SET state='ready', not_before=0, attempt=0, error='',"
                         " wait_reason='' WHERE run_id=? AND state NOT IN"
                         " ('done','waiting_remote','blocked')",
        {runId});
    if (!freed)
        return fail(freed.error());
    auto woken = sql.run(
        "UPDATE step SET not_before=0 WHERE run_id=? AND state='waiting_remote'", {runId});
    if (!woken)
        return fail(woken.error());
    // A request that was on its way when its process died: nobody knows whether it arrived.
    auto unclear = sql.run("UPDATE attempt SET state='ambiguous' WHERE state='sending' AND"
                           " step_id IN (SELECT id FROM step WHERE run_id=?)",
        {runId});
    if (!unclear)
        return fail(unclear.error());
    return {};
}

} // namespace

Result<void> RunLedger::takeTarget(Sql &sql, const RunRow &run, QString &takenOver)
{
    if (run.targetLock.isEmpty())
        return {};
    const qint64 now = m_clock.nowMs();
    auto holder = targetLock(sql, run.targetLock);
    if (!holder)
        return fail(holder.error());
    const bool isForeign = *holder && (*holder)->runId != run.id;
    if (isForeign && (*holder)->isHolding(now))
        return fail(targetLocked(run, **holder));
    auto taken = sql.run("INSERT INTO named_lock(name, run_id, owner, epoch, lease_until,"
                         " taken_at) VALUES(?,?,?,1,?,?) ON CONFLICT(name) DO UPDATE SET"
                         " run_id=excluded.run_id, owner=excluded.owner, epoch=epoch+1,"
                         " lease_until=excluded.lease_until, taken_at=excluded.taken_at",
        {run.targetLock, run.id, m_self, now + m_timings.lease.count(), now});
    if (!taken)
        return fail(taken.error());
    if (!isForeign)
        return {};
    takenOver = (*holder)->text();
    OutcomeFiles outcomes(runDirectory(run.id), run.id);
    return StepTx(sql, run, 0, outcomes, m_clock)
        .event(u"warning"_s, u"LOCK_TAKEN_OVER"_s,
            u"The lock of %1 was taken over from %2"_s.arg(run.subject, takenOver));
}

Result<void> RunLedger::takeRun(Sql &sql, const QString &runId, Taken &taken)
{
    auto rows = runRows(sql, "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE id=?", {runId});
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorKind::Config, u"The run is gone"_s);
    const RunRow run = rows->first();
    if (!isResumable(run.state))
        return fail(ErrorKind::Config, u"Run #%1 is complete"_s.arg(run.number),
            u"Nothing is left to do"_s, u"Run the job again"_s);
    auto erased = sql.run("SELECT 1 FROM run_event WHERE run_id=? AND code='RUN_ERASED'", {run.id});
    if (!erased)
        return fail(erased.error());
    const bool isErased = (*erased)->next();
    (*erased)->finish();
    if (isErased)
        return fail(ErrorKind::Config, u"The data of run #%1 was erased"_s.arg(run.number), {},
            u"Run the job again"_s);
    const qint64 now = m_clock.nowMs();
    if (run.owner != m_self && isOwnerAlive(run) && run.leaseUntilMs > now && !isEnded(run.state))
        return fail(Error{.kind = ErrorKind::Locked,
            .what = u"Run #%1 is running already"_s.arg(run.number),
            .why = u"Process %1 works on it"_s.arg(
                QString::number(ProcessIdentity::fromText(run.owner).pid)),
            .next = u"Stop it there first, or wait for its end"_s,
            .code = u"RUN_OWNED"_s});
    if (auto target = takeTarget(sql, run, taken.takenOver); !target)
        return target;
    auto owned = sql.run("UPDATE run SET owner=?, owner_epoch=owner_epoch+1, lease_until=?,"
                         " state='running', reason='', wish='', finished_at=NULL, removed_at=NULL,"
                         " started_at=COALESCE(started_at, ?) WHERE id=?",
        {m_self, now + m_timings.lease.count(), now, runId});
    if (!owned)
        return fail(owned.error());
    taken.former = run;
    return {};
}

Result<RunRow> RunLedger::adopt(const QString &runId, QString *takenOver)
{
    auto found = run(runId);
    if (!found)
        return fail(found.error());
    Taken taken;
    auto done = m_store.write([this, &found, &taken](Sql &sql) -> Result<void> {
        if (auto ours = takeRun(sql, found->id, taken); !ours)
            return ours;
        if (auto ready = readyStepsOf(sql, found->id); !ready)
            return ready;
        SLUICE_CRASH_POINT("adopt.before_commit");
        return {};
    });
    if (!done)
        return fail(done.error());
    SLUICE_CRASH_POINT("adopt.after_commit");
    if (takenOver)
        *takenOver = taken.takenOver;
    // Not before the run is ours: a live owner writes into them.
    removeParts(runDirectory(found->id));
    return run(found->id);
}

Result<RunLedger::Taken> RunLedger::take(const QString &runId)
{
    auto found = run(runId);
    if (!found)
        return fail(found.error());
    Taken taken;
    auto done = m_store.write([this, &found, &taken](Sql &sql) -> Result<void> {
        return takeRun(sql, found->id, taken);
    });
    if (!done)
        return fail(done.error());
    auto ours = run(found->id);
    if (!ours)
        return fail(ours.error());
    taken.run = *ours;
    return taken;
}

Result<void> RunLedger::readySteps(const RunRow &run)
{
    auto done = m_store.write([&run](Sql &sql) -> Result<void> {
        if (auto ours = stillOwned(sql, run); !ours)
            return ours;
        return readyStepsOf(sql, run.id);
    });
    if (done)
        removeParts(runDirectory(run.id));
    return done;
}

Result<RunRow> RunLedger::adoptToFollow(const QString &runId)
{
    auto done = m_store.write([this, &runId](Sql &sql) -> Result<void> {
        auto rows = runRows(sql, "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE id=?", {runId});
        if (!rows)
            return fail(rows.error());
        const qint64 now = m_clock.nowMs();
        if (rows->isEmpty() || rows->first().state != RunState::Stopped
            || isHeldElsewhere(rows->first(), now))
            return fail(ErrorKind::Locked, u"The run is worked on elsewhere"_s);
        auto owned
            = sql.run("UPDATE run SET owner=?, owner_epoch=owner_epoch+1, lease_until=? WHERE id=?",
                {m_self, now + m_timings.lease.count(), runId});
        if (!owned)
            return fail(owned.error());
        // What its last follower was looking up when it died.
        auto freed = sql.run("UPDATE step SET state='ready', not_before=0 WHERE run_id=?"
                             " AND state='running'",
            {runId});
        if (!freed)
            return fail(freed.error());
        return {};
    });
    if (!done)
        return fail(done.error());
    return run(runId);
}

Result<QList<RunRow>> RunLedger::runsToFollow()
{
    const qint64 now = m_clock.nowMs();
    auto runs = runRows(m_store,
        "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE " SLUICE_OPEN_RUN
        " AND state='stopped' AND dry_run=0"
        " AND n_pending>0 AND EXISTS(SELECT 1 FROM step WHERE step.run_id=run.id"
        " AND step.state IN ('ready','running','waiting_remote') AND step.memo<>'{}'"
        " AND step.not_before<?) ORDER BY number",
        {now + kParkedStepMs / 2});
    if (runs)
        runs->removeIf([now](const RunRow &run) { return isHeldElsewhere(run, now); });
    return runs;
}

Result<void> RunLedger::renewLease(const RunRow &run)
{
    return m_store.write([this, &run](Sql &sql) -> Result<void> { return extendLease(sql, run); });
}

Result<void> RunLedger::holdOn(const RunRow &run, const StepRow &step, OutcomeFiles &outcomes)
{
    return stepWrite(run, step, outcomes,
        [this, &run](StepTx &tx) -> Result<void> { return extendLease(tx.sql(), run); });
}

Result<void> RunLedger::extendLease(Sql &sql, const RunRow &run)
{
    const qint64 until = m_clock.nowMs() + m_timings.lease.count();
    auto renewed = sql.run("UPDATE run SET lease_until=? WHERE id=? AND owner=? AND"
                           " owner_epoch=?",
        {until, run.id, m_self, run.ownerEpoch});
    if (!renewed)
        return fail(renewed.error());
    if (sql.changed() == 0)
        return fail(lostRun(run));
    if (auto held = holdsTarget(sql, run); !held)
        return held;
    auto locked = sql.run(
        "UPDATE named_lock SET lease_until=? WHERE run_id=? AND owner=?", {until, run.id, m_self});
    if (!locked)
        return fail(locked.error());
    return {};
}

Result<int> RunLedger::markInterrupted()
{
    auto active = activeRuns();
    if (!active)
        return fail(active.error());
    int marked = 0;
    for (const RunRow &run : *active) {
        // A queued run without an owner was never begun: its process died between S1 and adopt.
        if (isOwnerAlive(run)
            || (run.owner.isEmpty() && run.createdAtMs + 10'000 > m_clock.nowMs()))
            continue;
        // Its lock stays until somebody takes it over and tells from whom: a dead owner holds
        // nothing.
        auto done = m_store.write([&run, &marked](Sql &sql) -> Result<void> {
            auto updated = sql.run("UPDATE run SET state='interrupted', owner=NULL,"
                                   " reason='its process ended' WHERE id=? AND owner_epoch=? AND"
                                   " state IN ('queued','running','stopping','paused')",
                {run.id, run.ownerEpoch});
            if (!updated)
                return fail(updated.error());
            marked += sql.changed();
            SLUICE_CRASH_POINT("interrupted.before_commit");
            return {};
        });
        if (!done)
            return fail(done.error());
    }
    return marked;
}

Result<void> RunLedger::shiftWaits(const RunRow &run, qint64 byMs)
{
    return m_store.write([&run, byMs](Sql &sql) -> Result<void> {
        if (auto ours = stillOwned(sql, run); !ours)
            return ours;
        auto moved = sql.run("UPDATE step SET not_before=MAX(0, not_before+?) WHERE run_id=?"
                             " AND state IN ('ready','waiting_remote') AND not_before>0",
            {byMs, run.id});
        if (!moved)
            return fail(moved.error());
        return {};
    });
}

Result<void> RunLedger::release(const RunRow &run)
{
    return m_store.write([&run](Sql &sql) -> Result<void> {
        auto freed = sql.run("DELETE FROM named_lock WHERE run_id=?", {run.id});
        if (!freed)
            return fail(freed.error());
        auto stopped = sql.run("UPDATE run SET state='stopped' WHERE id=? AND owner IS NULL"
                               " AND state IN ('needs_attention','interrupted')",
            {run.id});
        if (!stopped)
            return fail(stopped.error());
        return {};
    });
}

} // namespace sluice
