// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runrows.h"

#include <QHash>
#include <QJsonDocument>
#include <QSet>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QJsonObject jsonColumn(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toString().toUtf8()).object();
}

// What many runs of a list have alike, as the job and its parameters, is kept once.
class Alike
{
public:
    QString text(const QVariant &value) { return *m_texts.insert(value.toString()); }
    QJsonObject object(const QVariant &value)
    {
        const QString text = value.toString();
        auto known = m_objects.constFind(text);
        if (known == m_objects.constEnd())
            known = m_objects.insert(text, jsonColumn(value));
        return *known;
    }

private:
    QSet<QString> m_texts;
    QHash<QString, QJsonObject> m_objects;
};

RunRow runFromRow(const QSqlQuery &q, Alike &alike)
{
    RunRow run;
    int i = 0;
    run.id = q.value(i++).toString();
    run.number = q.value(i++).toLongLong();
    run.jobId = alike.text(q.value(i++));
    run.jobName = alike.text(q.value(i++));
    run.kind = alike.text(q.value(i++));
    run.subject = alike.text(q.value(i++));
    run.environment = alike.text(q.value(i++));
    run.state = runStateFromName(q.value(i++).toString());
    run.reason = alike.text(q.value(i++));
    run.wish = alike.text(q.value(i++));
    run.isDryRun = q.value(i++).toInt() != 0;
    run.asOfMs = q.value(i++).toLongLong();
    run.params = alike.object(q.value(i++));
    run.targetLock = alike.text(q.value(i++));
    run.owner = alike.text(q.value(i++));
    run.ownerEpoch = q.value(i++).toLongLong();
    run.leaseUntilMs = q.value(i++).toLongLong();
    run.createdBy = alike.text(q.value(i++));
    run.createdAtMs = q.value(i++).toLongLong();
    run.startedAtMs = q.value(i++).toLongLong();
    run.finishedAtMs = q.value(i++).toLongLong();
    run.activeMs = q.value(i++).toLongLong();
    run.requests = q.value(i++).toLongLong();
    run.expected = q.value(i++).toLongLong();
    run.counts.read = q.value(i++).toLongLong();
    run.counts.written = q.value(i++).toLongLong();
    run.counts.skipped = q.value(i++).toLongLong();
    run.counts.rejected = q.value(i++).toLongLong();
    run.counts.notAttempted = q.value(i++).toLongLong();
    run.counts.pending = q.value(i++).toLongLong();
    return run;
}

StepRow stepFromRow(const QSqlQuery &q, Alike & /*alike*/)
{
    StepRow step;
    int i = 0;
    step.id = q.value(i++).toLongLong();
    step.runId = q.value(i++).toString();
    step.stage = q.value(i++).toString();
    step.key = q.value(i++).toString();
    step.title = q.value(i++).toString();
    step.state = stepStateFromName(q.value(i++).toString());
    step.attempt = q.value(i++).toInt();
    step.notBeforeMs = q.value(i++).toLongLong();
    step.waitReason = q.value(i++).toString();
    step.leaseEpoch = q.value(i++).toLongLong();
    step.input = jsonColumn(q.value(i++));
    step.memo = jsonColumn(q.value(i++));
    step.error = q.value(i++).toString();
    step.records = q.value(i++).toLongLong();
    step.done = q.value(i++).toLongLong();
    step.note = q.value(i++).toString();
    step.startedAtMs = q.value(i++).toLongLong();
    step.finishedAtMs = q.value(i++).toLongLong();
    return step;
}

template <class Row>
Result<QList<Row>> rowsOf(Sql &sql, const char *statement, const QVariantList &values,
    Row (*read)(const QSqlQuery &, Alike &))
{
    auto found = sql.run(statement, values);
    if (!found)
        return fail(found.error());
    QList<Row> rows;
    Alike alike;
    while ((*found)->next())
        rows.append(read(**found, alike));
    (*found)->finish();
    return rows;
}

template <class Row>
Result<QList<Row>> rowsOf(Store &store, const char *statement, const QVariantList &values,
    Row (*read)(const QSqlQuery &, Alike &))
{
    QList<Row> rows;
    auto done = store.read([statement, &values, read, &rows](Sql &sql) -> Result<void> {
        auto found = rowsOf(sql, statement, values, read);
        if (!found)
            return fail(found.error());
        rows = std::move(*found);
        return {};
    });
    if (!done)
        return fail(done.error());
    return rows;
}

} // namespace

Result<QList<RunRow>> runRows(Sql &sql, const char *statement, const QVariantList &values)
{
    return rowsOf(sql, statement, values, runFromRow);
}

Result<QList<StepRow>> stepRows(Sql &sql, const char *statement, const QVariantList &values)
{
    return rowsOf(sql, statement, values, stepFromRow);
}

Result<QList<RunRow>> runRows(Store &store, const char *statement, const QVariantList &values)
{
    return rowsOf(store, statement, values, runFromRow);
}

Result<QList<StepRow>> stepRows(Store &store, const char *statement, const QVariantList &values)
{
    return rowsOf(store, statement, values, stepFromRow);
}

Error lostRun(const RunRow &run)
{
    return Error{.kind = ErrorKind::Locked,
        .what = u"Run #%1 is no longer worked on by this process"_s.arg(run.number),
        .why = u"Another process has taken it over"_s,
        .code = u"LEASE_LOST"_s};
}

Result<void> stillOwned(Sql &sql, const RunRow &run)
{
    auto owned = sql.run("SELECT 1 FROM run WHERE id=? AND owner=? AND owner_epoch=?",
        {run.id, run.owner, run.ownerEpoch});
    if (!owned)
        return fail(owned.error());
    const bool isOurs = (*owned)->next();
    (*owned)->finish();
    return isOurs ? Result<void>() : fail(lostRun(run));
}

Result<void> holdsTarget(Sql &sql, const RunRow &run)
{
    if (run.targetLock.isEmpty() || isEnded(run.state))
        return {};
    auto held = sql.run("SELECT run_id FROM named_lock WHERE name=?", {run.targetLock});
    if (!held)
        return fail(held.error());
    const QString holder = (*held)->next() ? (*held)->value(0).toString() : QString();
    (*held)->finish();
    if (holder == run.id)
        return {};
    return fail(Error{.kind = ErrorKind::Locked,
        .what = u"Run #%1 has lost the lock of %2"_s.arg(QString::number(run.number), run.subject),
        .why = holder.isEmpty() ? u"Its entry was removed"_s : u"Another run has taken it over"_s,
        .next = u"Resume it once nobody else writes there"_s,
        .code = u"LOCK_LOST"_s});
}

} // namespace sluice
