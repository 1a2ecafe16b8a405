// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/missingrecords.h"

#include "syncs/files/outcomerows.h"

namespace sluice {

using namespace Qt::StringLiterals;

Result<void> rejectMissing(StepTx &tx, const MissingRecords &missing)
{
    if (missing.ids.isEmpty())
        return {};
    Counts counts;
    counts.rejected = missing.ids.size();
    auto chunk = tx.addChunk({.firstOrdinal = missing.firstOrdinal,
        .lastOrdinal = missing.firstOrdinal + missing.ids.size() - 1,
        .state = u"settled"_s,
        .counts = counts});
    if (!chunk)
        return fail(chunk.error());
    counts.read = counts.rejected;
    if (auto added = tx.addCounts(counts); !added)
        return added;
    QList<RecordIssue> issues;
    QByteArray rows;
    for (const QString &id : missing.ids) {
        const qint64 ordinal = missing.firstOrdinal + issues.size();
        appendRejectedRow(rows, ordinal, missing.code, {}, missing.message, id.toUtf8(), {},
            missing.columns.size());
        issues.append({.ordinal = ordinal,
            .outcome = u"rejected"_s,
            .sourceKey = id,
            .code = missing.code,
            .message = missing.message});
    }
    if (auto added = tx.addIssues(*chunk, issues); !added)
        return added;
    return tx.appendOutcome(
        u"rejected"_s, rejectedHeader(missing.columns), rows, missing.ids.size());
}

} // namespace sluice
