// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastorephase.h"

#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/deletescan.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<bool> areRowsThrough(StepTx &tx, const StepContext &context)
{
    auto row = tx.sql().run("SELECT COUNT(*) FROM step WHERE run_id=? AND id<>?"
                            " AND state NOT IN ('done','cancelled')",
        {context.run().id, context.step().id});
    if (!row)
        return fail(row.error());
    const bool areThrough = (*row)->next() && (*row)->value(0).toLongLong() == 0;
    (*row)->finish();
    return areThrough;
}

Result<void> keepTableCursor(
    StepTx &tx, const RunRow &run, const QString &stream, const QString &cursor)
{
    auto kept = tx.sql().run("INSERT INTO cursor_state(job_def_id, stream, cursor, run_id,"
                             " updated_at) SELECT ?,?,?,?,? WHERE EXISTS"
                             "(SELECT 1 FROM job_def WHERE id=?)"
                             " ON CONFLICT(job_def_id, stream) DO UPDATE SET"
                             " cursor=excluded.cursor, run_id=excluded.run_id,"
                             " updated_at=excluded.updated_at",
        {run.jobId, stream, cursor, run.id, run.asOfMs, run.jobId});
    if (!kept)
        return fail(kept.error());
    return {};
}

} // namespace

Result<void> continueAfterRows(StepTx &tx, StepContext &context, DatastoreRun &run)
{
    if (context.run().isDryRun || run.job().isOfPart())
        return {};
    auto areThrough = areRowsThrough(tx, context);
    if (!areThrough)
        return fail(areThrough.error());
    if (!*areThrough)
        return {};
    const QString cursor = run.nextCursor();
    if (!cursor.isEmpty()) {
        if (auto kept = keepTableCursor(tx, context.run(), run.cursorStream(), cursor); !kept)
            return kept;
    }
    return run.job().deletes ? tx.addStep(deleteScanStep()) : Result<void>();
}

Result<QString> tableCursor(Store &store, const QString &jobId, const QString &stream)
{
    QString cursor;
    auto done = store.read([&cursor, &jobId, &stream](Sql &sql) -> Result<void> {
        auto row = sql.run(
            "SELECT cursor FROM cursor_state WHERE job_def_id=? AND stream=?", {jobId, stream});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            cursor = (*row)->value(0).toString();
        (*row)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return cursor;
}

} // namespace sluice
