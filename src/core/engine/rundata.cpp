// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/rundata.h"

#include "core/engine/issuerows.h"
#include "core/engine/members.h"
#include "core/store/store.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

#define SLUICE_ARTIFACT_COLUMNS "id, step_id, kind, rel_path, bytes, sha256, n_records"

Artifact artifactFromRow(const QSqlQuery &q)
{
    return {q.value(0).toLongLong(), q.value(1).toLongLong(), q.value(2).toString(),
        q.value(3).toString(), q.value(4).toLongLong(), q.value(5).toString(),
        q.value(6).toLongLong()};
}

#define SLUICE_CHUNK_COLUMNS                                                                       \
    "id, artifact_id, first_ordinal, last_ordinal, state, n_members, n_written, n_skipped,"        \
    " n_rejected, n_not_attempted, n_pending, stream, members"

Chunk chunkFromRow(const QSqlQuery &q, bool withMembers)
{
    Chunk chunk;
    chunk.id = q.value(0).toLongLong();
    chunk.artifactId = q.value(1).toLongLong();
    chunk.firstOrdinal = q.value(2).toLongLong();
    chunk.lastOrdinal = q.value(3).toLongLong();
    chunk.state = q.value(4).toString();
    chunk.memberCount = q.value(5).toLongLong();
    chunk.counts.read = chunk.lastOrdinal - chunk.firstOrdinal + 1;
    chunk.counts.written = q.value(6).toLongLong();
    chunk.counts.skipped = q.value(7).toLongLong();
    chunk.counts.rejected = q.value(8).toLongLong();
    chunk.counts.notAttempted = q.value(9).toLongLong();
    chunk.counts.pending = q.value(10).toLongLong();
    chunk.stream = q.value(11).toInt();
    if (withMembers)
        chunk.members = unpackedMembers(q.value(12).toByteArray());
    return chunk;
}

} // namespace

RunData::RunData(Store &store, const RunRow &run)
    : m_store(store)
    , m_run(run)
{
}

Result<QList<Artifact>> RunData::artifacts(const QString &kind)
{
    QList<Artifact> all;
    auto done = m_store.read([this, &kind, &all](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT " SLUICE_ARTIFACT_COLUMNS " FROM artifact WHERE run_id=?"
                            " AND state='committed' AND (?='' OR kind=?) ORDER BY id",
            {m_run.id, kind, kind});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            all.append(artifactFromRow(**rows));
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

Result<std::optional<Artifact>> RunData::artifact(qint64 id)
{
    std::optional<Artifact> found;
    auto done = m_store.read([id, &found](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT " SLUICE_ARTIFACT_COLUMNS " FROM artifact WHERE id=?", {id});
        if (!rows)
            return fail(rows.error());
        if ((*rows)->next())
            found = artifactFromRow(**rows);
        return {};
    });
    if (!done)
        return fail(done.error());
    return found;
}

Result<QList<Chunk>> RunData::chunks(bool withMembers)
{
    QList<Chunk> all;
    auto done = m_store.read([this, withMembers, &all](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT " SLUICE_CHUNK_COLUMNS
                            " FROM chunk WHERE run_number=? ORDER BY first_ordinal",
            {m_run.number});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            all.append(chunkFromRow(**rows, withMembers));
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

Result<std::optional<Chunk>> RunData::chunk(qint64 id)
{
    std::optional<Chunk> found;
    auto done = m_store.read([id, &found](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT " SLUICE_CHUNK_COLUMNS " FROM chunk WHERE id=?", {id});
        if (!rows)
            return fail(rows.error());
        if ((*rows)->next())
            found = chunkFromRow(**rows, true);
        return {};
    });
    if (!done)
        return fail(done.error());
    return found;
}

Result<QList<RecordIssue>> RunData::issues(const QString &outcome, qint64 afterOrdinal, int limit)
{
    return issueRows(m_store,
        "SELECT " SLUICE_ISSUE_COLUMNS " FROM record_issue WHERE run_number=? AND stream=0"
        " AND ordinal>? AND (?='' OR outcome=?) ORDER BY ordinal LIMIT ?",
        {m_run.number, afterOrdinal, outcome, outcome, limit});
}

Result<qint64> RunData::issueCount(const QString &outcome)
{
    qint64 count = 0;
    auto done = m_store.read([this, &outcome, &count](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT COUNT(*) FROM record_issue WHERE run_number=? AND outcome=?",
            {m_run.number, outcome});
        if (!rows)
            return fail(rows.error());
        if ((*rows)->next())
            count = (*rows)->value(0).toLongLong();
        return {};
    });
    if (!done)
        return fail(done.error());
    return count;
}

Result<QList<RunEvent>> RunData::events()
{
    QList<RunEvent> all;
    auto done = m_store.read([this, &all](Sql &sql) -> Result<void> {
        auto rows = sql.run(
            "SELECT seq, at, level, code, text FROM run_event WHERE run_id=? ORDER BY seq",
            {m_run.id});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            all.append({(*rows)->value(0).toLongLong(), (*rows)->value(1).toLongLong(),
                (*rows)->value(2).toString(), (*rows)->value(3).toString(),
                (*rows)->value(4).toString()});
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

#undef SLUICE_ARTIFACT_COLUMNS
#undef SLUICE_CHUNK_COLUMNS

} // namespace sluice
