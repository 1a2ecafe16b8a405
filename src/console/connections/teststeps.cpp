// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/teststeps.h"

#include "console/errors/errorwords.h"
#include "console/widgets/format.h"

#include <chrono>

namespace sluice {

namespace {

StepList::State shownStepState(ServiceTestStep::State state)
{
    switch (state) {
    case ServiceTestStep::State::Running:
        return StepList::State::Running;
    case ServiceTestStep::State::Passed:
        return StepList::State::Done;
    case ServiceTestStep::State::Warning:
        return StepList::State::Warning;
    case ServiceTestStep::State::Failed:
        return StepList::State::Failed;
    case ServiceTestStep::State::Waiting:
    case ServiceTestStep::State::Skipped:
        break;
    }
    return StepList::State::NotRun;
}

} // namespace

StepList::Step shownTestStep(const ServiceTestStep &step)
{
    StepList::Step shown{.name = sentenceInWords(step.title), .state = shownStepState(step.state)};
    const bool isOver = step.state == ServiceTestStep::State::Passed
        || step.state == ServiceTestStep::State::Warning
        || step.state == ServiceTestStep::State::Failed;
    if (isOver)
        shown.time = Format::stepTime(std::chrono::milliseconds(step.elapsedMs));
    if (step.state != ServiceTestStep::State::Failed || !step.error) {
        shown.detail = sentenceInWords(step.detail);
        return shown;
    }
    shown.problem = sentenceInWords(step.error->what);
    shown.advice = remedyText(*step.error);
    return shown;
}

} // namespace sluice
