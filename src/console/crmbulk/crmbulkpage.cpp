// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmbulkpage.h"

#include "app/runs/runfeed.h"
#include "console/crmbulk/crmjobform.h"
#include "console/crmbulk/crmjobmodel.h"
#include "console/crmbulk/planpanel.h"
#include "console/main/prompt.h"
#include "console/runs/runwords.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/typedlabel.h"

#include <QPushButton>
#include <QScrollArea>

namespace sluice {

using namespace Qt::StringLiterals;

CrmBulkPage::CrmBulkPage(const ConsoleContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_model(new CrmJobModel(this))
    , m_bar(new MessageBar(this))
{
    setObjectName(u"crmBulkPage"_s);
    layOut();
    connectParts();
    refreshState();
}

CrmBulkPage::~CrmBulkPage()
{
    m_cancel.request(StopWish::Abort);
}

void CrmBulkPage::connectParts()
{
    connect(&m_context.feed, &RunFeed::listChanged, this, &CrmBulkPage::takeRuns);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &index) {
            if (const Job *job = m_model->job(index.row()); job && job->name != m_current.name)
                wantJob(job->name);
        });
    connect(m_view, &RowView::linkActivated, this, [this](const QModelIndex &index) {
        const Job *job = m_model->job(index.row());
        if (job && job->name == m_current.name)
            run();
    });
    // Enter opens the chosen job: its form gets the focus.
    connect(m_view, &QAbstractItemView::activated, this, [this] {
        m_scroll->ensureWidgetVisible(m_form);
        m_form->setFocus(Qt::TabFocusReason);
    });
    connect(m_form, &CrmJobForm::changed, this, &CrmBulkPage::refreshState);
    connect(m_form, &CrmJobForm::sourceChanged, this, [this] { loadSource(); });
    connect(m_panel, &PlanPanel::checkPlanWanted, this, &CrmBulkPage::checkPlan);
    connect(m_panel, &PlanPanel::runWanted, this, &CrmBulkPage::run);
    connect(m_panel, &PlanPanel::checkActionTriggered, this, [this](const QString &id) {
        if (id == "again"_L1)
            loadSource(true);
        else
            emit pageWanted(id);
    });
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        m_bar->dismiss();
        emit pageWanted(id);
    });
    connect(m_new, &QPushButton::clicked, this, &CrmBulkPage::newJob);
    connect(m_save, &QPushButton::clicked, this, &CrmBulkPage::saveJob);
    connect(m_headRun, &QPushButton::clicked, this, &CrmBulkPage::run);
    connect(m_duplicate, &QPushButton::clicked, this, &CrmBulkPage::duplicateJob);
    connect(m_export, &QPushButton::clicked, this, &CrmBulkPage::exportJob);
    connect(m_revert, &QPushButton::clicked, this, &CrmBulkPage::revertJob);
}

void CrmBulkPage::find(const QString &text)
{
    m_model->setFilter(text);
    if (const int row = m_model->rowOf(m_current.name); row >= 0)
        m_view->setCurrentIndex(m_model->index(row, 0));
}

void CrmBulkPage::setEnvironment(const QString &environment)
{
    if (m_environment == environment)
        return;
    m_environment = environment;
    if (m_isLoaded)
        showJobs(m_current.name);
}

void CrmBulkPage::activate()
{
    reload();
    showAccount();
}

void CrmBulkPage::selectJob(const QString &name)
{
    if (const int row = m_model->rowOf(name); row >= 0)
        m_view->setCurrentIndex(m_model->index(row, 0));
}

void CrmBulkPage::wantJob(const QString &name)
{
    const auto go = [this, name] {
        for (const Job &job : std::as_const(m_allJobs)) {
            if (job.name == name)
                showJob(job);
        }
    };
    if (m_current.name.isEmpty() || !m_form->isChanged()) {
        go();
        return;
    }
    const QString before = m_current.name;
    m_context.prompt.confirm(this,
        {.title = tr("Discard Changes"),
            .text = tr("“%1” has changes that are not saved.").arg(before),
            .action = tr("Discard Changes"),
            .isDestructive = true},
        [this, go, before](bool isYes) {
            if (isYes)
                go();
            else
                selectJob(before);
        });
}

void CrmBulkPage::showJob(const Job &job)
{
    m_current = job;
    m_form->setJob(job);
    m_jobName->setText(job.name);
    if (!m_plan || m_plan->run.jobId != job.id)
        m_plan.reset();
    takePlans();
    loadSource();
    refreshState();
    showAccount();
}

std::optional<RunRow> CrmBulkPage::activeRun() const
{
    for (const RunRow &run : m_runs) {
        if (run.jobId == m_current.id && !run.isDryRun && !isEnded(run.state))
            return run;
    }
    return std::nullopt;
}

void CrmBulkPage::takeRuns(const QList<RunRow> &runs)
{
    m_runs = runs;
    m_model->setRuns(runs);
    takePlans();
    refreshState();
    refreshCredits();
}

bool CrmBulkPage::isBlocked(QString *reason) const
{
    for (const StepList::Step &step : checks()) {
        const bool isPending = step.state == StepList::State::Running;
        if (step.state == StepList::State::Failed || isPending) {
            *reason = step.problem.isEmpty() ? step.name : step.problem;
            return true;
        }
    }
    return false;
}

Page::Actions CrmBulkPage::actions() const
{
    Actions can;
    if (m_current.name.isEmpty())
        return can;
    QString reason;
    const auto running = activeRun();
    const bool isFree = !running && !m_isStarting;
    const bool isReady = isFree && !isBlocked(&reason);
    can.canRun = isReady;
    can.canCheckPlan = isReady && !activePlan();
    if (!running)
        return can;
    // Also while it stops: Finish This Chunk can be followed by Stop Now, and that by Force Stop.
    can.canStop = true;
    can.canPause = running->state == RunState::Running && running->wish.isEmpty();
    can.canResume = running->state == RunState::Paused;
    can.stoppingRun = shownState(*running) == RunState::Stopping ? running->id : QString();
    return can;
}

void CrmBulkPage::refreshState()
{
    const bool hasJob = !m_current.name.isEmpty();
    for (QWidget *part : std::initializer_list<QWidget *>{m_jobHead, m_form, m_panel})
        part->setVisible(hasJob);
    const bool isChanged = hasJob && m_form->isChanged();
    const auto running = activeRun();
    m_save->setEnabled(isChanged);
    m_revert->setEnabled(isChanged);
    m_jobNote->setText(running ? tr("cannot be changed while it runs")
            : isChanged        ? tr("changed")
                               : tr("saved"));
    m_form->setReadOnly(running.has_value());
    if (hasJob) {
        m_panel->setChecks(checks());
        m_panel->setPlan(m_plan, planNote());
        const Known known = m_known.value(m_form->job().source);
        m_panel->setCredits(known.schema ? known.schema->creditsLeft : std::nullopt,
            known.schema ? known.schema->creditBudget : 0);
    }
    const Actions can = actions();
    QString reason = tr("It is being started");
    if (!m_isStarting && activePlan())
        reason = tr("The plan is being checked");
    isBlocked(&reason);
    m_panel->setButtons({.canCheck = can.canCheckPlan,
        .canRun = can.canRun,
        .isRunning = running.has_value(),
        .reason = reason});
    m_headRun->setEnabled(can.canRun || running);
    m_headRun->setText(running ? tr("Open Run") : tr("Run…"));
    m_headRun->setToolTip(can.canRun || running ? QString() : reason);
    m_new->setEnabled(!m_connections.isEmpty());
    m_new->setToolTip(
        m_connections.isEmpty() ? tr("Add a connection to Zoho CRM first") : QString());
    emit actionsChanged();
}

} // namespace sluice
