// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmbulkpage.h"

#include "app/runs/runfeed.h"
#include "console/crmbulk/crmjobform.h"
#include "console/crmbulk/crmjobmodel.h"
#include "console/crmbulk/planpanel.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPanelWidth = 312; // visual.md 8
constexpr int kNarrowPage = 860; // a window below 1000
constexpr int kAskForPlanEveryMs = 250;
constexpr int kWidestContent = 1400;

QPushButton *makePageLink(const QString &name, const QString &text, QWidget *parent)
{
    auto *link = new QPushButton(text, parent);
    link->setObjectName(name);
    link->setProperty("role", u"quiet"_s);
    return link;
}

} // namespace

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

void CrmBulkPage::layOut()
{
    m_pageLayout = new QVBoxLayout(this);
    m_pageLayout->setSpacing(12);
    m_pageLayout->addWidget(makeHead());
    m_bar->setObjectName(u"messageBar"_s);
    m_pageLayout->addWidget(m_bar);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"crmScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content = new QWidget(m_scroll);
    m_content->setAutoFillBackground(false);
    m_content->setMaximumWidth(kWidestContent);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(12);

    m_table = new TableCard(m_content);
    m_view = m_table->view();
    m_view->setObjectName(u"jobList"_s);
    m_view->setAccessibleName(tr("Jobs"));
    m_view->setModel(m_model);
    m_view->setColumns({{.kind = CellKind::Text, .sample = u"Contacts from file"_s},
        {.kind = CellKind::Text, .isStretched = true},
        {.kind = CellKind::Text, .sample = u"Every day 02:00"_s},
        {.kind = CellKind::State,
            .sample = u"Completed"_s,
            .hasIcon = true,
            .sampleNote = u"23 456 rejected"_s},
        {.kind = CellKind::Text, .sample = u"Yesterday 04:00"_s},
        {.kind = CellKind::Link, .sample = u"Run… "_s}});
    m_view->setPlaceholderText(tr("Loading…"));
    auto *empty = new EmptyState(m_table);
    empty->setContent(u"page-crm"_s, tr("No jobs here yet"),
        tr("A job reads a module of Zoho CRM, changes records, and writes them back."));
    QPushButton *first = empty->addButton(tr("New Job…"));
    connect(first, &QPushButton::clicked, this, &CrmBulkPage::newJob);
    m_table->setEmptyState(empty);
    m_table->setLoading(true);
    m_table->watchModel();
    content->addWidget(m_table);

    m_jobHead = makeJobHead();
    content->addWidget(m_jobHead);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(12);
    m_form = new CrmJobForm(m_content);
    m_form->setObjectName(u"jobForm"_s);
    m_panel = new PlanPanel(m_content);
    m_columns->addWidget(m_form, 1);
    m_columns->addWidget(m_panel);
    content->addLayout(m_columns);
    content->addStretch(1);
    m_scroll->setWidget(m_content);
    m_pageLayout->addWidget(m_scroll, 1);
    setFocusProxy(m_view);
}

QWidget *CrmBulkPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new TypedLabel(title(), TypeRole::PageTitle, Role::Text, head));
    row->addStretch(1);
    m_new = new QPushButton(tr("New Job…"), head);
    m_new->setObjectName(u"newJobButton"_s);
    setButtonIcon(m_new, u"add"_s);
    m_save = new QPushButton(tr("Save"), head);
    m_save->setObjectName(u"saveButton"_s);
    m_save->setShortcut(QKeySequence(QKeySequence::Save));
    m_headRun = new QPushButton(tr("Run…"), head);
    m_headRun->setObjectName(u"headRunButton"_s);
    m_headRun->setProperty("role", u"primary"_s);
    setButtonIcon(m_headRun, u"run"_s);
    m_headRun->hide();
    row->addWidget(m_new);
    row->addWidget(m_save);
    row->addWidget(m_headRun);
    return head;
}

QWidget *CrmBulkPage::makeJobHead()
{
    auto *head = new QWidget(m_content);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    m_jobName = new TypedLabel({}, TypeRole::CardTitle, Role::Text, head);
    m_jobName->setObjectName(u"jobNameLabel"_s);
    m_jobNote = new TypedLabel({}, TypeRole::Meta, Role::Muted, head);
    row->addWidget(m_jobName);
    row->addWidget(m_jobNote);
    row->addStretch(1);
    m_duplicate = makePageLink(u"duplicateButton"_s, tr("Duplicate…"), head);
    m_export = makePageLink(u"exportButton"_s, tr("Export…"), head);
    m_revert = makePageLink(u"revertButton"_s, tr("Revert"), head);
    row->addWidget(m_duplicate);
    row->addWidget(m_export);
    row->addWidget(m_revert);
    return head;
}

void CrmBulkPage::connectParts()
{
    connect(&m_context.feed, &RunFeed::listChanged, this, &CrmBulkPage::takeRuns);
    m_planTimer.setInterval(kAskForPlanEveryMs);
    connect(&m_planTimer, &QTimer::timeout, this, &CrmBulkPage::watchPlan);
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

void CrmBulkPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_isNarrow = width() < kNarrowPage;
    m_pageLayout->setContentsMargins(
        m_isNarrow ? 16 : 24, m_isNarrow ? 12 : 16, m_isNarrow ? 16 : 24, m_isNarrow ? 12 : 16);
    m_columns->setDirection(m_isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_panel->setMinimumWidth(m_isNarrow ? 0 : kPanelWidth);
    m_panel->setMaximumWidth(m_isNarrow ? QWIDGETSIZE_MAX : kPanelWidth);
    m_panel->setRunShown(!m_isNarrow);
    m_headRun->setVisible(m_isNarrow);
    m_view->setColumnHidden(CrmJobModel::Schedule, m_isNarrow);
    m_view->setColumnHidden(CrmJobModel::When, m_isNarrow);
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

std::optional<RunRow> CrmBulkPage::activePlan() const
{
    if (m_planRun && m_planRun->jobId == m_current.id && !isEnded(m_planRun->state))
        return m_planRun;
    return std::nullopt;
}

void CrmBulkPage::takeRuns(const QList<RunRow> &runs)
{
    m_runs = runs;
    m_model->setRuns(runs);
    refreshState();
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
    can.canStop = running && running->state != RunState::Stopping;
    can.canPause = running && running->state == RunState::Running;
    can.canResume = running && running->state == RunState::Paused;
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
