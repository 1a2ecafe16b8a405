// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runview.h"

#include "console/runs/rejectedpane.h"
#include "console/runs/runfilespane.h"
#include "console/runs/runhead.h"
#include "console/runs/runlimitscard.h"
#include "console/runs/runlogpane.h"
#include "console/runs/runprogresscard.h"
#include "console/runs/runsettings.h"
#include "console/runs/runwishes.h"
#include "console/runs/stagetreemodel.h"
#include "console/runs/verifypane.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/throughputchart.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>

#include <limits>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kSideWidth = 318;
constexpr qint64 kUsualRecords = 999'999;
constexpr qint64 kHourMs = 3'600'000;
constexpr int kLeastRows = 3; // header and two rows
constexpr int kNarrowBelow = 948; // of a window below 1000 less the folded sidebar, at 10 pt

QVBoxLayout *plainColumn(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    return layout;
}

} // namespace

RunView::RunView(RunAccess &access, RunWishes &wishes, Prompt &prompt, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_wishes(wishes)
    , m_layout(new QVBoxLayout(this))
    , m_head(new RunHead(this))
    , m_bar(new MessageBar(this))
    , m_progress(new RunProgressCard(this))
    , m_tabs(new QTabBar(this))
    , m_panes(new QStackedWidget(this))
{
    setObjectName(u"runView"_s);
    m_tabs->setObjectName(u"runTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of this run"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_bar);
    m_layout->addWidget(m_progress);
    m_layout->addWidget(m_tabs);
    m_layout->addWidget(m_panes, 1);
    buildTabs(prompt);
    fitStageColumns({}, 0);
    connectParts();
    arrange();
}

// As wide as this run's figures are, so that the notes of the states have the room.
void RunView::fitStageColumns(const RunRow &run, qint64 activeMs)
{
    const QString records = Format::count(std::max({kUsualRecords, run.expected, run.counts.read}));
    const QString time = activeMs < kHourMs ? u"00:00"_s : u"000:00:00"_s;
    const QString key = QString::number(records.size()) + time;
    if (key == m_stageColumns)
        return;
    m_stageColumns = key;
    m_stageTable->view()->setColumns(
        {{.kind = CellKind::Text, .sample = tr("Chunk 1000"), .hasIcon = true},
            {.kind = CellKind::State, .hasIcon = true, .isStretched = true}, {.kind = CellKind::Bar},
            {.kind = CellKind::Number, .sample = records}, {.kind = CellKind::Number, .sample = time},
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
    plainColumn(m_side);
    m_side->setFixedWidth(kSideWidth);
    m_chartCard = new Card(tr("Throughput"), m_side);
    m_chartCard->setCaption(tr("records per second"));
    m_chart = new ThroughputChart(m_chartCard);
    m_chart->setAccessibleName(tr("Throughput"));
    for (QWidget *plot : m_chart->findChildren<QWidget *>())
        plot->setFocusPolicy(Qt::NoFocus); // nothing to do in it; its numbers are described
    m_chartCard->body()->addWidget(m_chart, 1);
    m_limits = new RunLimitsCard(m_access, m_side);
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
    plainColumn(m_chartPane);
    plainColumn(m_limitsPane)->setAlignment(Qt::AlignTop);
    m_verify = new VerifyPane(m_access, m_panes);
    m_rejected = new RejectedPane(m_access, prompt, m_panes);
    m_log = new RunLogPane(m_access, m_panes);
    m_files = new RunFilesPane(m_access, prompt, m_panes);
    addPane(u"summary"_s, m_verify);
    addPane(u"rejected"_s, m_rejected);
    addPane(u"log"_s, m_log);
    addPane(u"files"_s, m_files);

    auto *settings = addPane(u"settings"_s, new QWidget(m_panes));
    auto *card = new Card(settings);
    m_settings = new RunSettingsView(card);
    auto *scroll = new QScrollArea(card);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Settings of this run"));
    scroll->setWidget(m_settings);
    m_settings->setAutoFillBackground(false); // the card's own ground
    card->body()->addWidget(scroll);
    plainColumn(settings)->addWidget(card);
}

void RunView::connectParts()
{
    connect(m_head, &RunHead::backWanted, this, &RunView::backWanted);
    connect(m_head, &RunHead::resumeWanted, this, [this] { m_wishes.resume(m_runId); });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (QWidget *pane = m_paneOf.value(m_tabIds.value(index)))
            m_panes->setCurrentWidget(pane);
    });
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this] { m_isTabChosen = true; });
    connect(m_bar, &MessageBar::actionTriggered, this, &RunView::showBarAction);
    connect(m_bar, &MessageBar::dismissed, this, [this] {
        m_isForceDeclined = m_isForceDeclined || m_barReason == "force"_L1;
        if (m_barReason == "stall"_L1)
            m_stallMinutes = std::numeric_limits<qint64>::max(); // not again before progress
        else
            m_barReason.clear();
    });
    connect(m_rejected, &RejectedPane::failed, this, &RunView::showError);
    connect(m_log, &RunLogPane::failed, this, &RunView::showError);
    connect(m_files, &RunFilesPane::failed, this, &RunView::showError);
    connect(m_verify, &VerifyPane::failed, this, &RunView::showError);
    connect(m_rejected, &RejectedPane::saved, this, &RunView::say);
    connect(m_files, &RunFilesPane::saved, this, &RunView::say);
}

void RunView::open(const QString &runId)
{
    if (runId != m_runId) {
        m_runId = runId;
        m_snapshot = {};
        m_rates = {};
        m_connection.clear();
        m_wish.clear();
        m_isForceDeclined = false;
        m_isTabChosen = false;
        m_barReason.clear();
        m_bar->dismiss();
        m_chart->clear();
        m_stages->setSnapshot({}, 0);
        m_tabIds.clear();
    }
    m_access.watch(runId);
}

void RunView::close()
{
    m_runId.clear();
    m_snapshot = {};
    m_access.watch({});
}

void RunView::setSnapshot(
    const RunSnapshot &snapshot, const RunRates &rates, qint64 nowMs, qint64 steadyMs)
{
    if (snapshot.run.id.isEmpty() || snapshot.run.id != m_runId)
        return;
    const bool isFirst = !hasSnapshot();
    const bool wasEnded = isEnded(m_snapshot.run.state);
    m_snapshot = snapshot;
    m_rates = rates;
    m_nowMs = nowMs;
    const RunState state = snapshot.run.state;
    if (isEnded(state) || (m_wish == "pause"_L1 && state == RunState::Paused))
        m_wish.clear();
    if (isEnded(state))
        m_wishes.forget(m_runId);
    else
        m_chart->addSample({.atMs = std::max<qint64>(0, nowMs - snapshot.run.startedAtMs),
            .read = rates.readPerSecond,
            .process = rates.processedPerSecond,
            .write = rates.writtenPerSecond});
    if (isFirst) {
        const QString connection = snapshot.run.params.value(u"connection").toString();
        if (!connection.isEmpty())
            m_access.connectionName(
                this, connection, [this, runId = m_runId](const Result<QString> &name) {
                    if (name && runId == m_runId)
                        m_connection = *name;
                });
    }
    if (isFirst || wasEnded != isEnded(state))
        arrange();
    render();
    watchStall(steadyMs);
}

void RunView::setWish(const QString &wish)
{
    m_wish = wish;
    m_isForceDeclined = false;
    if (hasSnapshot())
        render();
}

RunRow RunView::run() const
{
    RunRow run = m_snapshot.run;
    if (!m_wish.isEmpty())
        run.wish = m_wish;
    return run;
}

void RunView::render()
{
    RunSnapshot shown = m_snapshot;
    shown.run = this->run();
    shown.run.state = shownState(shown.run);
    const RunRow &run = shown.run;
    m_head->setRun(run, shown.waitReason == "rate limited"_L1, m_connection);
    const qint64 activeMs = m_stopwatch.activeMs(run, m_nowMs);
    m_progress->showRun(shown, m_rates, activeMs, m_nowMs);
    fitStageColumns(run, activeMs);
    m_stages->setSnapshot(shown, m_nowMs, m_rates.processedPerSecond);
    m_limits->setSnapshot(shown, m_nowMs);
    m_verify->setRun(run);
    m_rejected->setRun(run);
    m_log->setRun(run);
    m_files->setRun(run);
    m_settings->setParams(run.params);
    for (int i = 0; i < m_tabs->count(); ++i) {
        const QString text = tabText(m_tabIds.at(i));
        if (m_tabs->tabText(i) != text)
            m_tabs->setTabText(i, text);
    }
    emit changed();
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
    if (id == "files"_L1)
        return tr("Files");
    if (id == "settings"_L1)
        return tr("Settings");
    const qint64 rejected = m_snapshot.run.counts.rejected;
    return rejected > 0 ? tr("Rejected Records (%1)").arg(Format::count(rejected))
                        : tr("Rejected Records");
}

bool RunView::isNarrow() const
{
    return width() < kNarrowBelow * Theme::instance().basePointSize() / 10;
}

// Where there is little room Throughput and Limits become tabs, and panels go below.
void RunView::arrange()
{
    const bool narrow = isNarrow();
    const bool isOver = hasSnapshot() && isEnded(m_snapshot.run.state);
    const int side = narrow ? 16 : 24;
    const int top = narrow ? 12 : 16;
    // Tables scroll: in a small window they may be lower than they would like.
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
    m_progress->setNarrow(narrow);
    m_rejected->setNarrow(narrow);
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
    ids << u"rejected"_s << u"log"_s << u"files"_s << u"settings"_s;
    if (ids == m_tabIds)
        return;
    QString wanted = currentTab();
    // A run that is opened, or ends before its eyes went elsewhere, shows what matters of it.
    if (!m_isTabChosen || !ids.contains(wanted))
        wanted = !isEnded ? u"stages"_s
            : m_snapshot.run.counts.rejected > 0 ? u"rejected"_s
                                                 : u"summary"_s;
    const QSignalBlocker blocker(m_tabs);
    m_tabIds = ids;
    while (m_tabs->count() > 0)
        m_tabs->removeTab(m_tabs->count() - 1);
    for (const QString &id : std::as_const(ids))
        m_tabs->addTab(tabText(id));
    showTab(wanted);
}

QString RunView::currentTab() const
{
    return m_tabIds.value(m_tabs->currentIndex());
}

void RunView::showTab(const QString &id)
{
    const qsizetype index = m_tabIds.indexOf(id);
    if (index < 0)
        return;
    m_tabs->setCurrentIndex(static_cast<int>(index));
    m_panes->setCurrentWidget(m_paneOf.value(id));
}

void RunView::watchStall(qint64 steadyMs)
{
    const RunRow &run = m_snapshot.run;
    const qint64 asked = m_wishes.stopAskedMs(m_runId);
    const bool isForceDue = asked > 0 && !isEnded(run.state) && !m_isForceDeclined
        && steadyMs - asked >= m_access.timings().forceStopOffered.count();
    const qint64 stalled = m_stall.stalledMs(m_snapshot, steadyMs);
    if (isForceDue) {
        if (m_barReason != "force"_L1)
            m_bar->showMessage(Tone::Warning, tr("Still waiting for an answer of the service."),
                {{u"keep"_s, tr("Keep Waiting")}, {u"force"_s, tr("Force Stop")}});
        m_barReason = u"force"_s;
    } else if (stalled > 0) {
        const qint64 minutes = stalled / 60'000;
        const bool isNews = m_barReason != "stall"_L1 || minutes > m_stallMinutes;
        if (isNews)
            m_bar->showMessage(Tone::Warning,
                minutes < 2 ? tr("No progress for 60 s.") : tr("No progress for %1 min.").arg(minutes),
                {{u"log"_s, tr("Show in Log")}, {u"stop"_s, tr("Stop")}});
        if (isNews)
            m_stallMinutes = minutes;
        m_barReason = u"stall"_s;
    } else if (!m_barReason.isEmpty() && (m_barReason == "stall"_L1 || isEnded(run.state))) {
        m_barReason.clear();
        m_bar->dismiss();
    }
}

void RunView::showBarAction(const QString &id)
{
    m_bar->dismiss();
    if (id == "keep"_L1)
        m_isForceDeclined = true;
    else if (id == "force"_L1)
        m_wishes.stop(m_runId, StopMode::Force);
    else if (id == "stop"_L1)
        m_wishes.stop(m_runId, StopMode::Stop);
    else if (id == "log"_L1)
        showTab(u"log"_s);
}

void RunView::showError(const Error &error)
{
    m_barReason.clear();
    m_bar->showMessage(Tone::Error, error.text());
}

void RunView::say(const QString &text)
{
    m_barReason.clear();
    m_bar->showMessage(Tone::Success, text);
}

QString RunView::findPlaceholder() const
{
    return currentTab() == "rejected"_L1 ? tr("Find a record") : tr("Find in this run");
}

void RunView::find(const QString &text)
{
    m_rejected->find(text);
    m_log->find(text);
}

void RunView::toggleDetails()
{
    if (currentTab() == "rejected"_L1)
        m_rejected->toggleRecord();
}

void RunView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RunView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

} // namespace sluice
