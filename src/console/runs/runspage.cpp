// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runspage.h"

#include "base/clock.h"
#include "console/main/consolecontext.h"
#include "console/runs/applicationrunaccess.h"
#include "console/runs/rundetails.h"
#include "console/runs/runfilespane.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runview.h"
#include "console/runs/runwishes.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedWidget>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr int kSlimBelow = 948; // of a window below 1000 less the folded sidebar, at 10 pt
constexpr int kDetailsFrom = 560; // height of the page, at 10 pt

qint64 wallMs()
{
    return Clock::system().nowMs();
}

} // namespace

RunsPage::RunsPage(ConsoleContext &context, QWidget *parent)
    : RunsPage(std::make_unique<ApplicationRunAccess>(context), context.prompt, parent)
{
}

RunsPage::RunsPage(std::unique_ptr<RunAccess> access, Prompt &prompt, QWidget *parent)
    : Page(parent)
    , m_access(std::move(access))
    , m_prompt(prompt)
    , m_wishes(new RunWishes(*m_access, this))
    , m_model(new RunTableModel(this))
    , m_filter(new RunFilterModel(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new RunView(*m_access, *m_wishes, prompt, m_stack))
{
    setObjectName(u"RunsPage"_s);
    m_filter->setSourceModel(m_model);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(makeList());
    m_stack->addWidget(m_view);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] { m_model->tick(wallMs()); });
    connectAccess();
    connectWishes();
    m_filter->setPeriod(RunFilterModel::Period::SevenDays, wallMs());
    showEmpty();
    showDetails();
}

// Children go first: they may still speak to the access.
RunsPage::~RunsPage()
{
    delete m_stack;
}

QWidget *RunsPage::makeList()
{
    auto *list = new QWidget(m_stack);
    m_listLayout = new QVBoxLayout(list);
    m_listLayout->setSpacing(12);
    auto *head = new QHBoxLayout;
    m_export = new QPushButton(tr("Export…"), list);
    m_export->setObjectName(u"exportButton"_s);
    setButtonIcon(m_export, u"export"_s);
    head->addWidget(new TypedLabel(tr("Runs"), TypeRole::PageTitle, Role::Text, list));
    head->addStretch(1);
    head->addWidget(m_export);
    m_bar = new MessageBar(list);
    m_table = new TableCard(list);
    m_empty = new EmptyState(m_table);
    makeFilters();
    makeTable();
    m_details = new RunDetails(list);
    m_listLayout->addLayout(head);
    m_listLayout->addWidget(m_bar);
    m_listLayout->addWidget(m_table);
    m_listLayout->addWidget(m_details);
    m_listLayout->addStretch(1);
    connect(m_export, &QPushButton::clicked, this, &RunsPage::exportCurrent);
    connect(m_details, &RunDetails::openWanted, this, [this] {
        if (const auto run = currentRun())
            openRun(run->id);
    });
    connect(m_details, &RunDetails::resumeWanted, this, &RunsPage::pauseOrResume);
    return list;
}

void RunsPage::makeFilters()
{
    m_segments = new Segments(m_table);
    m_segments->setAccessibleName(tr("State"));
    m_segments->addSegment(u"all"_s, tr("All"));
    m_segments->addSegment(u"active"_s, tr("Active"));
    m_segments->addSegment(u"attention"_s, tr("Needs Attention"));
    m_segments->addSegment(u"finished"_s, tr("Finished"));
    m_kinds = new ElidingComboBox(m_table);
    m_kinds->setObjectName(u"runKindCombo"_s);
    m_kinds->setAccessibleName(tr("Sync"));
    m_kinds->addItem(tr("All syncs"), QString());
    for (const QString &kind : {u"crm-bulk"_s, u"datastore-analytics"_s, u"commerce-klaviyo"_s})
        m_kinds->addItem(kindTitle(kind), kind);
    m_periods = new ElidingComboBox(m_table);
    m_periods->setObjectName(u"runPeriodCombo"_s);
    m_periods->setAccessibleName(tr("Period"));
    using enum RunFilterModel::Period;
    m_periods->addItem(tr("Today"), static_cast<int>(Today));
    m_periods->addItem(tr("Last 7 days"), static_cast<int>(SevenDays));
    m_periods->addItem(tr("Last 30 days"), static_cast<int>(ThirtyDays));
    m_periods->addItem(tr("All time"), static_cast<int>(All));
    m_periods->setCurrentIndex(1);
    m_find = new FindEdit(m_table);
    m_find->setObjectName(u"runFindEdit"_s);
    m_find->setPlaceholderText(tr("Find a run"));
    m_find->setAccessibleName(tr("Find a run"));
    QHBoxLayout *row = m_table->toolRow();
    row->parentWidget()->setObjectName(u"runFilterBar"_s);
    row->addWidget(m_segments);
    row->addSpacing(4);
    row->addWidget(m_kinds);
    row->addWidget(m_periods);
    row->addStretch(1);
    row->addWidget(m_find);
    connect(m_segments, &Segments::chosen, this, &RunsPage::filtersChanged);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &RunsPage::filtersChanged);
    connect(m_periods, &QComboBox::currentIndexChanged, this, &RunsPage::filtersChanged);
    connect(m_find, &QLineEdit::textChanged, this, &RunsPage::filtersChanged);
}

void RunsPage::makeTable()
{
    RowView *view = m_table->view();
    view->setObjectName(u"runTable"_s);
    view->setAccessibleName(tr("Runs"));
    view->setModel(m_filter);
    view->setColumns({{.kind = CellKind::Link, .sample = u"#1232"_s},
        {.kind = CellKind::Text, .sample = u"orders_eu to Sales board"_s, .sampleNote = tr("Analytics")},
        {.kind = CellKind::State, .sample = tr("Needs attention"), .hasIcon = true, .isStretched = true},
        {.kind = CellKind::Bar}, {.kind = CellKind::Number, .sample = u"10\u202F000\u202F000"_s},
        {.kind = CellKind::Number, .sample = u"412\u202F338"_s},
        {.kind = CellKind::Text, .sample = tr("Yesterday 00:00")},
        {.kind = CellKind::Number, .sample = u"00:00:00"_s},
        {.kind = CellKind::Badge, .sample = tr("Production")},
        {.kind = CellKind::Text, .sample = tr("command line")},
        {.kind = CellKind::Number, .sample = u"100\u202F000"_s},
        {.kind = CellKind::Text, .sample = tr("Yesterday 00:00")},
        {.kind = CellKind::Mono, .sample = u"0123456789abcdef"_s}});
    for (int column = RunTableModel::Environment; column < RunTableModel::ColumnCount; ++column)
        view->setColumnHidden(column, true);
    view->setSortingEnabled(true);
    view->sortByColumn(RunTableModel::Number, Qt::DescendingOrder);
    m_table->setEmptyState(m_empty);
    m_table->watchModel();
    m_table->setLoading(true);
    QTimer::singleShot(300ms, this, [this, view] {
        if (!m_isLoaded)
            view->setPlaceholderText(tr("Loading…"));
    });
    const auto open = [this](const QModelIndex &index) {
        if (index.isValid())
            openRun(index.data(RunTableModel::RunIdRole).toString());
    };
    connect(view, &QAbstractItemView::activated, this, open);
    connect(view, &RowView::linkActivated, this, open);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &RunsPage::showDetails);
    makeMenus();
}

void RunsPage::connectAccess()
{
    connect(m_access.get(), &RunAccess::listChanged, this, &RunsPage::takeList);
    connect(m_access.get(), &RunAccess::snapshotChanged, this,
        [this](const RunSnapshot &snapshot, const RunRates &rates) {
            m_view->setSnapshot(snapshot, rates, wallMs(), monotonicMs());
        });
    connect(m_access.get(), &RunAccess::failed, this, [this](const Error &error) {
        if (m_bar->text() != error.text())
            m_bar->showMessage(Tone::Error, error.text());
    });
    connect(m_view, &RunView::backWanted, this, &RunsPage::showList);
    connect(m_view, &RunView::changed, this, &Page::actionsChanged);
}

void RunsPage::connectWishes()
{
    connect(m_wishes, &RunWishes::wishChanged, this,
        [this](const QString &runId, const QString &wish) {
            m_model->setLocalWish(runId, wish);
            if (runId == m_view->runId())
                m_view->setWish(wish);
            showDetails();
        });
    connect(m_wishes, &RunWishes::refused, this, [this](const QString &runId, const Error &error) {
        if (isRunShown() && runId == m_view->runId())
            m_view->showError(error);
        else
            m_bar->showMessage(Tone::Error, error.text());
    });
}

void RunsPage::takeList(const QList<RunRow> &runs)
{
    const bool isFirst = !m_isLoaded;
    m_isLoaded = true;
    m_table->setLoading(false);
    m_model->setRuns(runs, wallMs());
    if (isFirst && !m_table->view()->currentIndex().isValid())
        m_table->view()->setCurrentIndex(m_filter->index(0, 0));
    showEmpty();
    showDetails();
}

void RunsPage::filtersChanged()
{
    using Group = RunFilterModel::Group;
    static const QHash<QString, Group> groups{{u"all"_s, Group::All}, {u"active"_s, Group::Active},
        {u"attention"_s, Group::Attention}, {u"finished"_s, Group::Finished}};
    m_filter->setGroup(groups.value(m_segments->current()));
    m_filter->setKind(m_kinds->currentData().toString());
    m_filter->setPeriod(
        static_cast<RunFilterModel::Period>(m_periods->currentData().toInt()), wallMs());
    m_filter->setText(m_find->text());
    showEmpty();
    showDetails();
}

void RunsPage::clearFilters()
{
    m_segments->setCurrent(u"all"_s);
    const QSignalBlocker kinds(m_kinds);
    const QSignalBlocker periods(m_periods);
    const QSignalBlocker text(m_find);
    m_kinds->setCurrentIndex(0);
    m_periods->setCurrentIndex(m_periods->count() - 1);
    m_find->clear();
    filtersChanged();
}

void RunsPage::showEmpty()
{
    using enum RunFilterModel::Group;
    for (const auto &[id, group] : {std::pair{u"all"_s, All}, std::pair{u"active"_s, Active},
             std::pair{u"attention"_s, Attention}, std::pair{u"finished"_s, Finished}})
        m_segments->setCount(id, m_isLoaded ? m_filter->countOf(group) : -1);
    const bool hasRuns = m_model->rowCount() > 0;
    if (hasRuns == m_empty->property("byFilter").toBool() && m_empty->property("made").toBool())
        return;
    m_empty->setProperty("made", true);
    m_empty->setProperty("byFilter", hasRuns);
    m_empty->clearButtons();
    if (hasRuns) {
        m_empty->setContent(u"filter"_s, tr("No runs match"),
            tr("No run is of this state, sync, period and text."));
        connect(m_empty->addButton(tr("Clear Filters")), &QPushButton::clicked, this,
            &RunsPage::clearFilters);
    } else {
        m_empty->setContent(
            u"page-runs"_s, tr("No runs yet"), tr("Every run of every job is kept here."));
        connect(m_empty->addButton(tr("Go to CRM Bulk")), &QPushButton::clicked, this,
            [this] { emit pageWanted(u"crm"_s); });
    }
}

std::optional<RunRow> RunsPage::currentRun() const
{
    if (isRunShown() && m_view->hasSnapshot())
        return m_view->run();
    const QModelIndex index = m_filter->mapToSource(m_table->view()->currentIndex());
    if (isRunShown()) {
        const RunRow *row = m_model->find(m_view->runId());
        return row ? std::optional(*row) : std::nullopt;
    }
    return index.isValid() ? std::optional(m_model->runs().at(index.row())) : std::nullopt;
}

void RunsPage::showDetails()
{
    const QModelIndex index = m_filter->mapToSource(m_table->view()->currentIndex());
    if (index.isValid())
        m_details->setRun(m_model->runs().at(index.row()));
    m_export->setEnabled(index.isValid());
    arrange();
    emit actionsChanged();
}

void RunsPage::arrange()
{
    const double scale = Theme::instance().basePointSize() / 10;
    const bool isSlim = width() < kSlimBelow * scale;
    const int side = isSlim ? 16 : 24;
    const int top = isSlim ? 12 : 16;
    m_listLayout->setContentsMargins(side, top, side, top);
    m_find->setVisible(!isSlim); // the tool bar has one
    // Only when it changes: the operator may have chosen otherwise.
    if (m_isSlim != isSlim) {
        m_table->view()->setColumnHidden(RunTableModel::Started, isSlim);
        m_table->view()->setColumnHidden(RunTableModel::Duration, isSlim);
    }
    m_isSlim = isSlim;
    m_model->setKindShown(!isSlim);
    const bool isWanted = m_areDetailsWanted.value_or(height() >= kDetailsFrom * scale);
    m_details->setVisible(isWanted && m_table->view()->currentIndex().isValid());
}

void RunsPage::toggleDetails()
{
    if (isRunShown()) {
        m_view->toggleDetails();
        return;
    }
    m_areDetailsWanted = !m_details->isVisibleTo(this);
    arrange();
}

bool RunsPage::isRunShown() const
{
    return m_stack->currentWidget() == m_view;
}

void RunsPage::openRun(const QString &runId)
{
    m_view->open(runId);
    m_stack->setCurrentWidget(m_view);
    select(runId);
    emit actionsChanged();
}

void RunsPage::showList()
{
    m_stack->setCurrentIndex(0);
    m_view->close();
    m_table->view()->setFocus();
    emit actionsChanged();
}

void RunsPage::select(const QString &runId)
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(RunTableModel::RunIdRole).toString() == runId) {
            m_table->view()->setCurrentIndex(index);
            return;
        }
    }
}

QString RunsPage::findPlaceholder() const
{
    return isRunShown() ? m_view->findPlaceholder() : tr("Find a run");
}

void RunsPage::find(const QString &text)
{
    if (isRunShown())
        m_view->find(text);
    else
        m_find->setText(text);
}

void RunsPage::setEnvironment(const QString &environment)
{
    m_filter->setEnvironment(environment);
    showEmpty();
    showDetails();
}

void RunsPage::activate()
{
    m_tick.start();
    if (isRunShown())
        m_access->watch(m_view->runId());
    else
        m_access->refresh();
    if (!isAncestorOf(QApplication::focusWidget()) && !isRunShown())
        m_table->view()->setFocus();
}

void RunsPage::deactivate()
{
    m_tick.stop();
}

Page::Actions RunsPage::actions() const
{
    const std::optional<RunRow> run = currentRun();
    if (!run)
        return {};
    return {.canPause = canPauseRun(*run),
        .canResume = canResumeRun(*run),
        .canStop = canStopRun(*run)};
}

void RunsPage::pauseOrResume()
{
    const std::optional<RunRow> run = currentRun();
    if (!run)
        return;
    if (canResumeRun(*run))
        m_wishes->resume(run->id);
    else if (canPauseRun(*run))
        m_wishes->setPaused(run->id, true);
}

void RunsPage::sendStop(StopMode mode)
{
    if (const auto run = currentRun(); run && canStopRun(*run))
        m_wishes->stop(run->id, mode);
}

void RunsPage::stop()
{
    sendStop(StopMode::Stop);
}

void RunsPage::finishChunk()
{
    sendStop(StopMode::FinishChunk);
}

void RunsPage::forceStop()
{
    sendStop(StopMode::Force);
}

void RunsPage::exportCurrent()
{
    const std::optional<RunRow> run = currentRun();
    if (!run)
        return;
    exportRunTo(this, *m_access, m_prompt, *run,
        [this](const QString &text) { m_bar->showMessage(Tone::Success, text); },
        [this](const Error &error) { m_bar->showMessage(Tone::Error, error.text()); });
}

void RunsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F8) {
        toggleDetails();
    } else if (isRunShown() && event->matches(QKeySequence::Back)) {
        showList();
    } else {
        Page::keyPressEvent(event);
        return;
    }
    event->accept();
}

void RunsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void RunsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_listLayout)
        arrange();
}

} // namespace sluice
