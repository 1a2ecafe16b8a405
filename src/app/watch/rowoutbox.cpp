// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/rowoutbox.h"

#include "base/clock.h"
#include "core/store/store.h"

#include <QSqlQuery>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// In the order of outboxRow().
#define SLUICE_OUTBOX_ROWS                                                                         \
    "SELECT job_def_id, row_id, action, state, version, run_id, attempts, not_before, noted_at,"   \
    " error FROM row_outbox"

OutboxState outboxStateOf(const QString &name)
{
    for (const auto state : {OutboxState::Sending, OutboxState::Dead}) {
        if (outboxStateName(state) == name)
            return state;
    }
    return OutboxState::Waiting;
}

OutboxRow outboxRow(const QSqlQuery &q)
{
    return {.jobId = q.value(0).toString(),
        .rowId = q.value(1).toString(),
        .action = q.value(2).toString() == "delete"_L1 ? RowAction::Delete : RowAction::Update,
        .state = outboxStateOf(q.value(3).toString()),
        .version = q.value(4).toLongLong(),
        .runId = q.value(5).toString(),
        .attempts = q.value(6).toInt(),
        .notBeforeMs = q.value(7).toLongLong(),
        .notedAtMs = q.value(8).toLongLong(),
        .error = q.value(9).toString()};
}

Result<QList<OutboxRow>> outboxRows(Store &store, const char *statement, const QVariantList &values)
{
    QList<OutboxRow> rows;
    auto done = store.read([&](Sql &sql) -> Result<void> {
        auto query = sql.run(statement, values);
        if (!query)
            return fail(query.error());
        while ((*query)->next())
            rows.append(outboxRow(**query));
        return {};
    });
    if (!done)
        return fail(done.error());
    return rows;
}

} // namespace

QString outboxStateName(OutboxState state)
{
    switch (state) {
    case OutboxState::Sending:
        return u"sending"_s;
    case OutboxState::Dead:
        return u"dead"_s;
    case OutboxState::Waiting:
        break;
    }
    return u"waiting"_s;
}

RowOutbox::RowOutbox(Store &store, const Clock &clock, const Timings &timings)
    : m_store(store)
    , m_clock(clock)
    , m_timings(timings)
{
}

Result<void> RowOutbox::note(const QString &jobId, const QList<Noted> &rows)
{
    const qint64 now = m_clock.nowMs();
    return m_store.write([&](Sql &sql) -> Result<void> {
        for (const Noted &row : rows) {
            const QString action = rowActionName(
                row.action == RowAction::Delete ? RowAction::Delete : RowAction::Update);
            // A row that a run has is sent once more; a dead one gets another life.
            auto noted = sql.run(
                "INSERT INTO row_outbox(job_def_id, row_id, action, version, state, noted_at)"
                " VALUES(?,?,?,1,'waiting',?)"
                " ON CONFLICT(job_def_id, row_id) DO UPDATE SET action=excluded.action,"
                " version=row_outbox.version+1,"
                " state=CASE row_outbox.state WHEN 'dead' THEN 'waiting' ELSE row_outbox.state END,"
                " attempts=CASE row_outbox.state WHEN 'dead' THEN 0 ELSE row_outbox.attempts END,"
                " not_before=CASE row_outbox.state WHEN 'dead' THEN 0 ELSE row_outbox.not_before "
                "END",
                {jobId, row.rowId, action, now});
            if (!noted)
                return fail(noted.error());
        }
        return {};
    });
}

Result<QList<OutboxRow>> RowOutbox::due(const QString &jobId, int most) const
{
    return outboxRows(m_store,
        SLUICE_OUTBOX_ROWS " WHERE job_def_id=? AND state='waiting' AND not_before<=?"
                           " ORDER BY noted_at, row_id LIMIT ?",
        {jobId, m_clock.nowMs(), most});
}

Result<QList<OutboxRow>> RowOutbox::list(const QString &jobId, int most) const
{
    if (jobId.isEmpty())
        return outboxRows(m_store,
            SLUICE_OUTBOX_ROWS " WHERE job_def_id IN (SELECT id FROM job_def)"
                               " ORDER BY state, noted_at, row_id LIMIT ?",
            {most});
    return outboxRows(m_store,
        SLUICE_OUTBOX_ROWS " WHERE job_def_id=? ORDER BY state, noted_at, row_id LIMIT ?",
        {jobId, most});
}

Result<QHash<QString, OutboxCounts>> RowOutbox::counts() const
{
    QHash<QString, OutboxCounts> counts;
    auto done = m_store.read([&counts](Sql &sql) -> Result<void> {
        auto query = sql.run("SELECT job_def_id, state, COUNT(*), MIN(noted_at) FROM row_outbox"
                             " GROUP BY job_def_id, state");
        if (!query)
            return fail(query.error());
        while ((*query)->next()) {
            OutboxCounts &of = counts[(*query)->value(0).toString()];
            const qint64 rows = (*query)->value(2).toLongLong();
            const qint64 oldest = (*query)->value(3).toLongLong();
            switch (outboxStateOf((*query)->value(1).toString())) {
            case OutboxState::Waiting:
                of.waiting = rows;
                break;
            case OutboxState::Sending:
                of.sending = rows;
                break;
            case OutboxState::Dead:
                of.dead = rows;
                continue;
            }
            of.oldestMs = of.oldestMs == 0 ? oldest : std::min(of.oldestMs, oldest);
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return counts;
}

Result<void> RowOutbox::sending(const QList<OutboxRow> &rows, const QString &runId)
{
    return m_store.write([&](Sql &sql) -> Result<void> {
        for (const OutboxRow &row : rows) {
            auto done = sql.run("UPDATE row_outbox SET state='sending', run_id=?, sent_version=?"
                                " WHERE job_def_id=? AND row_id=?",
                {runId, row.version, row.jobId, row.rowId});
            if (!done)
                return fail(done.error());
        }
        return {};
    });
}

Result<QStringList> RowOutbox::runsSending(const QString &jobId) const
{
    QStringList runs;
    auto done = m_store.read([&](Sql &sql) -> Result<void> {
        auto query = sql.run(
            "SELECT DISTINCT run_id FROM row_outbox WHERE job_def_id=? AND state='sending'",
            {jobId});
        if (!query)
            return fail(query.error());
        while ((*query)->next())
            runs.append((*query)->value(0).toString());
        return {};
    });
    if (!done)
        return fail(done.error());
    return runs;
}

Result<void> RowOutbox::settled(
    const QString &jobId, const QString &runId, const QHash<QString, QString> &rejected)
{
    return m_store.write([&](Sql &sql) -> Result<void> {
        for (auto it = rejected.cbegin(); it != rejected.cend(); ++it) {
            auto dead = sql.run("UPDATE row_outbox SET state='dead', error=?, attempts=attempts+1"
                                " WHERE job_def_id=? AND row_id=? AND run_id=? AND state='sending'"
                                " AND version=sent_version",
                {it.value(), jobId, it.key(), runId});
            if (!dead)
                return fail(dead.error());
        }
        auto gone = sql.run("DELETE FROM row_outbox WHERE job_def_id=? AND run_id=?"
                            " AND state='sending' AND version=sent_version",
            {jobId, runId});
        if (!gone)
            return fail(gone.error());
        auto again = sql.run("UPDATE row_outbox SET state='waiting', attempts=0, not_before=0,"
                             " error='' WHERE job_def_id=? AND run_id=? AND state='sending'",
            {jobId, runId});
        return again ? Result<void>() : Result<void>(fail(again.error()));
    });
}

Result<void> RowOutbox::failIn(Sql &sql, const OutboxRow &row, const QString &error)
{
    const int attempts = row.attempts + 1;
    const qint64 pause = std::min<qint64>(m_timings.outboxRetryCap.count(),
        m_timings.outboxRetryBase.count() << std::min(attempts - 1, 20));
    auto done = sql.run("UPDATE row_outbox SET state=?, attempts=?, not_before=?, error=?"
                        " WHERE job_def_id=? AND row_id=?",
        {outboxStateName(attempts < kMostAttempts ? OutboxState::Waiting : OutboxState::Dead),
            attempts, m_clock.nowMs() + pause, error, row.jobId, row.rowId});
    return done ? Result<void>() : Result<void>(fail(done.error()));
}

Result<void> RowOutbox::failed(const QList<OutboxRow> &rows, const QString &error)
{
    return m_store.write([&](Sql &sql) -> Result<void> {
        for (const OutboxRow &row : rows) {
            if (auto done = failIn(sql, row, error); !done)
                return done;
        }
        return {};
    });
}

Result<void> RowOutbox::failed(const QString &jobId, const QString &runId, const QString &error)
{
    auto rows = outboxRows(m_store,
        SLUICE_OUTBOX_ROWS " WHERE job_def_id=? AND run_id=? AND state='sending'", {jobId, runId});
    return rows ? failed(*rows, error) : Result<void>(fail(rows.error()));
}

Result<void> RowOutbox::held(const QList<OutboxRow> &rows, qint64 untilMs)
{
    return m_store.write([&](Sql &sql) -> Result<void> {
        for (const OutboxRow &row : rows) {
            auto done
                = sql.run("UPDATE row_outbox SET not_before=? WHERE job_def_id=? AND row_id=?",
                    {untilMs, row.jobId, row.rowId});
            if (!done)
                return fail(done.error());
        }
        return {};
    });
}

Result<void> RowOutbox::bury(const QString &jobId, const QString &runId, const QString &error)
{
    return m_store.write([&](Sql &sql) -> Result<void> {
        auto done = sql.run("UPDATE row_outbox SET state='dead', error=?"
                            " WHERE job_def_id=? AND run_id=? AND state='sending'",
            {error, jobId, runId});
        return done ? Result<void>() : Result<void>(fail(done.error()));
    });
}

Result<int> RowOutbox::changeDead(
    const char *statement, const QString &jobId, const QStringList &rowIds)
{
    int changed = 0;
    auto rows
        = outboxRows(m_store, SLUICE_OUTBOX_ROWS " WHERE job_def_id=? AND state='dead'", {jobId});
    if (!rows)
        return fail(rows.error());
    auto done = m_store.write([&](Sql &sql) -> Result<void> {
        for (const OutboxRow &row : std::as_const(*rows)) {
            if (!rowIds.isEmpty() && !rowIds.contains(row.rowId))
                continue;
            auto one = sql.run(statement, {jobId, row.rowId});
            if (!one)
                return fail(one.error());
            changed += sql.changed();
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return changed;
}

Result<int> RowOutbox::sendAgain(const QString &jobId, const QStringList &rowIds)
{
    return changeDead("UPDATE row_outbox SET state='waiting', attempts=0, not_before=0"
                      " WHERE job_def_id=? AND row_id=? AND state='dead'",
        jobId, rowIds);
}

Result<int> RowOutbox::remove(const QString &jobId, const QStringList &rowIds)
{
    return changeDead(
        "DELETE FROM row_outbox WHERE job_def_id=? AND row_id=? AND state='dead'", jobId, rowIds);
}

} // namespace sluice
