// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/files/filerunexport.h"

#include "base/csv/csvwriter.h"
#include "base/files.h"
#include "core/engine/rundata.h"
#include "core/engine/runledger.h"
#include "syncs/files/chunkrows.h"
#include "syncs/files/outcomerows.h"
#include "syncs/files/pagefile.h"
#include "syncs/outcomeexport.h"

#include <QSet>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

void appendOpenRow(QByteArray &out, qint64 ordinal, QByteArrayView id, QByteArrayView reason)
{
    CsvWriter writer(out);
    writer.field(QByteArray::number(ordinal));
    writer.field(id);
    writer.field(reason);
    writer.endRow();
}

// The records that are not settled: of chunks, and of pages that no chunk covers yet.
class OpenRecords
{
public:
    OpenRecords(RunLedger &ledger, const RunRow &run, QByteArrayView idName, RunData &data,
        OutcomeExport &notAttempted, OutcomeExport &pending)
        : m_ledger(ledger)
        , m_run(run)
        , m_idName(idName)
        , m_data(data)
        , m_notAttempted(notAttempted)
        , m_pending(pending)
    {
    }
    Result<void> write();

private:
    Result<void> writeChunks();
    Result<void> writeChunk(const Chunk &chunk);
    Result<void> writeWithoutFile(const Chunk &chunk);
    Result<void> writePage(const StepRow &step);

    RunLedger &m_ledger;
    const RunRow &m_run;
    QByteArrayView m_idName;
    RunData &m_data;
    OutcomeExport &m_notAttempted;
    OutcomeExport &m_pending;
};

// Records that were never there to be read: only their places and the reason are known.
Result<void> OpenRecords::writeWithoutFile(const Chunk &chunk)
{
    auto issues = m_data.issues(
        u"not_attempted"_s, chunk.firstOrdinal - 1, static_cast<int>(chunk.counts.notAttempted));
    if (!issues)
        return fail(issues.error());
    for (const RecordIssue &issue : std::as_const(*issues)) {
        if (issue.chunkId != chunk.id)
            continue;
        appendOpenRow(m_notAttempted.buffer(), issue.ordinal, issue.sourceKey.toUtf8(),
            issue.message.toUtf8());
        if (auto counted = m_notAttempted.counted(); !counted)
            return counted;
    }
    return {};
}

Result<void> OpenRecords::writeChunk(const Chunk &chunk)
{
    if (chunk.artifactId == 0)
        return writeWithoutFile(chunk);
    auto artifact = m_data.artifact(chunk.artifactId);
    if (!artifact)
        return fail(artifact.error());
    if (!*artifact)
        return fail(ErrorKind::Internal, u"A chunk has no file"_s);
    QHash<qint64, QString> named; // issues name some of the chunk's open records
    QSet<qint64> settled; // and some that went no further
    for (const QString &outcome : {u"not_attempted"_s, u"pending"_s, u"rejected"_s}) {
        auto issues = m_data.issues(outcome, chunk.firstOrdinal - 1,
            static_cast<int>(chunk.lastOrdinal - chunk.firstOrdinal) + 2);
        if (!issues)
            return fail(issues.error());
        for (const RecordIssue &issue : std::as_const(*issues)) {
            if (issue.chunkId != chunk.id)
                continue;
            if (outcome == "rejected"_L1)
                settled.insert(issue.ordinal);
            else
                named.insert(issue.ordinal, outcome);
        }
    }
    const QString path = m_ledger.runDirectory(m_run.id) + u'/' + (*artifact)->relPath;
    auto done = forEachChunkRow(path, chunk.members,
        [this, &chunk, &named, &settled, sent = qint64(0)](
            const ChunkRow &row) mutable -> Result<void> {
            if (settled.contains(row.ordinal))
                return {};
            // Without an issue for any record the chunk is open as a whole: what has been sent of
            // it are its first records.
            const QString outcome = !named.isEmpty() ? named.value(row.ordinal)
                : sent < chunk.counts.pending        ? u"pending"_s
                                                     : u"not_attempted"_s;
            ++sent;
            if (outcome == "not_attempted"_L1) {
                appendOpenRow(m_notAttempted.buffer(), row.ordinal, row.id,
                    named.isEmpty() ? "not sent yet" : "not processed by the service");
                return m_notAttempted.counted();
            }
            if (outcome == "pending"_L1) {
                appendOpenRow(
                    m_pending.buffer(), row.ordinal, row.id, "sent, the outcome is unknown");
                return m_pending.counted();
            }
            return {};
        });
    if (!done)
        return fail(done.error());
    return {};
}

Result<void> OpenRecords::writeChunks()
{
    auto chunks = m_data.chunks(false);
    if (!chunks)
        return fail(chunks.error());
    for (const Chunk &chunk : std::as_const(*chunks)) {
        if (chunk.counts.notAttempted + chunk.counts.pending == 0)
            continue;
        auto whole = m_data.chunk(chunk.id);
        if (!whole)
            return fail(whole.error());
        if (auto written = writeChunk(**whole); !written)
            return written;
    }
    return {};
}

Result<void> OpenRecords::writePage(const StepRow &step)
{
    const qint64 firstOrdinal = step.input.value(u"firstOrdinal").toInteger(1);
    auto page = PageFile::open(
        m_ledger.runDirectory(m_run.id) + u'/' + step.input.value(u"path").toString(), m_idName,
        pageDelimiter(step.input));
    if (!page)
        return fail(page.error());
    // A run may be about some rows of the page only.
    const qint64 before = std::max(step.done, step.input.value(u"firstRow").toInteger(1) - 1);
    const qint64 last = step.input.value(u"lastRow").toInteger();
    CsvReader &csv = (*page)->csv();
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail((*page)->failure().value_or(kind.error()));
        if (*kind == CsvReader::Kind::End)
            return {};
        if (csv.row() <= before)
            continue;
        if (last > 0 && csv.row() > last)
            return {};
        const bool hasId = *kind == CsvReader::Kind::Row && (*page)->idColumn() >= 0;
        appendOpenRow(m_notAttempted.buffer(), firstOrdinal + csv.row() - 1,
            hasId ? csv.fields()[static_cast<size_t>((*page)->idColumn())] : QByteArrayView(),
            "not processed yet");
        if (auto counted = m_notAttempted.counted(); !counted)
            return counted;
    }
}

Result<void> OpenRecords::write()
{
    if (auto chunks = writeChunks(); !chunks)
        return chunks;
    auto steps = m_ledger.steps(m_run.id);
    if (!steps)
        return fail(steps.error());
    for (const StepRow &step : std::as_const(*steps)) {
        if (step.stage != "process"_L1 || step.state == StepState::Done)
            continue;
        if (auto page = writePage(step); !page)
            return page;
    }
    return {};
}

} // namespace

Result<Counts> exportFileRun(
    RunLedger &ledger, const RunRow &run, const QString &folder, QByteArrayView idName)
{
    const OutcomeHeaders headers{.written = writtenHeader({}),
        .skipped = skippedHeader(),
        .rejected = rejectedHeader({}),
        .open = "_row,id,_reason\n"};
    return exportOutcomes(ledger, run, folder, headers,
        [&ledger, &run, idName](
            OutcomeExport &notAttempted, OutcomeExport &pending) -> Result<void> {
            if (run.isDryRun)
                return {};
            RunData data(ledger.store(), run);
            return OpenRecords(ledger, run, idName, data, notAttempted, pending).write();
        });
}

} // namespace sluice
