// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"

#include <chrono>

namespace sluice {

class HttpClient;

// A lock that a service holds for a run, so that one import at a time writes into a target across
// machines (design 6.10). Made by the pipeline's factory, for one run; owned by the run's work,
// which calls it through LockKeeper: one call at a time, each on a network thread, with that
// thread's client. It starts no thread and keeps nothing in the store: a process that is killed
// leaves the lock to run out.
class RemoteLock
{
public:
    RemoteLock() = default;
    virtual ~RemoteLock() = default;
    RemoteLock(const RemoteLock &) = delete;
    RemoteLock &operator=(const RemoteLock &) = delete;

    // Once, before anything of the run begins. ErrorKind::Locked: held elsewhere, with who holds it
    // and what can be done. Whatever fails may have been taken in part, or an answer was lost:
    // release() follows every acquire().
    virtual Result<void> acquire(HttpClient &http, const CancelToken &token) = 0;

    // For a lock that is the run's for certain only a while after it was taken: waits for that and
    // looks again. Until then a run that has just been made may read, and changes nothing.
    virtual Result<void> confirm(HttpClient &, const CancelToken &) { return {}; }

    // Locked, LOCK_LOST: another has it, nothing more may be sent. Every other Error leaves it as
    // it was and is tried again until the lock has run out.
    virtual Result<void> renew(HttpClient &http, const CancelToken &token) = 0;

    // Gives back what is still this run's, and nothing that is another's. What cannot be given back
    // before the token aborts is left to run out.
    virtual void release(HttpClient &http, const CancelToken &token) = 0;

    // From one renewal to the next; looked at before each, any thread.
    virtual std::chrono::milliseconds renewEvery() const = 0;
    // How long after the last renewal another may take it; fixed, any thread.
    virtual std::chrono::milliseconds ttl() const = 0;
};

} // namespace sluice
