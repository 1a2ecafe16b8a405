// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

namespace sluice {

class Clock;
class Sql;
class Store;

// The lock of a run's target as the store has it: one import at a time writes there. A plain value.
struct TargetLock
{
    QString name;
    QString runId;
    QString owner; // ProcessIdentity::text()
    qint64 runNumber = 0; // 0: the run is gone
    QString jobName;
    QString kind; // of the run
    QString subject;
    QString environment;
    RunState state = RunState::Stopped; // of the run
    qint64 pending = 0;
    qint64 leaseUntilMs = 0;
    qint64 takenAtMs = 0;

    // Its records are still on their way, and only a person may let go of it (C26).
    bool isWaitingForAPerson() const { return state == RunState::NeedsAttention && pending > 0; }
    // Nobody else may take it: that, or a process that lives and works on it.
    bool isHolding(qint64 nowMs) const;
    QString text() const; // "run #12 of “Clean up leads”, process 4711, since ..."
};

// In the caller's transaction; nothing: the target is free.
Result<std::optional<TargetLock>> targetLock(Sql &sql, const QString &name);

// All there are, the oldest first. Blocking for the store; any thread.
Result<QList<TargetLock>> targetLocks(Store &store);

// Lets go of a lock that was left over. Locked: somebody holds it, as of now.
Result<void> releaseTargetLock(Store &store, const Clock &clock, const QString &name);

} // namespace sluice
