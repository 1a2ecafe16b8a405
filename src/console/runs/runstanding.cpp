// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runstanding.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

RunStanding standingOf(const RunSnapshot &snapshot)
{
    RunStanding standing;
    for (const StageView &stage : snapshot.stages) {
        for (const StepView &step : stage.steps)
            standing.retries += step.attempt;
        const bool isOpen = stage.state != StepState::Done && stage.state != StepState::Blocked
            && stage.state != StepState::Cancelled;
        if (isOpen)
            standing.stage = stage.title; // the furthest of them
    }
    return standing;
}

QString serviceAtWork(const RunSnapshot &snapshot)
{
    const QString &kind = snapshot.run.kind;
    if (kind == "crm-bulk"_L1)
        return u"zoho-crm"_s;
    const bool isReading
        = std::any_of(snapshot.stages.cbegin(), snapshot.stages.cend(), [](const StageView &stage) {
              return stage.id == "read"_L1
                  && std::any_of(stage.steps.cbegin(), stage.steps.cend(),
                      [](const StepView &step) { return step.state == StepState::Running; });
          });
    if (kind == "datastore-analytics"_L1)
        return isReading ? u"catalyst"_s : u"zoho-analytics"_s;
    return isReading ? u"commercetools"_s : u"klaviyo"_s;
}

} // namespace sluice
