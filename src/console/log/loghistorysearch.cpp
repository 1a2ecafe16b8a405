// SPDX-License-Identifier: GPL-3.0-or-later
// Places of the log that the operator wants to see: its beginning, and lines that hold a text.
#include "console/log/loghistory.h"
#include "console/log/logmodel.h"
#include "console/log/logview.h"
#include "console/main/consolecontext.h"

namespace sluice {

namespace {

constexpr int kStartLines = 1'000;
constexpr int kAroundLines = 500; // before and after a line that was looked for

// Nothing before it is wanted.
LogPosition startOf(const LogReader &reader, const LogFilter &filter)
{
    return filter.fromMs > 0 ? reader.at(filter.fromMs) : reader.start();
}

} // namespace

Result<LogHistory::Stretch> LogHistory::around(const LogReader &reader, const LogPosition &place,
    const LogFilter &filter, bool isBeforeChosen, const CancelToken &token)
{
    auto before = reader.older(place, kAroundLines, filter, token);
    if (!before)
        return fail(before.error());
    auto after = reader.newer(place, kAroundLines, filter, token);
    if (!after)
        return fail(after.error());
    return Stretch{.records = before->records + after->records,
        .begin = before->begin,
        .end = after->end,
        .chosen = before->records.size() - (isBeforeChosen ? 0 : 1),
        .isFirst = before->isLast,
        .isLast = after->isLast};
}

void LogHistory::goToStart()
{
    m_fillsItself = true;
    read(
        [filter = m_view->filter()](
            const LogReader &reader, const CancelToken &token) -> Result<Stretch> {
            auto page = reader.newer(startOf(reader, filter), kStartLines, filter, token);
            if (!page)
                return fail(page.error());
            return Stretch{.records = page->records,
                .begin = page->begin,
                .end = page->end,
                .chosen = 0,
                .isFirst = true,
                .isLast = page->isLast};
        },
        [this](const Stretch &stretch) { show(stretch); });
}

void LogHistory::search(const QString &text, bool isForward)
{
    const LogModel *model = m_view->model();
    const bool isEmpty = model->rowCount() == 0;
    const qint64 edgeMs = isEmpty ? 0
        : isForward               ? model->record(model->rowCount() - 1).atMs + 1
                                  : model->record(0).atMs;
    const auto from = isForward ? m_end : m_begin;
    const bool startsAnew = isForward && m_isLive; // there is nothing behind the newest line
    LogFilter wanted = m_view->filter();
    wanted.message = text;
    read(
        [from, edgeMs, startsAnew, isForward, wanted, filter = m_view->filter()](
            const LogReader &reader, const CancelToken &token) -> Result<Stretch> {
            const auto look = [&](const LogPosition &place) {
                return isForward ? reader.newer(place, 1, wanted, token)
                                 : reader.older(place, 1, wanted, token);
            };
            const LogPosition anew = isForward ? startOf(reader, filter) : reader.end();
            auto found = look(startsAnew ? anew : from ? *from : reader.before(edgeMs));
            if (found && found->records.isEmpty() && !startsAnew)
                found = look(anew);
            if (!found)
                return fail(found.error());
            if (found->records.isEmpty())
                return Stretch();
            return around(reader, isForward ? found->end : found->begin, filter, !isForward, token);
        },
        [this, isForward](const Stretch &stretch) {
            if (stretch.chosen < 0)
                emit notFound(isForward);
            else
                show(stretch);
        });
}

void LogHistory::countMatches(const QString &text)
{
    m_countCancel.request(StopWish::Abort);
    m_countText = text;
    if (text.isEmpty())
        m_countSoon.stop();
    else
        m_countSoon.start();
}

void LogHistory::refilter()
{
    if (m_isLive) {
        restart();
        return;
    }
    m_fillsItself = true;
    m_newLines = 0; // other ones are wanted of those that came meanwhile
    m_counted = m_next;
    countMatches(QString(m_countText));
    const qint64 atMs = m_view->shownTimeMs();
    read(
        [atMs, filter = m_view->filter()](const LogReader &reader, const CancelToken &token)
            -> Result<Stretch> { return around(reader, reader.before(atMs), filter, true, token); },
        [this](const Stretch &stretch) { show(stretch); });
}

void LogHistory::count()
{
    m_countCancel = CancelSource();
    LogFilter filter = m_view->filter();
    filter.message = m_countText;
    using Count = std::shared_ptr<Result<qint64>>;
    inBackground(
        this,
        [folder = m_dataDirectory, filter, token = m_countCancel.token()] {
            return std::make_shared<Result<qint64>>(LogReader(folder).count(filter, token));
        },
        [this, text = m_countText](const Count &count) {
            if (*count && text == m_countText)
                emit counted(text, **count);
        });
}

} // namespace sluice
