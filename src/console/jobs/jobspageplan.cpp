// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of a sync knows and says of the chosen job's plans: dry runs, found in the list of
// runs, of this start of the console or an earlier one.
#include "app/application.h"
#include "app/runs/runfeed.h"
#include "console/jobs/jobform.h"
#include "console/jobs/jobspage.h"
#include "console/widgets/format.h"

#include <QDateTime>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool isPlanChecked(const RunRow &run)
{
    return run.state == RunState::Completed || run.state == RunState::CompletedWithRejections;
}

} // namespace

void JobsPage::checkPlan()
{
    if (actions().canCheckPlan)
        startRun(true, selection());
}

std::optional<RunRow> JobsPage::activePlan() const
{
    if (m_planRun && m_planRun->jobId == m_current.id && !isEnded(m_planRun->state))
        return m_planRun;
    return std::nullopt;
}

// The newest plan of the job, and the newest that has something to show.
void JobsPage::takePlans()
{
    const RunRow *newest = nullptr;
    const RunRow *checked = nullptr;
    for (const RunRow &run : std::as_const(m_runs)) {
        if (!run.isDryRun || run.jobId.isEmpty() || run.jobId != m_current.id || !isPlanOfJob(run))
            continue;
        if (!newest || run.number > newest->number)
            newest = &run;
        if (isPlanChecked(run) && (!checked || run.number > checked->number))
            checked = &run;
    }
    // The list may be of a moment before the plan that was started here.
    const bool isKnown = m_planRun && m_planRun->jobId == m_current.id;
    if (newest && (!isKnown || newest->number >= m_planRun->number))
        m_planRun = *newest;
    else if (!isKnown)
        m_planRun.reset();
    if (checked && (!m_plan || m_plan->run.id != checked->id))
        loadPlan(checked->id);
}

void JobsPage::loadPlan(const QString &runId)
{
    if (m_loadingPlan == runId)
        return;
    m_loadingPlan = runId;
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, runId] {
            return std::make_shared<Result<RunPlan>>(application->runs().plan(runId));
        },
        [this, runId](const std::shared_ptr<Result<RunPlan>> &plan) {
            if (m_loadingPlan != runId)
                return; // another job was chosen, or a newer plan is there
            if (!*plan) {
                showError(plan->error()); // and not asked for again
                return;
            }
            m_loadingPlan.clear();
            if ((*plan)->run.jobId == m_current.id)
                m_plan = **plan;
            refreshState();
        });
}

QString JobsPage::planNote() const
{
    if (const auto checking = activePlan())
        return checking->counts.read > 0
            ? tr("Checking the plan… %1 records read")
                  .arg(Format::ofTotal(checking->counts.read,
                      checking->expected > 0 ? std::optional<qint64>(checking->expected)
                                             : std::nullopt))
            : tr("Checking the plan…");
    const bool isOurs = m_planRun && m_planRun->jobId == m_current.id;
    if (isOurs && !isPlanChecked(*m_planRun))
        return m_planRun->reason.isEmpty()
            ? tr("The last plan, run #%1, did not end.").arg(m_planRun->number)
            : tr("The last plan, run #%1, did not end: %2")
                  .arg(QString::number(m_planRun->number), m_planRun->reason);
    if (!m_plan)
        return tr("No plan yet. Check Plan reads and processes, and writes nothing.");
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(
        m_plan->run.finishedAtMs > 0 ? m_plan->run.finishedAtMs : m_plan->run.createdAtMs);
    const QDateTime now = QDateTime::currentDateTime();
    QString when = moment.date() == now.date() ? tr("at %1").arg(Format::clock(moment))
                                               : Format::moment(moment, now);
    when[0] = when.at(0).toLower(); // within a sentence
    return isSameAs(*m_plan, m_form->job())
        ? tr("Plan checked %1; nothing was written").arg(when)
        : tr("Plan checked %1; the job has changed since").arg(when);
}

bool JobsPage::isSameAs(const RunPlan &plan, const Job &job) const
{
    return plan.run.params.value("job"_L1).toObject() == job.parameters;
}

} // namespace sluice
