// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runwork.h"

#include "base/clock.h"
#include "core/engine/lockkeeper.h"
#include "core/http/retrypolicy.h"
#include "core/log/log.h"

#include <algorithm>
#include <limits>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDataAttempts = 3; // a broken archive is fetched twice more (reliability C11)
constexpr qint64 kClockJumpMs = 2'000; // less is the clock being kept, not set

} // namespace

RunWork::RunWork(RunLedger &ledger, const Timings &timings, Log &log, RunRow run, Pipeline pipeline,
    bool isFollowing)
    : m_ledger(ledger)
    , m_timings(timings)
    , m_log(log)
    , m_run(std::move(run))
    , m_pipeline(std::move(pipeline))
    , m_outcomes(ledger.runDirectory(m_run.id), m_run.id, &m_log)
    , m_lock(m_pipeline.lock && !isFollowing
              ? std::make_unique<LockKeeper>(m_pipeline.lock, ledger.clock(), timings)
              : nullptr)
    , m_isFollowing(isFollowing)
    , m_beganMs(monotonicMs())
    , m_waitsSinceMs(m_beganMs)
    , m_renewedMs(m_beganMs)
    , m_clockOffsetMs(ledger.clock().nowMs() - m_beganMs)
{
}

RunWork::~RunWork() = default;

void RunWork::requestStop(StopMode mode)
{
    qint64 none = 0;
    m_stopAtMs.compare_exchange_strong(none, monotonicMs());
    if (m_isFollowing && mode == StopMode::FinishChunk)
        mode = StopMode::Stop; // nothing of it is sent any more
    switch (mode) {
    case StopMode::FinishChunk:
        m_cancel.request(StopWish::FinishChunk);
        break;
    case StopMode::Stop:
        m_cancel.request(StopWish::Stop);
        break;
    case StopMode::Force:
        m_cancel.request(StopWish::Abort);
        break;
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
            [[maybe_unused]] const auto kept
                = m_ledger.setState(m_run, RunState::Stopping, QString());
        }
        if (m_cancel.token().isStopped() && now - m_stopAtMs.load() > m_timings.stopGrace.count())
            m_cancel.request(StopWish::Abort);
    }
    watchClock(now);
    probeStore(now);
    if (now - m_renewedMs >= m_timings.leaseRenew.count()) {
        m_renewedMs = now;
        auto renewed = m_ledger.renewLease(m_run);
        noteStore(renewed ? nullptr : &renewed.error());
        if (!renewed && renewed.error().code == "LEASE_LOST"_L1) {
            m_isLost = true;
            m_cancel.request(StopWish::Abort);
        } else if (!renewed && renewed.error().code == "LOCK_LOST"_L1) {
            loseTarget();
        }
    }
}

// Waits are kept as times of day. When the clock is set back (C31) they are moved with it; when it
// jumps ahead, after a sleep perhaps (C49), the lease is looked at first.
void RunWork::watchClock(qint64 monoNowMs)
{
    const qint64 offset = m_ledger.clock().nowMs() - monoNowMs;
    const qint64 jump = offset - m_clockOffsetMs;
    if (std::abs(jump) < kClockJumpMs)
        return;
    m_clockOffsetMs = offset;
    m_renewedMs = monoNowMs - m_timings.leaseRenew.count();
    if (jump < 0) {
        [[maybe_unused]] const auto shifted = m_ledger.shiftWaits(m_run, jump);
    }
    m_log.add({.level = LogLevel::Warning,
        .runId = m_run.id,
        .component = "engine",
        .message = u"The computer's clock was set by %1 seconds, or it slept"_s.arg(jump / 1000),
        .details = {}});
}

std::optional<RunWork::Start> RunWork::nextStart()
{
    m_nextWakeMs = std::numeric_limits<qint64>::max();
    auto backlog = m_ledger.backlog(m_run.id);
    if (!backlog) {
        leaveIfHopeless(backlog.error());
        return std::nullopt;
    }
    m_backlog = *backlog;
    if (wantsPlace() && !m_hasPlace)
        return std::nullopt;
    if (m_isLost || m_isHalted || m_isPaused || m_isUnreachable || m_cancel.token().isStopped()
        || !storePauseReason().isEmpty() || (m_lock && !m_lock->isSure()))
        return std::nullopt;
    const bool startedOnly
        = m_isFollowing || m_isDraining || m_cancel.token().wish() == StopWish::FinishChunk;

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
    const auto isResting = [this, now](const QString &stage) {
        return std::ranges::none_of(m_backlog, [&stage, now](const RunLedger::Backlog &entry) {
            return entry.stage == stage
                && (entry.state == StepState::Running || entry.state == StepState::WaitingRemote
                    || (entry.state == StepState::Ready && entry.nextMs <= now));
        });
    };
    // Later stages first: what is nearest to being settled goes before what is new.
    for (int i = static_cast<int>(m_pipeline.stages.size()) - 1; i >= 0; --i) {
        const Stage &stage = m_pipeline.stages.at(i);
        if ((m_isFollowing && !stage.isFollowed) || (startedOnly && stage.isLeftOff))
            continue;
        if (m_active.at(static_cast<size_t>(i)) >= stage.width)
            continue;
        // What is far enough ahead waits, unless the next stage waits itself: it may be for just
        // what has been begun here.
        const bool isAhead = stage.aheadOfNext > 0 && i + 1 < m_pipeline.stages.size()
            && unfinishedIn(m_pipeline.stages.at(i + 1).id) >= stage.aheadOfNext;
        if (isAhead && !isResting(m_pipeline.stages.at(i + 1).id))
            continue;
        const bool onlyBegun = startedOnly || isAhead;
        for (const RunLedger::Backlog &entry : std::as_const(m_backlog)) {
            const bool isOpen = entry.stage == stage.id
                && (entry.state == StepState::Ready || entry.state == StepState::WaitingRemote);
            if (!isOpen || (onlyBegun && entry.started == 0))
                continue;
            if (entry.nextMs > now) {
                m_nextWakeMs = std::min(m_nextWakeMs, entry.nextMs);
                continue;
            }
            auto claimed = m_ledger.claim(m_run, stage.id, onlyBegun);
            noteStore(claimed ? nullptr : &claimed.error());
            if (claimed && *claimed)
                return Start{**claimed, i};
            if (!claimed && claimed.error().code == "LOCK_LOST"_L1) {
                loseTarget();
                return std::nullopt;
            }
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
    if (error.code == "BUDGET_SPENT"_L1) { // nothing more may be sent until a cap is raised
        end.state = StepState::Dead;
        m_isHalted = true;
        return end;
    }
    switch (error.kind) {
    case ErrorKind::Cancelled:
        end.attempt = step.attempt;
        end.error.clear();
        if (m_isFollowing && !m_cancel.token().isStopped()) // what it would do next is sending
            end.notBeforeMs = now + kParkedStepMs;
        return end;
    case ErrorKind::Locked:
        if (error.code == "LEASE_LOST"_L1)
            m_isLost = true;
        if (error.code == "LOCK_LOST"_L1) {
            loseTarget();
            end.attempt = step.attempt;
            return end;
        }
        noteStore(&error);
        again(u"the store is busy"_s);
        return end;
    case ErrorKind::Disk:
        if (error.isRetryable) {
            end.notBeforeMs = now + m_timings.diskPause.count();
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
    default:
        break;
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
        end.error = result.error().text();
        m_unreachableSinceMs = 0;
        break;
    case StepResult::Kind::Ambiguous:
        end.state = StepState::Ambiguous;
        end.error = result.error().text();
        break;
    case StepResult::Kind::Failed:
        end = failedEnd(step, result.error());
        break;
    }
    end.requests = requests;
    if (!end.error.isEmpty() && result.kind() != StepResult::Kind::WaitUntil) {
        const LogLevel level = end.state == StepState::Ready ? LogLevel::Warning : LogLevel::Error;
        m_log.add({.level = level,
            .runId = m_run.id,
            .component = "engine",
            .message = u"%1: %2"_s.arg(step.title, end.error),
            .details = {{u"step"_s, step.key}, {u"attempt"_s, end.attempt}}});
    }
    auto kept = m_ledger.endStep(m_run, step, end);
    noteStore(kept ? nullptr : &kept.error());
    // A full disk or a busy store costs time, not the run (reliability-security C32, C34).
    auto pause = m_timings.storePause;
    while (!kept && kept.error().isRetryable) {
        m_board.set(step.id, {.note = u"the store cannot be written"_s});
        if (!m_cancel.token().waitFor(pause, StopWish::Abort))
            break;
        pause = std::min(2 * pause, std::max(m_timings.storePause, m_timings.busy));
        kept = m_ledger.endStep(m_run, step, end);
        noteStore(kept ? nullptr : &kept.error());
    }
    if (!kept) {
        m_log.add({.level = LogLevel::Error,
            .runId = m_run.id,
            .component = "engine",
            .message = u"%1: its end could not be kept: %2"_s.arg(step.title, kept.error().text()),
            .details = {}});
        m_isLost = m_isLost || kept.error().code == "LEASE_LOST"_L1;
        m_isHalted = true;
        leaveIfHopeless(kept.error());
    }
    if (end.state != StepState::Ready && end.state != StepState::WaitingRemote)
        m_board.remove(step.id);
}

} // namespace sluice
