// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/servicetest.h"

#include "base/clock.h"

#include <algorithm>
#include <utility>

namespace sluice {

ServiceTestRunner::Outcome ServiceTestRunner::Outcome::warning(const QString &detail)
{
    return {.state = ServiceTestStep::State::Warning, .detail = detail};
}

ServiceTestRunner::Outcome ServiceTestRunner::Outcome::skipped(const QString &why)
{
    return {.state = ServiceTestStep::State::Skipped, .detail = why};
}

ServiceTestRunner::Outcome ServiceTestRunner::Outcome::failed(Error error)
{
    return {.state = ServiceTestStep::State::Failed,
        .detail = error.why.isEmpty() ? error.what : error.why,
        .error = std::move(error)};
}

ServiceTestRunner::ServiceTestRunner(const QStringList &titles, CancelToken token, OnStep onStep)
    : m_token(std::move(token))
    , m_onStep(std::move(onStep))
{
    for (const QString &title : titles)
        m_report.steps.append(ServiceTestStep{.title = title});
}

bool ServiceTestRunner::step(int index, bool isPossible, const std::function<Outcome()> &work)
{
    ServiceTestStep &step = m_report.steps[index];
    if (!isPossible || m_token.isStopped()) {
        step.state = ServiceTestStep::State::Skipped;
        report(index);
        return false;
    }
    step.state = ServiceTestStep::State::Running;
    report(index);
    const qint64 startMs = monotonicMs();
    Outcome outcome = work();
    step.elapsedMs = monotonicMs() - startMs;
    step.state = outcome.state;
    step.detail = std::move(outcome.detail);
    step.error = std::move(outcome.error);
    report(index);
    return step.state != ServiceTestStep::State::Failed;
}

void ServiceTestRunner::report(int index) const
{
    if (m_onStep)
        m_onStep(index, m_report.steps[index]);
}

bool ServiceTestReport::hasPassed() const
{
    return !steps.isEmpty() && std::ranges::all_of(steps, [](const ServiceTestStep &step) {
        return step.state == ServiceTestStep::State::Passed
            || step.state == ServiceTestStep::State::Warning
            || (step.state == ServiceTestStep::State::Skipped && !step.detail.isEmpty());
    });
}

} // namespace sluice
