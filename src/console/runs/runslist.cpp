// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobkinds.h"
#include "console/runs/rundetails.h"
#include "console/runs/runlistmodel.h"
#include "console/runs/runspage.h"
#include "console/runs/runtablemodel.h"
#include "console/theme/icons.h"
#include "console/theme/narrow.h"
#include "console/theme/theme.h"
#include "console/widgets/eliding.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/headrow.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr int kSlimBelow = 948; // of a window below 1000 less the folded sidebar, at 10 pt
constexpr int kDetailsFrom = 560; // height of the page, at 10 pt

} // namespace

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
    m_segments->setObjectName(u"runSegments"_s);
    m_segments->setAccessibleName(tr("State"));
    m_segments->addSegment(u"all"_s, tr("All"));
    m_segments->addSegment(u"active"_s, tr("Active"));
    m_segments->addSegment(u"attention"_s, tr("Needs Attention"));
    m_segments->addSegment(u"finished"_s, tr("Finished"));
    m_kinds = new ElidingComboBox(m_table);
    m_kinds->setObjectName(u"runKindCombo"_s);
    m_kinds->setAccessibleName(tr("Sync"));
    m_kinds->addItem(tr("All syncs"), QString());
    for (const QString &kind : knownJobKinds())
        m_kinds->addItem(kindTitle(kind), kind);
    m_periods = new ElidingComboBox(m_table);
    m_periods->setObjectName(u"runPeriodCombo"_s);
    m_periods->setAccessibleName(tr("Period"));
    using enum RunFilter::Period;
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
    auto *filters = new HeadRow(m_segments, m_table, HeadRow::Fill::Buttons);
    filters->buttons()->addWidget(m_kinds);
    filters->buttons()->addWidget(m_periods);
    filters->buttons()->addStretch(1);
    filters->buttons()->addWidget(m_find);
    row->addWidget(filters);
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
    view->setModel(m_list);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setColumns(false);
    for (int column = RunTableModel::Environment; column < RunTableModel::ColumnCount; ++column)
        view->setColumnHidden(column, true);
    view->setSortingEnabled(true);
    view->sortByColumn(RunTableModel::Number, Qt::DescendingOrder);
    m_table->setEmptyState(m_empty);
    m_table->watchModel();
    m_table->setLoading(true);
    QTimer::singleShot(300ms, this, [this, view] {
        if (!m_isLoaded && m_feedError.isEmpty())
            view->setPlaceholderText(tr("Loading…"));
    });
    const auto open = [this](const QModelIndex &index) {
        if (const RunRow *run = rowAt(index))
            openRun(run->id);
    };
    connect(view, &QAbstractItemView::activated, this, open);
    connect(view, &RowView::linkActivated, this, open);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &RunsPage::showDetails);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &Page::actionsChanged);
    m_list->setFetch([this](const QList<qint64> &numbers) {
        m_access->runRows(this, numbers, [this, numbers](const Result<QList<RunRow>> &rows) {
            if (rows)
                m_list->takePage(numbers, *rows);
            else
                m_list->fetchFailed();
        });
    });
    m_model->setWorkFetch([this](const QStringList &runIds) {
        m_access->runStandings(this, runIds, [this, runIds](const Result<RunStandings> &standings) {
            m_model->takeStandings(runIds, standings.value_or(RunStandings()));
            m_table->view()->viewport()->update(); // older runs, too
        });
    });
    m_model->setLimitsFetch([this](const RunRow &run) {
        m_access->limits(this, run, [this, id = run.id](const Result<QList<LimitLevel>> &levels) {
            m_model->takeLimits(id, levels.value_or(QList<LimitLevel>()));
        });
    });
    connect(m_list, &RunListModel::pageCame, this, &RunsPage::showDetails);
    connect(m_list, &RunListModel::sortChanged, this, &RunsPage::searchOlder);
    makeMenus();
}

void RunsPage::setColumns(bool isSlim)
{
    m_table->view()->setColumns({{.kind = CellKind::Link, .sample = u"#1232"_s},
        {.kind = CellKind::Text,
            .sample = u"orders_eu to Sales board"_s,
            .sampleNote = isSlim ? QString() : tr("Analytics")},
        {.kind = CellKind::State,
            .sample = tr("Needs attention"),
            .hasIcon = true,
            .isStretched = true},
        {.kind = CellKind::Bar}, {.kind = CellKind::Number, .sample = u"10\u202F000\u202F000"_s},
        {.kind = CellKind::Number, .sample = u"412\u202F338"_s},
        {.kind = CellKind::Text, .sample = tr("Yesterday 00:00")},
        {.kind = CellKind::Number, .sample = u"00:00:00"_s},
        {.kind = CellKind::Badge, .sample = tr("Production")},
        {.kind = CellKind::Text, .sample = tr("command line")},
        {.kind = CellKind::Number, .sample = u"100\u202F000"_s},
        {.kind = CellKind::Text, .sample = tr("Yesterday 00:00")},
        {.kind = CellKind::Mono, .sample = u"0123456789abcdef"_s},
        {.kind = CellKind::Number, .sample = Format::rate(10'000)},
        {.kind = CellKind::Text,
            .sample = Format::timeLeft(std::chrono::hours(2) + std::chrono::minutes(30))},
        {.kind = CellKind::Text, .sample = tr("Needs attention")},
        {.kind = CellKind::Number, .sample = u"1000"_s},
        {.kind = CellKind::Text, .sample = u"1000 fields"_s}});
}

void RunsPage::showEmpty()
{
    using enum RunFilter::Group;
    const auto countOf = [this](RunFilter::Group group) {
        return m_filter->countOf(group) + m_list->older().counts[static_cast<size_t>(group)];
    };
    for (const auto &[id, group] : {std::pair{u"all"_s, All}, std::pair{u"active"_s, Active},
             std::pair{u"attention"_s, Attention}, std::pair{u"finished"_s, Finished}})
        m_segments->setCount(id, m_isLoaded ? countOf(group) : -1);
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

void RunsPage::arrange()
{
    const bool isSlim = isNarrowRoom(width(), kSlimBelow);
    const int side = isSlim ? 16 : 24;
    const int top = isSlim ? 12 : 16;
    m_listLayout->setContentsMargins(side, top, side, top);
    m_find->setVisible(!isSlim); // the tool bar has one
    // Only when it changes: the operator may have chosen otherwise.
    if (m_isSlim != isSlim) {
        setColumns(isSlim);
        m_table->view()->setColumnHidden(RunTableModel::Started, isSlim);
        m_table->view()->setColumnHidden(RunTableModel::Duration, isSlim);
    }
    m_isSlim = isSlim;
    m_model->setKindShown(!isSlim);
    const bool isWanted = m_areDetailsWanted.value_or(!isNarrowRoom(height(), kDetailsFrom));
    m_details->setVisible(isWanted && m_table->view()->currentIndex().isValid());
}

} // namespace sluice
