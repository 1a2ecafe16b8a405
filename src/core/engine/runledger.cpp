// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runledger.h"

#include "base/clock.h"
#include "base/crashpoint.h"
#include "base/files.h"
#include "base/ids.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/runrows.h"
#include "core/engine/steptx.h"

#include <QDir>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

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
    SLUICE_CRASH_POINT("S1.folders_made");
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
        if (spec.alongside) {
            if (auto kept = spec.alongside(sql, id); !kept)
                return kept;
        }
        SLUICE_CRASH_POINT("S1.before_commit");
        return {};
    });
    if (!done) {
        QDir(runDirectory(id)).removeRecursively();
        return fail(done.error());
    }
    SLUICE_CRASH_POINT("S1.after_commit");
    return run(id);
}

// The id of a run that nobody has begun, or nothing.
#define NEVER_BEGUN "(SELECT id FROM run WHERE id=? AND owner_epoch=0)"

Result<void> RunLedger::discard(const RunRow &run)
{
    bool isGone = false;
    auto done = m_store.write([&run, &isGone](Sql &sql) -> Result<void> {
        // It may have read while its lock settled.
        for (const char *statement :
            {"DELETE FROM attempt WHERE step_id IN(SELECT id FROM step WHERE run_id=" NEVER_BEGUN
             ")",
                "DELETE FROM record_issue WHERE run_number=(SELECT number FROM run"
                " WHERE id=" NEVER_BEGUN ")",
                "DELETE FROM chunk WHERE run_number=(SELECT number FROM run WHERE id=" NEVER_BEGUN
                ")",
                "DELETE FROM artifact WHERE run_id=" NEVER_BEGUN,
                "DELETE FROM step WHERE run_id=" NEVER_BEGUN,
                "DELETE FROM run_event WHERE run_id=" NEVER_BEGUN}) {
            if (auto deleted = sql.run(statement, {run.id}); !deleted)
                return fail(deleted.error());
        }
        auto gone = sql.run("DELETE FROM run WHERE id=? AND owner_epoch=0", {run.id});
        if (!gone)
            return fail(gone.error());
        isGone = sql.changed() > 0;
        return {};
    });
    if (done && isGone)
        QDir(runDirectory(run.id)).removeRecursively();
    return done;
}

#undef NEVER_BEGUN

Result<void> RunLedger::giveBack(const Taken &taken)
{
    const RunRow &former = taken.former;
    const bool isNew = former.state == RunState::Queued && former.ownerEpoch == 0;
    const bool isAsItWas = isNew || isEnded(former.state);
    const RunState state = isAsItWas ? former.state : RunState::Interrupted;
    const QString reason = isAsItWas ? former.reason : u"its process ended"_s;
    // Records that are on their way keep the target (C26).
    const bool keepsTarget = state == RunState::NeedsAttention && former.counts.pending > 0;
    // Another epoch: what is still at it here changes nothing any more.
    const auto orNull = [](qint64 ms) { return ms > 0 ? QVariant(ms) : QVariant(); };
    return m_store.write([&](Sql &sql) -> Result<void> {
        if (auto ours = stillOwned(sql, taken.run); !ours)
            return ours;
        auto back = sql.run("UPDATE run SET state=?, reason=?, wish='', owner=NULL, owner_epoch=?,"
                            " started_at=?, finished_at=? WHERE id=?",
            {runStateName(state), reason, isNew ? 0 : taken.run.ownerEpoch + 1,
                orNull(former.startedAtMs), orNull(former.finishedAtMs), former.id});
        if (!back)
            return fail(back.error());
        if (keepsTarget)
            return {};
        auto freed
            = sql.run("DELETE FROM named_lock WHERE run_id=? AND owner=?", {former.id, m_self});
        if (!freed)
            return fail(freed.error());
        return {};
    });
}

Result<RunRow> RunLedger::run(const QString &idOrNumber)
{
    bool isNumber = false;
    const qint64 number
        = (idOrNumber.startsWith(u'#') ? idOrNumber.mid(1) : idOrNumber).toLongLong(&isNumber);
    auto found = isNumber && idOrNumber.size() < 19
        ? runRows(m_store, "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE number=?", {number})
        : runRows(m_store, "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE id=?", {idOrNumber});
    if (!found)
        return fail(found.error());
    if (found->isEmpty())
        return fail(ErrorKind::Config, u"There is no run %1"_s.arg(idOrNumber), {},
            u"See the list of runs for its id or number"_s);
    return found->first();
}

Result<QList<RunRow>> RunLedger::runs(int limit, bool withPlans)
{
    return runRows(m_store,
        "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE dry_run <= ? AND removed_at IS NULL"
        " ORDER BY number DESC LIMIT ?",
        {withPlans ? 1 : 0, limit});
}

Result<QList<RunRow>> RunLedger::activeRuns()
{
    return runRows(m_store,
        "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE " SLUICE_OPEN_RUN " AND state IN"
        " ('queued','running','stopping','paused') ORDER BY number");
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

Result<void> RunLedger::queue(const RunRow &run, const QString &reason)
{
    return m_store.write([&run, &reason](Sql &sql) -> Result<void> {
        auto done = sql.run("UPDATE run SET state='queued', reason=?, started_at=CASE WHEN"
                            " EXISTS(SELECT 1 FROM step WHERE step.run_id=run.id AND"
                            " step.started_at IS NOT NULL) THEN started_at ELSE NULL END"
                            " WHERE id=? AND owner_epoch=?",
            {reason, run.id, run.ownerEpoch});
        return done ? Result<void>() : fail(done.error());
    });
}

Result<void> RunLedger::leaveQueue(const RunRow &run)
{
    return m_store.write([this, &run](Sql &sql) -> Result<void> {
        auto done = sql.run("UPDATE run SET state='running', reason='',"
                            " started_at=COALESCE(started_at, ?) WHERE id=? AND owner_epoch=?",
            {m_clock.nowMs(), run.id, run.ownerEpoch});
        return done ? Result<void>() : fail(done.error());
    });
}

Result<void> RunLedger::tell(
    const RunRow &run, const QString &level, const QString &code, const QString &text)
{
    return m_store.write([this, &run, &level, &code, &text](Sql &sql) -> Result<void> {
        OutcomeFiles outcomes(runDirectory(run.id), run.id);
        return StepTx(sql, run, 0, outcomes, m_clock).event(level, code, text);
    });
}

Result<void> RunLedger::endRun(const RunRow &run, OutcomeFiles &outcomes, RunState state,
    const QString &reason, qint64 activeMs)
{
    auto done = m_store.write([this, &run, &outcomes, wished = state, &wishedReason = reason,
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
        SLUICE_CRASH_POINT("S9.sealed");
        const bool isAsBefore = state == run.state; // it had ended, and was only followed
        auto done = sql.run("UPDATE run SET state=?, reason=?, wish='', owner=NULL,"
                            " finished_at=CASE WHEN ? THEN finished_at ELSE ? END,"
                            " active_ms=active_ms+? WHERE id=? AND owner_epoch=?",
            {runStateName(state), reason, isAsBefore ? 1 : 0, m_clock.nowMs(), activeMs, run.id,
                run.ownerEpoch});
        if (!done)
            return fail(done.error());
        // Records that are on their way keep the target for whoever resumes the run (C26).
        auto freed = sql.run("DELETE FROM named_lock WHERE run_id=? AND owner=? AND NOT EXISTS("
                             "SELECT 1 FROM run WHERE id=? AND state='needs_attention'"
                             " AND n_pending>0)",
            {run.id, m_self, run.id});
        if (!freed)
            return fail(freed.error());
        if (isAsBefore)
            return {};
        StepTx tx(sql, run, 0, outcomes, m_clock);
        auto told = tx.event(u"info"_s, u"STATE"_s,
            reason.isEmpty() ? runStateName(state)
                             : QString(runStateName(state) + u": "_s + reason));
        SLUICE_CRASH_POINT("S9.before_commit");
        return told;
    });
    if (done)
        SLUICE_CRASH_POINT("S9.after_commit");
    return done;
}

Result<void> RunLedger::setWish(const QString &runId, const QString &wish)
{
    auto done = m_store.write([&runId, &wish](Sql &sql) -> Result<void> {
        auto wished = sql.run("UPDATE run SET wish=? WHERE id=?", {wish, runId});
        if (!wished)
            return fail(wished.error());
        SLUICE_CRASH_POINT("S8.before_commit");
        return {};
    });
    if (done)
        SLUICE_CRASH_POINT("S8.after_commit");
    return done;
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

} // namespace sluice
