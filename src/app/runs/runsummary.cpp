// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs.h"

namespace sluice {

using namespace Qt::StringLiterals;

QJsonObject RunPlan::toJson() const
{
    return {{u"runId"_s, run.id}, {u"state"_s, runStateName(run.state)},
        {u"counts"_s, run.counts.toJson()}, {u"cost"_s, cost}, {u"sample"_s, sample}};
}

QJsonObject runSummary(const RunSnapshot &snapshot)
{
    const RunRow &run = snapshot.run;
    QJsonArray stages;
    for (const StageView &stage : snapshot.stages) {
        QJsonArray steps;
        for (const StepView &step : stage.steps) {
            steps.append(QJsonObject{{u"key"_s, step.key}, {u"title"_s, step.title},
                {u"state"_s, stepStateName(step.state)}, {u"done"_s, step.done},
                {u"total"_s, step.total}, {u"note"_s, step.note}, {u"error"_s, step.error}});
        }
        stages.append(QJsonObject{{u"id"_s, stage.id}, {u"title"_s, stage.title},
            {u"state"_s, stepStateName(stage.state)}, {u"done"_s, stage.done},
            {u"total"_s, stage.total}, {u"steps"_s, steps}});
    }
    QJsonObject confirmed;
    for (const ConfirmedId &last : snapshot.confirmed)
        confirmed.insert(last.stream, last.id);
    const double seconds = static_cast<double>(run.activeMs) / 1000.0;
    return {{u"runId"_s, run.id}, {u"number"_s, run.number}, {u"job"_s, run.jobName},
        {u"kind"_s, run.kind}, {u"dryRun"_s, run.isDryRun}, {u"state"_s, runStateName(run.state)},
        {u"reason"_s, run.reason}, {u"counts"_s, run.counts.toJson()}, {u"seconds"_s, seconds},
        {u"requests"_s, run.requests},
        {u"credits"_s, snapshot.credits < 0 ? QJsonValue() : QJsonValue(snapshot.credits)},
        {u"confirmed"_s, confirmed}, {u"stages"_s, stages}};
}

} // namespace sluice
