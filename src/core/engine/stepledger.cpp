// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runledger.h"

#include "base/clock.h"
#include "base/crashpoint.h"
#include "core/engine/runrows.h"
#include "core/engine/steptx.h"

#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

Result<QList<StepRow>> RunLedger::steps(const QString &runId)
{
    return stepRows(
        m_store, "SELECT " SLUICE_STEP_COLUMNS " FROM step WHERE run_id=? ORDER BY id", {runId});
}

Result<std::optional<StepRow>> RunLedger::claim(
    const RunRow &run, const QString &stage, bool startedOnly)
{
    std::optional<StepRow> claimed;
    auto done
        = m_store.write([this, &run, &stage, startedOnly, &claimed](Sql &sql) -> Result<void> {
              if (auto ours = stillOwned(sql, run); !ours)
                  return ours;
              if (auto held = holdsTarget(sql, run); !held)
                  return held;
              auto rows = stepRows(sql,
                  "SELECT " SLUICE_STEP_COLUMNS " FROM step WHERE run_id=? AND stage=?"
                  " AND state IN ('ready','waiting_remote') AND not_before<=?"
                  " AND (?=0 OR memo<>'{}') AND (memo<>'{}' OR NOT EXISTS"
                  "(SELECT 1 FROM run WHERE run.id=step.run_id AND wish='attention'))"
                  " ORDER BY state DESC, id LIMIT 1",
                  {run.id, stage, m_clock.nowMs(), startedOnly ? 1 : 0});
              if (!rows)
                  return fail(rows.error());
              if (rows->isEmpty())
                  return {};
              StepRow step = rows->first();
              auto taken = sql.run("UPDATE step SET state='running', lease_epoch=lease_epoch+1,"
                                   " wait_reason='', started_at=COALESCE(started_at, ?) WHERE id=?",
                  {m_clock.nowMs(), step.id});
              if (!taken)
                  return fail(taken.error());
              SLUICE_CRASH_POINT("S2.before_commit");
              ++step.leaseEpoch;
              step.state = StepState::Running;
              claimed = step;
              return {};
          });
    if (!done)
        return fail(done.error());
    SLUICE_CRASH_POINT("S2.after_commit");
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
        SLUICE_CRASH_POINT("step_end.before_commit");
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

Result<void> RunLedger::wakeRemote(const QString &runId, qint64 afterMs)
{
    const qint64 at = m_clock.nowMs() + afterMs;
    return m_store.write([&runId, at](Sql &sql) -> Result<void> {
        auto woken = sql.run("UPDATE step SET not_before=? WHERE run_id=?"
                             " AND state='waiting_remote' AND not_before>?",
            {at, runId, at});
        if (!woken)
            return fail(woken.error());
        return {};
    });
}

} // namespace sluice
