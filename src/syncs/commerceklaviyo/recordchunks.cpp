// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/recordchunks.h"

#include "base/files.h"
#include "syncs/commerceklaviyo/sendchunk.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLeastFreeBytes = 256LL << 20;
constexpr int kSampleRecords = 10;

} // namespace

RecordChunks::RecordChunks(
    StepContext &context, CommerceResource resource, QString part, Sending sending)
    : m_context(context)
    , m_resource(resource)
    , m_name(commerceResourceName(resource))
    , m_part(std::move(part))
    , m_sending(sending)
    , m_draft(resource, m_name)
{
    const QJsonObject kept = context.memo().value(u"at").toObject();
    m_cursor = kept.value(u"cursor").toObject();
    m_after = m_cursor.value(u"lastId").toString();
    m_number = kept.value(u"number").toInteger();
    m_done = context.step().done;
    m_sample = kept.value(u"sample").toArray();
    m_parts = kept.value(u"parts").toObject();
}

void RecordChunks::plan(const MadeRecord &made)
{
    if (!m_context.run().isDryRun || made.fate != MadeRecord::Fate::Send)
        return;
    QJsonArray parts;
    for (const OutPart &part : made.parts) {
        const QString kind = QString::number(int(part.kind));
        m_parts.insert(kind, m_parts.value(kind).toInteger() + part.weight);
        if (m_sample.size() < kSampleRecords)
            parts.append(QString::fromUtf8(part.element));
    }
    if (m_sample.size() < kSampleRecords)
        m_sample.append(QJsonObject{{u"resource"_s, m_name},
            {u"id"_s, QString::fromUtf8(made.record.id)}, {u"after"_s, parts}});
}

Result<void> RecordChunks::add(MadeRecord made, const QJsonObject &behind)
{
    plan(made);
    if (!m_draft.add(std::move(made))) { // it is still whole: nothing was taken of it
        if (auto closed = close(); !closed)
            return closed;
        m_draft.add(std::move(made)); // an empty draft takes any record
    }
    m_cursor = behind;
    return {};
}

Result<void> RecordChunks::close()
{
    if (m_draft.count() == 0)
        return {};
    QString rel;
    qint64 bytes = 0;
    if (m_draft.sendCount() > 0 && !m_context.run().isDryRun) {
        if (const qint64 free = freeBytes(m_context.directory());
            free >= 0 && free < kLeastFreeBytes)
            return fail(Error{.kind = ErrorKind::Disk,
                .what = u"The disk is nearly full"_s,
                .why = u"Less than 256 MB are free"_s,
                .next = u"Free some space; the run goes on by itself"_s,
                .code = u"ENOSPC"_s,
                .isRetryable = true});
        rel = u"chunks/%1-%2-%3.out"_s.arg(m_name, m_part).arg(m_number, 6, 10, QLatin1Char('0'));
        const QByteArray file = m_draft.outgoing().toFile();
        bytes = file.size();
        if (auto written = writeFileDurably(m_context.directory() + u'/' + rel, file); !written)
            return written;
    }
    return commit(rel, bytes);
}

Result<void> RecordChunks::commit(const QString &rel, qint64 bytes)
{
    const QJsonObject kept{{u"cursor"_s, m_cursor}, {u"number"_s, m_number + 1},
        {u"sample"_s, m_sample}, {u"parts"_s, m_parts}};
    auto done = m_context.remember(
        u"at"_s, kept, [this, &rel, bytes](StepTx &tx) { return addRows(tx, rel, bytes); });
    if (!done)
        return done;
    m_context.cameFurther();
    ++m_number;
    m_after = m_cursor.value(u"lastId").toString();
    m_done += m_draft.count();
    m_draft.clear();
    return {};
}

Result<void> RecordChunks::addRows(StepTx &tx, const QString &rel, qint64 bytes)
{
    const bool isDryRun = m_context.run().isDryRun;
    // Readers share the ordinals: each chunk takes those behind what was read before it.
    auto row = tx.sql().run("SELECT n_read FROM run WHERE id=?", {m_context.run().id});
    if (!row)
        return fail(row.error());
    const qint64 first = (*row)->next() ? (*row)->value(0).toLongLong() + 1 : 1;
    (*row)->finish();
    Chunk chunk = m_draft.chunk(first, isDryRun);
    chunk.stream = static_cast<int>(m_resource);
    if (!rel.isEmpty()) {
        auto artifact = tx.addArtifact({.kind = u"chunk"_s,
            .relPath = rel,
            .bytes = bytes,
            .sha256 = {},
            .records = chunk.memberCount});
        if (!artifact)
            return fail(artifact.error());
        chunk.artifactId = *artifact;
    }
    auto id = tx.addChunk(chunk);
    if (!id)
        return fail(id.error());
    Counts counts = chunk.counts;
    counts.read = m_draft.count();
    if (auto added = tx.addCounts(counts); !added)
        return added;
    if (auto settled = m_draft.settle(tx, *id, first, isDryRun); !settled)
        return settled;
    auto moved = tx.sql().run(
        "UPDATE step SET n_done=? WHERE id=?", {m_done + m_draft.count(), m_context.step().id});
    if (!moved)
        return fail(moved.error());
    if (rel.isEmpty() || m_sending == Sending::Later)
        return {};
    return tx.addStep(sendStep(m_resource, m_part, m_number, *id, rel, chunk, m_after));
}

} // namespace sluice
