// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/reconcile.h"

#include "services/zohocrm/crmresult.h"
#include "syncs/files/chunkrows.h"
#include "syncs/files/outcomerows.h"
#include "syncs/files/pagefile.h"

#include <QHash>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct RowVerdict
{
    CrmRowStatus status = CrmRowStatus::Unknown;
    QByteArray errors;
    bool isSeen = false;
};

void rejectRow(ChunkOutcome &outcome, const ChunkRow &row, const QString &code,
    const QString &field, const QString &message)
{
    appendRejectedRow(outcome.rejectedRows, row.ordinal, code, field, message, row.id, row.values,
        static_cast<qsizetype>(row.values.size()));
    outcome.issues.append({.ordinal = row.ordinal,
        .outcome = u"rejected"_s,
        .sourceKey = QString::fromUtf8(row.id),
        .code = code,
        .field = field,
        .message = message});
    ++outcome.moved.rejected;
    --outcome.moved.pending;
}

void settleRow(ChunkOutcome &outcome, const ChunkRow &row, const RowVerdict &verdict)
{
    switch (verdict.status) {
    case CrmRowStatus::Added:
    case CrmRowStatus::Updated:
        appendWrittenRow(outcome.writtenRows, row.ordinal,
            verdict.status == CrmRowStatus::Added ? "added" : "updated", row.id, row.values);
        ++outcome.moved.written;
        --outcome.moved.pending;
        break;
    case CrmRowStatus::Skipped: {
        const QList<CrmRowError> errors = parseRowErrors(verdict.errors);
        QStringList columns;
        for (const QByteArray &column :
            errors.isEmpty() ? QList<QByteArray>() : errors.first().columns)
            columns << QString::fromUtf8(column);
        rejectRow(outcome, row,
            errors.isEmpty() ? u"SKIPPED"_s : QString::fromUtf8(errors.first().code),
            columns.join(u','),
            verdict.errors.isEmpty() ? u"Zoho CRM skipped the record and gave no reason"_s
                                     : QString::fromUtf8(verdict.errors));
        break;
    }
    case CrmRowStatus::Unprocessed:
        outcome.issues.append({.ordinal = row.ordinal,
            .outcome = u"not_attempted"_s,
            .sourceKey = QString::fromUtf8(row.id),
            .code = u"UNPROCESSED"_s,
            .message = u"Zoho CRM did not process the record"_s});
        ++outcome.moved.notAttempted;
        --outcome.moved.pending;
        break;
    case CrmRowStatus::Unknown:
        outcome.unmatched.append(row.ordinal);
        break;
    }
}

} // namespace

Result<ChunkOutcome> reconcile(const QString &resultPath, const QString &csvPath,
    const QList<qint64> &ordinals, const WriteJob &job)
{
    ChunkOutcome outcome;
    QHash<QByteArray, RowVerdict> verdicts;
    verdicts.reserve(ordinals.size());
    auto listed
        = forEachChunkRow(csvPath, ordinals, [&verdicts](const ChunkRow &row) -> Result<void> {
              verdicts.insert(row.id.toByteArray(), RowVerdict());
              return {};
          });
    if (!listed)
        return fail(listed.error());

    auto zip = ZipReader::open(resultPath);
    if (!zip)
        return fail(zip.error());
    auto entry = singleCsvEntry(**zip);
    if (!entry)
        return fail(entry.error());
    auto device = (*zip)->openEntry(entry->index);
    if (!device)
        return fail(device.error());
    CrmResultReader reader(**device);
    if (auto opened = reader.open(); !opened)
        return fail((*device)->failure().value_or(opened.error()));
    const qsizetype idColumn = reader.mappedColumns().indexOf("id");
    if (idColumn < 0)
        return fail(ErrorKind::Protocol, u"The result of the write job has no id column"_s,
            u"Its rows cannot be attributed to records"_s);

    qint64 updated = 0;
    qint64 skipped = 0;
    qint64 strangers = 0;
    qint64 doubled = 0;
    CrmResultRow row;
    for (;;) {
        auto more = reader.next(row);
        if (!more)
            return fail((*device)->failure().value_or(more.error()));
        if (!*more)
            break;
        if (!row.isReadable)
            continue;
        const QByteArrayView id = row.values[static_cast<size_t>(idColumn)];
        const auto it = verdicts.find(QByteArray::fromRawData(id.data(), id.size()));
        if (it == verdicts.end()) {
            ++strangers;
            continue;
        }
        if (it->isSeen) {
            // One id twice: which row is true cannot be told, unless both say the same.
            ++doubled;
            if (it->status != row.status)
                it->status = CrmRowStatus::Unknown;
            continue;
        }
        it->isSeen = true;
        it->status = row.status;
        it->errors = row.errors.toByteArray();
        updated += row.status == CrmRowStatus::Updated || row.status == CrmRowStatus::Added;
        skipped += row.status == CrmRowStatus::Skipped;
    }
    if (strangers > 0)
        outcome.warnings << u"%1 rows of the result belong to no record of this chunk"_s.arg(
            strangers);
    if (doubled > 0)
        outcome.warnings << u"%1 records stand in the result more than once"_s.arg(doubled);

    auto settled = forEachChunkRow(
        csvPath, ordinals, [&outcome, &verdicts](const ChunkRow &chunkRow) -> Result<void> {
            settleRow(outcome, chunkRow,
                verdicts.value(QByteArray::fromRawData(chunkRow.id.data(), chunkRow.id.size())));
            return {};
        });
    if (!settled)
        return fail(settled.error());
    // A result that names every record must agree with the job's own counters.
    if (outcome.unmatched.isEmpty()
        && (job.total != ordinals.size() || job.added + job.updated != updated
            || job.skipped != skipped))
        return fail(Error{.kind = ErrorKind::Protocol,
            .what = u"The write job's counters and its result file disagree"_s,
            .why
            = u"the job says %1 written and %2 skipped of %3; the file says %4 and %5 of %6"_s.arg(
                QString::number(job.added + job.updated), QString::number(job.skipped),
                QString::number(job.total), QString::number(updated), QString::number(skipped),
                QString::number(ordinals.size())),
            .next = u"Check the records at Zoho CRM, then resume: the result is fetched again"_s,
            .code = u"COUNTS_DISAGREE"_s});
    return outcome;
}

Result<ChunkOutcome> allWritten(const QString &csvPath, const QList<qint64> &ordinals)
{
    ChunkOutcome outcome;
    auto done = forEachChunkRow(csvPath, ordinals, [&outcome](const ChunkRow &row) -> Result<void> {
        settleRow(outcome, row, {.status = CrmRowStatus::Updated, .errors = {}, .isSeen = true});
        return {};
    });
    if (!done)
        return fail(done.error());
    return outcome;
}

Result<ChunkOutcome> allRejected(
    const QString &csvPath, const QList<qint64> &ordinals, const Error &why)
{
    ChunkOutcome outcome;
    const QString code = why.code.isEmpty() ? u"JOB_FAILED"_s : why.code;
    auto done = forEachChunkRow(
        csvPath, ordinals, [&outcome, &why, &code](const ChunkRow &row) -> Result<void> {
            rejectRow(outcome, row, code, QString(), why.text());
            return {};
        });
    if (!done)
        return fail(done.error());
    return outcome;
}

Result<void> settleUnmatched(ChunkOutcome &outcome, const QString &csvPath,
    const QList<qint64> &ordinals, const QSet<qint64> &applied)
{
    const QSet<qint64> unmatched(outcome.unmatched.cbegin(), outcome.unmatched.cend());
    outcome.unmatched.clear();
    auto done = forEachChunkRow(
        csvPath, ordinals, [&outcome, &unmatched, &applied](const ChunkRow &row) -> Result<void> {
            if (!unmatched.contains(row.ordinal))
                return {};
            if (applied.contains(row.ordinal)) {
                settleRow(
                    outcome, row, {.status = CrmRowStatus::Updated, .errors = {}, .isSeen = true});
                return {};
            }
            rejectRow(outcome, row, u"NO_RESULT"_s, QString(),
                u"The result does not name the record, and its values are not at Zoho CRM"_s);
            return {};
        });
    if (!done)
        return fail(done.error());
    return {};
}

} // namespace sluice
