// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/erasure/runerasure.h"
#include "base/canceltoken.h"
#include "core/engine/snapshots.h"
#include "core/engine/targetlocks.h"
#include "syncs/synckind.h"

#include <QObject>

#include <memory>

namespace sluice {

class Connections;
class Dispatcher;
struct Job;
class Jobs;
class LimitGate;
class LogReader;
class Sql;

// A finished dry run: what a run would do, and what it would cost. counts.written are the records
// that would be written.
struct RunPlan
{
    RunRow run;
    QJsonObject cost;
    QJsonArray sample;
    QJsonObject toJson() const; // the keys of `plan --json`
};

// How the records that a run rejected are tried again.
struct RetryChoice
{
    bool asItWas = false; // with the job as that run had it, not as it is now
    QStringList ids; // only these of them; empty: all
};

// The one face of runs for the console, the command line and the control API: start, stop, resume,
// look, check, export. Owned by the application. Its methods block for store transactions or, where
// said, for the network: call them on worker threads, except stop(), which sets the token at once
// and may be called anywhere.
class Runs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Runs)

public:
    struct Parts
    {
        RunLedger &ledger;
        Dispatcher &dispatcher;
        Connections &connections;
        Jobs &jobs;
        LimitGate &gate;
        Log &log;
        Timings timings;
        QString createdBy; // "console", "command line"
        // A connection is about to be used because a person asked for it.
        std::function<void(const QString &connectionId)> onWanted;
    };
    explicit Runs(Parts parts, QObject *parent = nullptr);
    ~Runs() override;

    void addKind(std::unique_ptr<SyncKind> kind);
    const SyncKind *kind(const QString &id) const;

    // The token ends what is done before the run begins: looking at the services, and waiting for
    // the lock that one of them holds; a run that began is stopped by stop(). A run that could not
    // begin leaves nothing behind; one that could not be resumed stays what it was. `selection`:
    // what was chosen for this run only, see SyncKind::withSelection().
    Result<RunRow> start(const QString &jobName, bool isDryRun,
        const CancelToken &token = CancelToken(), const QJsonObject &selection = {});
    // As start(), for a schedule: `alongside` is kept in the transaction that makes the run, and
    // may refuse it.
    Result<RunRow> startScheduled(const QString &jobName, bool isDryRun, const CancelToken &token,
        std::function<Result<void>(Sql &sql, const QString &runId)> alongside);
    // A new run of the records that an ended one rejected.
    Result<RunRow> retry(
        const QString &run, const RetryChoice &choice, const CancelToken &token = CancelToken());
    // A new run that puts back what an ended one wrote, or the plan of it. What that one made is
    // deleted only with a choice that says so and has the exact count; a plan counts it.
    Result<RunRow> undo(const QString &run, bool isDryRun, const CancelToken &token = CancelToken(),
        const UndoChoice &choice = {});
    bool canUndo(const RunRow &run) const; // while its files are there
    Result<RunRow> resume(const QString &run, const CancelToken &token = CancelToken());

    // See RunErasure.
    Result<ErasedRun> erase(const QString &run);

    // Also for a run of another process, through the store. An ended run is an Error, unless what
    // it has on its way is looked up here: that ends, and nothing else changes.
    Result<void> stop(const QString &run, StopMode mode);
    Result<void> setPaused(const QString &run, bool isPaused);
    // An interrupted run is not waited for any more: it counts as stopped.
    Result<void> giveUp(const QString &run);

    // See removeRuns() and restoreRuns(); all of them or none.
    Result<void> removeFromHistory(const QStringList &ids);
    Result<void> restoreToHistory(const QStringList &ids);

    Result<RunRow> find(const QString &run);
    Result<QList<RunRow>> list(int limit = 1000); // newest first, plans too
    Result<QList<RunRow>> current(); // see currentRuns()
    // Changes whenever a process wrote to the store; by thread. See Store::dataVersion().
    Result<qint64> version();
    Result<QList<TargetLock>> locks();
    Result<void> releaseLock(const QString &name); // that was left over; Locked: it is held
    Result<RunSnapshot> snapshot(const QString &run);
    Result<QList<RunEvent>> events(const QString &run);
    Result<QList<RecordIssue>> rejected(const QString &run, int limit); // the first ones
    Result<RunPlan> plan(const QString &run); // of a finished dry run
    Result<int> markInterrupted(); // runs whose process is gone

    // Blocking, with the network.
    Result<VerifyReport> verify(const QString &run, const CancelToken &token);
    // What verify() found, as a text to hand on; see verifyText().
    Result<QByteArray> verifyReportText(const QString &run, const VerifyReport &report);

    // Blocking, with the network: see SyncKind::suggestMapping(). Nothing is saved.
    Result<QJsonObject> suggestMapping(
        const QString &jobName, const QJsonObject &columns, const CancelToken &token);

    // The five outcome files, summary.json and run.log.jsonl into a folder, made if need be.
    Result<Counts> exportTo(const QString &run, const QString &folder);

    // What the run waits for at a service is asked for at once, or after a moment. Only a hint that
    // it may be over: nothing is believed, and nothing happens to a run that waits for something
    // else.
    Result<void> wake(const QString &run, std::chrono::milliseconds after = {});

    // The settings of the connection that the job writes to, and of the one that it reads.
    Result<QJsonObject> targetSettings(const Job &job);
    Result<QJsonObject> sourceSettings(const Job &job);

    QList<StageTitle> stages(const RunRow &run) const;
    Result<QList<ConfirmedId>> confirmed(const RunRow &run); // of each stream

signals:
    void runChanged(const QString &runId);
    void runEnded(const QString &runId);

private:
    Result<RunSnapshot> snapshotWith(
        const RunRow &run, const std::optional<Dispatcher::Live> &live);
    Result<SyncJob> syncJobOf(const Job &job, const SyncKind &sync, const QJsonObject &selection);
    Result<Job> jobOf(const RunRow &run); // as it is now
    struct Origin // of a run that no person of this program has started
    {
        QString createdBy;
        std::function<Result<void>(Sql &sql, const QString &runId)> alongside;
    };
    Result<RunRow> startJob(const Job &job, bool isDryRun, const CancelToken &token,
        const QJsonObject &selection, Origin origin = {});
    Result<RunRow> work(const RunRow &run, const CancelToken &token);
    Result<void> needsFiles(const RunRow &run, const QString &what);
    Parts m;
    std::vector<std::unique_ptr<SyncKind>> m_kinds;
};

// The JSON of a run as the command line's contract has it: runId, state, counts, seconds, requests,
// stages, and beside them number, job, reason, credits (null where no limit counted them) and
// confirmed, the last confirmed ids by stream.
QJsonObject runSummary(const RunSnapshot &snapshot);

} // namespace sluice
