// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/importsettling.h"

#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/changedrows.h"
#include "syncs/datastoreanalytics/datastorephase.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/files/chunkrows.h"
#include "syncs/files/outcomerows.h"

#include <QMultiHash>

#include <algorithm>
#include <memory>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFewRows = 100; // too few to judge by a percentage

struct SettledRows
{
    Counts moved;
    QByteArray writtenRows;
    QByteArray rejectedRows;
    QList<RecordIssue> issues;
    QList<SentRecord> sent;
};

class RowSettling
{
public:
    RowSettling(const Chunk &chunk, const ColumnPlan &columns, const QList<RowProblem> &problems,
        bool keepsSent)
        : m_chunk(chunk)
        , m_columns(columns)
        , m_keepsSent(keepsSent)
    {
        for (const RowProblem &problem : problems)
            m_problems.insert(problem.index, &problem);
    }
    void take(const ChunkRow &row);
    SettledRows &&rows() && { return std::move(m_rows); }

private:
    void reject(const ChunkRow &row, const RowProblem &problem);
    void keepSent(const ChunkRow &row);

    std::vector<QByteArrayView> shownValues(const ChunkRow &row) const;
    QString shownMessage(const RowProblem &problem) const;

    const Chunk &m_chunk;
    const ColumnPlan &m_columns;
    bool m_keepsSent;
    QMultiHash<qint64, const RowProblem *> m_problems; // by index
    SettledRows m_rows;
    qint64 m_index = 0;
};

std::vector<QByteArrayView> RowSettling::shownValues(const ChunkRow &row) const
{
    std::vector<QByteArrayView> shown;
    shown.reserve(row.values.size());
    for (size_t i = 0; i < row.values.size(); ++i)
        shown.push_back(
            shownCell(m_columns.columns.at(static_cast<qsizetype>(i) + 1), row.values[i]));
    return shown;
}

// The service repeats the value in what it says about it.
QString RowSettling::shownMessage(const RowProblem &problem) const
{
    const bool isHidden = std::any_of(m_columns.columns.begin(), m_columns.columns.end(),
        [&problem](const PlannedColumn &column) {
            return column.isPersonal
                && (problem.field.isEmpty() || isSameColumn(column.target, problem.field));
        });
    return isHidden ? u"Analytics refused the row; what it says may hold personal data"_s
                    : problem.message;
}

void RowSettling::reject(const ChunkRow &row, const RowProblem &problem)
{
    const QString code = u"REFUSED"_s;
    const QString message = shownMessage(problem);
    const std::vector<QByteArrayView> values = shownValues(row);
    appendRejectedRow(m_rows.rejectedRows, row.ordinal, code, problem.field, message, row.id,
        values, static_cast<qsizetype>(values.size()));
    m_rows.issues.append({.ordinal = row.ordinal,
        .outcome = u"rejected"_s,
        .sourceKey = QString::fromUtf8(row.id),
        .code = code,
        .field = problem.field,
        .message = message,
        .chunkId = m_chunk.id});
    ++m_rows.moved.rejected;
    --m_rows.moved.pending;
}

void RowSettling::keepSent(const ChunkRow &row)
{
    std::vector<QByteArrayView> values{row.id};
    values.insert(values.end(), row.values.begin(), row.values.end());
    m_rows.sent.append({.id = row.id.toByteArray(), .hash = rowHash(values)});
}

void RowSettling::take(const ChunkRow &row)
{
    const RowProblem *warning = nullptr;
    for (auto it = m_problems.constFind(m_index); it != m_problems.cend() && it.key() == m_index;
         ++it) {
        if (!(*it)->isWarning) {
            ++m_index;
            reject(row, **it);
            return;
        }
        warning = *it;
    }
    ++m_index;
    appendWrittenRow(m_rows.writtenRows, row.ordinal, "imported", row.id, {});
    ++m_rows.moved.written;
    --m_rows.moved.pending;
    if (m_keepsSent)
        keepSent(row);
    if (warning != nullptr)
        m_rows.issues.append({.ordinal = row.ordinal,
            .outcome = u"written_with_warning"_s,
            .sourceKey = QString::fromUtf8(row.id),
            .code = u"WARNING"_s,
            .field = warning->field,
            .message = shownMessage(*warning),
            .chunkId = m_chunk.id});
}

} // namespace

QList<RowProblem> allProblems(qint64 rows, const QString &message)
{
    QList<RowProblem> problems;
    problems.reserve(rows);
    for (qint64 index = 0; index < rows; ++index)
        problems.append({.index = index, .message = message});
    return problems;
}

QStringList rejectedColumns(const ColumnPlan &columns)
{
    return columns.targets().mid(1);
}

Outcome<std::function<Result<void>(StepTx &)>> importSettlement(StepContext &context,
    DatastoreRun &run, const ViewPlan &view, const Chunk &chunk, const QString &csvPath,
    const QList<RowProblem> &problems)
{
    const auto sent = run.sent(context);
    if (!sent)
        return tl::unexpected(sent.error());
    RowSettling settling(chunk, view.columns, problems, sent->has_value());
    auto read
        = forEachChunkRow(csvPath, chunk.members, [&settling](const ChunkRow &row) -> Result<void> {
              settling.take(row);
              return {};
          });
    if (!read)
        return tl::unexpected(context.orElse(read.error()));
    return [&context, &run, chunk, sent = *sent,
               header = rejectedHeader(rejectedColumns(view.columns)),
               rows = std::make_shared<const SettledRows>(std::move(settling).rows())](
               StepTx &tx) -> Result<void> {
        if (auto moved = tx.moveChunk(chunk.id, u"settled"_s, rows->moved); !moved)
            return moved;
        if (auto added = tx.addIssues(chunk.id, rows->issues); !added)
            return added;
        if (auto appended = tx.appendOutcome(
                u"written"_s, writtenHeader({}), rows->writtenRows, rows->moved.written);
            !appended)
            return appended;
        const qint64 rejected = rows->moved.rejected;
        if (auto appended = tx.appendOutcome(u"rejected"_s, header, rows->rejectedRows, rejected);
            !appended)
            return appended;
        if (sent) {
            if (auto kept = sent->put(tx.sql(), rows->sent, context.run().number); !kept)
                return kept;
        }
        const int limit = run.job().rejectionLimitPercent;
        if (limit == 0 || chunk.memberCount < kFewRows
            || rejected * 100 <= chunk.memberCount * limit)
            return {};
        return tx.askForAttention(u"REJECTION_LIMIT"_s,
            u"Rows from %1: %2 of %3 rows were rejected, more than %4 %"_s.arg(chunk.firstOrdinal)
                .arg(rejected)
                .arg(chunk.memberCount)
                .arg(limit));
    };
}

StepResult settleImport(StepContext &context, DatastoreRun &run, const ViewPlan &view,
    const Chunk &chunk, const QString &csvPath, const QList<RowProblem> &problems)
{
    auto settle = importSettlement(context, run, view, chunk, csvPath, problems);
    if (!settle)
        return settle.error();
    const auto rejected = std::ranges::count_if(
        problems, [](const RowProblem &problem) { return !problem.isWarning; });
    return context.finish(
        [&](StepTx &tx) -> Result<void> {
            if (auto settled = (*settle)(tx); !settled)
                return settled;
            return continueAfterRows(tx, context, run);
        },
        rejected > 0 ? u"%1 rejected"_s.arg(rejected) : QString());
}

} // namespace sluice
