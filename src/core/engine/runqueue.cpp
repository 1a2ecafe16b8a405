// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runqueue.h"

#include "base/clock.h"
#include "core/engine/runwork.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString aheadText(int ahead)
{
    if (ahead == 0)
        return u"it is the next"_s;
    return ahead == 1 ? u"1 run is ahead of it"_s : u"%1 runs are ahead of it"_s.arg(ahead);
}

} // namespace

void RunQueue::share(const std::map<QString, std::shared_ptr<RunWork>> &works)
{
    const int places = m_places;
    int taken = 0;
    QList<RunWork *> waiting;
    for (const auto &[id, work] : works) {
        if (work->isPaused())
            work->leavePlace();
        if (work->hasPlace())
            ++taken;
        else if (work->wantsPlace())
            waiting.append(work.get());
    }
    std::ranges::sort(waiting, {},
        [](const RunWork *work) { return std::pair(work->waitsSinceMs(), work->run().number); });
    int ahead = 0;
    for (RunWork *work : std::as_const(waiting)) {
        if (places > 0 && taken >= places)
            work->waitForPlace(ahead++);
        else if (work->takePlace())
            ++taken;
    }
}

// What a run does about its place.

bool RunWork::wantsPlace() const
{
    // A plan changes nothing, and somebody waits for it.
    const bool isCounted = !m_isFollowing && !m_pipeline.isPart && !m_run.isDryRun;
    // Who is asked to stop only ends what it has begun: nobody is waited for.
    return isCounted && !m_isPaused && !isStopRequested() && !isLost();
}

bool RunWork::takePlace()
{
    if (m_ahead >= 0 && !m_ledger.leaveQueue(m_run))
        return false; // the store's word is what others see; it is tried again
    m_ahead = -1;
    if (m_queuedAtMs > 0)
        m_queuedMs += monotonicMs() - m_queuedAtMs;
    m_queuedAtMs = 0;
    m_hasPlace = true;
    return true;
}

void RunWork::waitForPlace(int ahead)
{
    if (m_queuedAtMs == 0)
        m_queuedAtMs = monotonicMs();
    if (ahead != m_ahead && m_ledger.queue(m_run, aheadText(ahead)))
        m_ahead = ahead;
}

// Whoever goes on later comes after those that wait already.
void RunWork::leavePlace()
{
    m_hasPlace = false;
    m_ahead = -1;
    m_waitsSinceMs = monotonicMs();
    if (m_queuedAtMs > 0)
        m_queuedMs += monotonicMs() - m_queuedAtMs;
    m_queuedAtMs = 0;
}

qint64 RunWork::activeMs() const
{
    if (m_isFollowing)
        return 0;
    const qint64 now = monotonicMs();
    const qint64 queued = m_queuedMs + (m_queuedAtMs > 0 ? now - m_queuedAtMs : 0);
    return now - m_beganMs - queued;
}

} // namespace sluice
