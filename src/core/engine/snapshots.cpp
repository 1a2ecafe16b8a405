// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/snapshots.h"

#include "core/engine/runledger.h"
#include "core/store/store.h"

#include <algorithm>
#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What StepContext::remoteJob() has remembered of them.
QList<RemoteJobView> remoteJobsOf(const QJsonObject &memo)
{
    QList<RemoteJobView> jobs;
    for (auto it = memo.begin(); it != memo.end(); ++it) {
        const QString id = it.value()[u"id"].toString();
        const bool hasEnded = memo.contains(it.key() + ".end"_L1);
        const bool isWatched = hasEnded || memo.contains(it.key() + ".since"_L1);
        if (!id.isEmpty() && isWatched && !it.key().endsWith(".end"_L1))
            jobs.append({.id = id,
                .hasEnded = hasEnded,
                .looks = memo.value(it.key() + ".polls"_L1).toInt()});
    }
    return jobs;
}

StepView stepViewOf(const StepRow &step, const QHash<qint64, ProgressBoard::Entry> &live)
{
    StepView view{.id = step.id,
        .key = step.key,
        .title = step.title,
        .state = step.state,
        .note = step.waitReason.isEmpty() ? step.note : step.waitReason,
        .notBeforeMs = step.notBeforeMs,
        .done = step.done,
        .total = step.records,
        .startedAtMs = step.startedAtMs,
        .finishedAtMs = step.finishedAtMs,
        .attempt = step.attempt,
        .error = step.error,
        .remoteJobs = remoteJobsOf(step.memo)};
    if (const auto it = live.constFind(step.id);
        it != live.constEnd() && step.state != StepState::Done) {
        if (it->total > 0) {
            view.done = it->done;
            view.total = it->total;
        }
        if (step.waitReason.isEmpty() && !it->note.isEmpty())
            view.note = it->note;
    }
    return view;
}

// The state that tells most about a stage's steps.
StepState stageState(const QList<StepView> &steps)
{
    if (steps.isEmpty())
        return StepState::Blocked;
    for (const StepState state : {StepState::Failed, StepState::Dead, StepState::Ambiguous,
             StepState::Running, StepState::WaitingRemote, StepState::Ready}) {
        if (std::any_of(steps.cbegin(), steps.cend(),
                [state](const StepView &step) { return step.state == state; }))
            return state;
    }
    return StepState::Done;
}

Result<double> creditsOf(Store &store, const QString &runId)
{
    double credits = -1;
    auto done = store.read([&runId, &credits](Sql &sql) -> Result<void> {
        auto row = sql.run(
            "SELECT spent FROM rate_budget WHERE limit_group=?", {runCreditsGroup(runId)});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            credits
                = std::round((*row)->value(0).toDouble() * 1000) / 1000; // tenths are units, too
        return {};
    });
    if (!done)
        return fail(done.error());
    return credits;
}

} // namespace

QString runCreditsGroup(const QString &runId)
{
    return u"run/"_s + runId + u"/credits"_s;
}

Result<RunSnapshot> snapshotOf(RunLedger &ledger, const QString &runId,
    const QList<StageTitle> &stages, const std::optional<Dispatcher::Live> &live)
{
    RunSnapshot snapshot;
    auto run = ledger.run(runId);
    if (!run)
        return fail(run.error());
    auto steps = ledger.steps(run->id);
    if (!steps)
        return fail(steps.error());
    snapshot.run = *run;
    snapshot.isLive = live.has_value();
    auto credits = creditsOf(ledger.store(), run->id);
    if (!credits)
        return fail(credits.error());
    snapshot.credits = *credits;
    if (live && live->isStopping && !isEnded(run->state))
        snapshot.run.state = RunState::Stopping;
    else if (live && !live->storePauseReason.isEmpty() && !isEnded(run->state)) {
        snapshot.run.state = RunState::Paused;
        snapshot.run.reason = live->storePauseReason;
    }

    const QHash<qint64, ProgressBoard::Entry> entries
        = live ? live->steps : QHash<qint64, ProgressBoard::Entry>();
    for (const StageTitle &title : stages) {
        StageView stage{.id = title.id, .title = title.title};
        for (const StepRow &step : std::as_const(*steps)) {
            if (step.stage != title.id)
                continue;
            StepView view = stepViewOf(step, entries);
            stage.done += view.done;
            stage.total += view.total;
            if (view.startedAtMs > 0
                && (stage.startedAtMs == 0 || view.startedAtMs < stage.startedAtMs))
                stage.startedAtMs = view.startedAtMs;
            stage.finishedAtMs = std::max(stage.finishedAtMs, view.finishedAtMs);
            if (snapshot.waitReason.isEmpty() && !step.waitReason.isEmpty()
                && step.state != StepState::Done) {
                snapshot.waitReason = step.waitReason;
                snapshot.waitUntilMs = step.notBeforeMs;
            }
            stage.steps.append(std::move(view));
        }
        stage.state = stageState(stage.steps);
        if (stage.state != StepState::Done)
            stage.finishedAtMs = 0;
        snapshot.stages.append(std::move(stage));
    }
    return snapshot;
}

} // namespace sluice
