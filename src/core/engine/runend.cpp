// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runwork.h"

#include "base/clock.h"
#include "core/log/log.h"

#include <algorithm>
#include <utility>

// How a run ends: when nothing of it is active any more, what its steps came to.

namespace sluice {

using namespace Qt::StringLiterals;

// What cannot be kept is not gone on with in memory (reliability-security C35, C36): a damaged
// store, or one that cannot be written while the process is to end. The store's word stays; the
// next to open it finds the run without an owner, interrupted.
void RunWork::leaveIfHopeless(const Error &error)
{
    bool isInterrupted = false;
    {
        const std::lock_guard lock(m_interruptMutex);
        isInterrupted = !m_interruptReason.isEmpty();
    }
    const bool isPatient = error.isRetryable && error.kind != ErrorKind::Internal;
    if (isPatient
        && !(isInterrupted && monotonicMs() - m_stopAtMs.load() > m_timings.stopGrace.count()))
        return;
    if (m_isLost.exchange(true))
        return;
    m_cancel.request(StopWish::Abort);
    m_log.add({.level = LogLevel::Error,
        .runId = m_run.id,
        .component = "engine",
        .message
        = u"Run #%1 is left as it is: %2"_s.arg(QString::number(m_run.number), error.text()),
        .details = {}});
}

bool RunWork::endIfOver()
{
    if (activeCount() > 0)
        return false;
    if (m_isLost)
        return true;
    if (auto backlog = m_ledger.backlog(m_run.id)) {
        m_backlog = *backlog; // a lane may have added steps since nextStart() looked
    } else {
        leaveIfHopeless(backlog.error());
        return m_isLost;
    }
    if (m_isFollowing)
        return endFollowing();
    const Tally tally = this->tally();
    if (tally.open > 0) {
        if (const auto early = earlyEnd(tally))
            return finishAs(early->state, early->reason);
        if (!m_isHalted && !(m_isDraining && tally.begun == 0))
            return false;
    }
    return endByTally(tally);
}

RunWork::Tally RunWork::tally() const
{
    const auto isLeftOff = [this](const QString &id) {
        return std::ranges::any_of(m_pipeline.stages,
            [&id](const Stage &stage) { return stage.id == id && stage.isLeftOff; });
    };
    Tally tally;
    for (const RunLedger::Backlog &entry : std::as_const(m_backlog)) {
        switch (entry.state) {
        case StepState::Ready:
        case StepState::WaitingRemote:
        case StepState::Running:
            tally.open += entry.count;
            if (!isLeftOff(entry.stage))
                tally.begun += entry.started;
            break;
        case StepState::Dead:
        case StepState::Ambiguous:
            tally.dead += entry.count;
            break;
        case StepState::Failed:
            tally.failed += entry.count;
            break;
        default:
            break;
        }
    }
    return tally;
}

// The end of a run that still has open steps, because somebody or something ends it.
std::optional<RunWork::Early> RunWork::earlyEnd(const Tally &tally) const
{
    const StopWish wish = m_cancel.token().wish();
    {
        const std::lock_guard lock(m_interruptMutex);
        if (!m_interruptReason.isEmpty())
            return Early{RunState::Interrupted, m_interruptReason};
    }
    if (wish >= StopWish::Stop || (wish == StopWish::FinishChunk && tally.begun == 0))
        return Early{RunState::Stopped, m_isTargetLost ? u"lock lost"_s : u"on request"_s};
    if (m_isUnreachable)
        return Early{RunState::Interrupted, u"the service could not be reached"_s};
    return std::nullopt;
}

bool RunWork::endByTally(const Tally &tally)
{
    if (tally.failed > 0)
        return finishAs(RunState::Failed, firstError());
    if (tally.dead > 0 || tally.open > 0) {
        QString reason = firstError();
        if (reason.isEmpty() && m_isAttentionAsked) {
            if (auto run = m_ledger.run(m_run.id))
                reason = run->reason;
        }
        return finishAs(RunState::NeedsAttention, reason);
    }
    auto run = m_ledger.run(m_run.id);
    if (!run)
        return false;
    if (run->counts.pending > 0)
        return finishAs(RunState::NeedsAttention,
            u"%1 records were sent and their outcome is unknown"_s.arg(run->counts.pending));
    return finishAs(
        run->counts.rejected > 0 ? RunState::CompletedWithRejections : RunState::Completed,
        QString());
}

QString RunWork::firstError() const
{
    auto steps = m_ledger.steps(m_run.id);
    if (!steps)
        return {};
    for (const StepRow &step : std::as_const(*steps)) {
        if (!step.error.isEmpty()
            && (step.state == StepState::Dead || step.state == StepState::Failed
                || step.state == StepState::Ambiguous))
            return step.title + u": "_s + step.error;
    }
    return {};
}

bool RunWork::isFollowedStage(const QString &id) const
{
    return std::ranges::any_of(m_pipeline.stages,
        [&id](const Stage &stage) { return stage.id == id && stage.isFollowed; });
}

// Over when nothing is on its way any more, or what is left cannot be looked up by reading.
bool RunWork::endFollowing()
{
    auto steps = m_ledger.steps(m_run.id);
    if (!steps)
        return false;
    bool isOpen = false;
    bool isWaiting = false;
    const qint64 soon = m_ledger.clock().nowMs() + kParkedStepMs / 2;
    for (const StepRow &step : std::as_const(*steps)) {
        if (step.state == StepState::Done || step.state == StepState::Cancelled)
            continue;
        isOpen = true;
        const bool isAlive = step.state == StepState::Ready || step.state == StepState::Running
            || step.state == StepState::WaitingRemote;
        const bool hasBegun = !step.memo.isEmpty();
        isWaiting = isWaiting
            || (isAlive && hasBegun && isFollowedStage(step.stage) && step.notBeforeMs < soon);
    }
    if (isWaiting && !m_cancel.token().isStopped())
        return false;
    auto run = m_ledger.run(m_run.id);
    if (!run)
        return false;
    if (!isOpen && run->counts.pending == 0)
        return finishAs(
            run->counts.rejected > 0 ? RunState::CompletedWithRejections : RunState::Completed,
            QString());
    return finishAs(RunState::Stopped, run->reason);
}

// False if the end could not be kept (the disk is full, the store is locked): it is tried again.
bool RunWork::finishAs(RunState state, const QString &reason)
{
    auto ended = m_ledger.endRun(m_run, m_outcomes, state, reason, activeMs());
    if (!ended && ended.error().code == "LEASE_LOST"_L1) {
        m_isLost = true;
        return true; // it is another's to end
    }
    noteStore(ended ? nullptr : &ended.error());
    if (!ended) {
        leaveIfHopeless(ended.error());
        if (m_isLost)
            return true;
    }
    if (!ended && m_isEndTold)
        return false;
    m_isEndTold = !ended;
    tellEnd(state, reason, ended);
    return ended.has_value();
}

void RunWork::tellEnd(RunState state, const QString &reason, const Result<void> &ended)
{
    const QString number = QString::number(m_run.number);
    QString text;
    if (!ended)
        text = u"Run #%1 could not be ended: %2"_s.arg(number, ended.error().text());
    else if (m_isFollowing && state == RunState::Stopped) // it had ended before
        text = u"What run #%1 has on its way is not looked up any more"_s.arg(number);
    else
        text = u"Run #%1 ended as %2%3"_s.arg(
            number, runStateName(state), reason.isEmpty() ? QString() : QString(u": "_s + reason));
    const bool isGood = state == RunState::Completed || state == RunState::CompletedWithRejections
        || state == RunState::Stopped;
    m_log.add({.level = isGood ? LogLevel::Info : LogLevel::Error,
        .runId = m_run.id,
        .component = "engine",
        .message = text,
        .details = {}});
}

} // namespace sluice
