// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "sandbox/sandboxclock.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace sluice::sandbox {

// Works off a service's remote jobs one after another, each not before its time on the sandbox's
// clock. post() from any thread; owned by the service, which starts and stops it. What has not
// begun when it stops is dropped: the service finds it again in its state.
class JobThread
{
public:
    explicit JobThread(const SandboxClock &clock);
    ~JobThread();

    void start(const CancelToken &stop);
    void stop();
    void clear(); // forgets what has not begun, waits for what has
    void post(qint64 notBeforeMs, std::function<void()> work);

    // False if the stop cut the wait short.
    bool waitUntil(qint64 momentMs) const;
    const CancelToken &stopToken() const { return m_stop; }

private:
    struct Entry
    {
        qint64 notBeforeMs = 0;
        std::function<void()> work;
    };
    void run();
    bool waitUntil(qint64 momentMs, int generation) const;

    const SandboxClock &m_clock;
    CancelToken m_stop;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Entry> m_entries;
    bool m_isEnding = false;
    bool m_isBusy = false;
    std::atomic<int> m_generation = 0; // of what was posted since the last clear()
    std::thread m_thread;
};

} // namespace sluice::sandbox
