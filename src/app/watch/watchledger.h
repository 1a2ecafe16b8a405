// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace sluice {

class Clock;
class Store;

// How a table that is kept in step stands, as all processes see it. Plain value.
struct WatchEntry
{
    qint64 lookedAtMs = 0; // 0: nobody has looked yet
    qint64 changedAtMs = 0; // when a look last found something new
    qint64 behindSinceMs = 0; // the view may lack what changed since; 0: it is in step
    QString mark; // of the table at the last look
    QString syncedMark; // that the view has
    QString runId; // of the increment that is to bring `runMark` into the view
    QString runMark;
    int failures = 0; // one after the other
    qint64 notBeforeMs = 0; // of the next try
    QString problem; // of the last look or increment; empty: none
};

// What the watch knows of each job's table, in the store: which look is due, and what the view has.
// Looks are claimed, so that two processes that watch one table ask the service once. Thread-safe,
// for worker threads.
class WatchLedger final
{
public:
    WatchLedger(Store &store, const Clock &clock);

    Result<WatchEntry> entry(const QString &jobId) const;

    // True for one of those who ask, once every `everyMs`.
    Result<bool> claimLook(const QString &jobId, qint64 everyMs);
    Result<void> looked(const QString &jobId, const QString &mark);
    Result<void> failedToLook(const QString &jobId, const QString &problem);

    Result<void> began(const QString &jobId, const QString &runId, const QString &mark);
    Result<void> ended(const QString &jobId, const WatchEntry &before, const QString &problem);
    // The table stays behind; the next try is not before then.
    Result<void> failed(
        const QString &jobId, const WatchEntry &before, const QString &problem, qint64 notBeforeMs);

private:
    Store &m_store;
    const Clock &m_clock;
};

} // namespace sluice
