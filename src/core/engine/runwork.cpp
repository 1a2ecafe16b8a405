// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runwork.h"

#include "base/clock.h"
#include "core/http/retrypolicy.h"
#include "core/log/log.h"

#include <algorithm>
#include <limits>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDataAttempts = 3; // a broken archive is fetched twice more (reliability C11)
constexpr qint64 kDiskPauseMs = 5'000;
constexpr std::chrono::milliseconds kStorePause{1'000};
constexpr qint64 kParkedMs = 365LL * 86'400'000;

} // namespace

RunWork::RunWork(
    RunLedger &ledger, const Timings &timings, Log &log, RunRow run, Pipeline pipeline,
    bool isFollowing)
    : m_ledger(ledger)
    , m_timings(timings)
    , m_log(log)
    , m_run(std::move(run))
    , m_pipeline(std::move(pipeline))
    , m_outcomes(ledger.runDirectory(m_run.id), m_run.id)
    , m_isFollowing(isFollowing)
    , m_beganMs(monotonicMs())
    , m_renewedMs(m_beganMs)
{
}

void RunWork::requestStop(StopMode mode)
{
    qint64 none = 0;
    m_stopAtMs.compare_exchange_strong(none, monotonicMs());
    switch (mode) {
    case StopMode::FinishChunk: m_cancel.request(StopWish::FinishChunk); break;
    case StopMode::Stop: m_cancel.request(StopWish::Stop); break;
    case StopMode::Force: m_cancel.request(StopWish::Abort); break;
    }
}

void RunWork::release()
{
    m_isLost = true;
    m_cancel.request(StopWish::Abort);
}

void RunWork::interrupt(const QString &reason)
{
    {
        const std::lock_guard lock(m_interruptMutex);
        m_interruptReason = reason;
    }
    requestStop(StopMode::Force);
}

void RunWork::applyWish(const QString &wish)
{
    if (wish == "stop"_L1 && !m_cancel.token().isStopped())
        requestStop(StopMode::Stop);
    else if (wish == "finish_chunk"_L1 && !isStopRequested())
        requestStop(StopMode::FinishChunk);
    else if (wish == "force_stop"_L1 && !m_cancel.token().isAborted())
        requestStop(StopMode::Force);
    else if (wish == "attention"_L1) {
        m_isDraining = true;
        m_isAttentionAsked = true;
    }
    const bool isPauseWished = wish == "pause"_L1;
    if (isPauseWished != m_isPaused && !isStopRequested()) {
        m_isPaused = isPauseWished;
        [[maybe_unused]] const auto kept = m_ledger.setState(
            m_run, m_isPaused ? RunState::Paused : RunState::Running, QString());
    }
}

void RunWork::supervise()
{
    if (!m_isFollowing) {
        if (auto wish = m_ledger.wish(m_run.id))
            applyWish(*wish);
    }
    const qint64 now = monotonicMs();
    if (isStopRequested()) {
        if (!m_isStoppingKept && !m_isFollowing) {
            m_isStoppingKept = true;
            [[maybe_unused]] const auto kept = m_ledger.setState(m_run, RunState::Stopping, QString());
        }
        if (m_cancel.token().isStopped() && now - m_stopAtMs.load() > m_timings.stopGrace.count())
            m_cancel.request(StopWish::Abort);
    }
    if (now - m_renewedMs >= m_timings.leaseRenew.count()) {
        m_renewedMs = now;
        if (auto renewed = m_ledger.renewLease(m_run);
            !renewed && renewed.error().code == "LEASE_LOST"_L1) {
            m_isLost = true;
            m_cancel.request(StopWish::Abort);
        }
    }
}

std::optional<RunWork::Start> RunWork::nextStart()
{
    m_nextWakeMs = std::numeric_limits<qint64>::max();
    auto backlog = m_ledger.backlog(m_run.id);
    if (!backlog)
        return std::nullopt;
    m_backlog = *backlog;
    if (m_isLost || m_isHalted || m_isPaused || m_isUnreachable || m_cancel.token().isStopped())
        return std::nullopt;
    const bool startedOnly = m_isFollowing || m_isDraining
        || m_cancel.token().wish() == StopWish::FinishChunk;

    const auto unfinishedIn = [this](const QString &stage) {
        int count = 0;
        for (const RunLedger::Backlog &entry : std::as_const(m_backlog)) {
            if (entry.stage == stage && entry.state != StepState::Done
                && entry.state != StepState::Cancelled)
                count += entry.count;
        }
        return count;
    };
    const qint64 now = m_ledger.clock().nowMs();
    // Later stages first: what is nearest to being settled goes before what is new.
    for (int i = static_cast<int>(m_pipeline.stages.size()) - 1; i >= 0; --i) {
        const Stage &stage = m_pipeline.stages.at(i);
        if (m_active.at(static_cast<size_t>(i)) >= stage.width)
            continue;
        if (stage.aheadOfNext > 0 && i + 1 < m_pipeline.stages.size()
            && unfinishedIn(m_pipeline.stages.at(i + 1).id) >= stage.aheadOfNext)
            continue;
        for (const RunLedger::Backlog &entry : std::as_const(m_backlog)) {
            const bool isOpen = entry.stage == stage.id
                && (entry.state == StepState::Ready || entry.state == StepState::WaitingRemote);
            if (!isOpen || (startedOnly && entry.started == 0))
                continue;
            if (entry.nextMs > now) {
                m_nextWakeMs = std::min(m_nextWakeMs, entry.nextMs);
                continue;
            }
            auto claimed = m_ledger.claim(m_run, stage.id, startedOnly);
            if (claimed && *claimed)
                return Start{**claimed, i};
            if (!claimed && claimed.error().code == "LEASE_LOST"_L1) {
                m_isLost = true;
                m_cancel.request(StopWish::Abort);
                return std::nullopt;
            }
        }
    }
    return std::nullopt;
}

int RunWork::activeCount() const
{
    int count = 0;
    for (const auto &active : m_active)
        count += active.load();
    return count;
}

StepEnd RunWork::failedEnd(const StepRow &step, const Error &error)
{
    StepEnd end;
    end.attempt = step.attempt + 1;
    end.error = error.text();
    const qint64 now = m_ledger.clock().nowMs();
    const auto again = [this, &end, &error, now, &step](const QString &reason) {
        end.state = StepState::Ready;
        end.notBeforeMs = now + retryDelay(error, step.attempt, m_timings).count();
        end.waitReason = reason;
    };
    switch (error.kind) {
    case ErrorKind::Cancelled:
        end.attempt = step.attempt;
        end.error.clear();
        if (m_isFollowing) // what it would do next is sending: not before the run is resumed
            end.notBeforeMs = now + kParkedMs;
        return end;
    case ErrorKind::Locked:
        if (error.code == "LEASE_LOST"_L1)
            m_isLost = true;
        again(u"the store is busy"_s);
        return end;
    case ErrorKind::Disk:
        if (error.isRetryable) {
            end.notBeforeMs = now + kDiskPauseMs;
            end.waitReason = error.code == "ENOSPC"_L1 ? u"disk full"_s : u"the disk failed"_s;
            return end;
        }
        break;
    case ErrorKind::Network:
    case ErrorKind::Timeout: {
        const qint64 mono = monotonicMs();
        qint64 since = 0;
        m_unreachableSinceMs.compare_exchange_strong(since, mono);
        if (since != 0 && mono - since > m_timings.unreachableLimit.count())
            m_isUnreachable = true;
        again(u"the service cannot be reached"_s);
        return end;
    }
    case ErrorKind::Auth:
        end.state = StepState::Dead;
        m_isHalted = true;
        return end;
    case ErrorKind::Data:
    case ErrorKind::Protocol:
        // An answer that was cut off or mangled on its way is asked for again (C10, C23); what has
        // been sent is remembered or resolved, so nothing is sent twice by it.
        if ((error.isRetryable || error.kind == ErrorKind::Protocol)
            && end.attempt < kDataAttempts) {
            again(u"trying again"_s);
            return end;
        }
        end.state = StepState::Dead;
        return end;
    default: break;
    }
    if (error.isRetryable) {
        if (end.attempt < m_timings.retryAttempts)
            again(u"trying again"_s);
        else
            end.state = StepState::Dead;
        return end;
    }
    end.state = StepState::Failed;
    m_isDraining = true;
    return end;
}

void RunWork::endOf(StepRow &step, const StepResult &result, qint64 requests)
{
    StepEnd end;
    switch (result.kind()) {
    case StepResult::Kind::Done:
        end.state = StepState::Done;
        m_unreachableSinceMs = 0;
        break;
    case StepResult::Kind::WaitUntil:
        end.state = result.isRemoteWait() ? StepState::WaitingRemote : StepState::Ready;
        end.notBeforeMs = result.atMs();
        end.waitReason = result.reason();
        m_unreachableSinceMs = 0;
        break;
    case StepResult::Kind::Ambiguous:
        end.state = StepState::Ambiguous;
        end.error = result.error().text();
        break;
    case StepResult::Kind::Failed: end = failedEnd(step, result.error()); break;
    }
    end.requests = requests;
    if (!end.error.isEmpty()) {
        const LogLevel level = end.state == StepState::Ready ? LogLevel::Warning : LogLevel::Error;
        m_log.add({.level = level,
            .runId = m_run.id,
            .component = "engine",
            .message = u"%1: %2"_s.arg(step.title, end.error),
            .details = {{u"step"_s, step.key}, {u"attempt"_s, end.attempt}}});
    }
    auto kept = m_ledger.endStep(m_run, step, end);
    // A full disk or a busy store costs time, not the run (reliability-security C32, C34).
    while (!kept && kept.error().isRetryable) {
        m_board.set(step.id, {.note = u"the store cannot be written"_s});
        if (!m_cancel.token().waitFor(kStorePause, StopWish::Abort))
            break;
        kept = m_ledger.endStep(m_run, step, end);
    }
    if (!kept) {
        m_log.add({.level = LogLevel::Error,
            .runId = m_run.id,
            .component = "engine",
            .message = u"%1: its end could not be kept: %2"_s.arg(step.title, kept.error().text()),
            .details = {}});
        m_isLost = m_isLost || kept.error().code == "LEASE_LOST"_L1;
        m_isHalted = true;
    }
    if (end.state != StepState::Ready && end.state != StepState::WaitingRemote)
        m_board.remove(step.id);
}

bool RunWork::endIfOver()
{
    if (activeCount() > 0)
        return false;
    if (m_isLost)
        return true;
    if (auto backlog = m_ledger.backlog(m_run.id))
        m_backlog = *backlog; // a lane may have added steps since nextStart() looked
    else
        return false;
    if (m_isFollowing)
        return endFollowing();
    int open = 0;
    int begun = 0;
    int dead = 0;
    int failed = 0;
    for (const RunLedger::Backlog &entry : std::as_const(m_backlog)) {
        switch (entry.state) {
        case StepState::Ready:
        case StepState::WaitingRemote:
        case StepState::Running:
            open += entry.count;
            begun += entry.started;
            break;
        case StepState::Dead:
        case StepState::Ambiguous: dead += entry.count; break;
        case StepState::Failed: failed += entry.count; break;
        default: break;
        }
    }
    const StopWish wish = m_cancel.token().wish();
    if (open > 0) {
        QString interruptReason;
        {
            const std::lock_guard lock(m_interruptMutex);
            interruptReason = m_interruptReason;
        }
        if (!interruptReason.isEmpty()) {
            return finishAs(RunState::Interrupted, interruptReason);
        }
        if (wish >= StopWish::Stop || (wish == StopWish::FinishChunk && begun == 0)) {
            return finishAs(RunState::Stopped, u"on request"_s);
        }
        if (m_isUnreachable) {
            return finishAs(RunState::Interrupted, u"the service could not be reached"_s);
        }
        if (!m_isHalted && !(m_isDraining && begun == 0))
            return false;
    }
    auto firstError = [this]() -> QString {
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
    };
    if (failed > 0)
        return finishAs(RunState::Failed, firstError());
    if (dead > 0 || open > 0) {
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
    return finishAs(run->counts.rejected > 0 ? RunState::CompletedWithRejections
                                             : RunState::Completed,
        QString());
}

// Over when nothing is on its way any more, or what is left cannot be looked up by reading.
bool RunWork::endFollowing()
{
    bool isOpen = false;
    bool isWaiting = false;
    const qint64 soon = m_ledger.clock().nowMs() + kParkedMs / 2;
    for (const RunLedger::Backlog &entry : std::as_const(m_backlog)) {
        if (entry.state == StepState::Done || entry.state == StepState::Cancelled)
            continue;
        isOpen = true;
        isWaiting = isWaiting || (entry.started > 0 && entry.nextMs < soon);
    }
    if (isWaiting && !m_cancel.token().isStopped())
        return false;
    auto run = m_ledger.run(m_run.id);
    if (!run)
        return false;
    if (!isOpen && run->counts.pending == 0)
        return finishAs(run->counts.rejected > 0 ? RunState::CompletedWithRejections
                                                 : RunState::Completed,
            QString());
    return finishAs(RunState::Stopped, run->reason);
}

// False if the end could not be kept (the disk is full, the store is locked): it is tried again.
bool RunWork::finishAs(RunState state, const QString &reason)
{
    const qint64 activeMs = m_isFollowing ? 0 : monotonicMs() - m_beganMs;
    auto ended = m_ledger.endRun(m_run, m_outcomes, state, reason, activeMs);
    if (!ended && ended.error().code == "LEASE_LOST"_L1) {
        m_isLost = true;
        return true; // it is another's to end
    }
    if (!ended && m_isEndTold)
        return false;
    m_isEndTold = !ended;
    const bool isGood = state == RunState::Completed || state == RunState::CompletedWithRejections
        || state == RunState::Stopped;
    m_log.add({.level = isGood ? LogLevel::Info : LogLevel::Error,
        .runId = m_run.id,
        .component = "engine",
        .message = ended ? u"Run #%1 ended as %2%3"_s.arg(QString::number(m_run.number),
                       runStateName(state), reason.isEmpty() ? QString() : QString(u": "_s + reason))
                         : u"Run #%1 could not be ended: %2"_s.arg(
                             QString::number(m_run.number), ended.error().text()),
        .details = {}});
    return ended.has_value();
}

} // namespace sluice
