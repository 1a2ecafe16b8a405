// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/progressboard.h"
#include "core/engine/runledger.h"
#include "core/engine/stage.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>

namespace sluice {

class LockKeeper;
class Log;

// One run while this process works on it: which steps may start, how a step's end is kept, when the
// run is over. Called on the dispatcher's thread, except endOf(), which lanes call. It starts no
// thread and sends nothing.
class RunWork final
{
public:
    // `isFollowing`: the run was stopped with records on their way; their outcome is looked up, and
    // nothing is sent any more (design 6.2).
    RunWork(RunLedger &ledger, const Timings &timings, Log &log, RunRow run, Pipeline pipeline,
        bool isFollowing = false);
    ~RunWork();

    const RunRow &run() const { return m_run; }
    const Pipeline &pipeline() const { return m_pipeline; }
    CancelToken token() const { return m_cancel.token(); }
    ProgressBoard &board() { return m_board; }
    OutcomeFiles &outcomes() { return m_outcomes; }
    LockKeeper *lock() { return m_lock.get(); } // of the service's lock; null: there is none

    // Sets the token at once; any thread.
    void requestStop(StopMode mode);
    bool isStopRequested() const { return m_stopAtMs.load() != 0; }

    // As Force Stop, but the run ends as interrupted: it is meant to be resumed. Any thread.
    void interrupt(const QString &reason);

    // Reads the wish of others, keeps the lease, aborts what outlives a stop. Every quarter second.
    void supervise();

    // The next step to start, with its stage's index; nothing if none may start now.
    struct Start
    {
        StepRow step;
        int stage = 0;
    };
    std::optional<Start> nextStart();
    void started(int stage) { ++m_active[static_cast<size_t>(stage)]; }
    void ended(int stage) { --m_active[static_cast<size_t>(stage)]; } // any thread
    int activeCount() const;

    // Keeps how an invocation ended. On the lane's thread.
    void endOf(StepRow &step, const StepResult &result, qint64 requests);

    // Once nothing is active: whether the run is over, and its state in the store then.
    bool endIfOver();
    qint64 nextWakeMs() const; // when something becomes due
    bool isLost() const { return m_isLost.load(); }
    bool isFollowing() const { return m_isFollowing; }

    // Its place among the runs that may work at once (runqueue.cpp); on the dispatcher's thread.
    // Nothing of it starts without one, but what it was asked to end.
    bool isPaused() const { return m_isPaused; }
    bool hasPlace() const { return m_hasPlace; }
    bool wantsPlace() const;
    qint64 waitsSinceMs() const { return m_waitsSinceMs; } // monotonic
    bool takePlace(); // false: the store could not be told
    void waitForPlace(int ahead); // so many runs are before it
    void leavePlace(); // before it begins, and while it is paused

    // Stops the run once the service's lock is lost.
    void watchLock();
    // Locked while the service's lock is not surely the run's: nothing may be sent that changes
    // the target (reliability-security P8). Any thread.
    Result<void> mayWrite() const;

    // Lets go of the run without another word: somebody resumes it. Any thread.
    void release();

    // Not empty while the run is paused because the store is busy, and says who keeps it so; such a
    // pause cannot be committed (reliability-security C34). retryStore(): look again now. Any
    // thread.
    QString storePauseReason() const;
    void retryStore() { m_nextProbeMs = 0; }

private:
    StepEnd failedEnd(const StepRow &step, const Error &error);
    void watchClock(qint64 monoNowMs);
    void loseTarget(const QString &why = {});
    void applyWish(const QString &wish);
    void noteStore(const Error *problem); // of a try to write to it; null: it worked. Any thread
    void probeStore(qint64 monoNowMs);

    // How it ends (runend.cpp).
    struct Tally // of the steps
    {
        int open = 0;
        int begun = 0; // of the open ones
        int dead = 0;
        int failed = 0;
    };
    struct Early
    {
        RunState state;
        QString reason;
    };
    Tally tally() const;
    std::optional<Early> earlyEnd(const Tally &tally) const;
    bool endByTally(const Tally &tally);
    bool endFollowing();
    bool isFollowedStage(const QString &id) const;
    qint64 activeMs() const; // since it began, but for the time in the queue
    bool finishAs(RunState state, const QString &reason);
    void tellEnd(RunState state, const QString &reason, const Result<void> &ended);
    QString firstError() const;
    void leaveIfHopeless(const Error &error);

    RunLedger &m_ledger;
    const Timings &m_timings;
    Log &m_log;
    RunRow m_run;
    Pipeline m_pipeline;
    CancelSource m_cancel;
    ProgressBoard m_board;
    OutcomeFiles m_outcomes;
    std::unique_ptr<LockKeeper> m_lock; // null: the pipeline has none, or is only followed
    std::array<std::atomic<int>, 8> m_active{}; // by stage
    QList<RunLedger::Backlog> m_backlog;
    const bool m_isFollowing;
    qint64 m_beganMs = 0; // monotonic
    qint64 m_waitsSinceMs = 0; // monotonic; without a place, or since it was begun
    qint64 m_renewedMs = 0;
    qint64 m_nextWakeMs = 0;
    bool m_isPaused = false;
    bool m_hasPlace = true;
    int m_ahead = -1; // runs, as the store says; -1: it does not say that it is queued
    qint64 m_queuedAtMs = 0; // monotonic; 0: it is not queued
    qint64 m_queuedMs = 0; // altogether, before that
    bool m_isEndTold = false; // in the log, that the end could not be kept
    bool m_isAttentionAsked = false; // by a step, in the run's reason
    bool m_isStoppingKept = false; // the store says stopping
    std::atomic<qint64> m_stopAtMs = 0; // monotonic; 0: no stop
    qint64 m_clockOffsetMs = 0; // of the wall clock to the monotonic one
    std::atomic<bool> m_isLost = false;
    std::atomic<bool> m_isTargetLost = false; // another holds the target's lock, or nobody
    std::atomic<bool> m_isDraining = false; // a step failed: what has begun may end
    std::atomic<bool> m_isHalted = false; // the sign-in was refused: nothing may start
    std::atomic<qint64> m_unreachableSinceMs = 0; // monotonic
    std::atomic<bool> m_isUnreachable = false; // for longer than is waited for
    std::atomic<qint64> m_nextProbeMs = 0; // monotonic; of a store that is busy
    mutable std::mutex m_storeMutex;
    qint64 m_storeBusySinceMs = 0; // monotonic; 0: it is not
    QString m_storePauseReason;
    QString m_storePauseTold; // to be kept as an event, now that it can be
    mutable std::mutex m_interruptMutex;
    QString m_interruptReason; // not empty: end as interrupted
};

} // namespace sluice
