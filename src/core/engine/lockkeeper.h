// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"

#include <memory>
#include <mutex>
#include <optional>

namespace sluice {

class Clock;
class HttpClient;
class RemoteLock;

// Keeps the lock that a service holds for one run: says what has to be done about it, and whether
// it is surely held. Owned by the run's work. The dispatcher's thread asks nextTask(), a network
// thread performs it, one at a time; thread-safe. It starts no thread, and waits only in acquire(),
// confirm() and perform().
class LockKeeper final
{
public:
    LockKeeper(std::shared_ptr<RemoteLock> lock, const Clock &clock, const Timings &timings);

    // On the caller's thread, which it blocks. What could not be taken is given back at once.
    Result<void> acquire(HttpClient &http, const CancelToken &token);
    // The run begins: from now on the lock is renewed, once it is confirmed.
    void begin();
    bool isBegun() const;
    // After acquire(), on the same thread: see RemoteLock. One that is another's after all, or
    // could not be looked at, is given back at once, and the run counts as not begun.
    Result<void> confirm(HttpClient &http, const CancelToken &token);
    bool isConfirmed() const;
    // Instead: the run does not begin. As acquire(); needs nextTask() to be bounded in time.
    void giveUp(HttpClient &http);

    // The run is over: the lock is given back, within Timings::lockRelease.
    void end();
    bool isEnding() const; // or over
    bool isOver() const;

    enum class Task { None, Renew, Release };
    Task nextTask(); // begun by this call: to be performed
    void perform(Task task, HttpClient &http);

    // Why, once another has it or it could not be renewed in time.
    std::optional<Error> lost() const;

    // Nobody else can have it yet. By the wall clock too: while the computer slept the other one
    // stood still, and the lock may have run out (reliability-security P8, C49). A clock that was
    // set ahead looks the same; the next renewal tells.
    bool isSure() const;

private:
    enum class State { Acquiring, Held, Ending, Over };
    struct Moment
    {
        qint64 monoMs = 0;
        qint64 wallMs = 0;
    };
    Moment now() const;
    qint64 sinceRenewalMs() const;
    qint64 sureForMs() const;
    void renew(HttpClient &http);

    const std::shared_ptr<RemoteLock> m_lock;
    const Clock &m_clock;
    const Timings &m_timings;
    CancelSource m_cancel; // of renewing and giving back
    mutable std::mutex m_mutex;
    State m_state = State::Acquiring;
    bool m_isConfirmed = false;
    bool m_isBusy = false; // a task is being performed
    Moment m_renewed; // when the last request that renewed it was sent
    qint64 m_againAtMs = 0; // monotonic; after a renewal that failed
    int m_failures = 0; // in a row
    qint64 m_endByMs = 0; // monotonic; 0: it is not being given back
    std::optional<Error> m_problem; // of the last renewal
    std::optional<Error> m_lost;
};

} // namespace sluice
