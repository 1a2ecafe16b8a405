// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/jobthread.h"

#include <algorithm>

namespace sluice::sandbox {

JobThread::JobThread(const SandboxClock &clock)
    : m_clock(clock)
{
}

JobThread::~JobThread()
{
    stop();
}

void JobThread::start(const CancelToken &stop)
{
    m_stop = stop;
    m_thread = std::thread([this] { run(); });
}

void JobThread::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void JobThread::clear()
{
    std::unique_lock lock(m_mutex);
    ++m_generation; // the one that waits for its time has not begun either
    m_entries.clear();
    m_changed.wait(lock, [this] { return !m_isBusy; });
}

void JobThread::post(qint64 notBeforeMs, std::function<void()> work)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_entries.push_back({notBeforeMs, std::move(work)});
    }
    m_changed.notify_all();
}

bool JobThread::waitUntil(qint64 momentMs) const
{
    return waitUntil(momentMs, -1);
}

bool JobThread::waitUntil(qint64 momentMs, int generation) const
{
    // In short slices, since the sandbox's clock can be moved.
    for (;;) {
        if (generation >= 0 && generation != m_generation)
            return false;
        const qint64 left = momentMs - m_clock.nowMs();
        if (left <= 0)
            return !m_stop.isStopped();
        if (!m_stop.waitFor(std::chrono::milliseconds(std::min<qint64>(left, 20))))
            return false;
    }
}

void JobThread::run()
{
    for (;;) {
        Entry entry;
        int generation = 0;
        {
            std::unique_lock lock(m_mutex);
            m_isBusy = false;
            m_changed.notify_all();
            m_changed.wait(lock, [this] { return m_isEnding || !m_entries.empty(); });
            if (m_isEnding)
                return;
            entry = std::move(m_entries.front());
            m_entries.pop_front();
            m_isBusy = true;
            generation = m_generation;
        }
        if (waitUntil(entry.notBeforeMs, generation))
            entry.work();
        else if (m_stop.isStopped())
            return;
    }
}

} // namespace sluice::sandbox
