// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/loghistory.h"

#include "console/errors/errorwords.h"
#include "console/log/logmodel.h"
#include "console/log/logview.h"
#include "console/main/consolecontext.h"
#include "core/log/logring.h"

#include <algorithm>
#include <chrono>
#include <ranges>
#include <utility>

using namespace std::chrono_literals;

namespace sluice {

namespace {

constexpr int kPageLines = 1'000;
constexpr qsizetype kFirstLines = 2'000; // more would hold the window for a moment
constexpr qint64 kMostNews = 10'000; // at once, for the same reason
constexpr auto kCountAfter = 400ms;

bool isSameLine(const LogRecord &a, const LogRecord &b)
{
    return a.atMs == b.atMs && a.component == b.component && a.message == b.message
        && a.runId == b.runId;
}

} // namespace

LogHistory::LogHistory(LogRing &ring, QString dataDirectory, LogView *view, QObject *parent)
    : QObject(parent)
    , m_ring(ring)
    , m_dataDirectory(std::move(dataDirectory))
    , m_view(view)
{
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(kCountAfter);
    connect(&m_countSoon, &QTimer::timeout, this, &LogHistory::count);
}

LogHistory::~LogHistory()
{
    m_cancel.request(StopWish::Abort);
    m_countCancel.request(StopWish::Abort);
}

QList<LogRecord> LogHistory::matching(const QList<LogRecord> &records) const
{
    const LogFilter filter = m_view->filter();
    QList<LogRecord> matches;
    for (const LogRecord &record : records) {
        if (filter.accepts(record))
            matches.append(record);
    }
    return matches;
}

void LogHistory::takeNews()
{
    if (!m_isLive || m_isPaused) {
        countNews();
        return;
    }
    m_newLines = 0;
    // Who reads further up keeps the place as long as the view can hold it.
    const bool isFarBehind = m_view->isFollowing() && m_ring.end() - m_next > kMostNews;
    const LogRing::News news = isFarBehind ? LogRing::News() : m_ring.takeSince(m_next);
    if (isFarBehind || news.missed > 0) {
        refill(); // the files have what is left out
        return;
    }
    m_next = news.next;
    if (m_view->append(matching(news.records)) == 0)
        return;
    m_begin.reset();
    setEarlier(true);
}

// Those that the view would take.
void LogHistory::countNews()
{
    const LogRing::News news = m_ring.takeSince(std::max(m_next, m_counted));
    m_counted = news.next;
    m_newLines += matching(news.records).size();
    m_view->setNewLines(m_newLines);
}

void LogHistory::fillScreen()
{
    if (!m_fillsItself || m_isReading)
        return;
    if (m_hasEarlier && m_view->isNearTop())
        readEarlier(false);
    else if (!m_isLive && m_view->isNearBottom())
        loadLater();
}

void LogHistory::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    takeNews();
}

void LogHistory::setEarlier(bool hasEarlier)
{
    if (std::exchange(m_hasEarlier, hasEarlier) != hasEarlier)
        emit earlierChanged(hasEarlier);
}

void LogHistory::setReading(bool isReading)
{
    m_isReading = isReading;
    emit readingChanged(isReading);
}

// What is asked for later takes the place of what is being read.
void LogHistory::read(const Read &work, const std::function<void(const Stretch &)> &then)
{
    m_cancel.request(StopWish::Abort);
    m_cancel = CancelSource();
    setReading(true);
    using Answer = std::shared_ptr<Result<Stretch>>;
    inBackground(
        this,
        [work, folder = m_dataDirectory, token = m_cancel.token()] {
            return std::make_shared<Result<Stretch>>(work(LogReader(folder), token));
        },
        [this, then, number = ++m_reads](const Answer &answer) {
            if (number != m_reads)
                return;
            setReading(false);
            if (*answer)
                then(**answer);
            else
                emit failed(errorText(answer->error()));
        });
}

void LogHistory::loadEarlier()
{
    m_fillsItself = true;
    if (!m_isReading)
        readEarlier(true);
}

void LogHistory::readEarlier(bool isAsked)
{
    const LogModel *model = m_view->model();
    const qint64 firstMs = model->rowCount() > 0 ? model->record(0).atMs : -1;
    read(
        [from = m_begin, firstMs, filter = m_view->filter()](
            const LogReader &reader, const CancelToken &token) -> Result<Stretch> {
            // The first line's own millisecond is read again: others may stand in it.
            const LogPosition begin = from ? *from
                : firstMs < 0              ? reader.end()
                                           : reader.before(firstMs + 1);
            auto page = reader.older(begin, kPageLines, filter, token);
            if (!page)
                return fail(page.error());
            return Stretch{.records = page->records,
                .begin = page->begin,
                .end = page->end,
                .isFirst = page->isLast};
        },
        [this, isAsked](const Stretch &stretch) { takeEarlier(stretch, isAsked); });
}

bool LogHistory::isShownAlready(const LogRecord &record) const
{
    const LogModel *model = m_view->model();
    const auto rows = std::views::iota(0, model->rowCount());
    const auto timeOf = [model](int row) { return model->record(row).atMs; };
    for (auto row = std::ranges::lower_bound(rows, record.atMs, {}, timeOf);
         row != rows.end() && timeOf(*row) == record.atMs; ++row) {
        if (isSameLine(model->record(*row), record))
            return true;
    }
    return false;
}

void LogHistory::takeEarlier(const Stretch &stretch, bool isAsked)
{
    QList<LogRecord> records = stretch.records;
    if (!m_begin)
        records.removeIf([this](const LogRecord &record) { return isShownAlready(record); });
    if (m_view->extendUp(records) > 0) { // the newest lines had to leave
        m_isLive = false;
        m_end.reset();
    }
    m_begin = stretch.begin;
    setEarlier(!stretch.isFirst);
    if (isAsked && stretch.isFirst && records.isEmpty())
        emit nothingEarlier();
}

void LogHistory::loadLater()
{
    const LogModel *model = m_view->model();
    const qint64 lastMs = model->rowCount() > 0 ? model->record(model->rowCount() - 1).atMs : 0;
    read(
        [from = m_end, lastMs, filter = m_view->filter()](
            const LogReader &reader, const CancelToken &token) -> Result<Stretch> {
            auto page
                = reader.newer(from ? *from : reader.before(lastMs), kPageLines, filter, token);
            if (!page)
                return fail(page.error());
            return Stretch{.records = page->records,
                .begin = page->begin,
                .end = page->end,
                .isLast = page->isLast};
        },
        [this](const Stretch &stretch) { takeLater(stretch); });
}

void LogHistory::takeLater(const Stretch &stretch)
{
    QList<LogRecord> records = stretch.records;
    if (!m_end)
        records.removeIf([this](const LogRecord &record) { return isShownAlready(record); });
    if (m_view->extendDown(records) > 0) {
        m_begin.reset();
        setEarlier(true);
    }
    m_end = stretch.end;
    if (stretch.isLast)
        joinRing();
}

// The stretch reaches the end of the files: from here on news come from the ring again.
void LogHistory::joinRing()
{
    const LogModel *model = m_view->model();
    const qint64 lastMs = model->rowCount() > 0 ? model->record(model->rowCount() - 1).atMs : -1;
    LogRing::News news = m_ring.newest(
        LogModel::kCapacity, [lastMs](const LogRecord &record) { return record.atMs >= lastMs; });
    news.records.removeIf([this, lastMs](const LogRecord &record) {
        return record.atMs == lastMs && isShownAlready(record);
    });
    m_next = news.next;
    m_newLines = 0;
    m_isLive = true;
    m_view->setNewLines(0);
    if (m_view->extendDown(matching(news.records)) == 0)
        return;
    m_begin.reset();
    setEarlier(true);
}

void LogHistory::show(const Stretch &stretch)
{
    m_isLive = false;
    m_view->replace(stretch.records, static_cast<int>(stretch.chosen));
    m_begin = stretch.begin;
    m_end = stretch.end;
    setEarlier(!stretch.isFirst);
    if (stretch.isLast)
        joinRing();
}

void LogHistory::goToEnd()
{
    if (!m_isLive)
        refill();
    takeNews();
}

// As it is at the start: what the ring has, and news.
void LogHistory::refill()
{
    beginAnew();
    // Earlier ones come from the files, as they are looked at.
    const LogRing::News news = m_ring.newest(kFirstLines,
        [filter = m_view->filter()](const LogRecord &record) { return filter.accepts(record); });
    m_next = news.next;
    m_view->refill(news.records);
}

void LogHistory::beginAnew()
{
    ++m_reads; // what is being read is not wanted any more
    m_cancel.request(StopWish::Abort);
    setReading(false);
    m_isLive = true;
    m_begin.reset();
    m_end.reset();
    m_newLines = 0;
    m_view->setNewLines(0);
    setEarlier(true);
}

void LogHistory::restart()
{
    m_fillsItself = true;
    countMatches(QString(m_countText));
    refill();
}

void LogHistory::forget()
{
    beginAnew();
    m_view->refill({});
    m_next = m_ring.end();
    m_fillsItself = false;
}

} // namespace sluice
