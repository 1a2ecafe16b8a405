// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"
#include "core/engine/runtypes.h"

#include <functional>

namespace sluice {

class Jobs;
class Runs;

// One row of a job's table, by its ROWID.
struct RowOrder
{
    QString job; // its name; of the kind datastore-analytics
    QString rowId;
    QString action; // insert, update or delete
    QString viewId = {}; // that the job's view must have; empty: any
};

// What became of a row, once its run has ended.
struct RowVerdict
{
    RunRow run;
    QString code; // of what went wrong: ours (singlerow.h) or the service's; empty: none
    QString text; // for people
    bool isWritten() const { return run.counts.written > 0; }
};

// Single rows for the console, the command line and the control API: each is a run of its own,
// which takes its turn with the imports of its view. A value over Runs; its methods block, for
// worker threads.
class SingleRows final
{
public:
    SingleRows(Runs &runs, Jobs &jobs, const Timings &timings);

    // Begins the run; while an import has the view it waits for Timings::rowWait, and then it is
    // Locked. `onWaiting` is told once who has it. The token ends the waiting.
    Result<RunRow> begin(const RowOrder &order, const CancelToken &token = CancelToken(),
        const std::function<void(const QString &)> &onWaiting = {}) const;

    // "Send Row": the order to send a row again that a run has rejected, as the job is now.
    Result<RowOrder> again(const QString &run, const QString &rowId) const;

    // begin(), and then the end of the run. What the token ends is the waiting: a run that has
    // begun goes on.
    Result<RowVerdict> send(const RowOrder &order, const CancelToken &token,
        const std::function<void(const QString &)> &onWaiting = {}) const;

    // Nothing: the run has not ended yet.
    Result<std::optional<RowVerdict>> verdict(const QString &run) const;

private:
    Runs &m_runs;
    Jobs &m_jobs;
    Timings m_timings;
};

} // namespace sluice
