// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <map>
#include <memory>
#include <mutex>

namespace sluice {

class Log;
class Sql;

// Of the log's lines that hold values of records.
inline constexpr auto kRecordsComponent = "records";

// A run's outcome files (outcome/written.csv, skipped.csv, rejected.csv): appended chunk by chunk,
// so that ending a run costs nothing. The store's artifact row holds the length that is real; a
// longer file is cut to it before the next append. Used inside the run's writing transactions only.
class OutcomeFiles final
{
public:
    // `log` gets the rows too, while the operator wants values of records there.
    OutcomeFiles(QString runDirectory, QString runId, Log *log = nullptr);
    Result<void> append(Sql &sql, const QString &kind, const QByteArray &header,
        const QByteArray &rows, qint64 rowCount);

    // The SHA-256 of a file as this object appended it; empty if it did not write all `bytes` of
    // it.
    QByteArray hash(const QString &rel, qint64 bytes);
    static QString relPath(const QString &kind); // "outcome/<kind>.csv"

private:
    // Of what was appended, committed or not: it counts only where the length is the committed one.
    struct RunningHash
    {
        qint64 bytes = 0;
        QCryptographicHash sha256{QCryptographicHash::Sha256};
    };
    void logRows(const QString &kind, const QByteArray &rows) const;
    void follow(const QString &rel, qint64 from, const QByteArray &bytes);

    std::mutex m_mutex;
    std::map<QString, std::unique_ptr<RunningHash>> m_hashes;
    QString m_runDirectory;
    QString m_runId;
    Log *m_log;
};

// Cuts each outcome file of the run to its committed length and stores its SHA-256: the end of a
// run (reliability-security F.4, S9). A file that `outcomes` did not write as a whole is read
// again.
Result<void> sealOutcomeFiles(
    Sql &sql, OutcomeFiles &outcomes, const QString &runDirectory, const QString &runId);

} // namespace sluice
