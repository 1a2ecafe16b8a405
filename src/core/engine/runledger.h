// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/timings.h"
#include "core/engine/runtypes.h"

#include <functional>

namespace sluice {

// A step with so much of its wait left is not begun before somebody resumes the run.
inline constexpr qint64 kParkedStepMs = 365LL * 86'400'000;

class Clock;
class Sql;
class Store;
class StepTx;
class OutcomeFiles;

// What is needed to make a run.
struct RunSpec
{
    QString jobId;
    QString jobName;
    QString kind;
    QString subject;
    QString environment;
    bool isDryRun = false;
    QJsonObject params; // everything the run needs, fixed from now on: a changed job changes no run
    QString targetLock; // kind, host, account and target; empty: nothing is written
    QString createdBy; // "console", "command line", ...
    QList<StepSpec> firstSteps;
    // Kept in the transaction that makes the run; an Error of it makes none.
    std::function<Result<void>(Sql &sql, const QString &runId)> alongside = {};
};

// How a step's invocation ended, as the ledger keeps it.
struct StepEnd
{
    StepState state = StepState::Ready; // Ready, WaitingRemote, Ambiguous, Failed or Dead
    qint64 notBeforeMs = 0;
    QString waitReason;
    QString error;
    int attempt = 0;
    qint64 requests = 0;
};

// The runs and steps in the store: every statement about their states is here. Thread-safe (the
// Store is); owned by the application. It starts no work.
class RunLedger final
{
public:
    RunLedger(Store &store, const Clock &clock, const Timings &timings);

    Store &store() { return m_store; }
    const Clock &clock() const { return m_clock; }
    QString runDirectory(const QString &runId) const;

    // S1: the run and its first steps, durable before any request. Makes its folders.
    Result<RunRow> create(const RunSpec &spec);

    // Takes back a run that could not begin, with what it read until that was known; only one that
    // nobody works on.
    Result<void> discard(const RunRow &run);

    Result<RunRow> run(const QString &idOrNumber);
    Result<QList<RunRow>> runs(int limit = 1000, bool withPlans = false); // newest first
    Result<QList<StepRow>> steps(const QString &runId);
    Result<QList<RunRow>> activeRuns();

    // Makes this process the run's only worker, takes its target's lock, and puts right what a dead
    // owner left. Locked if a live process owns the run or another run holds the target.
    // The lease of a live process that has run out counts as no ownership: it sleeps, and finds out
    // before it sends anything (reliability-security P8). `takenOver` tells whose lock was taken.
    Result<RunRow> adopt(const QString &runId, QString *takenOver = nullptr);

    // adopt() in two parts, for a run that needs a lock of the service between them: take() leaves
    // the steps as they are, so that giveBack() can put all back as it was.
    struct Taken
    {
        RunRow run; // this process's
        RunRow former; // as it was
        QString takenOver;
    };
    Result<Taken> take(const QString &runId);
    Result<void> readySteps(const RunRow &run);
    // A run that had never begun can be discarded again; one whose process had died counts as
    // interrupted.
    Result<void> giveBack(const Taken &taken);

    // Takes an ended run only to look up what is on its way: its state stays, and whoever resumes
    // it takes it over. Locked while another living process does so.
    Result<RunRow> adoptToFollow(const QString &runId);
    Result<QList<RunRow>> runsToFollow(); // stopped, with something that reading can look up
    Result<void> renewLease(const RunRow &run); // Locked: it was lost
    Result<void> endRun(const RunRow &run, OutcomeFiles &outcomes, RunState state,
        const QString &reason, qint64 activeMs);
    Result<void> setState(const RunRow &run, RunState state, const QString &reason);
    // It waits for its turn, for the reason given; what has done nothing yet has not begun.
    Result<void> queue(const RunRow &run, const QString &reason);
    Result<void> leaveQueue(const RunRow &run);
    Result<void> tell(
        const RunRow &run, const QString &level, const QString &code, const QString &text);

    // The run, its target and the step are still this process's, for another lease from now on.
    Result<void> holdOn(const RunRow &run, const StepRow &step, OutcomeFiles &outcomes);
    Result<void> setWish(const QString &runId, const QString &wish);
    Result<QString> wish(const QString &runId);

    // Runs whose owner is gone become interrupted. Returns how many.
    Result<int> markInterrupted();

    // The clock was set by that much: what waits for a time of day waits as long as it was meant
    // to.
    Result<void> shiftWaits(const RunRow &run, qint64 byMs);

    // What waits for a job at a service is due then, in ms from now.
    Result<void> wakeRemote(const QString &runId, qint64 afterMs);

    // A run that waits for a person, or to be resumed, is given up for now: it counts as stopped
    // and frees its target.
    Result<void> release(const RunRow &run);

    // S2. The next claimable step of a stage, set to running; nothing if there is none now. Once a
    // step has asked for attention, only what has begun can be claimed, from its very commit on.
    // `startedOnly`: only steps that have begun already (Finish This Chunk).
    Result<std::optional<StepRow>> claim(const RunRow &run, const QString &stage, bool startedOnly);
    Result<void> endStep(const RunRow &run, const StepRow &step, const StepEnd &end);

    // What there is to do in a run, by stage and state.
    struct Backlog
    {
        QString stage;
        StepState state;
        qint64 nextMs = 0; // the earliest not_before
        int count = 0;
        int started = 0; // of them, those that have begun
    };
    Result<QList<Backlog>> backlog(const QString &runId);

    // One transaction of a step, refused (Locked) if the run or the step is not ours any more.
    Result<void> stepWrite(const RunRow &run, const StepRow &step, OutcomeFiles &outcomes,
        const std::function<Result<void>(StepTx &)> &work);

private:
    Result<void> takeRun(Sql &sql, const QString &runId, Taken &taken);
    Result<void> takeTarget(Sql &sql, const RunRow &run, QString &takenOver);
    Result<void> extendLease(Sql &sql, const RunRow &run);

    Store &m_store;
    const Clock &m_clock;
    Timings m_timings;
    QString m_self; // this process
};

} // namespace sluice
