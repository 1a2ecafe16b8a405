// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"
#include "services/zohocrm/crmtypes.h"
#include "syncs/files/chunkrows.h"

#include <QHash>

namespace sluice {

struct CrmBulkJob;
struct WriteScope;

// What became of each record of a chunk, ready to be committed in one transaction.
struct ChunkOutcome
{
    Counts moved; // written, rejected, notAttempted, and pending downwards
    QList<RecordIssue> issues;
    QByteArray writtenRows;
    QByteArray rejectedRows;
    QByteArray skippedRows;
    QList<qint64> unmatched; // ordinals that the result does not name: to be looked up
    QStringList warnings; // result rows that belong to no record, and the like
};

// Reads the result file of a write job and attributes each row by its id, or by the field that the
// job finds records by, never by its position alone (zoho-crm-bulk D4, reliability-security C40,
// C41). New records without such a field are told apart by the three columns that the result
// repeats; those that agree in all three, by their order. An Error of kind Protocol if the file and
// the job's own counters disagree (C42).
//
// `isSentAgain`: the chunk went out before and its answer was lost. Records of an insert that the
// service skips then may be this run's own; they are unmatched.
Result<ChunkOutcome> reconcile(const QString &resultPath, const WriteScope &scope,
    const CrmBulkJob &spec, const WriteJob &job, bool isSentAgain = false);

// The outcome when the whole chunk has one fate: all written (found so at the service), or all
// rejected with the job's error.
Result<ChunkOutcome> allWritten(
    const WriteScope &scope, bool isInsert = false, const QHash<qint64, QByteArray> &ids = {});
Result<ChunkOutcome> allRejected(const WriteScope &scope, const Error &why);

// All unmatched: nothing is known of any.
ChunkOutcome allUnmatched(const WriteScope &scope);

// Settles the outcome's unmatched records by what a second look at the service found, after the job
// was over: those in `applied` are written, the others rejected.
Result<void> settleUnmatched(ChunkOutcome &outcome, const WriteScope &scope,
    const QHash<qint64, QByteArray> &applied, bool isInsert = false);

// One record's end, with its rows for the outcome files. `id` is that of the record at the service.
void settleWritten(
    ChunkOutcome &outcome, const ChunkRow &row, QByteArrayView action, QByteArrayView id);
void settleSkipped(ChunkOutcome &outcome, const ChunkRow &row, QByteArrayView reason);
void settleRejected(ChunkOutcome &outcome, const ChunkRow &row, const QString &code,
    const QString &field, const QString &message);

} // namespace sluice
