// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/scheduleledger.h"
#include "base/rounds.h"
#include "core/log/log.h"

#include <QThreadPool>

#include <functional>
#include <mutex>

namespace sluice {

class Runs;

// Starts jobs when they are due, while it is on: in the console, `serve` and `schedules run`. Any
// number of processes may have one on a data directory; the ledger lets exactly one begin each due
// time. It sleeps until the next due time, at most Timings::scheduleLook, so that a clock that was
// set and what other processes changed show. A run that cannot begin because its target or a
// service is busy is tried again for Timings::scheduleGiveUp.
//
// Its thread and its pool are its own; made by the application, on and off from any thread that may
// block. It ends no run: those that go on when it is off go on.
class Scheduler final
{
public:
    // What came of a due time, for those who tell people: begun, skipped, missed, failed.
    using OnFire = std::function<void(const ScheduleFire &fire)>;
    struct Parts
    {
        Runs &runs;
        ScheduleLedger &ledger;
        const Clock &clock;
        Timings timings;
        Log &log;
    };
    explicit Scheduler(Parts parts);
    ~Scheduler();
    Scheduler(const Scheduler &) = delete;
    Scheduler &operator=(const Scheduler &) = delete;

    void start();
    void stop(); // returns when nothing of it is under way
    bool isOn() const { return m_rounds.isOn(); }
    void request() { m_rounds.request(); } // look now; returns at once, any thread
    void setOnFire(OnFire onFire); // called on threads of its own; before start()

private:
    Result<void> look();
    std::chrono::milliseconds pause();
    void begin(const ScheduleFire &fire);
    void resume(const ScheduleFire &fire);
    void settle(const ScheduleFire &fire, const Error &error);
    void tell(const ScheduleFire &fire);
    void note(const Result<void> &done);

    Parts m;
    Logger m_logger;
    OnFire m_onFire;
    QThreadPool m_pool;
    std::mutex m_mutex;
    QString m_noted; // the last trouble that was told
    Rounds m_rounds;
};

} // namespace sluice
