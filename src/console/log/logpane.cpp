// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logpane.h"

#include "console/log/loghistory.h"
#include "console/log/logsave.h"
#include "console/main/consolecontext.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "core/log/logring.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kLogNewsEvery = 100ms;
constexpr auto kSavingShownEvery = 500ms;
constexpr int kLowLogHeight = 640;
constexpr qint64 kClockSlackMs = 60'000; // of whoever made the run, perhaps another computer

} // namespace

LogPane::LogPane(LogRing &ring, const QString &dataDirectory, LogView::Scope scope, Prompt &prompt,
    QWidget *parent)
    : QWidget(parent)
    , m_dataDirectory(dataDirectory)
    , m_scope(scope)
    , m_prompt(prompt)
    , m_bar(new MessageBar(this))
    , m_view(new LogView(scope, this))
    , m_history(new LogHistory(ring, dataDirectory, m_view, this))
    , m_earlier(new QPushButton(tr("Load Earlier"), this))
    , m_save(new QPushButton(tr("Save As…"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    makeButtons();
    connectHistory();
    m_newsTimer.setInterval(kLogNewsEvery);
    connect(&m_newsTimer, &QTimer::timeout, this, &LogPane::takeNews);
    m_savingTimer.setInterval(kSavingShownEvery);
    connect(&m_savingTimer, &QTimer::timeout, this, &LogPane::showSaving);
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        if (id == "stopSaving"_L1)
            m_saveCancel.request(StopWish::Stop);
    });
    if (scope == LogView::Scope::Run) {
        m_earlier->hide(); // it comes by itself
        m_view->addTool(m_save);
        fit();
    } else {
        m_newsTimer.start();
        takeNews();
    }
}

LogPane::~LogPane()
{
    m_saveCancel.request(StopWish::Abort);
}

void LogPane::makeButtons()
{
    m_earlier->setObjectName(u"logEarlierButton"_s);
    m_earlier->setToolTip(tr("Brings lines from the log's files, of earlier starts too"));
    m_save->setObjectName(m_view->partName("SaveButton"_L1));
    setButtonIcon(m_save, u"save"_s);
    auto *menu = new QMenu(m_save);
    QAction *filtered = menu->addAction(tr("Save Filtered Log…"), this, [this] { save(false); });
    filtered->setObjectName(u"actionSaveFilteredLog"_s);
    QAction *whole = menu->addAction(tr("Save Whole Log…"), this, [this] { save(true); });
    whole->setObjectName(u"actionSaveWholeLog"_s);
    connect(m_save, &QPushButton::clicked, menu,
        [this, menu] { menu->popup(m_save->mapToGlobal(QPoint(0, m_save->height() + 2))); });
    connect(m_earlier, &QPushButton::clicked, m_history, &LogHistory::loadEarlier);
}

void LogPane::connectHistory()
{
    m_view->setBounded(true);
    connect(m_view, &LogView::earlierWanted, m_history, &LogHistory::loadEarlier);
    connect(m_view, &LogView::startWanted, m_history, &LogHistory::goToStart);
    connect(m_view, &LogView::endWanted, m_history, &LogHistory::goToEnd);
    connect(m_view, &LogView::filterChanged, m_history, &LogHistory::refilter);
    connect(m_view, &LogView::cleared, m_history, &LogHistory::forget);
    connect(m_view, &LogView::pauseWanted, m_history, &LogHistory::setPaused);
    connect(m_view, &LogView::findTextChanged, m_history, &LogHistory::countMatches);
    connect(m_view, &LogView::beyondWanted, this,
        [this](bool isForward) { m_history->search(m_view->findText(), isForward); });
    connect(m_history, &LogHistory::notFound, m_view, &LogView::findAround);
    connect(m_history, &LogHistory::readingChanged, m_view, &LogView::setReading);
    connect(m_history, &LogHistory::earlierChanged, this, &LogPane::showEarlier);
    connect(m_history, &LogHistory::counted, this, [this](const QString &text, qint64 lines) {
        if (text == m_view->findText())
            m_view->setWholeCount(lines);
    });
    connect(m_history, &LogHistory::nothingEarlier, this,
        [this] { m_bar->showMessage(Tone::Info, tr("There are no earlier lines.")); });
    connect(m_history, &LogHistory::failed, this,
        [this](const QString &problem) { m_bar->showMessage(Tone::Error, problem); });
}

void LogPane::findAgain(bool isForward)
{
    if (isForward)
        m_view->findNext();
    else
        m_view->findPrevious();
}

void LogPane::addShortcuts(QWidget *place)
{
    const auto add = [this, place](const char *name, const QString &text, const QKeySequence &keys,
                         bool isForward) {
        auto *shortcut = new QShortcut(keys, place);
        shortcut->setObjectName(QLatin1StringView(name));
        shortcut->setWhatsThis(text);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, isForward] {
            if (isVisible())
                findAgain(isForward);
        });
    };
    add("logFindNext", tr("Next Match"), QKeySequence(Qt::Key_F3), true);
    add("logFindPrevious", tr("Previous Match"), QKeySequence(Qt::SHIFT | Qt::Key_F3), false);
}

void LogPane::setRun(const RunRow &run)
{
    const bool isAnother = run.id != m_run.id;
    m_run = run;
    if (!isAnother)
        return;
    m_bar->dismiss();
    m_view->setRun(run, std::max<qint64>(0, run.createdAtMs - kClockSlackMs));
    m_isRestarting = true;
    if (isVisible())
        restart();
}

void LogPane::restart()
{
    m_isRestarting = false;
    m_history->restart();
    m_view->setFollowing(true);
}

void LogPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isRestarting)
        restart();
    m_newsTimer.start();
}

void LogPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_scope == LogView::Scope::Run)
        m_newsTimer.stop();
}

void LogPane::takeNews()
{
    if (m_scope == LogView::Scope::Run && m_run.id.isEmpty())
        return;
    m_history->takeNews();
    if (isVisible())
        m_history->fillScreen();
}

void LogPane::setResting(bool isResting)
{
    if (isResting) {
        m_newsTimer.stop();
        return;
    }
    m_newsTimer.start();
    takeNews();
}

void LogPane::showEarlier(bool hasEarlier)
{
    m_earlier->setEnabled(hasEarlier);
    m_view->setEarlierAvailable(hasEarlier);
    m_earlier->setToolTip(hasEarlier
            ? tr("Brings lines from the log's files, of earlier starts too")
            : tr("The first line of the log is shown"));
}

void LogPane::toggleDetails()
{
    m_detailsWish = !m_view->areDetailsShown();
    fit();
}

void LogPane::setNarrow(bool isNarrow)
{
    m_isNarrow = isNarrow;
    fit();
}

// Below the table there is room for the details on a page of its own, unless it is low; in a tab
// they stand beside it, once there is something to tell.
void LogPane::fit()
{
    const bool isOfRun = m_scope == LogView::Scope::Run;
    const bool hasRoom = isOfRun ? !m_isNarrow : window()->height() >= kLowLogHeight;
    m_view->setNarrow(m_isNarrow);
    m_view->setDetailsBeside(isOfRun);
    m_view->setDetailsShown(m_detailsWish.value_or(hasRoom));
}

void LogPane::save(bool isWhole)
{
    const QString name = m_scope == LogView::Scope::Run ? u"run-%1-log.txt"_s.arg(m_run.number)
                                                        : u"sluice-log.txt"_s;
    m_prompt.saveFile(this, isWhole ? tr("Save Whole Log") : tr("Save Filtered Log"), name,
        tr("Text (*.txt);;JSON lines (*.jsonl)"),
        [pane = QPointer(this), isWhole](const QString &path) {
            if (pane && !path.isEmpty())
                pane->saveTo(path, isWhole);
        });
}

void LogPane::saveTo(const QString &path, bool isWhole)
{
    m_save->setEnabled(false);
    m_saveCancel = CancelSource();
    m_savedLines = std::make_shared<std::atomic<qint64>>(0);
    m_savingTimer.start();
    inBackground(
        this,
        [folder = m_dataDirectory, path, lines = m_savedLines,
            filter = isWhole ? m_view->wholeFilter() : m_view->filter(),
            token = m_saveCancel.token()] {
            return saveLog(folder, filter, path, token, [lines](qint64 so) { lines->store(so); });
        },
        [this, path](const Result<qint64> &lines) { showSaved(lines, path); });
}

void LogPane::showSaving()
{
    m_bar->showMessage(Tone::Info,
        tr("Saving the log: %1 lines so far.").arg(Format::count(m_savedLines->load())),
        {{u"stopSaving"_s, tr("Stop")}});
}

void LogPane::showSaved(const Result<qint64> &lines, const QString &path)
{
    m_savingTimer.stop();
    m_save->setEnabled(true);
    const QString name = QFileInfo(path).fileName();
    if (!lines && lines.error().kind == ErrorKind::Cancelled)
        m_bar->showMessage(Tone::Info, tr("Saving was stopped. No file was written."));
    else if (!lines)
        m_bar->showError(lines.error());
    else if (*lines == 1)
        m_bar->showMessage(Tone::Success, tr("1 line was saved in %1.").arg(name));
    else
        m_bar->showMessage(
            Tone::Success, tr("%1 lines were saved in %2.").arg(Format::count(*lines), name));
}

} // namespace sluice
