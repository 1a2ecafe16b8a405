// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "core/engine/snapshots.h"
#include "syncs/synckind.h"

#include <QObject>

#include <memory>

namespace sluice {

class Connections;
class Dispatcher;
class Jobs;
class LimitGate;
class LogReader;

// A finished dry run: what a run would do, and what it would cost. counts.written are the records
// that would be written.
struct RunPlan
{
    RunRow run;
    QJsonObject cost;
    QJsonArray sample;
    QJsonObject toJson() const; // the keys of `plan --json`
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

    // The token ends what is looked at before there is a run; a run that began is stopped by
    // stop().
    Result<RunRow> start(
        const QString &jobName, bool isDryRun, const CancelToken &token = CancelToken());
    Result<RunRow> resume(const QString &run);

    // Also for a run of another process, through the store. An ended run is an Error, unless what
    // it has on its way is looked up here: that ends, and nothing else changes.
    Result<void> stop(const QString &run, StopMode mode);
    Result<void> setPaused(const QString &run, bool isPaused);

    Result<RunRow> find(const QString &run);
    Result<QList<RunRow>> list(int limit = 1000); // newest first, plans too
    Result<RunSnapshot> snapshot(const QString &run);
    Result<RunPlan> plan(const QString &run); // of a finished dry run
    Result<int> markInterrupted(); // runs whose process is gone

    // Blocking, with the network.
    Result<VerifyReport> verify(const QString &run, const CancelToken &token);

    // The five outcome files, summary.json and run.log.jsonl into a folder, made if need be.
    Result<Counts> exportTo(const QString &run, const QString &folder);

    QList<StageTitle> stages(const RunRow &run) const;

signals:
    void runChanged(const QString &runId);
    void runEnded(const QString &runId);

private:
    Result<RunRow> work(const RunRow &run);
    Parts m;
    std::vector<std::unique_ptr<SyncKind>> m_kinds;
};

// The JSON of a run as the command line's contract has it: runId, state, counts, seconds, requests,
// stages, and beside them number, job, reason and credits (null where no limit counted them).
QJsonObject runSummary(const RunSnapshot &snapshot);

} // namespace sluice
