// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"
#include "core/engine/progressboard.h"
#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace sluice {

class LimitGate;
class Log;
class RunLedger;

// Works on runs: claims ready steps and runs them on two lanes, network and processor, and keeps
// the lock that a service holds for a run: taken before it begins, renewed on a network thread of
// its own, given back before its end is told. One per process, owned by the application; its own
// thread conducts, lane threads live as long as it does. Its methods are thread-safe; signals come
// from its thread. It knows no service and no sync.
class Dispatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Dispatcher)

public:
    struct Parts
    {
        RunLedger &ledger;
        Log &log;
        LimitGate *gate = nullptr;
        Timings timings;
        int networkThreads = 20; // they wait more than they work
        int runsAtOnce = 0; // the others are queued; 0: any number
        bool followsStopped = false; // goes on looking up what a stopped run has on its way
    };
    explicit Dispatcher(Parts parts, QObject *parent = nullptr);
    // Its runs end as interrupted: they can be resumed. Waits up to Timings::lockRelease for locks.
    ~Dispatcher() override;

    void addKind(const QString &kind, PipelineFactory factory);

    // Takes the run over and begins. Locked if another process has it, or another machine the lock
    // that a service holds (Pipeline::lock). Blocks for a few store transactions and for that lock:
    // not for the GUI thread. `token`, and stop(), end the waiting for the lock. What does not
    // begin stays what it was.
    Result<void> work(const QString &runId, const CancelToken &token = CancelToken());

    // The token is set before this returns; the wish is committed right after.
    void stop(const QString &runId, StopMode mode);

    // Ends all work and keeps it resumable: state interrupted, for the reason given.
    void interruptAll(const QString &reason);

    // See Parts; what works already goes on.
    void setRunsAtOnce(int count);

    bool isWorking(const QString &runId) const;
    // Looks up, read-only, what the stopped run has on its way (Parts::followsStopped).
    bool isFollowing(const QString &runId) const;

    // True if the run is paused because the store is busy: it is tried again at once.
    bool retryStore(const QString &runId);

    // Live figures of a run that this process works on.
    struct Live
    {
        QHash<qint64, ProgressBoard::Entry> steps;
        bool isStopping = false;
        QString storePauseReason; // not empty: paused, as long as the store is busy
    };
    std::optional<Live> live(const QString &runId) const;

signals:
    void runChanged(const QString &runId);
    void runEnded(const QString &runId); // and its lock at a service is given back

private:
    class Conductor;
    std::unique_ptr<Conductor> m_conductor;
};

} // namespace sluice
