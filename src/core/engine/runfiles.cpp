// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runfiles.h"

#include "base/clock.h"
#include "base/crashpoint.h"
#include "core/engine/outcomefiles.h"
#include "core/engine/runledger.h"
#include "core/engine/runrows.h"
#include "core/engine/runvalues.h"
#include "core/engine/steptx.h"

#include <QDir>
#include <QDirIterator>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeletingTries = 3;

bool hasFolder(const QString &folder)
{
    return QDir(folder).exists();
}

void measure(const QString &folder, RunFiles::Found &found)
{
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        ++found.files;
        found.bytes += it.fileInfo().size();
    }
}

} // namespace

Result<qint64> unfinishedWorkOn(Sql &sql, const QString &runId)
{
    auto row = sql.run("SELECT number FROM run WHERE id<>? AND instr(params, ?)>0"
                       " AND state NOT IN ('completed','completed_with_rejections')"
                       " AND (dry_run=0 OR state IN ('queued','running','stopping','paused'))"
                       " AND NOT EXISTS(SELECT 1 FROM run_event WHERE run_event.run_id=run.id"
                       " AND code='RUN_ERASED') LIMIT 1",
        {runId, runId});
    if (!row)
        return fail(row.error());
    const qint64 number = (*row)->next() ? (*row)->value(0).toLongLong() : 0;
    (*row)->finish();
    return number;
}

Result<std::optional<RunEvent>> goneFiles(Store &store, const QString &runId)
{
    std::optional<RunEvent> event;
    auto done = store.read([&runId, &event](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT seq, at, level, code, text FROM run_event WHERE run_id=?"
                            " AND code IN ('FILES_DELETED','RUN_ERASED') ORDER BY seq DESC LIMIT 1",
            {runId});
        if (!rows)
            return fail(rows.error());
        if ((*rows)->next())
            event = RunEvent{(*rows)->value(0).toLongLong(), (*rows)->value(1).toLongLong(),
                (*rows)->value(2).toString(), (*rows)->value(3).toString(),
                (*rows)->value(4).toString()};
        (*rows)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return event;
}

Result<QString> RunFiles::whyNeeded(Sql &sql, const RunRow &run) const
{
    if (!isEnded(run.state))
        return u"it has not ended"_s;
    if (isResumable(run.state))
        return u"it can be resumed"_s;
    if (run.counts.pending > 0)
        return u"%1 of its records are pending"_s.arg(run.counts.pending);
    auto undo = unfinishedWorkOn(sql, run.id);
    if (!undo)
        return fail(undo.error());
    return *undo > 0 ? u"run #%1 takes it back and is not complete"_s.arg(*undo) : QString();
}

Result<QList<RunFiles::Found>> RunFiles::endedBefore(qint64 ms)
{
    QList<Found> all;
    auto done = m_ledger.store().read([this, ms, &all](Sql &sql) -> Result<void> {
        auto ids = sql.run("SELECT id FROM run WHERE COALESCE(finished_at, created_at)<?"
                           " AND NOT EXISTS(SELECT 1 FROM run_event WHERE run_event.run_id=run.id"
                           " AND code IN ('FILES_DELETED','RUN_ERASED')) ORDER BY number",
            {ms});
        if (!ids)
            return fail(ids.error());
        QStringList withFiles; // few of all that there were
        while ((*ids)->next()) {
            if (const QString id = (*ids)->value(0).toString();
                hasFolder(m_ledger.runDirectory(id)))
                withFiles << id;
        }
        for (const QString &id : std::as_const(withFiles)) {
            auto runs = runRows(sql, "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE id=?", {id});
            if (!runs)
                return fail(runs.error());
            auto why = runs->isEmpty() ? QString() : whyNeeded(sql, runs->first());
            if (!why)
                return fail(why.error());
            if (!runs->isEmpty())
                all.append({.run = runs->first(), .keptWhy = *why});
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    for (Found &found : all)
        measure(m_ledger.runDirectory(found.run.id), found);
    return all;
}

Result<void> RunFiles::remove(const RunRow &run, const QString &why)
{
    return remove(run, [this, &run, &why](Sql &sql) -> Result<void> {
        auto rows = runRows(sql, "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE id=?", {run.id});
        if (!rows)
            return fail(rows.error());
        if (rows->isEmpty())
            return fail(ErrorKind::Config, u"The run is gone"_s);
        auto gone = sql.run("SELECT 1 FROM run_event WHERE run_id=?"
                            " AND code IN ('FILES_DELETED','RUN_ERASED')",
            {run.id});
        if (!gone)
            return fail(gone.error());
        const bool isGone = (*gone)->next();
        (*gone)->finish();
        if (isGone)
            return {}; // another process was first
        auto needed = whyNeeded(sql, rows->first());
        if (!needed)
            return fail(needed.error());
        if (!needed->isEmpty())
            return fail(ErrorKind::Locked,
                u"The files of run #%1 stay: %2"_s.arg(QString::number(run.number), *needed));
        OutcomeFiles outcomes(m_ledger.runDirectory(run.id), run.id);
        return StepTx(sql, run, 0, outcomes, m_ledger.clock()).event(u"info"_s, kFilesDeleted, why);
    });
}

Result<void> RunFiles::remove(const RunRow &run, const std::function<Result<void>(Sql &)> &mark)
{
    auto marked = m_ledger.store().write([&run, &mark](Sql &sql) -> Result<void> {
        if (auto done = mark(sql); !done)
            return done;
        auto gone
            = sql.run("UPDATE artifact SET state='deleted', sha256='' WHERE run_id=?", {run.id});
        if (!gone)
            return fail(gone.error());
        return dropValues(sql, run);
    });
    if (!marked)
        return marked;
    SLUICE_CRASH_POINT("files.marked");
    return removeFolder(run.id);
}

Result<void> RunFiles::removeFolder(const QString &runId)
{
    const QString folder = m_ledger.runDirectory(runId);
    for (const QString &part : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QDir(folder + u'/' + part).removeRecursively();
        SLUICE_CRASH_POINT("files.part_deleted");
    }
    // Another process may be at the same files: what it took away is no failure of this one.
    for (int tries = 0; tries < kDeletingTries; ++tries) {
        QDir(folder).removeRecursively();
        if (!hasFolder(folder))
            return {};
    }
    return fail(ErrorKind::Disk, u"The files in %1 could not be deleted"_s.arg(folder), {},
        u"They go at the next cleaning, once that is possible"_s);
}

Result<QStringList> RunFiles::leftovers()
{
    QStringList there;
    auto done = m_ledger.store().read([this, &there](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT DISTINCT run_id FROM run_event"
                            " WHERE code IN ('FILES_DELETED','RUN_ERASED')");
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            const QString runId = (*rows)->value(0).toString();
            if (hasFolder(m_ledger.runDirectory(runId)))
                there.append(runId);
        }
        (*rows)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return there;
}

Result<int> RunFiles::sweep()
{
    auto there = leftovers();
    if (!there)
        return fail(there.error());
    for (const QString &runId : std::as_const(*there)) {
        if (auto removed = removeFolder(runId); !removed)
            return fail(removed.error());
    }
    return static_cast<int>(there->size());
}

} // namespace sluice
