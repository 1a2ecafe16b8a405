// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "core/log/log.h"

#include <QString>

#include <mutex>

namespace sluice {

// How much of the log is kept on disk.
struct LogFileLimits
{
    qint64 segmentBytes = 10'000'000;
    qint64 totalBytes = 200'000'000; // of all processes on this data directory
    int files = 500; // short runs leave many small ones
};

// The log on disk: <data>/logs/<utc start>-<pid>-<n>.jsonl, mode 0600, written by one process each
// and locked while it is written. A new segment begins at LogFileLimits::segmentBytes; the oldest
// finished segments go when all together would exceed totalBytes or `files`; a line says so. Beside
// each segment stands an index (.idx): offset and time of every 1,000th line. Every record is in
// the system's hands when write() returns.
//
// A sink of the process's log; any thread; owned by the application. When the disk is full it never
// disturbs the program: lost records are counted, and told in the log once there is room again.
class LogFile final : public LogSink
{
public:
    static constexpr int kIndexedLines = 1'000;

    // Nothing is made on disk before the first record. `clock` must outlive this.
    explicit LogFile(const QString &dataDirectory, LogFileLimits limits = {},
        const Clock &clock = Clock::system());
    ~LogFile() override;
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    // For segments from the next one on. Any thread.
    void setLimits(LogFileLimits limits);

    void write(const LogRecord &record) override;
    qint64 lostRecords() const; // since the start of the program
    static QString folderIn(const QString &dataDirectory); // <data>/logs

private:
    bool append(const LogRecord &record);
    bool openSegment();
    void closeSegment();
    void dropOldest();
    void addMark(LogLevel level, const QString &message, const QJsonObject &details);

    mutable std::mutex m_mutex;
    const QString m_folder;
    LogFileLimits m_limits;
    const Clock &m_clock;
    QString m_path; // of the open segment
    int m_fd = -1;
    int m_indexFd = -1;
    int m_number = 0; // of segments of this process
    qint64 m_bytes = 0;
    qint64 m_lines = 0;
    qint64 m_lost = 0;
    qint64 m_untold = 0; // lost and not yet told in the log
};

} // namespace sluice
