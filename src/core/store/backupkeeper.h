// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/timings.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace sluice {

class Log;
class Store;
struct Error;

// Makes the store's backups (S10) on a thread of its own: after each run's end, and daily while a
// process is open. Owned by the application, which must let it go before the store and the log. A
// backup that fails is a warning in the log, with the age of the newest good one, and is tried
// again before long; it never holds up or fails a run. It also has the store checked in full that
// was opened at its seal's word, a moment later, and daily: a damaged one is an error in the log,
// and no backup of it takes the place of a good one.
class BackupKeeper final
{
public:
    BackupKeeper(
        Store &store, Log &log, const Timings &timings, const Clock &clock = Clock::system());
    ~BackupKeeper(); // makes the one that is still wanted
    BackupKeeper(const BackupKeeper &) = delete;
    BackupKeeper &operator=(const BackupKeeper &) = delete;

    void request(); // returns at once; any thread

private:
    void loop();
    bool isDue() const; // the newest copy is a day old
    void makeOne();
    void checkIfDue();
    void tellFailure(const Error &error);

    Store &m_store;
    Log &m_log;
    Timings m_timings;
    const Clock &m_clock;
    qint64 m_madeMs = 0; // by this one
    qint64 m_toldMs = 0; // that it failed
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isWanted = false;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace sluice
