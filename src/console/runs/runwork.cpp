// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runwork.h"

namespace sluice {

RunWork runWorkOf(const RunSnapshot &snapshot)
{
    RunWork work;
    for (const StageView &stage : snapshot.stages) {
        for (const StepView &step : stage.steps)
            work.retries += step.attempt;
        const bool isOpen = stage.state != StepState::Done && stage.state != StepState::Blocked
            && stage.state != StepState::Cancelled;
        if (isOpen)
            work.stage = stage.title; // the furthest of them
    }
    return work;
}

} // namespace sluice
