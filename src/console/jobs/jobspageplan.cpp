// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of a sync knows and says of the chosen job's plans: dry runs, found in the list of
// runs, of this start of the console or an earlier one.
#include "app/application.h"
#include "app/runs/runfeed.h"
#include "base/files.h"
#include "console/errors/errorwords.h"
#include "console/jobs/jobform.h"
#include "console/jobs/jobspage.h"
#include "console/main/prompt.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPlanProblems = 200; // shown of those that would be rejected

bool isPlanChecked(const RunRow &run)
{
    return run.state == RunState::Completed || run.state == RunState::CompletedWithRejections;
}

} // namespace

void JobsPage::checkPlan()
{
    if (actions().canCheckPlan)
        startRun(m_current, true, selection());
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
    struct Loaded
    {
        Result<RunPlan> plan;
        QList<RecordIssue> problems;
    };
    Application *application = &m_context.application;
    inBackground(
        this,
        [application, runId] {
            const auto problems = application->runs().rejected(runId, kPlanProblems);
            return std::make_shared<Loaded>(Loaded{.plan = application->runs().plan(runId),
                .problems = problems ? *problems : QList<RecordIssue>()});
        },
        [this, runId](const std::shared_ptr<Loaded> &loaded) {
            if (m_loadingPlan != runId)
                return; // another job was chosen, or a newer plan is there
            if (!loaded->plan) {
                showError(loaded->plan.error()); // and not asked for again
                return;
            }
            m_loadingPlan.clear();
            if (loaded->plan->run.jobId == m_current.id) {
                m_plan = *loaded->plan;
                m_planProblems = loaded->problems;
            }
            refreshState();
        });
}

// What the plan says that is to be minded before the run. It can be agreed to only while it is a
// plan of this very job.
void JobsPage::addPlanFacts(RunDialog::Facts &facts) const
{
    const bool isOfNow = isSameAs(*m_plan, m_current);
    facts.planNote = planNote();
    if (!isOfNow)
        facts.warnings << tr("The job has changed since the plan was checked.");
    if (m_plan->run.counts.rejected > 0)
        facts.warnings << tr(
            "%1 records would be rejected.", nullptr, Format::plural(m_plan->run.counts.rejected))
                              .arg(Format::count(m_plan->run.counts.rejected));
    for (const QJsonValue &finding : m_plan->cost.value("findings"_L1).toArray()) {
        const QString text = finding[u"text"].toString();
        if (isOfNow && canAgreeTo(*m_plan))
            facts.findings << text;
        else
            facts.warnings
                << tr("It will stop before its first write and ask: %1").arg(findingInWords(text));
    }
    if (m_plan->run.counts.written == 0)
        facts.warnings << tr("No record would be written.");
}

// Without a plan it is only known what the last run that read everything found.
QString JobsPage::estimateText() const
{
    if (!selection().isEmpty())
        return {};
    for (const RunRow &run : m_runs) {
        const bool isWhole
            = run.state == RunState::Completed || run.state == RunState::CompletedWithRejections;
        if (run.jobId == m_current.id && !run.isDryRun && isWhole && run.counts.read > 0)
            return tr("About %1 records, as run #%2 read", nullptr, Format::plural(run.counts.read))
                .arg(Format::count(run.counts.read), QString::number(run.number));
    }
    return {};
}

// As the card Next Run Only has it: "rows 1-100".
QString JobsPage::partText() const
{
    const QJsonObject chosen = selection();
    if (chosen.contains(u"ids"_s)) {
        const qsizetype count = chosen.value("ids"_L1).toArray().size();
        return tr("%1 records by their IDs", nullptr, Format::plural(count))
            .arg(Format::count(static_cast<qint64>(count)));
    }
    if (chosen.contains(u"since"_s))
        return tr("modified since %1").arg(chosen.value("since"_L1).toString());
    if (chosen.contains(u"startId"_s))
        return tr("from the ID %1 on").arg(chosen.value("startId"_L1).toString());
    const QString rows = chosen.value("rows"_L1).toString();
    const QString pages = chosen.value("pages"_L1).toString();
    return !rows.isEmpty() ? tr("rows %1").arg(rows)
        : !pages.isEmpty() ? tr("pages %1").arg(pages)
                           : QString();
}

void JobsPage::savePlan()
{
    if (!m_plan)
        return;
    m_context.prompt.saveFile(this, tr("Save Plan"), tr("plan-%1.json").arg(m_plan->run.number),
        tr("JSON files (*.json)"), [this, plan = *m_plan](const QString &path) {
            if (path.isEmpty())
                return;
            inBackground(
                this,
                [plan, path] {
                    QJsonObject saved = plan.toJson();
                    saved.insert(u"job"_s, plan.run.jobName);
                    saved.insert(u"subject"_s, plan.run.subject);
                    return writeFileDurably(
                        path, QJsonDocument(saved).toJson(QJsonDocument::Indented));
                },
                [this, path](const Result<void> &done) {
                    if (done)
                        m_bar->showMessage(
                            Tone::Success, tr("The plan was saved to %1.").arg(path));
                    else
                        showError(done.error());
                });
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
                  .arg(QString::number(m_planRun->number), textInWords(m_planRun->reason));
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
