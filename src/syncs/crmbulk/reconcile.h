// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"
#include "services/zohocrm/crmtypes.h"

#include <QSet>

namespace sluice {

// What became of each record of a chunk, ready to be committed in one transaction.
struct ChunkOutcome
{
    Counts moved; // written, rejected, notAttempted, and pending downwards
    QList<RecordIssue> issues;
    QByteArray writtenRows;
    QByteArray rejectedRows;
    QList<qint64> unmatched; // ordinals that the result does not name: to be looked up
    QStringList warnings; // result rows that belong to no record, and the like
};

// Reads the result file of a write job and attributes each row by its id, never by its position
// (zoho-crm-bulk D4, reliability-security C40, C41). An Error of kind Protocol if the file and the
// job's own counters disagree (C42).
Result<ChunkOutcome> reconcile(const QString &resultPath, const QString &csvPath,
    const QList<qint64> &ordinals, const WriteJob &job);

// The outcome when the whole chunk has one fate: all written (found so at the service), or all
// rejected with the job's error.
Result<ChunkOutcome> allWritten(const QString &csvPath, const QList<qint64> &ordinals);
Result<ChunkOutcome> allRejected(
    const QString &csvPath, const QList<qint64> &ordinals, const Error &why);

// Settles the outcome's unmatched records by what a second look at the service found, after the job
// was over: those in `applied` are written, the others rejected.
Result<void> settleUnmatched(ChunkOutcome &outcome, const QString &csvPath,
    const QList<qint64> &ordinals, const QSet<qint64> &applied);

} // namespace sluice
