// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of a sync checks before a run.
#include "app/documents/jobfile.h"
#include "base/ids.h"
#include "console/errors/errorwords.h"
#include "console/jobs/jobform.h"
#include "console/jobs/jobspage.h"
#include "console/runs/runreasons.h"
#include "console/widgets/format.h"

#include <QDateTime>
#include <QSysInfo>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Who has the target, where, and since when; nothing of a run that waits for its turn.
QString whoseRun(const RunRow &run)
{
    const qint64 process = ProcessIdentity::fromText(run.owner).pid;
    if (process == 0 || run.startedAtMs == 0)
        return {};
    const QDateTime since = QDateTime::fromMSecsSinceEpoch(run.startedAtMs);
    return JobsPage::tr("It was started %1 and is worked on by process %2 on %3 since %4.")
               .arg(startedByText(run), QString::number(process), QSysInfo::machineHostName(),
                   Format::moment(since, QDateTime::currentDateTime()))
        + u' ';
}

} // namespace

QList<StepList::Step> JobsPage::checks() const
{
    using State = StepList::State;
    if (m_current.name.isEmpty())
        return {};
    QList<StepList::Step> steps = sourceChecks();
    const Job job = m_form->job();
    if (auto checked = checkJob(job); !checked)
        steps << StepList::Step{.name = tr("Job"),
            .state = State::Failed,
            .problem = sentenceInWords(checked.error().what),
            .advice = sentenceInWords(checked.error().why)};
    const QString target = targetOf(job);
    const auto other
        = std::find_if(m_runs.begin(), m_runs.end(), [this, &target](const RunRow &run) {
              return !isEnded(run.state) && !run.isDryRun && run.jobId != m_current.id
                  && run.kind == m_current.kind && isWrittenBy(target, run.subject)
                  && run.environment == m_environment;
          });
    if (other != m_runs.end())
        steps << StepList::Step{.name = tr("Target"),
            .state = State::Failed,
            .problem = tr("Run #%1 is writing to %2")
                           .arg(QString::number(other->number), targetInWords(job)),
            .advice = whoseRun(*other) + tr("Wait for it, or stop it on the page Runs."),
            .actions = {{u"runs"_s, tr("Open Runs"), {}, true}}};
    else if (!target.isEmpty())
        steps << StepList::Step{
            .name = tr("Nothing else here writes to %1").arg(targetInWords(job)),
            .state = State::Done};
    if (m_form->isChanged())
        steps << StepList::Step{.name = tr("Changes"),
            .state = State::Failed,
            .problem = tr("The changes are not saved"),
            .advice = tr("Save or revert them first.")};
    // What is mended in the form leads there.
    for (StepList::Step &step : steps) {
        if (isBoardShown() && step.state == State::Failed && step.actions.isEmpty())
            step.actions = {{kOpenForm, tr("Open Job"), {}, true}};
    }
    return steps;
}

} // namespace sluice
