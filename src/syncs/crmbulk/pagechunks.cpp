// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/pagechunks.h"

#include "base/files.h"
#include "core/engine/chunkstep.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/changegate.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/crmbulk/undo/undopage.h"
#include "syncs/crmbulk/writechunk.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFreeBeside = 256LL << 20;

Result<int> writeStepCount(StepTx &tx, const QString &runId)
{
    auto rows = tx.sql().run("SELECT COUNT(*) FROM step WHERE run_id=? AND stage='write'", {runId});
    if (!rows)
        return fail(rows.error());
    const int count = (*rows)->next() ? (*rows)->value(0).toInt() : 0;
    (*rows)->finish();
    return count;
}

} // namespace

QString beforePath(const QString &chunkPath)
{
    return QString(chunkPath).replace(u"/chunk-"_s, u"/before-"_s);
}

PageChunks::PageChunks(StepContext &context, const CrmBulkJob &job, const QStringList &writeFields,
    ChangeGate &gate, int firstRecords)
    : m_context(context)
    , m_job(job)
    , m_writeFields(writeFields)
    , m_gate(gate)
    , m_draft(writeFields,
          firstRecords > 0 ? std::min(firstRecords, job.chunkLimit()) : job.chunkLimit(),
          job.comparesFile())
    , m_firstOrdinal(context.input().value(u"firstOrdinal").toInteger(1))
    , m_next(m_firstOrdinal
          + std::max(context.step().done, context.input().value(u"firstRow").toInteger(1) - 1))
    , m_isFirst(firstRecords > 0)
{
}

Result<QString> PageChunks::writeFile() const
{
    const QByteArray &csv = m_draft.file().csv();
    if (const qint64 free = freeBytes(m_context.directory());
        free >= 0 && free < kFreeBeside + csv.size())
        return fail(Error{.kind = ErrorKind::Disk,
            .what = u"The disk is nearly full"_s,
            .next = u"Free some space; the run goes on by itself"_s,
            .code = u"ENOSPC"_s,
            .isRetryable = true});
    const QString rel = u"chunks/chunk-%1.csv"_s.arg(m_next, 10, 10, QLatin1Char('0'));
    if (auto written = writeFileDurably(m_context.directory() + u'/' + rel, csv); !written)
        return fail(written.error());
    if (!m_draft.before())
        return rel;
    if (auto written
        = writeFileDurably(m_context.directory() + u'/' + beforePath(rel), m_draft.before()->csv());
        !written)
        return fail(written.error());
    return rel;
}

Result<void> PageChunks::keepBefore(StepTx &tx, const QString &rel) const
{
    auto id = tx.addArtifact({.kind = u"before"_s,
        .relPath = beforePath(rel),
        .bytes = m_draft.before()->csv().size(),
        .sha256 = {},
        .records = m_draft.before()->rowCount()});
    return id ? Result<void>() : fail(id.error());
}

Result<void> PageChunks::close(qint64 lastOrdinal)
{
    if (lastOrdinal < m_next)
        return {};
    const qint64 members = m_draft.file().rowCount();
    const bool isDryRun = m_context.run().isDryRun;
    Chunk chunk{.firstOrdinal = m_next,
        .lastOrdinal = lastOrdinal,
        .state = members == 0 || isDryRun ? u"settled"_s : u"prepared"_s,
        .members = m_draft.file().ordinals(),
        .memberCount = members};
    chunk.counts.skipped = m_draft.skipped();
    chunk.counts.rejected = m_draft.rejected();
    (isDryRun ? chunk.counts.written : chunk.counts.notAttempted) = members;
    QString rel;
    if (members > 0 && !isDryRun) {
        auto written = writeFile();
        if (!written)
            return fail(written.error());
        rel = *written;
    }
    m_gate.keep();
    if (auto done = commit(chunk, rel); !done)
        return done;
    m_next = lastOrdinal + 1;
    if (m_isFirst && members > 0) {
        m_isFirst = false;
        m_draft = ChunkDraft(m_writeFields, m_job.chunkLimit(), m_job.comparesFile());
    } else {
        m_draft.clear();
    }
    m_context.progress(lastOrdinal - m_firstOrdinal + 1, m_context.step().records);
    return {};
}

Result<void> PageChunks::commit(const Chunk &chunk, const QString &rel)
{
    const auto work = [this, &chunk, &rel](StepTx &tx) -> Result<void> {
        auto id = addProcessedChunk(tx, chunk, rel, m_draft.file().csv().size());
        if (!id)
            return fail(id.error());
        if (auto settled = m_draft.settle(tx, *id); !settled)
            return settled;
        if (rel.isEmpty() || m_job.targetFile) // all of a file is written at once
            return {};
        auto count = writeStepCount(tx, m_context.run().id);
        if (!count)
            return fail(count.error());
        if (auto kept = m_draft.before() ? keepBefore(tx, rel) : Result<void>(); !kept)
            return kept;
        // With all records sent there may be none that changes a column: then all columns go.
        QStringList columns
            = m_job.sendsAllColumns() ? m_writeFields : m_draft.file().changedColumns();
        if (m_writeFields.contains(m_job.findBy) && !columns.contains(m_job.findBy))
            columns.prepend(m_job.findBy); // by it they are found
        StepSpec step = writeStep(*id, chunk, rel, columns, *count + 1);
        step.isHeld = true;
        if (m_isFirst)
            step.input.insert(u"isFirst"_s, true);
        if (isInsertedPart(m_context))
            step.input.insert(kInsertedPart, true);
        return tx.addStep(step);
    };
    return m_context.commit(work, chunk.lastOrdinal - m_firstOrdinal + 1);
}

} // namespace sluice
