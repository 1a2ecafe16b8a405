// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runlist.h"

#include "core/engine/runrows.h"

#include <QVariant>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Word for word as in the index of the store that finds them.
#define SLUICE_OPEN_STATES                                                                         \
    "state IN ('queued','running','stopping','paused','interrupted','needs_attention')"

QByteArray rowsStatement()
{
    QByteArray places("?");
    for (int i = 1; i < kMostRunsOfNumbers; ++i)
        places += ",?";
    return "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE number IN (" + places
        + ") ORDER BY number DESC";
}

QString filled(const QString &text) // a null text would be bound as NULL
{
    return text.isNull() ? u""_s : text;
}

RunRow lightRun(const QSqlQuery &q)
{
    RunRow run;
    int i = 0;
    run.id = q.value(i++).toString();
    run.number = q.value(i++).toLongLong();
    run.jobName = q.value(i++).toString();
    run.kind = q.value(i++).toString();
    run.subject = q.value(i++).toString();
    run.environment = q.value(i++).toString();
    run.state = runStateFromName(q.value(i++).toString());
    run.reason = q.value(i++).toString();
    run.isDryRun = q.value(i++).toInt() != 0;
    run.createdBy = q.value(i++).toString();
    run.startedAtMs = q.value(i++).toLongLong();
    run.finishedAtMs = q.value(i++).toLongLong();
    run.activeMs = q.value(i++).toLongLong();
    run.requests = q.value(i++).toLongLong();
    run.expected = q.value(i++).toLongLong();
    run.counts.written = q.value(i++).toLongLong();
    run.counts.rejected = q.value(i++).toLongLong();
    run.counts.pending = q.value(i++).toLongLong();
    return run;
}

} // namespace

Result<QList<RunRow>> currentRuns(Store &store, int newest)
{
    return runRows(store,
        "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE number IN ("
        "SELECT number FROM (SELECT number FROM run WHERE removed_at IS NULL ORDER BY number DESC"
        " LIMIT ?) AS newest"
        " UNION SELECT number FROM run WHERE " SLUICE_OPEN_STATES
        " UNION SELECT (SELECT MAX(number) FROM run WHERE run.job_def_id=job_def.id AND dry_run=0"
        " AND removed_at IS NULL)"
        " FROM job_def)"
        " ORDER BY number DESC",
        {newest});
}

Result<void> eachOlderRun(
    Store &store, const OlderRuns &which, const std::function<bool(const RunRow &)> &visit)
{
    const QString kind = filled(which.kind);
    const QString environment = filled(which.environment);
    return store.read([&](Sql &sql) -> Result<void> {
        auto rows
            = sql.run("SELECT id, number, job_name, kind, subject, environment, state,"
                      " reason, dry_run, created_by, started_at, finished_at, active_ms,"
                      " n_requests, n_expected, n_written, n_rejected, n_pending"
                      " FROM run WHERE number<? AND removed_at IS NULL AND NOT " SLUICE_OPEN_STATES
                      " AND (?='' OR kind=?) AND (?='' OR environment=?)"
                      " AND (?=0 OR created_at>=? OR started_at>=?) ORDER BY number DESC",
                {which.below, kind, kind, environment, environment, which.sinceMs, which.sinceMs,
                    which.sinceMs});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            if (!visit(lightRun(**rows)))
                break;
        }
        (*rows)->finish();
        return {};
    });
}

Result<QList<RunRow>> runPage(Store &store, const RunPage &page)
{
    QByteArray statement("SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE (?=0 OR number<?)");
    statement += page.isOfRemoved ? " AND removed_at IS NOT NULL" : " AND removed_at IS NULL";
    QVariantList values{page.before, page.before};
    for (const QString &job : page.jobs) {
        statement += values.size() == 2 ? " AND job_name IN (?" : ",?";
        values.append(job);
    }
    statement
        += page.jobs.isEmpty() ? " ORDER BY number DESC LIMIT ?" : ") ORDER BY number DESC LIMIT ?";
    values.append(page.limit);
    return runRows(store, statement.constData(), values);
}

Result<QList<RunRow>> runsOfNumbers(Store &store, const QList<qint64> &numbers)
{
    // One text for any count, so that it is prepared once.
    static const QByteArray statement = rowsStatement();
    QVariantList values;
    for (int i = 0; i < kMostRunsOfNumbers; ++i)
        values.append(i < numbers.size() ? numbers.at(i) : qint64{-1});
    return runRows(store, statement.constData(), values);
}

#undef SLUICE_OPEN_STATES

} // namespace sluice
