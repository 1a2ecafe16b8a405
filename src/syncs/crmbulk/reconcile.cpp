// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/reconcile.h"

#include "base/zip/zippedcsv.h"
#include "services/zohocrm/crmresult.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/crmbulk/writescope.h"
#include "syncs/files/outcomerows.h"
#include "syncs/files/pagefile.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString checkRecords()
{
    return u"Check the records at Zoho CRM, then resume: the result is fetched again"_s;
}

struct RowVerdict
{
    CrmRowStatus status = CrmRowStatus::Unknown;
    QByteArray recordId;
    QByteArray errors;
};

// The verdicts on the rows of a chunk, by their keys.
struct KeyVerdicts
{
    qint64 rows = 0; // of the chunk that have this key
    QList<RowVerdict> verdicts = {}; // in the order of the result
    qsizetype taken = 0;
    bool isUnclear = false; // more verdicts than rows, and they differ
};

class ResultReading
{
public:
    ResultReading(const WriteScope &scope, const CrmBulkJob &spec, bool isSentAgain)
        : m_scope(scope)
        , m_spec(spec)
        , m_isSentAgain(isSentAgain)
    {
    }
    Result<ChunkOutcome> read(const QString &resultPath, const WriteJob &job);

private:
    Result<std::vector<qsizetype>> keyColumns(const QList<QByteArray> &columns);
    Result<void> listRows();
    void take(const CrmResultRow &row, const QByteArray &key);
    void settle(const ChunkRow &row, const RowVerdict &verdict);
    Result<void> checkCounts(const WriteJob &job) const;

    const WriteScope &m_scope;
    const CrmBulkJob &m_spec;
    bool m_isSentAgain;
    QStringList m_keyNames;
    QHash<QByteArray, KeyVerdicts> m_byKey;
    ChunkOutcome m_outcome;
    qint64 m_written = 0;
    qint64 m_skipped = 0;
    qint64 m_strangers = 0;
    qint64 m_doubled = 0;
};

// Which columns of the result tell its rows apart.
Result<std::vector<qsizetype>> ResultReading::keyColumns(const QList<QByteArray> &columns)
{
    m_keyNames = keyColumnsOf(m_spec);
    if (m_keyNames.isEmpty()) {
        for (const QByteArray &column : columns)
            m_keyNames << QString::fromUtf8(column);
    }
    std::vector<qsizetype> indexes;
    for (const QString &name : std::as_const(m_keyNames)) {
        indexes.push_back(columns.indexOf(name.toUtf8()));
        const bool isSent = name == "id"_L1 || m_scope.columns.contains(name);
        if (indexes.back() < 0 || !isSent)
            return fail(ErrorKind::Protocol,
                u"The result of the write job has no column %1 of the file"_s.arg(name),
                u"Its rows cannot be attributed to records"_s, checkRecords());
    }
    if (indexes.empty())
        return fail(ErrorKind::Protocol, u"The result of the write job repeats no column"_s,
            u"Its rows cannot be attributed to records"_s, checkRecords());
    return indexes;
}

Result<void> ResultReading::listRows()
{
    auto names = m_scope.forEach([](const ChunkRow &) -> Result<void> { return {}; });
    if (!names)
        return fail(names.error());
    const RowKey key(m_keyNames, *names);
    auto listed = m_scope.forEach([this, &key](const ChunkRow &row) -> Result<void> {
        ++m_byKey[key.of(row)].rows;
        return {};
    });
    if (!listed)
        return fail(listed.error());
    return {};
}

void ResultReading::take(const CrmResultRow &row, const QByteArray &key)
{
    const auto it = m_byKey.find(key);
    if (it == m_byKey.end()) {
        ++m_strangers;
        return;
    }
    if (it->verdicts.size() == it->rows) {
        // One too many: which row is true cannot be told, unless both say the same.
        ++m_doubled;
        it->isUnclear |= it->verdicts.last().status != row.status;
        return;
    }
    it->verdicts.append({row.status, row.recordId.toByteArray(), row.errors.toByteArray()});
    m_written += row.status == CrmRowStatus::Updated || row.status == CrmRowStatus::Added;
    m_skipped += row.status == CrmRowStatus::Skipped;
}

void ResultReading::settle(const ChunkRow &row, const RowVerdict &verdict)
{
    switch (verdict.status) {
    case CrmRowStatus::Added:
    case CrmRowStatus::Updated:
        settleWritten(m_outcome, row, verdict.status == CrmRowStatus::Added ? "added" : "updated",
            m_spec.makesRecords() && !verdict.recordId.isEmpty() ? QByteArrayView(verdict.recordId)
                                                                 : row.id);
        break;
    case CrmRowStatus::Skipped: {
        if (m_isSentAgain && m_spec.isInsert()) {
            m_outcome.unmatched.append(row.ordinal);
            break;
        }
        const QList<CrmRowError> errors = parseRowErrors(verdict.errors);
        QStringList columns;
        for (const QByteArray &column :
            errors.isEmpty() ? QList<QByteArray>() : errors.first().columns)
            columns << QString::fromUtf8(column);
        settleRejected(m_outcome, row,
            errors.isEmpty() ? u"SKIPPED"_s : QString::fromUtf8(errors.first().code),
            columns.join(u','),
            verdict.errors.isEmpty() ? u"Zoho CRM skipped the record and gave no reason"_s
                                     : QString::fromUtf8(verdict.errors));
        break;
    }
    case CrmRowStatus::Unprocessed:
        m_outcome.issues.append({.ordinal = row.ordinal,
            .outcome = u"not_attempted"_s,
            .sourceKey = QString::fromUtf8(row.id),
            .code = u"UNPROCESSED"_s,
            .message = u"Zoho CRM did not process the record"_s});
        ++m_outcome.moved.notAttempted;
        --m_outcome.moved.pending;
        break;
    case CrmRowStatus::Unknown:
        m_outcome.unmatched.append(row.ordinal);
        break;
    }
}

// A result that names every record must agree with the job's own counters.
Result<void> ResultReading::checkCounts(const WriteJob &job) const
{
    const qint64 sent = m_scope.chunk.memberCount;
    if (!m_outcome.unmatched.isEmpty()
        || (job.total == sent && job.added + job.updated == m_written && job.skipped == m_skipped))
        return {};
    return fail(Error{.kind = ErrorKind::Protocol,
        .what = u"The write job's counters and its result file disagree"_s,
        .why = u"the job says %1 written and %2 skipped of %3; the file says %4 and %5 of %6"_s.arg(
            QString::number(job.added + job.updated), QString::number(job.skipped),
            QString::number(job.total), QString::number(m_written), QString::number(m_skipped),
            QString::number(sent)),
        .next = checkRecords(),
        .code = u"COUNTS_DISAGREE"_s});
}

Result<ChunkOutcome> ResultReading::read(const QString &resultPath, const WriteJob &job)
{
    auto device = openZippedCsv(resultPath);
    if (!device)
        return fail(device.error());
    CrmResultReader reader(**device);
    if (auto opened = reader.open(); !opened)
        return fail((*device)->failure().value_or(opened.error()));
    auto columns = keyColumns(reader.mappedColumns());
    if (!columns)
        return fail(columns.error());
    if (auto listed = listRows(); !listed)
        return fail(listed.error());

    std::vector<QByteArrayView> values(columns->size());
    CrmResultRow row;
    for (;;) {
        auto more = reader.next(row);
        if (!more)
            return fail((*device)->failure().value_or(more.error()));
        if (!*more)
            break;
        if (!row.isReadable)
            continue;
        for (size_t i = 0; i < columns->size(); ++i)
            values[i] = row.values[static_cast<size_t>((*columns)[i])];
        take(row, RowKey::of(values));
    }
    if (m_strangers > 0)
        m_outcome.warnings << u"%1 rows of the result belong to no record of this chunk"_s.arg(
            m_strangers);
    if (m_doubled > 0)
        m_outcome.warnings << u"%1 records stand in the result more than once"_s.arg(m_doubled);

    auto names = m_scope.forEach([](const ChunkRow &) -> Result<void> { return {}; });
    if (!names)
        return fail(names.error());
    const RowKey key(m_keyNames, *names);
    auto settled = m_scope.forEach([this, &key](const ChunkRow &chunkRow) -> Result<void> {
        KeyVerdicts &known = m_byKey[key.of(chunkRow)];
        const bool isTold = !known.isUnclear && known.taken < known.verdicts.size();
        settle(chunkRow, isTold ? known.verdicts.at(known.taken++) : RowVerdict());
        return {};
    });
    if (!settled)
        return fail(settled.error());
    if (auto checked = checkCounts(job); !checked)
        return fail(checked.error());
    return std::move(m_outcome);
}

} // namespace

void settleWritten(
    ChunkOutcome &outcome, const ChunkRow &row, QByteArrayView action, QByteArrayView id)
{
    appendWrittenRow(outcome.writtenRows, row.ordinal, action, id, row.values);
    ++outcome.moved.written;
    --outcome.moved.pending;
}

void settleSkipped(ChunkOutcome &outcome, const ChunkRow &row, QByteArrayView reason)
{
    appendSkippedRow(outcome.skippedRows, row.ordinal, row.id, reason);
    ++outcome.moved.skipped;
    --outcome.moved.pending;
}

void settleRejected(ChunkOutcome &outcome, const ChunkRow &row, const QString &code,
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

Result<ChunkOutcome> reconcile(const QString &resultPath, const WriteScope &scope,
    const CrmBulkJob &spec, const WriteJob &job, bool isSentAgain)
{
    return ResultReading(scope, spec, isSentAgain).read(resultPath, job);
}

Result<ChunkOutcome> allWritten(
    const WriteScope &scope, bool isInsert, const QHash<qint64, QByteArray> &ids)
{
    ChunkOutcome outcome;
    auto done = scope.forEach([&outcome, &ids, isInsert](const ChunkRow &row) -> Result<void> {
        const QByteArray id = ids.value(row.ordinal);
        settleWritten(outcome, row, isInsert ? "added" : "updated",
            id.isEmpty() ? row.id : QByteArrayView(id));
        return {};
    });
    if (!done)
        return fail(done.error());
    return outcome;
}

Result<ChunkOutcome> allRejected(const WriteScope &scope, const Error &why)
{
    ChunkOutcome outcome;
    const QString code = why.code.isEmpty() ? u"JOB_FAILED"_s : why.code;
    auto done = scope.forEach([&outcome, &why, &code](const ChunkRow &row) -> Result<void> {
        settleRejected(outcome, row, code, QString(), why.text());
        return {};
    });
    if (!done)
        return fail(done.error());
    return outcome;
}

ChunkOutcome allUnmatched(const WriteScope &scope)
{
    ChunkOutcome outcome;
    for (const qint64 ordinal : scope.chunk.members) {
        if (!scope.leftOut.contains(ordinal))
            outcome.unmatched.append(ordinal);
    }
    return outcome;
}

Result<void> settleUnmatched(ChunkOutcome &outcome, const WriteScope &scope,
    const QHash<qint64, QByteArray> &applied, bool isInsert)
{
    const QSet<qint64> unmatched(outcome.unmatched.cbegin(), outcome.unmatched.cend());
    outcome.unmatched.clear();
    auto done = scope.forEach(
        [&outcome, &unmatched, &applied, isInsert](const ChunkRow &row) -> Result<void> {
            if (!unmatched.contains(row.ordinal))
                return {};
            const auto found = applied.constFind(row.ordinal);
            if (found == applied.cend())
                settleRejected(outcome, row, u"NO_RESULT"_s, QString(),
                    u"The result does not name the record, and its values are not at Zoho CRM"_s);
            else
                settleWritten(outcome, row, isInsert ? "added" : "updated", *found);
            return {};
        });
    if (!done)
        return fail(done.error());
    return {};
}

} // namespace sluice
