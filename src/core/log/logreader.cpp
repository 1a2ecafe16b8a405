// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logreader.h"

#include "core/log/logfile.h"
#include "core/log/logsegment.h"
#include "core/log/redact.h"

#include <QDir>
#include <QJsonDocument>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kLinesBetweenStopChecks = 512;
constexpr qsizetype kExportBlockBytes = 256 * 1024;

// One segment on the way through the merged log: its next line in the direction of reading.
class MergedSegment
{
public:
    MergedSegment(const QString &folder, const QString &name, qint64 offset)
        : m_name(name)
        , m_segment(folder + u'/' + name)
        , m_offset(std::min(offset, m_segment.size()))
    {
    }

    // Moves to the next readable line in the direction; false at the end. Counts the others.
    bool peek(bool isForward, qint64 *unreadable)
    {
        while (!m_record) {
            const auto line
                = isForward ? m_segment.lineAt(m_offset) : m_segment.lineBefore(m_offset);
            if (!line)
                return false;
            m_beyond = isForward ? line->end : line->begin;
            m_record = logRecordOf(line->text);
            if (!m_record) {
                ++*unreadable;
                m_offset = m_beyond;
            }
        }
        return true;
    }

    LogRecord take()
    {
        m_offset = m_beyond;
        return *std::exchange(m_record, std::nullopt);
    }

    qint64 atMs() const { return m_record->atMs; }
    const QString &name() const { return m_name; }
    qint64 offset() const { return m_offset; }

private:
    QString m_name;
    LogSegment m_segment;
    qint64 m_offset;
    qint64 m_beyond = 0; // the offset on the other side of m_record
    std::optional<LogRecord> m_record;
};

// The merged log from a position on, in one direction.
class MergedLog
{
public:
    MergedLog(
        const QString &folder, const QStringList &names, const LogPosition &from, bool isForward)
        : m_isForward(isForward)
    {
        for (const QString &name : names)
            m_all.push_back(
                std::make_unique<MergedSegment>(folder, name, from.offsets.value(name, 0)));
        for (const auto &segment : m_all)
            enqueue(segment.get());
    }

    // The time of the next record; nothing at the end.
    std::optional<qint64> nextMs() const
    {
        return m_heap.empty() ? std::nullopt : std::optional(m_heap.front()->atMs());
    }

    LogRecord take()
    {
        std::pop_heap(m_heap.begin(), m_heap.end(), order());
        MergedSegment *segment = m_heap.back();
        m_heap.pop_back();
        LogRecord record = segment->take();
        enqueue(segment);
        return record;
    }

    LogPosition position() const
    {
        LogPosition position;
        for (const auto &segment : m_all)
            position.offsets.insert(segment->name(), segment->offset());
        return position;
    }

    qint64 unreadable() const { return m_unreadable; }

private:
    void enqueue(MergedSegment *segment)
    {
        if (!segment->peek(m_isForward, &m_unreadable))
            return;
        m_heap.push_back(segment);
        std::push_heap(m_heap.begin(), m_heap.end(), order());
    }

    // The heap's front is what comes first in the direction; at equal times the order of names.
    std::function<bool(const MergedSegment *, const MergedSegment *)> order() const
    {
        return [isForward = m_isForward](const MergedSegment *a, const MergedSegment *b) {
            const bool isBefore
                = a->atMs() != b->atMs() ? a->atMs() < b->atMs() : a->name() < b->name();
            return isForward ? !isBefore : isBefore;
        };
    }

    bool m_isForward;
    qint64 m_unreadable = 0;
    std::vector<std::unique_ptr<MergedSegment>> m_all;
    std::vector<MergedSegment *> m_heap;
};

// Where the first line of that time or later begins, by the index and then line by line.
qint64 offsetOfTime(LogSegment &segment, qint64 timeMs)
{
    const auto isEarlier = [timeMs](const LogSegment::Line &line) {
        const auto record = logRecordOf(line.text);
        return !record || record->atMs < timeMs;
    };
    const auto last = segment.lineBefore(segment.size());
    if (!last || isEarlier(*last))
        return segment.size();
    qint64 offset = segment.offsetBefore(timeMs);
    for (auto line = segment.lineAt(offset); line && isEarlier(*line);
         line = segment.lineAt(offset))
        offset = line->end;
    return offset;
}

Error readingStopped()
{
    return Error{.kind = ErrorKind::Cancelled, .what = u"Reading the log was stopped"_s};
}

Result<LogPage> mergedPage(MergedLog log, const LogPosition &from, int limit,
    const LogFilter &filter, bool isForward, const CancelToken &token)
{
    LogPage page;
    page.isLast = true;
    for (int lines = 1; const auto atMs = log.nextMs(); ++lines) {
        if (lines % kLinesBetweenStopChecks == 0 && token.isStopped())
            return fail(readingStopped());
        // Nothing further on can match: segments are in order of time.
        if (isForward ? *atMs >= filter.untilMs : *atMs < filter.fromMs)
            break;
        if (page.records.size() >= limit) {
            page.isLast = false;
            break;
        }
        LogRecord record = log.take();
        if (filter.accepts(record))
            page.records.append(std::move(record));
    }
    if (!isForward)
        std::reverse(page.records.begin(), page.records.end());
    page.begin = isForward ? from : log.position();
    page.end = isForward ? log.position() : from;
    page.unreadable = log.unreadable();
    return page;
}

Result<void> writeLogBlock(QIODevice &out, QByteArray &block)
{
    if (out.write(block) != block.size())
        return fail(ErrorKind::Disk, u"The log could not be exported"_s, out.errorString(),
            u"Free some space or choose another place, then export again"_s);
    block.clear();
    return {};
}

} // namespace

bool LogFilter::accepts(const LogRecord &record) const
{
    if (record.level < atLeast || record.atMs < fromMs || record.atMs >= untilMs)
        return false;
    if (!runId.isEmpty() && record.runId != runId)
        return false;
    if (!components.isEmpty() && !components.contains(record.component))
        return false;
    if (!message.isEmpty() && !record.message.contains(message, Qt::CaseInsensitive))
        return false;
    if (text.isEmpty() || record.message.contains(text, Qt::CaseInsensitive))
        return true;
    return !record.details.isEmpty()
        && QString::fromUtf8(QJsonDocument(record.details).toJson(QJsonDocument::Compact))
               .contains(text, Qt::CaseInsensitive);
}

LogReader::LogReader(const QString &dataDirectory)
    : m_folder(LogFile::folderIn(dataDirectory))
{
}

QStringList LogReader::segments() const
{
    return QDir(m_folder).entryList({u"*.jsonl"_s}, QDir::Files, QDir::Name);
}

LogPosition LogReader::start() const
{
    return {};
}

LogPosition LogReader::end() const
{
    LogPosition position;
    const QStringList names = segments();
    for (const QString &name : names)
        position.offsets.insert(name, LogSegment(m_folder + u'/' + name).size());
    return position;
}

LogPosition LogReader::at(qint64 timeMs) const
{
    LogPosition position;
    const QStringList names = segments();
    for (const QString &name : names)
        position.offsets.insert(name, LogSegment(m_folder + u'/' + name).offsetBefore(timeMs));
    return position;
}

LogPosition LogReader::before(qint64 timeMs) const
{
    LogPosition position;
    const QStringList names = segments();
    for (const QString &name : names) {
        LogSegment segment(m_folder + u'/' + name);
        position.offsets.insert(name, offsetOfTime(segment, timeMs));
    }
    return position;
}

Result<LogPage> LogReader::newer(
    const LogPosition &from, int limit, const LogFilter &filter, const CancelToken &token) const
{
    return mergedPage(
        MergedLog(m_folder, segments(), from, true), from, limit, filter, true, token);
}

Result<LogPage> LogReader::older(
    const LogPosition &from, int limit, const LogFilter &filter, const CancelToken &token) const
{
    return mergedPage(
        MergedLog(m_folder, segments(), from, false), from, limit, filter, false, token);
}

Result<qint64> LogReader::exportLog(const LogFilter &filter, QIODevice &out, LogFormat format,
    const CancelToken &token, const std::function<void(qint64)> &onLines) const
{
    MergedLog log(m_folder, segments(), filter.fromMs > 0 ? at(filter.fromMs) : start(), true);
    qint64 count = 0;
    QByteArray block;
    for (int lines = 1; const auto atMs = log.nextMs(); ++lines) {
        if (lines % kLinesBetweenStopChecks == 0 && token.isStopped())
            return fail(readingStopped());
        if (*atMs >= filter.untilMs)
            break;
        const LogRecord record = log.take();
        if (!filter.accepts(record))
            continue;
        block += logLine(redactedRecord(record), format);
        ++count;
        if (block.size() < kExportBlockBytes)
            continue;
        if (auto written = writeLogBlock(out, block); !written)
            return fail(std::move(written).error());
        if (onLines)
            onLines(count);
    }
    if (auto written = writeLogBlock(out, block); !written)
        return fail(std::move(written).error());
    return count;
}

Result<qint64> LogReader::count(const LogFilter &filter, const CancelToken &token) const
{
    MergedLog log(m_folder, segments(), filter.fromMs > 0 ? at(filter.fromMs) : start(), true);
    qint64 count = 0;
    for (int lines = 1; const auto atMs = log.nextMs(); ++lines) {
        if (lines % kLinesBetweenStopChecks == 0 && token.isStopped())
            return fail(readingStopped());
        if (*atMs >= filter.untilMs)
            break;
        count += filter.accepts(log.take()) ? 1 : 0;
    }
    return count;
}

} // namespace sluice
