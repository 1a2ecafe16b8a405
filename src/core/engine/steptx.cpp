// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steptx.h"

#include "base/clock.h"
#include "core/engine/members.h"
#include "core/engine/outcomefiles.h"

#include <QJsonDocument>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

StepTx::StepTx(
    Sql &sql, const RunRow &run, qint64 stepId, OutcomeFiles &outcomes, const Clock &clock)
    : m_sql(sql)
    , m_run(run)
    , m_stepId(stepId)
    , m_outcomes(outcomes)
    , m_clock(clock)
{
}

Result<qint64> nextKey(Sql &sql, const char *maxStatement)
{
    auto row = sql.run(maxStatement);
    if (!row)
        return fail(row.error());
    const qint64 key = (*row)->next() ? (*row)->value(0).toLongLong() + 1 : 1;
    (*row)->finish();
    return key;
}

Result<void> StepTx::addStep(const StepSpec &spec)
{
    auto id = nextKey(m_sql, "SELECT COALESCE(MAX(id), 0) FROM step");
    if (!id)
        return fail(id.error());
    auto added = m_sql.run("INSERT INTO step(id, run_id, stage, step_key, title, state, input,"
                           " n_records, created_at) VALUES(?,?,?,?,?,?,?,?,?)"
                           " ON CONFLICT(run_id, step_key) DO NOTHING",
        {*id, m_run.id, spec.stage, spec.key, spec.title,
            spec.isHeld ? u"blocked"_s : u"ready"_s,
            QString::fromUtf8(QJsonDocument(spec.input).toJson(QJsonDocument::Compact)),
            spec.records, m_clock.nowMs()});
    if (!added)
        return fail(added.error());
    return {};
}

Result<void> StepTx::releaseHeld(const QString &stage, int most)
{
    auto released = m_sql.run("UPDATE step SET state='ready' WHERE id IN(SELECT id FROM step"
                              " WHERE run_id=? AND stage=? AND state='blocked' ORDER BY id LIMIT ?)",
        {m_run.id, stage, most > 0 ? most : std::numeric_limits<int>::max()});
    if (!released)
        return fail(released.error());
    return {};
}

Result<qint64> StepTx::addArtifact(const Artifact &artifact)
{
    auto id = nextKey(m_sql, "SELECT COALESCE(MAX(id), 0) FROM artifact");
    if (!id)
        return fail(id.error());
    auto added = m_sql.run("INSERT INTO artifact(id, run_id, step_id, kind, rel_path, state, bytes,"
                           " sha256, n_records) VALUES(?,?,?,?,?,'committed',?,?,?)"
                           " ON CONFLICT(run_id, rel_path) DO UPDATE SET step_id=excluded.step_id,"
                           " state='committed', bytes=excluded.bytes, sha256=excluded.sha256,"
                           " n_records=excluded.n_records",
        {*id, m_run.id, m_stepId, artifact.kind, artifact.relPath, artifact.bytes, artifact.sha256,
            artifact.records});
    if (!added)
        return fail(added.error());
    auto row = m_sql.run("SELECT id FROM artifact WHERE run_id=? AND rel_path=?",
        {m_run.id, artifact.relPath});
    if (!row)
        return fail(row.error());
    const qint64 stored = (*row)->next() ? (*row)->value(0).toLongLong() : *id;
    (*row)->finish();
    return stored;
}

Result<qint64> StepTx::addChunk(const Chunk &chunk)
{
    auto id = nextKey(m_sql, "SELECT COALESCE(MAX(id), 0) FROM chunk");
    if (!id)
        return fail(id.error());
    auto added = m_sql.run("INSERT INTO chunk(id, run_number, stream, artifact_id, first_ordinal,"
                           " last_ordinal, state, members, n_members, n_written, n_skipped,"
                           " n_rejected, n_not_attempted, n_pending)"
                           " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        {*id, m_run.number, chunk.stream, chunk.artifactId, chunk.firstOrdinal, chunk.lastOrdinal, chunk.state,
            packedMembers(chunk.members), static_cast<qint64>(chunk.members.size()),
            chunk.counts.written, chunk.counts.skipped, chunk.counts.rejected,
            chunk.counts.notAttempted, chunk.counts.pending});
    if (!added)
        return fail(added.error());
    return *id;
}

Result<void> StepTx::moveChunk(qint64 chunkId, const QString &state, const Counts &moved)
{
    auto done = m_sql.run("UPDATE chunk SET state=?, n_written=n_written+?, n_skipped=n_skipped+?,"
                          " n_rejected=n_rejected+?, n_not_attempted=n_not_attempted+?,"
                          " n_pending=n_pending+? WHERE id=?",
        {state, moved.written, moved.skipped, moved.rejected, moved.notAttempted, moved.pending,
            chunkId});
    if (!done)
        return fail(done.error());
    return addCounts(moved);
}

Result<void> StepTx::addCounts(const Counts &delta)
{
    auto done = m_sql.run("UPDATE run SET n_read=n_read+?, n_written=n_written+?,"
                          " n_skipped=n_skipped+?, n_rejected=n_rejected+?,"
                          " n_not_attempted=n_not_attempted+?, n_pending=n_pending+? WHERE id=?",
        {delta.read, delta.written, delta.skipped, delta.rejected, delta.notAttempted,
            delta.pending, m_run.id});
    if (!done)
        return fail(done.error());
    return {};
}

Result<void> StepTx::addIssue(const RecordIssue &issue)
{
    return addIssues(issue.chunkId, {issue});
}

Result<void> StepTx::addIssues(qint64 chunkId, const QList<RecordIssue> &issues)
{
    // So many at once, for the memory.
    constexpr qsizetype kIssuesAtOnce = 1'000;
    for (qsizetype begin = 0; begin < issues.size(); begin += kIssuesAtOnce) {
        QList<QVariantList> columns(8);
        const qsizetype end = std::min(begin + kIssuesAtOnce, issues.size());
        for (QVariantList &column : columns)
            column.reserve(end - begin);
        for (qsizetype i = begin; i < end; ++i) {
            const RecordIssue &issue = issues.at(i);
            qsizetype column = 0;
            for (const QVariant &value : {QVariant(m_run.number), QVariant(issue.ordinal),
                     QVariant(issue.outcome), QVariant(issue.sourceKey), QVariant(issue.code),
                     QVariant(issue.field), QVariant(issue.message), QVariant(chunkId)})
                columns[column++].append(value);
        }
        auto added = m_sql.runBatch(
            "INSERT INTO record_issue(run_number, ordinal, outcome, source_key, code,"
            " field, message, chunk_id) VALUES(?,?,?,?,?,?,?,?)"
            " ON CONFLICT(run_number, stream, ordinal) DO UPDATE SET"
            " outcome=excluded.outcome, code=excluded.code, field=excluded.field,"
            " message=excluded.message, chunk_id=excluded.chunk_id",
            columns);
        if (!added)
            return added;
    }
    return {};
}

Result<void> StepTx::appendOutcome(
    const QString &kind, const QByteArray &header, const QByteArray &rows, qint64 rowCount)
{
    if (rowCount == 0)
        return {};
    return m_outcomes.append(m_sql, kind, header, rows, rowCount);
}

Result<void> StepTx::setExpected(qint64 records)
{
    auto done = m_sql.run("UPDATE run SET n_expected=? WHERE id=?", {records, m_run.id});
    if (!done)
        return fail(done.error());
    return {};
}

Result<void> StepTx::event(const QString &level, const QString &code, const QString &text)
{
    auto done = m_sql.run("INSERT INTO run_event(run_id, seq, at, level, code, text)"
                          " SELECT ?, COALESCE(MAX(seq), 0) + 1, ?, ?, ?, ? FROM run_event"
                          " WHERE run_id=?",
        {m_run.id, m_clock.nowMs(), level, code, text, m_run.id});
    if (!done)
        return fail(done.error());
    return {};
}

Result<void> StepTx::askForAttention(const QString &code, const QString &text)
{
    auto seen = m_sql.run("SELECT 1 FROM run_event WHERE run_id=? AND code=?", {m_run.id, code});
    if (!seen)
        return fail(seen.error());
    const bool wasAsked = (*seen)->next();
    (*seen)->finish();
    if (wasAsked)
        return {};
    auto wished = m_sql.run("UPDATE run SET wish=?, reason=? WHERE id=? AND wish=''",
        {QStringLiteral("attention"), text, m_run.id});
    if (!wished)
        return fail(wished.error());
    return event(QStringLiteral("warning"), code, text);
}

} // namespace sluice
