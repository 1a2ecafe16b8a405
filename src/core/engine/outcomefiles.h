// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace sluice {

class Sql;

// A run's outcome files (outcome/written.csv, skipped.csv, rejected.csv): appended chunk by chunk,
// so that ending a run costs nothing. The store's artifact row holds the length that is real; a
// longer file is cut to it before the next append. Used inside the run's writing transactions only.
class OutcomeFiles final
{
public:
    OutcomeFiles(QString runDirectory, QString runId);
    Result<void> append(Sql &sql, const QString &kind, const QByteArray &header,
        const QByteArray &rows, qint64 rowCount);

    static QString relPath(const QString &kind); // "outcome/<kind>.csv"

private:
    QString m_runDirectory;
    QString m_runId;
};

// Cuts each outcome file of the run to its committed length and stores its SHA-256: the end of a
// run (reliability-security F.4, S9).
Result<void> sealOutcomeFiles(Sql &sql, const QString &runDirectory, const QString &runId);

} // namespace sluice
