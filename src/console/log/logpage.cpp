// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logpage.h"

#include "app/application.h"
#include "app/runs/runfeed.h"
#include "console/errors/errorwords.h"
#include "console/log/loghistory.h"
#include "console/log/logsave.h"
#include "console/log/logview.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/theme/narrow.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/typedlabel.h"
#include "core/log/logring.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kLogNewsEvery = 100ms;
constexpr auto kSavingShownEvery = 500ms;
constexpr int kNarrowLogWidth = 1'000;
constexpr int kLowLogHeight = 640;

} // namespace

ConsoleLogPage::ConsoleLogPage(ConsoleContext context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_bar(new MessageBar(this))
    , m_view(new LogView(this))
    , m_history(new LogHistory(
          context.application.logRing(), context.application.dataDirectory(), m_view, this))
{
    setObjectName(u"logPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    makeHead(layout);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    makeShortcuts();
    m_newsTimer.setInterval(kLogNewsEvery);
    m_newsTimer.start();
    connect(&m_newsTimer, &QTimer::timeout, this, &ConsoleLogPage::takeNews);
    connect(m_view, &LogView::runOpened, this, &Page::runOpened);
    m_savingTimer.setInterval(kSavingShownEvery);
    connect(&m_savingTimer, &QTimer::timeout, this, &ConsoleLogPage::showSaving);
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        if (id == "stopSaving"_L1)
            m_saveCancel.request(StopWish::Stop);
    });
    connectHistory();
    connect(&context.feed, &RunFeed::listChanged, m_view, &LogView::setRuns);
    takeNews();
    fitToWindow();
}

ConsoleLogPage::~ConsoleLogPage()
{
    m_saveCancel.request(StopWish::Abort);
}

void ConsoleLogPage::connectHistory()
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
    connect(m_history, &LogHistory::earlierChanged, this, &ConsoleLogPage::showEarlier);
    connect(m_history, &LogHistory::counted, this, [this](const QString &text, qint64 lines) {
        if (text == m_view->findText())
            m_view->setWholeCount(lines);
    });
    connect(m_history, &LogHistory::nothingEarlier, this,
        [this] { m_bar->showMessage(Tone::Info, tr("There are no earlier lines.")); });
    connect(m_history, &LogHistory::failed, this,
        [this](const QString &problem) { m_bar->showMessage(Tone::Error, problem); });
}

void ConsoleLogPage::makeHead(QBoxLayout *layout)
{
    m_earlier = new QPushButton(tr("Load Earlier"), this);
    m_earlier->setObjectName(u"logEarlierButton"_s);
    m_earlier->setToolTip(tr("Brings lines from the log's files, of earlier starts too"));
    auto *story = new QPushButton(tr("A Record's Story…"), this);
    story->setObjectName(u"recordStoryButton"_s);
    story->setToolTip(tr("All that happened to one record, in all runs"));
    setButtonIcon(story, u"search"_s);
    connect(story, &QPushButton::clicked, this, [this] { emit commandWanted(u"story"_s, {}); });
    m_save = new QPushButton(tr("Save As…"), this);
    m_save->setObjectName(u"logSaveButton"_s);
    setButtonIcon(m_save, u"save"_s);
    auto *menu = new QMenu(m_save);
    QAction *filtered = menu->addAction(tr("Save Filtered Log…"), this, [this] { save(false); });
    filtered->setObjectName(u"actionSaveFilteredLog"_s);
    QAction *whole = menu->addAction(tr("Save Whole Log…"), this, [this] { save(true); });
    whole->setObjectName(u"actionSaveWholeLog"_s);
    connect(m_save, &QPushButton::clicked, menu,
        [this, menu] { menu->popup(m_save->mapToGlobal(QPoint(0, m_save->height() + 2))); });
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new TypedLabel(title(), TypeRole::PageTitle, Role::Text, this));
    head->addStretch(1);
    head->addWidget(story);
    head->addWidget(m_earlier);
    head->addWidget(m_save);
    layout->addLayout(head);
    connect(m_earlier, &QPushButton::clicked, this, [this] { m_history->loadEarlier(); });
}

void ConsoleLogPage::makeShortcuts()
{
    const auto add
        = [this](const char *name, const QString &text, const QKeySequence &keys, auto work) {
              auto *shortcut = new QShortcut(keys, this);
              shortcut->setObjectName(QLatin1StringView(name));
              shortcut->setWhatsThis(text);
              shortcut->setContext(Qt::WidgetWithChildrenShortcut);
              connect(shortcut, &QShortcut::activated, this, work);
          };
    add("logFindNext", tr("Next Match in the Log"), QKeySequence(Qt::Key_F3),
        [this] { m_view->findNext(); });
    add("logFindPrevious", tr("Previous Match in the Log"), QKeySequence(Qt::SHIFT | Qt::Key_F3),
        [this] { m_view->findPrevious(); });
}

void ConsoleLogPage::find(const QString &text)
{
    m_view->setFindText(text);
}

void ConsoleLogPage::toggleDetails()
{
    m_detailsWish = !m_view->areDetailsShown();
    fitToWindow();
}

void ConsoleLogPage::setFollowing(bool isFollowing)
{
    m_view->setFollowing(isFollowing);
}

void ConsoleLogPage::activate()
{
    m_isActive = true;
    m_isAway = false;
    m_unreadErrors = 0;
    emit unreadErrorsChanged(0);
    takeNews();
    fitToWindow();
}

void ConsoleLogPage::deactivate()
{
    m_isActive = false;
    m_isAway = true;
}

// While another page is shown this one takes nothing: what the ring does not keep so long is in the
// files.
void ConsoleLogPage::takeNews()
{
    countErrors();
    if (m_isAway)
        return;
    m_history->takeNews();
    if (m_isActive && isVisible())
        m_history->fillScreen();
}

void ConsoleLogPage::countErrors()
{
    const qint64 errors = m_context.application.logRing().errors();
    const qint64 news = errors - std::exchange(m_counted, errors);
    if (m_isActive || news == 0)
        return;
    m_unreadErrors += static_cast<int>(news);
    emit unreadErrorsChanged(m_unreadErrors);
}

void ConsoleLogPage::showEarlier(bool hasEarlier)
{
    m_earlier->setEnabled(hasEarlier);
    m_view->setEarlierAvailable(hasEarlier);
    m_earlier->setToolTip(hasEarlier
            ? tr("Brings lines from the log's files, of earlier starts too")
            : tr("The first line of the log is shown"));
}

void ConsoleLogPage::save(bool isWhole)
{
    m_context.prompt.saveFile(this, isWhole ? tr("Save Whole Log") : tr("Save Filtered Log"),
        u"sluice-log.txt"_s, tr("Text (*.txt);;JSON lines (*.jsonl)"),
        [page = QPointer(this), isWhole](const QString &path) {
            if (page && !path.isEmpty())
                page->saveTo(path, isWhole);
        });
}

void ConsoleLogPage::saveTo(const QString &path, bool isWhole)
{
    m_save->setEnabled(false);
    m_saveCancel = CancelSource();
    m_savedLines = std::make_shared<std::atomic<qint64>>(0);
    m_savingTimer.start();
    inBackground(
        this,
        [folder = m_context.application.dataDirectory(), path, lines = m_savedLines,
            filter = isWhole ? LogFilter() : m_view->filter(), token = m_saveCancel.token()] {
            return saveLog(folder, filter, path, token, [lines](qint64 so) { lines->store(so); });
        },
        [this, path](const Result<qint64> &lines) { showSaved(lines, path); });
}

void ConsoleLogPage::showSaving()
{
    m_bar->showMessage(Tone::Info,
        tr("Saving the log: %1 lines so far.").arg(Format::count(m_savedLines->load())),
        {{u"stopSaving"_s, tr("Stop")}});
}

void ConsoleLogPage::showSaved(const Result<qint64> &lines, const QString &path)
{
    m_savingTimer.stop();
    m_save->setEnabled(true);
    const QString name = QFileInfo(path).fileName();
    if (!lines && lines.error().kind == ErrorKind::Cancelled)
        m_bar->showMessage(Tone::Info, tr("Saving was stopped. No file was written."));
    else if (!lines)
        m_bar->showMessage(Tone::Error, errorText(lines.error()));
    else if (*lines == 1)
        m_bar->showMessage(Tone::Success, tr("1 line was saved in %1.").arg(name));
    else
        m_bar->showMessage(
            Tone::Success, tr("%1 lines were saved in %2.").arg(Format::count(*lines), name));
}

void ConsoleLogPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitToWindow();
}

void ConsoleLogPage::fitToWindow()
{
    const bool isNarrow = isNarrowRoom(window()->width(), kNarrowLogWidth);
    const bool isLow = window()->height() < kLowLogHeight;
    const int side = isNarrow ? 16 : 24;
    layout()->setContentsMargins(side, isNarrow ? 12 : 16, side, isNarrow ? 12 : 16);
    m_view->setNarrow(isNarrow);
    m_view->setDetailsShown(m_detailsWish.value_or(!isLow));
}

} // namespace sluice
