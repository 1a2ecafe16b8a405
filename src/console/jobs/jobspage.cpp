// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/jobspage.h"

#include "app/runs/runfeed.h"
#include "base/clock.h"
#include "console/connections/connectionwords.h"
#include "console/jobs/jobform.h"
#include "console/jobs/jobmodel.h"
#include "console/jobs/planpanel.h"
#include "console/jobs/runstrip.h"
#include "console/main/prompt.h"
#include "console/runs/runwords.h"
#include "console/settings/vaultguard.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/typedlabel.h"

#include <QPointer>
#include <QPushButton>
#include <QScrollArea>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kTryAgain = "again"_L1;
constexpr auto kMendAction = "mend:"_L1; // and the connection's id

} // namespace

QList<StepList::Action> JobsPage::mendActions(const Connection &connection, const Error &error)
{
    QList<StepList::Action> actions;
    const bool isRefused = error.kind == ErrorKind::Auth;
    if (isRefused)
        actions.append({.id = kMendAction + connection.id,
            .text = mendWord(connection.service),
            .icon = hasSignIn(connection.service) ? u"account"_s : u"key"_s});
    actions.append({.id = kTryAgain, .text = tr("Try Again"), .icon = u"retry"_s, .isLink = true});
    if (!isRefused)
        actions.append(
            {.id = u"connections"_s, .text = tr("Open Connections"), .icon = {}, .isLink = true});
    return actions;
}

JobsPage::JobsPage(const ConsoleContext &context, const Look &look, JobModel *model, JobForm *form,
    QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_look(look)
    , m_model(model)
    , m_bar(new MessageBar(this))
    , m_strip(new RunStrip(this))
    , m_form(form)
{
    m_model->setParent(this);
    layOut();
    connectParts();
}

void JobsPage::begin()
{
    refreshState();
}

JobsPage::~JobsPage()
{
    m_cancel.request(StopWish::Abort);
    m_form->disconnect(this); // a field that loses the focus with the page still speaks
}

void JobsPage::connectParts()
{
    connect(&m_context.feed, &RunFeed::listChanged, this, &JobsPage::takeRuns);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &index) {
            if (const Job *job = m_model->job(index.row()); job && job->name != m_current.name)
                wantJob(job->name);
        });
    connect(m_view, &RowView::linkActivated, this, [this](const QModelIndex &index) {
        const Job *job = m_model->job(index.row());
        if (job && job->name == m_current.name)
            openLink(Job(*job), index.column());
    });
    // Enter opens the chosen job: its form gets the focus.
    connect(m_view, &QAbstractItemView::activated, this, &JobsPage::openForm);
    connect(m_strip, &RunStrip::detailsWanted, this, &Page::runOpened);
    connect(m_strip, &RunStrip::limitsWanted, this, &JobsPage::readLimits);
    connect(m_form, &JobForm::changed, this, &JobsPage::refreshState);
    connect(m_form, &JobForm::sourceChanged, this, [this] { loadSource(false); });
    connect(m_form, &JobForm::againWanted, this, [this] { takeAction(kTryAgain); });
    connect(m_panel, &PlanPanel::checkPlanWanted, this, &JobsPage::checkPlan);
    connect(m_panel, &PlanPanel::runWanted, this, &JobsPage::run);
    connect(m_panel, &PlanPanel::checkActionTriggered, this,
        [this](const QString &id) { takeAction(id); });
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        m_bar->dismiss();
        emit pageWanted(id);
    });
    connect(m_new, &QPushButton::clicked, this, &JobsPage::newJob);
    connect(m_save, &QPushButton::clicked, this, &JobsPage::saveJob);
    connect(m_headRun, &QPushButton::clicked, this, &JobsPage::run);
    connect(m_duplicate, &QPushButton::clicked, this, &JobsPage::duplicateJob);
    connect(m_export, &QPushButton::clicked, this, &JobsPage::exportJob);
    connect(m_revert, &QPushButton::clicked, this, &JobsPage::revertJob);
}

void JobsPage::takeAction(const QString &id)
{
    if (id == kTryAgain)
        withOpenVault(
            m_context, this, {.jobName = m_current.name}, [this](const Result<void> &isOpen) {
                if (isOpen)
                    loadSource(true);
                else
                    showError(isOpen.error());
            });
    else if (id == kOpenForm)
        openForm();
    else if (id.startsWith(kMendAction))
        emit itemWanted(u"connections"_s, id.mid(kMendAction.size()));
    else
        emit pageWanted(id);
}

void JobsPage::find(const QString &text)
{
    m_model->setFilter(text);
    if (const int row = m_model->rowOf(m_current.name); row >= 0)
        m_view->setCurrentIndex(m_model->index(row, 0));
}

void JobsPage::setEnvironment(const QString &environment)
{
    if (m_environment == environment)
        return;
    m_environment = environment;
    if (m_isLoaded)
        showJobs(m_current.name);
}

void JobsPage::activate()
{
    reload();
    showAccount();
}

// What is typed in the form stays, and so does what it offers until there is newer.
void JobsPage::refresh()
{
    withOpenVault(m_context, this, {.jobName = m_current.name}, [this](const Result<void> &isOpen) {
        if (isOpen)
            outdate();
        else
            showError(isOpen.error());
        activate();
        loadSource(false);
    });
}

void JobsPage::selectJob(const QString &name)
{
    chooseJob(name);
    showForm();
}

void JobsPage::chooseJob(const QString &name)
{
    if (const int row = m_model->rowOf(name); row >= 0)
        m_view->setCurrentIndex(m_model->index(row, 0));
}

// Until the jobs are there it is only known which one is wanted.
bool JobsPage::openItem(const QString &job)
{
    if (!m_isLoaded) {
        m_wanted = job;
        showForm();
        return true;
    }
    selectJob(job);
    if (m_current.name != job)
        reload(job); // it may have come just now
    return true;
}

void JobsPage::wantJob(const QString &name)
{
    askToDiscard(
        [this, name] {
            for (const Job &job : std::as_const(m_allJobs)) {
                if (job.name == name)
                    showJob(job);
            }
            chooseJob(m_current.name);
        },
        [this, before = m_current.name] { chooseJob(before); });
}

void JobsPage::askToDiscard(const std::function<void()> &go, const std::function<void()> &stay)
{
    if (m_current.name.isEmpty() || !m_form->isChanged()) {
        go();
        return;
    }
    m_context.prompt.confirm(this,
        {.title = tr("Discard Changes"),
            .text = tr("“%1” has changes that are not saved.").arg(m_current.name),
            .action = tr("Discard Changes"),
            .isDestructive = true},
        [page = QPointer(this), go, stay](bool isYes) {
            if (page && isYes)
                go();
            else if (page && stay)
                stay();
        });
}

void JobsPage::showJob(const Job &job)
{
    m_current = job;
    m_form->setJob(job);
    m_jobName->setText(job.name);
    if (!m_plan || m_plan->run.jobId != job.id)
        m_plan.reset();
    takePlans();
    jobShown();
    showStrip();
    loadSource(false);
    refreshState();
    showAccount();
}

const Connection *JobsPage::connection(const QString &name) const
{
    for (const Connection &connection : m_connections) {
        if (connection.name == name)
            return &connection;
    }
    return nullptr;
}

QStringList JobsPage::connectionsOf(const QString &service) const
{
    QStringList names;
    for (const Connection &connection : m_connections) {
        if (connection.service == service
            && (m_environment.isEmpty() || connection.environment == m_environment))
            names << connection.name;
    }
    return names;
}

// As the runs of the job say it: production if either end is.
QString JobsPage::environmentOf(const Job &job) const
{
    const Connection *source = connection(job.source);
    const Connection *target = connection(job.target);
    if (target && target->environment == "production"_L1)
        return target->environment;
    return source ? source->environment : m_environment;
}

QStringList JobsPage::takenNames() const
{
    QStringList names;
    for (const Job &job : m_allJobs)
        names << job.name;
    return names;
}

std::optional<RunRow> JobsPage::activeRun() const
{
    for (const RunRow &run : m_runs) {
        if (run.jobId == m_current.id && !run.isDryRun && !isEnded(run.state))
            return run;
    }
    return std::nullopt;
}

void JobsPage::takeRuns(const QList<RunRow> &runs)
{
    m_runs = runs;
    m_model->setRuns(runs);
    takePlans();
    showStrip();
    refreshState();
    refreshLimit();
}

// With each list of runs and each chosen job: the feed comes four times a second at most.
void JobsPage::showStrip()
{
    if (const auto running = activeRun())
        m_strip->showRun(*running, monotonicMs());
}

// What the link of a job's row says: its run, how that goes on, or a new one.
void JobsPage::openLink(const Job &job, int)
{
    using Next = JobModel::Next;
    const auto last = m_model->lastRun(job.id);
    switch (JobModel::nextOf(last)) {
    case Next::Open:
        emit runOpened(last->id);
        return;
    case Next::Resume:
        emit commandWanted(u"resume"_s, last->id);
        return;
    case Next::Run:
        run();
        return;
    }
}

bool JobsPage::isBlocked(QString *reason) const
{
    if (m_current.name.isEmpty())
        return false;
    for (const StepList::Step &step : checks()) {
        const bool isPending = step.state == StepList::State::Running;
        if (step.state == StepList::State::Failed || isPending) {
            *reason = step.problem.isEmpty() ? step.name : step.problem;
            return true;
        }
    }
    return false;
}

Page::Actions JobsPage::actions() const
{
    Actions can;
    if (m_current.name.isEmpty())
        return can;
    QString reason;
    const auto running = activeRun();
    const bool isFree = !running && !m_isStarting;
    const bool isReady = isFree && !isBlocked(&reason);
    can.canRun = isReady;
    can.noRun = running ? tr("A run of this job is under way") : reason;
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

void JobsPage::refreshState()
{
    const bool hasJob = !m_current.name.isEmpty();
    const bool isChanged = hasJob && m_form->isChanged();
    m_isFormOpen = m_isFormOpen || isChanged; // what is not saved is to be seen
    showFormOrBoard(hasJob);
    const auto running = activeRun();
    m_strip->setVisible(hasJob && running);
    m_save->setEnabled(isChanged);
    m_revert->setEnabled(isChanged);
    m_rename->setEnabled(hasJob && !running && !isChanged); // a form saves the name it was given
    m_rename->setToolTip(isChanged ? tr("Save or revert the changes first") : QString());
    m_remove->setEnabled(hasJob && !running);
    m_jobNote->setText(running ? tr("cannot be changed while it runs")
            : isChanged        ? tr("changed")
                               : tr("saved"));
    m_form->setReadOnly(running.has_value());
    if (hasJob) {
        m_panel->setChecks(checks());
        m_panel->setPlan(m_plan, planNote());
        m_panel->setLimit(limitLeft(), limitBudget());
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
    const bool canMake = canMakeJobs();
    m_new->setEnabled(canMake);
    m_new->setToolTip(canMake ? QString() : m_look.missingConnection);
    // Once the lines of the plan that are new are there.
    QMetaObject::invokeMethod(this, &JobsPage::placeRun, Qt::QueuedConnection);
    emit actionsChanged();
}

} // namespace sluice
