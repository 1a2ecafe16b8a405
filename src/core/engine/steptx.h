// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"
#include "core/store/store.h"

namespace sluice {

class Clock;
class OutcomeFiles;

// What a step may change of its run, inside one transaction: either all of it becomes durable or
// nothing. Made by StepContext for the length of a closure, on the step's thread; never kept.
class StepTx final
{
public:
    StepTx(Sql &sql, const RunRow &run, qint64 stepId, OutcomeFiles &outcomes, const Clock &clock);

    // A step with this key may stand already (after a repeat): then nothing is added.
    Result<void> addStep(const StepSpec &spec);
    // The held steps of a stage may begin. `most`: only the first ones; 0: all.
    Result<void> releaseHeld(const QString &stage, int most = 0);

    // The file must be synced under its final name. Replaces a row of the same path.
    Result<qint64> addArtifact(const Artifact &artifact);

    // counts.read is set from the range. A prepared chunk's members count as not attempted.
    Result<qint64> addChunk(const Chunk &chunk);

    // Moves `moved` between the counters of a chunk and sets its state. The read count must be 0.
    Result<void> moveChunk(qint64 chunkId, const QString &state, const Counts &moved);

    // Adds to the run's counters; the store refuses what does not balance.
    Result<void> addCounts(const Counts &delta);

    // Of a chunk, whatever RecordIssue::chunkId says. One of the same ordinal is replaced.
    Result<void> addIssues(qint64 chunkId, const QList<RecordIssue> &issues);
    Result<void> addIssue(const RecordIssue &issue);

    // Appends whole CSV rows to the outcome file `kind` (written, skipped, rejected). They are real
    // once the transaction commits; what a crash leaves behind them is cut off at the next append.
    Result<void> appendOutcome(const QString &kind, const QByteArray &header,
        const QByteArray &rows, qint64 rowCount);

    Result<void> setExpected(qint64 records); // of the whole run
    Result<void> event(const QString &level, const QString &code, const QString &text);

    // Nothing new starts until a person has looked, once for each code in a run: resuming means
    // that it was seen.
    Result<void> askForAttention(const QString &code, const QString &text);

    Sql &sql() { return m_sql; }

private:
    Sql &m_sql;
    const RunRow &m_run;
    qint64 m_stepId;
    OutcomeFiles &m_outcomes;
    const Clock &m_clock;
};

// The next integer key of a table, inside a writing transaction.
Result<qint64> nextKey(Sql &sql, const char *maxStatement);

} // namespace sluice
