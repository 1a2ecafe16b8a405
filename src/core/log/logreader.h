// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "core/log/log.h"
#include "core/log/logformat.h"

#include <QIODevice>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <functional>
#include <limits>

namespace sluice {

// Which records are wanted. What is empty does not restrict.
struct LogFilter
{
    LogLevel atLeast = LogLevel::Debug;
    QSet<QByteArray> components = {};
    QString runId = {};
    QString text = {}; // in the message or the details, whatever the case
    QString message = {}; // in the message alone
    qint64 fromMs = 0;
    qint64 untilMs = std::numeric_limits<qint64>::max(); // not included

    bool accepts(const LogRecord &record) const;
};

// A place between two lines of the merged log: for each segment the offset of its next line. A
// segment that is not named begins at its start. Stays valid while segments grow, begin and go.
struct LogPosition
{
    QMap<QString, qint64> offsets; // by file name
};

struct LogPage
{
    QList<LogRecord> records; // in order of time
    LogPosition begin; // read on from here towards older records
    LogPosition end; // and from here towards newer ones
    bool isLast = false; // there is nothing more in this direction for now
    qint64 unreadable = 0; // lines that were passed over
};

// Reads the log of all processes from the disk, merged by time, a page at a time: for the history
// of the console's log page and for exports. Memory is bounded by the page. It blocks on files, so
// it belongs on a worker thread; one thread at a time; owned by whoever reads. It never writes.
class LogReader
{
public:
    explicit LogReader(const QString &dataDirectory);

    LogPosition start() const;
    LogPosition end() const; // behind the last line there is now
    LogPosition at(qint64 timeMs) const; // a little before that time, never after
    LogPosition before(qint64 timeMs) const; // just before the first line of that time or later

    // Up to `limit` matching records behind or before `from`.
    Result<LogPage> newer(const LogPosition &from, int limit, const LogFilter &filter,
        const CancelToken &token) const;
    Result<LogPage> older(const LogPosition &from, int limit, const LogFilter &filter,
        const CancelToken &token) const;

    // Writes all matching records, redacted once more; how many there were. `onLines`: how many
    // were written so far, told now and then.
    Result<qint64> exportLog(const LogFilter &filter, QIODevice &out, LogFormat format,
        const CancelToken &token, const std::function<void(qint64)> &onLines = {}) const;

    // How many records match.
    Result<qint64> count(const LogFilter &filter, const CancelToken &token) const;

private:
    QStringList segments() const;
    QString m_folder;
};

} // namespace sluice
