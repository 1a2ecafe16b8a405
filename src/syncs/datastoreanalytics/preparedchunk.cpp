// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/preparedchunk.h"

#include "core/engine/chunkstep.h"
#include "core/engine/steptx.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/importchunk.h"
#include "syncs/datastoreanalytics/importfile.h"
#include "syncs/datastoreanalytics/importsettling.h"
#include "syncs/datastoreanalytics/singlerowsend.h"
#include "syncs/files/outcomerows.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<qint64> writeRowFile(
    const QString &path, const FewRows::Row &row, const QStringList &columns)
{
    ImportFile file(path);
    if (auto opened = file.open(columns); !opened)
        return fail(opened.error());
    file.beginRow();
    for (const QByteArray &value : row.values)
        file.appendField(value);
    if (auto ended = file.endRow(); !ended)
        return fail(ended.error());
    if (auto finished = file.finish(); !finished)
        return fail(finished.error());
    return file.bytes();
}

// The rejected rows of a stretch; all others of it that are not sent were skipped.
void takeIssues(PreparedChunk &part, const QList<RecordIssue> &issues)
{
    for (const RecordIssue &issue : issues) {
        if (issue.ordinal >= part.chunk.firstOrdinal && issue.ordinal <= part.chunk.lastOrdinal)
            part.issues.append(issue);
    }
    const qint64 rows = part.chunk.lastOrdinal - part.chunk.firstOrdinal + 1;
    part.chunk.counts.rejected = part.issues.size();
    part.chunk.counts.notAttempted = part.chunk.memberCount;
    part.chunk.counts.skipped = rows - part.issues.size() - part.chunk.memberCount;
}

} // namespace

Result<void> addPreparedChunk(
    StepTx &tx, const DatastoreRun &run, const ViewPlan &view, const PreparedChunk &prepared)
{
    const Chunk &chunk = prepared.chunk;
    auto id = addProcessedChunk(tx, chunk, prepared.relPath, prepared.bytes);
    if (!id)
        return fail(id.error());
    if (auto added = tx.addIssues(*id, prepared.issues); !added)
        return added;
    if (auto appended
        = tx.appendOutcome(u"skipped"_s, skippedHeader(), prepared.skippedRows, prepared.skipped);
        !appended)
        return appended;
    if (auto appended
        = tx.appendOutcome(u"rejected"_s, rejectedHeader(rejectedColumns(view.columns)),
            prepared.rejectedRows, prepared.rejected);
        !appended)
        return appended;
    // One step sends all files of a view that is replaced.
    if (prepared.relPath.isEmpty() || run.job().mode == DatastoreMode::Replace)
        return {};
    return tx.addStep(prepared.isRow ? sendRowStep(*id, chunk, prepared.relPath)
                                     : importChunkStep(*id, chunk, prepared.relPath));
}

void FewRows::add(qint64 ordinal, std::span<const QByteArrayView> values)
{
    Row row{.ordinal = ordinal, .values = {}};
    row.values.reserve(values.size());
    for (const QByteArrayView value : values)
        row.values.push_back(value.toByteArray());
    m_rows.push_back(std::move(row));
}

Result<std::vector<PreparedChunk>> FewRows::divide(
    const PreparedChunk &whole, const QString &directory, const ViewPlan &view) const
{
    std::vector<PreparedChunk> parts;
    qint64 first = whole.chunk.firstOrdinal;
    for (const Row &row : m_rows) {
        const bool isLast = &row == &m_rows.back();
        PreparedChunk part;
        part.isRow = true;
        part.relPath = u"chunks/row-%1.csv"_s.arg(row.ordinal, 10, 10, QLatin1Char('0'));
        part.chunk = {.firstOrdinal = first,
            .lastOrdinal = isLast ? whole.chunk.lastOrdinal : row.ordinal,
            .state = u"prepared"_s,
            .members = {row.ordinal},
            .memberCount = 1};
        takeIssues(part, whole.issues);
        auto bytes = writeRowFile(directory + u'/' + part.relPath, row, view.columns.targets());
        if (!bytes)
            return fail(bytes.error());
        part.bytes = *bytes;
        first = part.chunk.lastOrdinal + 1;
        parts.push_back(std::move(part));
    }
    if (!parts.empty()) {
        parts.front().skippedRows = whole.skippedRows;
        parts.front().skipped = whole.skipped;
        parts.front().rejectedRows = whole.rejectedRows;
        parts.front().rejected = whole.rejected;
    }
    return parts;
}

} // namespace sluice
