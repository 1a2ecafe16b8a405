// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logerasure.h"

#include "base/crashpoint.h"
#include "base/files.h"
#include "core/log/logfile.h"
#include "core/log/logformat.h"
#include "core/log/logsegment.h"

#include <QDir>
#include <QFile>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kErasedMessage = "erased"_L1;

// As long as the line was; none if the line says nothing any more.
QByteArray erasedLine(const LogRecord &record, qsizetype size)
{
    LogRecord left{.atMs = record.atMs,
        .level = record.level,
        .runId = record.runId,
        .component = record.component,
        .message = kErasedMessage,
        .details = {}};
    QByteArray line = logLine(left, LogFormat::JsonLines).chopped(1);
    if (line.size() > size) {
        left.message.clear();
        line = logLine(left, LogFormat::JsonLines).chopped(1);
    }
    if (line.size() > size) // it is no line of ours
        return QByteArray(size, ' ');
    return line.leftJustified(size, ' ');
}

Result<qint64> eraseInSegment(const QString &path, const IsMeantLine &isMeant, bool isPlan)
{
    qint64 count = 0;
    LogSegment segment(path);
    QFile file(path);
    if (!isPlan && !file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return file.exists() ? Result<qint64>(
                   fail(diskError(u"Could not change the log file %1"_s.arg(path), errno)))
                             : Result<qint64>(0); // it was dropped meanwhile
    for (qint64 at = 0;;) {
        const auto line = segment.lineAt(at);
        if (!line)
            break;
        at = line->end;
        const auto record = logRecordOf(line->text);
        const auto meant = isMeant(record.value_or(LogRecord()), line->text);
        if (!meant)
            return fail(meant.error());
        if (!*meant)
            continue;
        ++count;
        if (isPlan)
            continue;
        const QByteArray left = erasedLine(record.value_or(LogRecord()), line->text.size());
        if (!file.seek(line->begin) || file.write(left) != left.size())
            return fail(diskError(u"Could not change the log file %1"_s.arg(path), errno));
    }
    if (count > 0 && !isPlan) {
        if (auto synced = syncFile(file); !synced)
            return fail(synced.error());
        SLUICE_CRASH_POINT("erase.log_segment");
    }
    return count;
}

} // namespace

Result<qint64> eraseLogLines(const QString &dataDirectory, const IsMeantLine &isMeant, bool isPlan)
{
    const QString folder = LogFile::folderIn(dataDirectory);
    qint64 count = 0;
    for (const QString &name : QDir(folder).entryList({u"*.jsonl"_s}, QDir::Files, QDir::Name)) {
        auto erased = eraseInSegment(folder + u'/' + name, isMeant, isPlan);
        if (!erased)
            return erased;
        count += *erased;
    }
    return count;
}

} // namespace sluice
