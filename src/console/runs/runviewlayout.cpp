// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logpane.h"
#include "console/runs/confirmedpane.h"
#include "console/runs/rejectedpane.h"
#include "console/runs/runfilespane.h"
#include "console/runs/runlimitscard.h"
#include "console/runs/runprogresscard.h"
#include "console/runs/runsettings.h"
#include "console/runs/runview.h"
#include "console/runs/stagerows.h"
#include "console/runs/stagetreemodel.h"
#include "console/runs/verifypane.h"
#include "console/theme/narrow.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/throughputchart.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kRunSideWidth = 318;
constexpr qint64 kUsualRecords = 999'999;
constexpr qint64 kHourMs = 3'600'000;
constexpr int kLeastRows = 7; // a title, a header and a few rows; or what an empty one says
constexpr int kRunNarrowBelow = 948; // of a window below 1000 less the folded sidebar, at 10 pt

QVBoxLayout *runColumn(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    return layout;
}

} // namespace

// As wide as this run's figures are, so that the notes of the states have the room.
void RunView::fitStageColumns(const RunRow &run, qint64 activeMs)
{
    const QString records = Format::count(std::max({kUsualRecords, run.expected, run.counts.read}));
    const QString time = activeMs < kHourMs ? u"00:00"_s : u"000:00:00"_s;
    const QString title = run.kind == "commerce-klaviyo"_L1
        ? stepTitleInWords(u"Customers: read, part 2 of 4"_s)
        : run.kind == "datastore-analytics"_L1 ? stepTitleInWords(u"Rows from 200001"_s)
                                               : tr("Chunk 1000");
    const QString key = QString::number(records.size()) + time + title;
    if (key == m_stageColumns)
        return;
    m_stageColumns = key;
    m_stageTable->view()->setColumns({{.kind = CellKind::Text, .sample = title, .hasIcon = true},
        {.kind = CellKind::State, .hasIcon = true, .isStretched = true}, {.kind = CellKind::Bar},
        {.kind = CellKind::Number, .sample = records}, {.kind = CellKind::Number, .sample = time},
        {.kind = CellKind::Text, .sample = tr("Yesterday 00:00")},
        {.kind = CellKind::Number, .sample = u"100"_s},
        {.kind = CellKind::Text, .sample = u"A message of the service"_s}});
}

QWidget *RunView::addPane(const QString &id, QWidget *pane)
{
    m_panes->addWidget(pane);
    m_paneOf.insert(id, pane);
    return pane;
}

void RunView::buildStages()
{
    auto *pane = addPane(u"stages"_s, new QWidget(m_panes));
    m_stages = new StageTreeModel(this);
    m_stageTable = new TableCard(pane);
    RowView *view = m_stageTable->view();
    view->setObjectName(u"stageTree"_s);
    view->setAccessibleName(tr("Stages"));
    view->setModel(m_stages);
    view->setTree(true);
    view->setColumnHidden(StageTreeModel::Started, true);
    view->setColumnHidden(StageTreeModel::Attempts, true);
    view->setColumnHidden(StageTreeModel::Message, true);
    view->setPlaceholderText(tr("Loading…"));
    m_stageTable->watchModel();
    connect(m_stages, &QAbstractItemModel::modelReset, view, &QTreeView::expandAll);
    // A stage that gets its first steps opens by itself; what the operator folds stays folded.
    connect(m_stages, &QAbstractItemModel::rowsInserted, view,
        [view](const QModelIndex &parent, int first) {
            if (parent.isValid() && first == 0)
                view->expand(parent);
        });

    m_side = new QWidget(pane);
    runColumn(m_side);
    m_side->setFixedWidth(kRunSideWidth);
    m_chartCard = new Card(tr("Throughput"), m_side);
    m_chartCard->setCaption(tr("records per second"));
    m_chart = new ThroughputChart(m_chartCard);
    m_chart->setAccessibleName(tr("Throughput"));
    for (QWidget *plot : m_chart->findChildren<QWidget *>())
        plot->setFocusPolicy(Qt::NoFocus); // nothing to do in it; its numbers are described
    m_chartCard->body()->addWidget(m_chart, 1);
    m_limits = new RunLimitsCard(m_access, m_side);
    connect(m_limits, &RunLimitsCard::levelsChanged, m_progress, &RunProgressCard::setLimits);
    auto *left = new QVBoxLayout;
    left->addWidget(m_stageTable);
    left->addStretch(1);
    auto *row = new QHBoxLayout(pane);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addLayout(left, 1);
    row->addWidget(m_side);
}

void RunView::buildTabs(Prompt &prompt)
{
    buildStages();
    m_chartPane = addPane(u"throughput"_s, new QWidget(m_panes));
    m_limitsPane = addPane(u"limits"_s, new QWidget(m_panes));
    runColumn(m_chartPane);
    runColumn(m_limitsPane)->setAlignment(Qt::AlignTop);
    m_verify = new VerifyPane(m_access, prompt, m_panes);
    m_rejected = new RejectedPane(m_access, prompt, m_panes);
    m_files = new RunFilesPane(m_access, prompt, m_panes);
    addPane(u"summary"_s, m_verify);
    addPane(u"rejected"_s, m_rejected);
    m_logPlace = addPane(u"log"_s, new QWidget(m_panes));
    addPane(u"files"_s, m_files);
    m_confirmed = new ConfirmedPane(m_panes);
    addPane(u"confirmed"_s, m_confirmed);

    auto *scroll = new QScrollArea(m_panes);
    addPane(u"settings"_s, scroll);
    scroll->setProperty("ground", u"page"_s);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Settings of this run"));
    auto *ground = new QWidget(scroll);
    auto *card = new Card(ground);
    m_settings = new RunSettingsView(card);
    card->body()->addWidget(m_settings);
    runColumn(ground)->addWidget(card);
    static_cast<QVBoxLayout *>(ground->layout())->addStretch(1);
    scroll->setWidget(ground);
}

// Most look at other tabs, and it is half as much again as all of them.
void RunView::makeLog()
{
    if (m_log)
        return;
    m_log = new LogPane(
        m_access.logRing(), m_access.dataDirectory(), LogView::Scope::Run, m_prompt, m_logPlace);
    m_log->addShortcuts(this);
    auto *place = new QVBoxLayout(m_logPlace);
    place->setContentsMargins(0, 0, 0, 0);
    place->addWidget(m_log);
    m_log->setNarrow(isNarrow());
    if (hasSnapshot())
        m_log->setRun(m_snapshot.run);
    m_log->view()->setFindText(m_found);
    emit partsMade();
}

QString RunView::tabText(const QString &id) const
{
    if (id == "summary"_L1)
        return tr("Summary");
    if (id == "stages"_L1)
        return tr("Stages");
    if (id == "throughput"_L1)
        return tr("Throughput");
    if (id == "limits"_L1)
        return tr("Limits");
    if (id == "log"_L1)
        return tr("Log");
    if (id == "confirmed"_L1)
        return tr("Confirmed IDs");
    if (id == "files"_L1)
        return tr("Files");
    if (id == "settings"_L1)
        return tr("Settings");
    const qint64 rejected = m_snapshot.run.counts.rejected;
    if (rejected > 0 && isNarrow())
        return tr("Rejected (%1)").arg(Format::count(rejected));
    return rejected > 0 ? tr("Rejected Records (%1)").arg(Format::count(rejected))
                        : tr("Rejected Records");
}

bool RunView::isNarrow() const
{
    return isNarrowRoom(width(), kRunNarrowBelow);
}

// Where there is little room Throughput and Limits become tabs, and panels go below.
void RunView::arrange()
{
    const bool narrow = isNarrow();
    const bool isOver = hasSnapshot() && isEnded(m_snapshot.run.state);
    const int side = narrow ? 16 : 24;
    const int top = narrow ? 12 : 16;
    // Tables scroll: in a small window they may be lower than they would like. What is less room
    // than that scrolls as a whole.
    m_panes->setMinimumHeight(kLeastRows * m_stageTable->view()->rowHeight());
    m_layout->setContentsMargins(side, top, side, top);
    m_side->setVisible(!narrow && !isOver);
    auto *sideLayout = static_cast<QVBoxLayout *>(m_side->layout());
    if (narrow) {
        m_chartPane->layout()->addWidget(m_chartCard);
        m_limitsPane->layout()->addWidget(m_limits);
    } else {
        sideLayout->addWidget(m_chartCard, 1);
        sideLayout->addWidget(m_limits);
    }
    if (m_tabs->property("dense").toBool() != narrow) {
        m_tabs->setProperty("dense", narrow);
        m_tabs->style()->unpolish(m_tabs);
        m_tabs->style()->polish(m_tabs);
    }
    m_progress->setNarrow(narrow);
    m_rejected->setNarrow(narrow);
    if (m_log)
        m_log->setNarrow(narrow);
    m_verify->setNarrow(narrow);
    showTabs(isOver);
}

void RunView::showTabs(bool isEnded)
{
    QStringList ids;
    if (isEnded)
        ids << u"summary"_s;
    ids << u"stages"_s;
    if (!isEnded && isNarrow())
        ids << u"throughput"_s << u"limits"_s;
    ids << u"rejected"_s;
    if (!m_snapshot.confirmed.isEmpty())
        ids << u"confirmed"_s;
    ids << u"log"_s << u"files"_s << u"settings"_s;
    if (ids == m_tabIds) {
        for (int tab = 0; tab < m_tabs->count(); ++tab) {
            if (m_tabs->tabText(tab) != tabText(ids.at(tab)))
                m_tabs->setTabText(tab, tabText(ids.at(tab)));
        }
        return;
    }
    QString wanted = currentTab();
    // A run that is opened, or ends before its eyes went elsewhere, shows what matters of it.
    if (!m_isTabChosen || !ids.contains(wanted))
        wanted = !isEnded                        ? u"stages"_s
            : m_snapshot.run.counts.rejected > 0 ? u"rejected"_s
                                                 : u"summary"_s;
    const QSignalBlocker blocker(m_tabs);
    m_tabIds = ids;
    while (m_tabs->count() > 0)
        m_tabs->removeTab(m_tabs->count() - 1);
    for (const QString &id : std::as_const(ids))
        m_tabs->addTab(tabText(id));
    m_tabs->updateGeometry(); // a bar that is not shown yet does not ask for its room
    showTab(wanted);
}

QString RunView::currentTab() const
{
    return m_tabIds.value(m_tabs->currentIndex());
}

void RunView::showPane(const QString &id)
{
    if (id == "log"_L1)
        makeLog();
    if (QWidget *pane = m_paneOf.value(id))
        m_panes->setCurrentWidget(pane);
}

void RunView::showTab(const QString &id)
{
    const qsizetype index = m_tabIds.indexOf(id);
    if (index < 0)
        return;
    m_tabs->setCurrentIndex(static_cast<int>(index));
    showPane(id);
}

} // namespace sluice
