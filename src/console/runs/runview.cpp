// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runview.h"

#include "console/connections/connectionwords.h"
#include "console/log/logpane.h"
#include "console/runs/confirmedpane.h"
#include "console/runs/rejectedpane.h"
#include "console/runs/runfilespane.h"
#include "console/runs/runhead.h"
#include "console/runs/runlimitscard.h"
#include "console/runs/runprogresscard.h"
#include "console/runs/runsettings.h"
#include "console/runs/runstanding.h"
#include "console/runs/runwishes.h"
#include "console/runs/runwords.h"
#include "console/runs/stagetreemodel.h"
#include "console/runs/verifypane.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/throughputchart.h"

#include <QBoxLayout>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QUrl>

#include <limits>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

// Its parts scroll by themselves: only its least height counts for what is around it.
class RunPanes final : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;
    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override { return {0, minimumHeight()}; }
    QSize minimumSizeHint() const override
    {
        return {currentWidget() ? currentWidget()->minimumSizeHint().width() : 0, minimumHeight()};
    }
};

} // namespace

RunView::RunView(RunAccess &access, RunWishes &wishes, Prompt &prompt, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_wishes(wishes)
    , m_prompt(prompt)
    , m_layout(new QVBoxLayout(this))
    , m_head(new RunHead(this))
    , m_bar(new MessageBar(this))
    , m_scroll(new QScrollArea(this))
    , m_ground(new QWidget(m_scroll))
    , m_progress(new RunProgressCard(m_ground))
    , m_tabs(new QTabBar(m_ground))
    , m_panes(new RunPanes(m_ground))
{
    setObjectName(u"runView"_s);
    m_tabs->setObjectName(u"runTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of this run"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_bar);
    auto *parts = new QVBoxLayout(m_ground);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(12);
    parts->addWidget(m_progress);
    parts->addWidget(m_tabs);
    parts->addWidget(m_panes, 1);
    m_scroll->setProperty("ground", u"page"_s);
    m_scroll->setObjectName(u"runScroll"_s);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_ground);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_ground->setAutoFillBackground(false);
    m_layout->addWidget(m_scroll, 1);
    buildTabs(prompt);
    fitStageColumns({}, 0);
    connectParts();
    arrange();
}

void RunView::connectParts()
{
    connect(m_head, &RunHead::backWanted, this, &RunView::backWanted);
    connect(m_head, &RunHead::resumeWanted, this, &RunView::resumeWanted);
    connect(m_head, &RunHead::retryWanted, this, &RunView::retryWanted);
    connect(m_head, &RunHead::runAgainWanted, this, &RunView::runAgainWanted);
    connect(m_verify, &VerifyPane::undoWanted, this, &RunView::undoWanted);
    connect(m_verify, &VerifyPane::runWanted, this, &RunView::runWanted);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        showPane(m_tabIds.value(index));
        emit changed();
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
    connect(m_files, &RunFilesPane::failed, this, &RunView::showError);
    connect(m_verify, &VerifyPane::failed, this, &RunView::showError);
    connect(m_confirmed, &ConfirmedPane::runFromHereWanted, this,
        [this](const ConfirmedId &from) { emit runFromHereWanted(m_snapshot.run, from); });
    connect(m_verify, &VerifyPane::saved, this, &RunView::say);
    connect(m_rejected, &RejectedPane::saved, this, &RunView::say);
    connect(m_rejected, &RejectedPane::retryWanted, this, &RunView::retrySelectedWanted);
    connect(m_rejected, &RejectedPane::storyWanted, this, &RunView::storyWanted);
    connect(m_rejected, &RejectedPane::mendWanted, this, &RunView::mendWanted);
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
        m_stoppingSinceMs = 0;
        m_isForceDeclined = false;
        m_isTabChosen = false;
        m_barReason.clear();
        m_bar->dismiss();
        m_chart->clear();
        m_stages->setSnapshot({}, 0);
        m_tabIds.clear();
    }
    m_access.watch(runId);
    m_tabs->setFocus(); // not on a button that Enter would press
}

void RunView::close()
{
    m_runId.clear();
    m_snapshot = {};
    m_access.watch({});
}

void RunView::forget()
{
    m_rejected->setRun({});
    if (m_log)
        m_log->setRun({});
    m_files->setRun({});
    m_verify->setRun({});
}

void RunView::setSnapshot(
    const RunSnapshot &snapshot, const RunRates &rates, qint64 nowMs, qint64 steadyMs)
{
    if (snapshot.run.id.isEmpty() || snapshot.run.id != m_runId)
        return;
    const bool isFirst = !hasSnapshot();
    const bool wasEnded = isEnded(m_snapshot.run.state);
    const bool hadConfirmed = !m_snapshot.confirmed.isEmpty();
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
        const QJsonObject &params = snapshot.run.params;
        const QString connection
            = params.value(u"connection").toString(params.value(u"target").toString());
        if (!connection.isEmpty())
            m_access.connectionName(
                this, connection, [this, runId = m_runId](const Result<QString> &name) {
                    if (name && runId == m_runId)
                        m_connection = *name;
                });
    }
    if (isFirst || wasEnded != isEnded(state) || hadConfirmed == snapshot.confirmed.isEmpty())
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
    const RunKin kin = kinOf(run, m_runs);
    m_head->setRun(
        run, shown.waitReason == "rate limited"_L1, Format::facts({m_connection, kinNote(kin)}));
    m_verify->setKin(kin);
    const qint64 activeMs = m_stopwatch.activeMs(run, m_nowMs);
    m_progress->showRun(shown, m_rates, activeMs, m_nowMs);
    fitStageColumns(run, activeMs);
    m_stages->setSnapshot(shown, m_nowMs, m_rates.processedPerSecond);
    m_limits->setSnapshot(shown, m_nowMs);
    m_verify->setRun(run);
    m_rejected->setRun(run);
    if (m_log)
        m_log->setRun(run);
    m_files->setRun(run);
    m_settings->setParams(run.params);
    m_confirmed->setConfirmed(m_snapshot.confirmed, isEnded(run.state));
    for (int i = 0; i < m_tabs->count(); ++i) {
        const QString text = tabText(m_tabIds.at(i));
        if (m_tabs->tabText(i) != text)
            m_tabs->setTabText(i, text);
    }
    emit changed();
}

void RunView::setRuns(const QList<RunRow> &runs)
{
    m_runs = runs;
    if (hasSnapshot())
        render();
}

void RunView::watchStall(qint64 steadyMs)
{
    const RunRow &run = m_snapshot.run;
    // Asked for here, or seen here: another page, process or hand may have asked.
    const bool isStopping = shownState(this->run()) == RunState::Stopping;
    if (!isStopping)
        m_stoppingSinceMs = 0;
    else if (m_stoppingSinceMs == 0)
        m_stoppingSinceMs = std::max<qint64>(1, steadyMs);
    const qint64 asked = m_wishes.stopAskedMs(m_runId);
    const qint64 since = asked > 0 ? asked : m_stoppingSinceMs;
    const bool isForceDue = since > 0 && !isEnded(run.state) && !m_isForceDeclined
        && steadyMs - since >= m_access.timings().forceStopOffered.count();
    const qint64 stalled = m_stall.stalledMs(m_snapshot, steadyMs);
    if (isForceDue) {
        if (m_barReason != "force"_L1)
            m_bar->showMessage(Tone::Warning,
                tr("Still waiting for %1 to answer.").arg(serviceWord(serviceAtWork(m_snapshot))),
                {{u"keep"_s, tr("Keep Waiting")}, {u"force"_s, tr("Force Stop")}});
        m_barReason = u"force"_s;
    } else if (stalled > 0) {
        const qint64 minutes = stalled / 60'000;
        const bool isNews = m_barReason != "stall"_L1 || minutes > m_stallMinutes;
        if (isNews)
            m_bar->showMessage(Tone::Warning,
                (minutes < 2 ? tr("No progress for 60 s.")
                             : tr("No progress for %1 min.").arg(minutes))
                    + lastRequest(),
                {{u"log"_s, tr("Show in Log")}, {u"stop"_s, tr("Stop")}});
        if (isNews)
            m_stallMinutes = minutes;
        m_barReason = u"stall"_s;
    } else if (!m_barReason.isEmpty() && (m_barReason == "stall"_L1 || isEnded(run.state))) {
        m_barReason.clear();
        m_bar->dismiss();
    }
}

// What the run asked last, for whoever wonders why nothing moves.
QString RunView::lastRequest() const
{
    const LogRing::News last = m_access.logRing().newest(1, [this](const LogRecord &record) {
        return record.runId == m_runId && record.details.contains("method"_L1);
    });
    if (last.records.isEmpty())
        return {};
    const LogRecord &request = last.records.first();
    const QString path = QUrl(request.details.value("url"_L1).toString()).path();
    const qint64 ago = std::max<qint64>(0, m_nowMs - request.atMs);
    return u' '
        + tr("Last request: %1 %2, %3 ago.")
              .arg(request.details.value("method"_L1).toString(), path,
                  Format::durationSentence(Format::Milliseconds(ago)));
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
    m_bar->showError(error);
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
    m_found = text;
    if (m_log)
        m_log->view()->setFindText(text);
}

bool RunView::findAgain(bool isForward)
{
    if (currentTab() != "log"_L1 || !m_log)
        return false;
    m_log->findAgain(isForward);
    return true;
}

void RunView::toggleDetails()
{
    if (currentTab() == "rejected"_L1)
        m_rejected->toggleRecord();
    else if (currentTab() == "log"_L1 && m_log)
        m_log->toggleDetails();
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
