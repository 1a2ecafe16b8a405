// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logpage.h"

#include "app/application.h"
#include "app/runs/runfeed.h"
#include "console/errors/errorwords.h"
#include "console/log/logmodel.h"
#include "console/log/logsave.h"
#include "console/log/logview.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
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

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr auto kLogNewsEvery = 100ms;
constexpr int kEarlierLines = 1'000;
constexpr int kNarrowLogWidth = 1'000;
constexpr int kLowLogHeight = 640;

bool isSameLine(const LogRecord &a, const LogRecord &b)
{
    return a.atMs == b.atMs && a.component == b.component && a.message == b.message
        && a.runId == b.runId;
}

} // namespace

ConsoleLogPage::ConsoleLogPage(ConsoleContext context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_bar(new MessageBar(this))
    , m_view(new LogView(this))
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
    connect(m_view, &LogView::earlierWanted, this, &ConsoleLogPage::loadEarlier);
    connect(&context.feed, &RunFeed::listChanged, m_view, &LogView::setRuns);
    takeNews();
    fitToWindow();
}

ConsoleLogPage::~ConsoleLogPage()
{
    m_cancel.request(StopWish::Abort);
}

void ConsoleLogPage::makeHead(QBoxLayout *layout)
{
    m_earlier = new QPushButton(tr("Load Earlier"), this);
    m_earlier->setObjectName(u"logEarlierButton"_s);
    m_earlier->setToolTip(tr("Brings lines from the log's files, of earlier starts too"));
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
    head->addWidget(m_earlier);
    head->addWidget(m_save);
    layout->addLayout(head);
    connect(m_earlier, &QPushButton::clicked, this, &ConsoleLogPage::loadEarlier);
}

void ConsoleLogPage::makeShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto work) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, work);
    };
    add(QKeySequence(Qt::Key_F3), [this] { m_view->findNext(); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { m_view->findPrevious(); });
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
    m_unreadErrors = 0;
    emit unreadErrorsChanged(0);
    takeNews();
    fitToWindow();
}

void ConsoleLogPage::deactivate()
{
    m_isActive = false;
}

void ConsoleLogPage::takeNews()
{
    LogRing::News news = m_context.application.logRing().takeSince(m_next);
    if (news.records.isEmpty() && news.missed == 0)
        return;
    m_next = news.next;
    const bool mayEvict = m_view->model()->rowCount() + news.records.size() > LogModel::kCapacity;
    if (mayEvict)
        m_begin.reset();
    m_view->append(news.records);
    if (m_isActive)
        return;
    const auto errors = std::ranges::count(news.records, LogLevel::Error, &LogRecord::level);
    if (errors > 0) {
        m_unreadErrors += static_cast<int>(errors);
        emit unreadErrorsChanged(m_unreadErrors);
    }
}

void ConsoleLogPage::loadEarlier()
{
    if (m_isLoading)
        return;
    const LogModel *model = m_view->model();
    if (model->rowCount() >= LogModel::kCapacity) {
        m_bar->showMessage(Tone::Info,
            tr("%1 lines are shown, which is as many as there can be. Save the log to see all.")
                .arg(Format::count(LogModel::kCapacity)));
        return;
    }
    m_isLoading = true;
    m_earlier->setEnabled(false);
    LogFilter filter;
    // The first line's own millisecond is read again: others may have been written in it.
    if (!m_begin && model->rowCount() > 0)
        filter.untilMs = model->record(0).atMs + 1;
    inBackground(
        this,
        [folder = m_context.application.dataDirectory(), from = m_begin, filter,
            token = m_cancel.token()] {
            const LogReader reader(folder);
            return reader.older(from.value_or(reader.end()), kEarlierLines, filter, token);
        },
        [this](const Result<LogPage> &page) { showEarlier(page); });
}

void ConsoleLogPage::showEarlier(const Result<LogPage> &page)
{
    m_isLoading = false;
    m_earlier->setEnabled(true);
    if (!page) {
        m_bar->showMessage(Tone::Error, errorText(page.error()));
        return;
    }
    QList<LogRecord> records = page->records;
    const LogModel *model = m_view->model();
    records.removeIf([model](const LogRecord &record) {
        for (int row = 0; row < model->rowCount() && model->record(row).atMs <= record.atMs;
             ++row) {
            if (isSameLine(model->record(row), record))
                return true;
        }
        return false;
    });
    const int taken = m_view->prepend(records);
    m_begin.reset();
    if (taken == records.size())
        m_begin = page->begin;
    m_earlier->setEnabled(!page->isLast);
    m_view->setEarlierAvailable(!page->isLast);
    if (page->isLast) {
        m_earlier->setToolTip(tr("The first line of the log is shown"));
        if (taken == 0)
            m_bar->showMessage(Tone::Info, tr("There are no earlier lines."));
    }
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
    inBackground(
        this,
        [folder = m_context.application.dataDirectory(), path,
            filter = isWhole ? LogFilter() : m_view->filter(),
            token = m_cancel.token()] { return saveLog(folder, filter, path, token); },
        [this, path](const Result<qint64> &lines) {
            m_save->setEnabled(true);
            const QString name = QFileInfo(path).fileName();
            if (!lines)
                m_bar->showMessage(Tone::Error, errorText(lines.error()));
            else if (*lines == 1)
                m_bar->showMessage(Tone::Success, tr("1 line was saved in %1.").arg(name));
            else
                m_bar->showMessage(Tone::Success,
                    tr("%1 lines were saved in %2.").arg(Format::count(*lines), name));
        });
}

void ConsoleLogPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitToWindow();
}

void ConsoleLogPage::fitToWindow()
{
    const bool isNarrow = window()->width() < kNarrowLogWidth;
    const bool isLow = window()->height() < kLowLogHeight;
    const int side = isNarrow ? 16 : 24;
    layout()->setContentsMargins(side, isNarrow ? 12 : 16, side, isNarrow ? 12 : 16);
    m_view->setNarrow(isNarrow);
    m_view->setDetailsShown(m_detailsWish.value_or(!isLow));
}

} // namespace sluice
