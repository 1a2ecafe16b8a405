// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/lockkeeper.h"

#include "base/clock.h"
#include "core/engine/remotelock.h"
#include "core/http/retrypolicy.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

LockKeeper::LockKeeper(std::shared_ptr<RemoteLock> lock, const Clock &clock, const Timings &timings)
    : m_lock(std::move(lock))
    , m_clock(clock)
    , m_timings(timings)
{
}

LockKeeper::Moment LockKeeper::now() const
{
    return {monotonicMs(), m_clock.nowMs()};
}

qint64 LockKeeper::sinceRenewalMs() const
{
    const Moment at = now();
    return std::max(at.monoMs - m_renewed.monoMs, at.wallMs - m_renewed.wallMs);
}

// What is in flight when it is given up may go on for the grace: that ends before another takes it.
qint64 LockKeeper::sureForMs() const
{
    const qint64 ttl = m_lock->ttl().count();
    return std::max(ttl / 2, ttl - m_timings.stopGrace.count());
}

Result<void> LockKeeper::acquire(HttpClient &http, const CancelToken &token)
{
    {
        const std::lock_guard guard(m_mutex);
        m_renewed = now();
    }
    auto taken = m_lock->acquire(http, token);
    if (!taken)
        giveUp(http);
    return taken;
}

void LockKeeper::begin()
{
    const std::lock_guard guard(m_mutex);
    m_state = State::Held;
}

bool LockKeeper::isBegun() const
{
    const std::lock_guard guard(m_mutex);
    return m_state != State::Acquiring;
}

Result<void> LockKeeper::confirm(HttpClient &http, const CancelToken &token)
{
    auto settled = m_lock->confirm(http, token);
    if (!settled) {
        giveUp(http);
        return settled;
    }
    const std::lock_guard guard(m_mutex);
    m_isConfirmed = true;
    return {};
}

bool LockKeeper::isConfirmed() const
{
    const std::lock_guard guard(m_mutex);
    return m_isConfirmed;
}

void LockKeeper::giveUp(HttpClient &http)
{
    {
        const std::lock_guard guard(m_mutex);
        m_state = State::Acquiring;
        m_endByMs = monotonicMs() + m_timings.lockRelease.count();
    }
    m_lock->release(http, m_cancel.token());
}

void LockKeeper::end()
{
    const std::lock_guard guard(m_mutex);
    m_state = State::Ending;
    m_endByMs = monotonicMs() + m_timings.lockRelease.count();
}

bool LockKeeper::isEnding() const
{
    const std::lock_guard guard(m_mutex);
    return m_state == State::Ending || m_state == State::Over;
}

bool LockKeeper::isOver() const
{
    const std::lock_guard guard(m_mutex);
    return m_state == State::Over;
}

LockKeeper::Task LockKeeper::nextTask()
{
    bool isLate = false;
    Task task = Task::None;
    {
        const std::lock_guard guard(m_mutex);
        const qint64 mono = monotonicMs();
        isLate = m_endByMs > 0 && mono > m_endByMs;
        if (m_state == State::Ending && !m_isBusy) {
            task = Task::Release;
        } else if (m_state == State::Held && m_isConfirmed && !m_lost) {
            if (mono - m_renewed.monoMs >= sureForMs())
                m_lost = Error{.kind = ErrorKind::Locked,
                    .what = u"The lock could not be renewed for %1 seconds"_s.arg(
                        (mono - m_renewed.monoMs) / 1000),
                    .why = m_problem ? m_problem->text() : QString(),
                    .next = u"Another may take it from now on"_s,
                    .code = u"LOCK_LOST"_s};
            else if (!m_isBusy && mono >= m_againAtMs
                && sinceRenewalMs() >= m_lock->renewEvery().count())
                task = Task::Renew;
        }
        m_isBusy = m_isBusy || task != Task::None;
    }
    if (isLate)
        m_cancel.request(StopWish::Abort);
    return task;
}

void LockKeeper::perform(Task task, HttpClient &http)
{
    if (task == Task::Renew)
        renew(http);
    else if (task == Task::Release)
        m_lock->release(http, m_cancel.token());
    const std::lock_guard guard(m_mutex);
    m_isBusy = false;
    if (task == Task::Release)
        m_state = State::Over;
}

void LockKeeper::renew(HttpClient &http)
{
    const Moment sentAt = now();
    const auto renewed = m_lock->renew(http, m_cancel.token());
    const std::lock_guard guard(m_mutex);
    if (renewed) {
        m_renewed = sentAt;
        m_againAtMs = 0;
        m_failures = 0;
        m_problem.reset();
        return;
    }
    m_problem = renewed.error();
    if (m_problem->code == "LOCK_LOST"_L1) {
        m_lost = m_problem;
        return;
    }
    const auto pause
        = std::min(retryDelay(*m_problem, m_failures++, m_timings), m_lock->renewEvery());
    m_againAtMs = monotonicMs() + pause.count();
}

std::optional<Error> LockKeeper::lost() const
{
    const std::lock_guard guard(m_mutex);
    return m_lost;
}

bool LockKeeper::isSure() const
{
    const std::lock_guard guard(m_mutex);
    return !m_lost && sinceRenewalMs() < sureForMs();
}

} // namespace sluice
