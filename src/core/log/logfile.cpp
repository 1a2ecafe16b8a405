// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logfile.h"

#include "base/files.h"
#include "core/log/logformat.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

int makePrivateFile(const QString &path)
{
    return ::open(QFile::encodeName(path).constData(),
        O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

bool appendWhole(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t n
            = ::write(fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += n;
    }
    return true;
}

QString indexPathOf(const QString &segment)
{
    return segment.chopped(5) + "idx"_L1;
}

// Removes a segment and its index unless a process is writing it. False: it is being written.
bool removeFinishedSegment(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return true; // somebody else removed it
    const bool isFinished = ::flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (isFinished) {
        QFile::remove(path);
        QFile::remove(indexPathOf(path));
    }
    ::close(fd);
    return isFinished;
}

// Of a few files that together are too large some can go; of one none.
LogFileLimits usableLimits(LogFileLimits limits)
{
    limits.segmentBytes = std::min(limits.segmentBytes, limits.totalBytes / 4);
    return limits;
}

} // namespace

LogFile::LogFile(const QString &dataDirectory, LogFileLimits limits, const Clock &clock)
    : m_folder(folderIn(dataDirectory))
    , m_limits(usableLimits(limits))
    , m_clock(clock)
{
}

LogFile::~LogFile()
{
    closeSegment();
}

QString LogFile::folderIn(const QString &dataDirectory)
{
    return dataDirectory + "/logs"_L1;
}

void LogFile::setLimits(LogFileLimits limits)
{
    const std::lock_guard lock(m_mutex);
    m_limits = usableLimits(limits);
}

qint64 LogFile::lostRecords() const
{
    const std::lock_guard lock(m_mutex);
    return m_lost;
}

void LogFile::write(const LogRecord &record)
{
    const std::lock_guard lock(m_mutex);
    if (!append(record)) {
        ++m_lost;
        ++m_untold;
        return;
    }
    if (m_untold == 0)
        return;
    const qint64 untold = std::exchange(m_untold, 0);
    addMark(LogLevel::Warning, u"%1 log lines before this one could not be written"_s.arg(untold),
        {{u"lines"_s, untold}});
}

void LogFile::addMark(LogLevel level, const QString &message, const QJsonObject &details)
{
    append(LogRecord{.atMs = m_clock.nowMs(),
        .level = level,
        .runId = {},
        .component = "log",
        .message = message,
        .details = details});
}

bool LogFile::append(const LogRecord &record)
{
    const QByteArray line = logLine(record, LogFormat::JsonLines);
    if (m_fd >= 0 && m_bytes > 0 && m_bytes + line.size() > m_limits.segmentBytes)
        closeSegment();
    if (m_fd < 0 && !openSegment())
        return false;
    if (!appendWhole(m_fd, line)) {
        // What was written in part is taken back, so that no line is ever torn.
        if (::ftruncate(m_fd, m_bytes) != 0)
            closeSegment();
        return false;
    }
    if (m_lines % kIndexedLines == 0) {
        // The index only speeds up reading: a missing entry does no harm.
        const QByteArray entry
            = QByteArray::number(m_bytes) + ' ' + QByteArray::number(record.atMs) + '\n';
        if (m_indexFd >= 0 && !appendWhole(m_indexFd, entry)) {
            ::close(m_indexFd);
            m_indexFd = -1;
        }
    }
    m_bytes += line.size();
    ++m_lines;
    return true;
}

bool LogFile::openSegment()
{
    if (!makePrivateFolder(m_folder))
        return false;
    const QString stamp = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs(), Qt::UTC)
                              .toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    do {
        m_path = u"%1/%2-%3-%4.jsonl"_s.arg(m_folder, stamp)
                     .arg(::getpid())
                     .arg(++m_number, 4, 10, QLatin1Char('0'));
        m_fd = makePrivateFile(m_path);
    } while (m_fd < 0 && errno == EEXIST);
    if (m_fd < 0)
        return false;
    ::flock(m_fd, LOCK_EX | LOCK_NB);
    m_indexFd = makePrivateFile(indexPathOf(m_path));
    m_bytes = 0;
    m_lines = 0;
    dropOldest();
    return true;
}

void LogFile::closeSegment()
{
    if (m_fd >= 0)
        ::close(m_fd);
    if (m_indexFd >= 0)
        ::close(m_indexFd);
    m_fd = -1;
    m_indexFd = -1;
}

// Called when a segment begins; what it may still grow to counts already.
void LogFile::dropOldest()
{
    const QFileInfoList all = QDir(m_folder).entryInfoList({u"*.jsonl"_s}, QDir::Files, QDir::Name);
    qint64 total = m_limits.segmentBytes;
    for (const QFileInfo &file : all) {
        if (file.filePath() != m_path)
            total += file.size() + QFileInfo(indexPathOf(file.filePath())).size();
    }
    qint64 bytes = 0;
    qint64 files = 0;
    for (const QFileInfo &file : all) {
        if (total <= m_limits.totalBytes && all.size() - files <= m_limits.files)
            break;
        if (file.filePath() == m_path || !removeFinishedSegment(file.filePath()))
            continue;
        total -= file.size();
        bytes += file.size();
        ++files;
    }
    if (files > 0)
        addMark(LogLevel::Warning,
            u"The oldest %1 log files were dropped: the log is kept below %2 bytes and %3 files"_s
                .arg(files)
                .arg(m_limits.totalBytes)
                .arg(m_limits.files),
            {{u"files"_s, files}, {u"bytes"_s, bytes}});
}

} // namespace sluice
