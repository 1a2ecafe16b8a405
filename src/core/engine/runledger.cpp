// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runledger.h"

#include "base/clock.h"
#include "base/crashpoint.h"
#include "base/files.h"
#include "base/ids.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/steptx.h"
#include "core/store/store.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QJsonObject jsonColumn(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toString().toUtf8()).object();
}

// The columns in the order of runFromRow().
#define SLUICE_RUN_COLUMNS \
    "id, number, job_def_id, job_name, kind, subject, environment, state, reason, wish, dry_run," \
    " as_of, params, target_lock, owner, owner_epoch, lease_until, created_by, created_at," \
    " started_at, finished_at, active_ms, n_requests, n_expected, n_read, n_written, n_skipped," \
    " n_rejected, n_not_attempted, n_pending"

RunRow runFromRow(const QSqlQuery &q)
{
    RunRow run;
    int i = 0;
    run.id = q.value(i++).toString();
    run.number = q.value(i++).toLongLong();
    run.jobId = q.value(i++).toString();
    run.jobName = q.value(i++).toString();
    run.kind = q.value(i++).toString();
    run.subject = q.value(i++).toString();
    run.environment = q.value(i++).toString();
    run.state = runStateFromName(q.value(i++).toString());
    run.reason = q.value(i++).toString();
    run.wish = q.value(i++).toString();
    run.isDryRun = q.value(i++).toInt() != 0;
    run.asOfMs = q.value(i++).toLongLong();
    run.params = jsonColumn(q.value(i++));
    run.targetLock = q.value(i++).toString();
    run.owner = q.value(i++).toString();
    run.ownerEpoch = q.value(i++).toLongLong();
    run.leaseUntilMs = q.value(i++).toLongLong();
    run.createdBy = q.value(i++).toString();
    run.createdAtMs = q.value(i++).toLongLong();
    run.startedAtMs = q.value(i++).toLongLong();
    run.finishedAtMs = q.value(i++).toLongLong();
    run.activeMs = q.value(i++).toLongLong();
    run.requests = q.value(i++).toLongLong();
    run.expected = q.value(i++).toLongLong();
    run.counts.read = q.value(i++).toLongLong();
    run.counts.written = q.value(i++).toLongLong();
    run.counts.skipped = q.value(i++).toLongLong();
    run.counts.rejected = q.value(i++).toLongLong();
    run.counts.notAttempted = q.value(i++).toLongLong();
    run.counts.pending = q.value(i++).toLongLong();
    return run;
}

#define SLUICE_STEP_COLUMNS \
    "id, run_id, stage, step_key, title, state, attempt, not_before, wait_reason, lease_epoch," \
    " input, memo, error, n_records, n_done, note, started_at, finished_at"

StepRow stepFromRow(const QSqlQuery &q)
{
    StepRow step;
    int i = 0;
    step.id = q.value(i++).toLongLong();
    step.runId = q.value(i++).toString();
    step.stage = q.value(i++).toString();
    step.key = q.value(i++).toString();
    step.title = q.value(i++).toString();
    step.state = stepStateFromName(q.value(i++).toString());
    step.attempt = q.value(i++).toInt();
    step.notBeforeMs = q.value(i++).toLongLong();
    step.waitReason = q.value(i++).toString();
    step.leaseEpoch = q.value(i++).toLongLong();
    step.input = jsonColumn(q.value(i++));
    step.memo = jsonColumn(q.value(i++));
    step.error = q.value(i++).toString();
    step.records = q.value(i++).toLongLong();
    step.done = q.value(i++).toLongLong();
    step.note = q.value(i++).toString();
    step.startedAtMs = q.value(i++).toLongLong();
    step.finishedAtMs = q.value(i++).toLongLong();
    return step;
}

Error lostRun(const RunRow &run)
{
    return Error{.kind = ErrorKind::Locked,
        .what = u"Run #%1 is no longer worked on by this process"_s.arg(run.number),
        .why = u"Another process has taken it over"_s,
        .code = u"LEASE_LOST"_s};
}

// Whoever lost the run changes nothing of it: its epoch is another's now.
Result<void> stillOwned(Sql &sql, const RunRow &run)
{
    auto owned = sql.run("SELECT 1 FROM run WHERE id=? AND owner=? AND owner_epoch=?",
        {run.id, run.owner, run.ownerEpoch});
    if (!owned)
        return fail(owned.error());
    const bool isOurs = (*owned)->next();
    (*owned)->finish();
    return isOurs ? Result<void>() : fail(lostRun(run));
}

bool isOwnerAlive(const RunRow &run)
{
    return !run.owner.isEmpty() && ProcessIdentity::fromText(run.owner).isAlive();
}

// Half-written files of a dead owner: nothing in the store knows them.
void removeParts(const QString &folder)
{
    QDirIterator it(folder, {u"*.part"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        QFile::remove(it.next());
}

} // namespace

RunLedger::RunLedger(Store &store, const Clock &clock, const Timings &timings)
    : m_store(store)
    , m_clock(clock)
    , m_timings(timings)
    , m_self(ProcessIdentity::current().text())
{
}

QString RunLedger::runDirectory(const QString &runId) const
{
    return m_store.directory() + "/runs/"_L1 + runId;
}

Result<RunRow> RunLedger::create(const RunSpec &spec)
{
    const QString id = newId();
    for (const auto folder : {"pages"_L1, "chunks"_L1, "results"_L1, "outcome"_L1}) {
        if (auto made = makePrivateFolder(runDirectory(id) + u'/' + folder); !made)
            return fail(made.error());
    }
    auto done = m_store.write([this, &spec, &id](Sql &sql) -> Result<void> {
        auto number = nextKey(sql, "SELECT COALESCE(MAX(number), 0) FROM run");
        if (!number)
            return fail(number.error());
        auto added = sql.run("INSERT INTO run(id, number, job_def_id, job_name, kind, subject,"
                             " environment, state, dry_run, as_of, params, target_lock, created_by,"
                             " created_at) VALUES(?,?,?,?,?,?,?,'queued',?,?,?,?,?,?)",
            {id, *number, spec.jobId, spec.jobName, spec.kind, spec.subject, spec.environment,
                spec.isDryRun ? 1 : 0, m_clock.nowMs(),
                QString::fromUtf8(QJsonDocument(spec.params).toJson(QJsonDocument::Compact)),
                spec.targetLock, spec.createdBy, m_clock.nowMs()});
        if (!added)
            return fail(added.error());
        RunRow row;
        row.id = id;
        row.number = *number;
        OutcomeFiles outcomes(runDirectory(id), id);
        StepTx tx(sql, row, 0, outcomes, m_clock);
        for (const StepSpec &step : spec.firstSteps) {
            if (auto stepAdded = tx.addStep(step); !stepAdded)
                return stepAdded;
        }
        SLUICE_CRASH_POINT("S1.before_commit");
        return {};
    });
    if (!done)
        return fail(done.error());
    SLUICE_CRASH_POINT("S1.after_commit");
    return run(id);
}

Result<void> RunLedger::discard(const RunRow &run)
{
    auto done = m_store.write([&run](Sql &sql) -> Result<void> {
        auto steps = sql.run("DELETE FROM step WHERE run_id=?"
                             " AND EXISTS(SELECT 1 FROM run WHERE id=? AND owner_epoch=0)",
            {run.id, run.id});
        if (!steps)
            return fail(steps.error());
        auto gone = sql.run("DELETE FROM run WHERE id=? AND owner_epoch=0", {run.id});
        if (!gone)
            return fail(gone.error());
        return {};
    });
    if (done)
        QDir(runDirectory(run.id)).removeRecursively();
    return done;
}

Result<RunRow> RunLedger::run(const QString &idOrNumber)
{
    std::optional<RunRow> found;
    auto done = m_store.read([&idOrNumber, &found](Sql &sql) -> Result<void> {
        bool isNumber = false;
        const qint64 number
            = (idOrNumber.startsWith(u'#') ? idOrNumber.mid(1) : idOrNumber).toLongLong(&isNumber);
        auto row = isNumber && idOrNumber.size() < 19
            ? sql.run("SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE number=?", {number})
            : sql.run("SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE id=?", {idOrNumber});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            found = runFromRow(**row);
        return {};
    });
    if (!done)
        return fail(done.error());
    if (!found)
        return fail(ErrorKind::Config, u"There is no run %1"_s.arg(idOrNumber), {},
            u"See the list of runs for its id or number"_s);
    return *found;
}

Result<QList<RunRow>> RunLedger::runs(int limit, bool withPlans)
{
    QList<RunRow> all;
    auto done = m_store.read([limit, withPlans, &all](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT " SLUICE_RUN_COLUMNS
                            " FROM run WHERE dry_run <= ? ORDER BY number DESC LIMIT ?",
            {withPlans ? 1 : 0, limit});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            all.append(runFromRow(**rows));
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

Result<QList<RunRow>> RunLedger::activeRuns()
{
    QList<RunRow> all;
    auto done = m_store.read([&all](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE state IN"
                            " ('queued','running','stopping','paused') ORDER BY number");
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            all.append(runFromRow(**rows));
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

Result<QList<StepRow>> RunLedger::steps(const QString &runId)
{
    QList<StepRow> all;
    auto done = m_store.read([&runId, &all](Sql &sql) -> Result<void> {
        auto rows = sql.run(
            "SELECT " SLUICE_STEP_COLUMNS " FROM step WHERE run_id=? ORDER BY id", {runId});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            all.append(stepFromRow(**rows));
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

Result<RunRow> RunLedger::adopt(const QString &runId)
{
    auto found = run(runId);
    if (!found)
        return fail(found.error());
    const QString id = found->id;
    removeParts(runDirectory(id));
    auto done = m_store.write([this, &id](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE id=?", {id});
        if (!row)
            return fail(row.error());
        if (!(*row)->next())
            return fail(ErrorKind::Config, u"The run is gone"_s);
        const RunRow run = runFromRow(**row);
        (*row)->finish();
        if (!isResumable(run.state))
            return fail(ErrorKind::Config, u"Run #%1 is complete"_s.arg(run.number),
                u"Nothing is left to do"_s, u"Run the job again"_s);
        if (run.owner != m_self && isOwnerAlive(run) && !isEnded(run.state))
            return fail(Error{.kind = ErrorKind::Locked,
                .what = u"Run #%1 is running already"_s.arg(run.number),
                .why = u"Process %1 works on it"_s.arg(
                    QString::number(ProcessIdentity::fromText(run.owner).pid)),
                .next = u"Stop it there first, or wait for its end"_s,
                .code = u"RUN_OWNED"_s});

        const qint64 now = m_clock.nowMs();
        if (!run.targetLock.isEmpty()) {
            auto lock = sql.run("SELECT named_lock.run_id, named_lock.owner, run.number,"
                                " run.job_name FROM named_lock LEFT JOIN run"
                                " ON run.id = named_lock.run_id WHERE name=?",
                {run.targetLock});
            if (!lock)
                return fail(lock.error());
            if ((*lock)->next() && (*lock)->value(0).toString() != id
                && ProcessIdentity::fromText((*lock)->value(1).toString()).isAlive()) {
                return fail(Error{.kind = ErrorKind::Locked,
                    .what = u"%1 is being written by run #%2"_s.arg(
                        run.subject, (*lock)->value(2).toString()),
                    .why = u"The job “%1” holds the target; one import at a time is allowed"_s.arg(
                        (*lock)->value(3).toString()),
                    .next = u"Wait for its end, or stop it"_s,
                    .code = u"TARGET_LOCKED"_s});
            }
            (*lock)->finish();
            auto taken = sql.run("INSERT INTO named_lock(name, run_id, owner, epoch, lease_until,"
                                 " taken_at) VALUES(?,?,?,1,?,?) ON CONFLICT(name) DO UPDATE SET"
                                 " run_id=excluded.run_id, owner=excluded.owner, epoch=epoch+1,"
                                 " lease_until=excluded.lease_until, taken_at=excluded.taken_at",
                {run.targetLock, id, m_self, now + m_timings.lease.count(), now});
            if (!taken)
                return fail(taken.error());
        }
        auto owned = sql.run("UPDATE run SET owner=?, owner_epoch=owner_epoch+1, lease_until=?,"
                             " state='running', reason='', wish='', finished_at=NULL,"
                             " started_at=COALESCE(started_at, ?) WHERE id=?",
            {m_self, now + m_timings.lease.count(), now, id});
        if (!owned)
            return fail(owned.error());
        auto freed = sql.run("UPDATE step SET state='ready', not_before=0, attempt=0, error='',"
                             " wait_reason='' WHERE run_id=? AND state NOT IN"
                             " ('done','waiting_remote','blocked')",
            {id});
        if (!freed)
            return fail(freed.error());
        auto woken = sql.run(
            "UPDATE step SET not_before=0 WHERE run_id=? AND state='waiting_remote'", {id});
        if (!woken)
            return fail(woken.error());
        // A request that was on its way when its process died: nobody knows whether it arrived.
        auto unclear = sql.run("UPDATE attempt SET state='ambiguous' WHERE state='sending' AND"
                               " step_id IN (SELECT id FROM step WHERE run_id=?)",
            {id});
        if (!unclear)
            return fail(unclear.error());
        return {};
    });
    if (!done)
        return fail(done.error());
    return run(id);
}

Result<RunRow> RunLedger::adoptToFollow(const QString &runId)
{
    auto done = m_store.write([this, &runId](Sql &sql) -> Result<void> {
        auto owned = sql.run("UPDATE run SET owner=?, owner_epoch=owner_epoch+1, lease_until=?"
                             " WHERE id=? AND state='stopped' AND owner IS NULL",
            {m_self, m_clock.nowMs() + m_timings.lease.count(), runId});
        if (!owned)
            return fail(owned.error());
        if (sql.changed() == 0)
            return fail(ErrorKind::Locked, u"The run is worked on elsewhere"_s);
        return {};
    });
    if (!done)
        return fail(done.error());
    return run(runId);
}

Result<void> RunLedger::renewLease(const RunRow &run)
{
    return m_store.write([this, &run](Sql &sql) -> Result<void> {
        const qint64 until = m_clock.nowMs() + m_timings.lease.count();
        auto renewed = sql.run("UPDATE run SET lease_until=? WHERE id=? AND owner=? AND"
                               " owner_epoch=?",
            {until, run.id, m_self, run.ownerEpoch});
        if (!renewed)
            return fail(renewed.error());
        if (sql.changed() == 0)
            return fail(lostRun(run));
        auto locked = sql.run(
            "UPDATE named_lock SET lease_until=? WHERE run_id=? AND owner=?", {until, run.id, m_self});
        if (!locked)
            return fail(locked.error());
        return {};
    });
}

Result<void> RunLedger::setState(const RunRow &run, RunState state, const QString &reason)
{
    return m_store.write([&run, state, &reason](Sql &sql) -> Result<void> {
        auto done = sql.run("UPDATE run SET state=?, reason=? WHERE id=? AND owner_epoch=?",
            {runStateName(state), reason, run.id, run.ownerEpoch});
        if (!done)
            return fail(done.error());
        return {};
    });
}

Result<void> RunLedger::endRun(const RunRow &run, OutcomeFiles &outcomes, RunState state,
    const QString &reason, qint64 activeMs)
{
    return m_store.write([this, &run, &outcomes, wished = state, &wishedReason = reason,
                             activeMs](Sql &sql) -> Result<void> {
        if (auto ours = stillOwned(sql, run); !ours)
            return ours;
        RunState state = wished;
        QString reason = wishedReason;
        if (auto sealed = sealOutcomeFiles(sql, outcomes, runDirectory(run.id), run.id); !sealed) {
            if (sealed.error().kind != ErrorKind::Data)
                return sealed;
            // A file that someone spoiled stays so: the run must end all the same, and say it.
            state = RunState::NeedsAttention;
            reason = sealed.error().text();
        }
        SLUICE_CRASH_POINT("S9.before_commit");
        auto done = sql.run("UPDATE run SET state=?, reason=?, wish='', owner=NULL, finished_at=?,"
                            " active_ms=active_ms+? WHERE id=? AND owner_epoch=?",
            {runStateName(state), reason, m_clock.nowMs(), activeMs, run.id, run.ownerEpoch});
        if (!done)
            return fail(done.error());
        auto freed = sql.run("DELETE FROM named_lock WHERE run_id=? AND owner=?", {run.id, m_self});
        if (!freed)
            return fail(freed.error());
        StepTx tx(sql, run, 0, outcomes, m_clock);
        return tx.event(u"info"_s, u"STATE"_s,
            reason.isEmpty() ? runStateName(state) : QString(runStateName(state) + u": "_s + reason));
    });
}

Result<void> RunLedger::setWish(const QString &runId, const QString &wish)
{
    return m_store.write([&runId, &wish](Sql &sql) -> Result<void> {
        SLUICE_CRASH_POINT("S8.before_commit");
        auto done = sql.run("UPDATE run SET wish=? WHERE id=?", {wish, runId});
        if (!done)
            return fail(done.error());
        return {};
    });
}

Result<QString> RunLedger::wish(const QString &runId)
{
    QString wish;
    auto done = m_store.read([&runId, &wish](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT wish FROM run WHERE id=?", {runId});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            wish = (*row)->value(0).toString();
        return {};
    });
    if (!done)
        return fail(done.error());
    return wish;
}

Result<int> RunLedger::markInterrupted()
{
    auto active = activeRuns();
    if (!active)
        return fail(active.error());
    int marked = 0;
    for (const RunRow &run : *active) {
        // A queued run without an owner was never begun: its process died between S1 and adopt.
        if (isOwnerAlive(run) || (run.owner.isEmpty() && run.createdAtMs + 10'000 > m_clock.nowMs()))
            continue;
        auto done = m_store.write([&run, &marked](Sql &sql) -> Result<void> {
            auto updated = sql.run("UPDATE run SET state='interrupted', owner=NULL,"
                                   " reason='its process ended' WHERE id=? AND owner_epoch=? AND"
                                   " state IN ('queued','running','stopping','paused')",
                {run.id, run.ownerEpoch});
            if (!updated)
                return fail(updated.error());
            marked += sql.changed();
            auto freed = sql.run("DELETE FROM named_lock WHERE run_id=?", {run.id});
            if (!freed)
                return fail(freed.error());
            return {};
        });
        if (!done)
            return fail(done.error());
    }
    return marked;
}

Result<std::optional<StepRow>> RunLedger::claim(
    const RunRow &run, const QString &stage, bool startedOnly)
{
    std::optional<StepRow> claimed;
    auto done = m_store.write([this, &run, &stage, startedOnly, &claimed](Sql &sql) -> Result<void> {
        if (auto ours = stillOwned(sql, run); !ours)
            return ours;
        auto row = sql.run("SELECT " SLUICE_STEP_COLUMNS " FROM step WHERE run_id=? AND stage=?"
                           " AND state IN ('ready','waiting_remote') AND not_before<=?"
                           " AND (?=0 OR memo<>'{}') ORDER BY state DESC, id LIMIT 1",
            {run.id, stage, m_clock.nowMs(), startedOnly ? 1 : 0});
        if (!row)
            return fail(row.error());
        if (!(*row)->next())
            return {};
        StepRow step = stepFromRow(**row);
        (*row)->finish();
        auto taken = sql.run("UPDATE step SET state='running', lease_epoch=lease_epoch+1,"
                             " wait_reason='', started_at=COALESCE(started_at, ?) WHERE id=?",
            {m_clock.nowMs(), step.id});
        if (!taken)
            return fail(taken.error());
        ++step.leaseEpoch;
        step.state = StepState::Running;
        claimed = step;
        return {};
    });
    if (!done)
        return fail(done.error());
    return claimed;
}

Result<void> RunLedger::endStep(const RunRow &run, const StepRow &step, const StepEnd &end)
{
    return m_store.write([this, &run, &step, &end](Sql &sql) -> Result<void> {
        if (auto ours = stillOwned(sql, run); !ours)
            return ours;
        if (end.requests > 0) {
            auto counted = sql.run(
                "UPDATE run SET n_requests=n_requests+? WHERE id=?", {end.requests, run.id});
            if (!counted)
                return fail(counted.error());
        }
        if (end.state == StepState::Done) // its own transaction has said so already
            return {};
        auto done = sql.run("UPDATE step SET state=?, not_before=?, wait_reason=?, error=?,"
                            " attempt=?, memo=?, finished_at=? WHERE id=? AND lease_epoch=?"
                            " AND state='running'",
            {stepStateName(end.state), end.notBeforeMs, end.waitReason, end.error, end.attempt,
                QString::fromUtf8(QJsonDocument(step.memo).toJson(QJsonDocument::Compact)),
                end.state == StepState::Failed || end.state == StepState::Dead
                    ? QVariant(m_clock.nowMs())
                    : QVariant(),
                step.id, step.leaseEpoch});
        if (!done)
            return fail(done.error());
        return {};
    });
}

Result<QList<RunLedger::Backlog>> RunLedger::backlog(const QString &runId)
{
    QList<Backlog> all;
    auto done = m_store.read([&runId, &all](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT stage, state, MIN(not_before), COUNT(*),"
                            " SUM(CASE WHEN memo<>'{}' THEN 1 ELSE 0 END)"
                            " FROM step WHERE run_id=? GROUP BY stage, state",
            {runId});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            all.append({(*rows)->value(0).toString(),
                stepStateFromName((*rows)->value(1).toString()), (*rows)->value(2).toLongLong(),
                (*rows)->value(3).toInt(), (*rows)->value(4).toInt()});
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

Result<void> RunLedger::stepWrite(const RunRow &run, const StepRow &step, OutcomeFiles &outcomes,
    const std::function<Result<void>(StepTx &)> &work)
{
    return m_store.write([this, &run, &step, &outcomes, &work](Sql &sql) -> Result<void> {
        auto owned = sql.run("SELECT 1 FROM run JOIN step ON step.run_id = run.id WHERE run.id=?"
                             " AND run.owner=? AND run.owner_epoch=? AND step.id=? AND"
                             " step.lease_epoch=?",
            {run.id, m_self, run.ownerEpoch, step.id, step.leaseEpoch});
        if (!owned)
            return fail(owned.error());
        const bool isOurs = (*owned)->next();
        (*owned)->finish();
        if (!isOurs)
            return fail(lostRun(run));
        StepTx tx(sql, run, step.id, outcomes, m_clock);
        return work(tx);
    });
}

#undef SLUICE_RUN_COLUMNS
#undef SLUICE_STEP_COLUMNS

} // namespace sluice
