// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/runhistory.h"

#include "base/clock.h"
#include "core/engine/runrows.h"

namespace sluice {

using namespace Qt::StringLiterals;

bool isRemovable(const RunRow &run)
{
    const bool isOver = run.state == RunState::Completed
        || run.state == RunState::CompletedWithRejections || run.state == RunState::Failed
        || run.state == RunState::Stopped;
    return isOver && run.counts.pending == 0;
}

namespace {

Error notRemovable(const RunRow &run)
{
    Error error{.kind = ErrorKind::Locked,
        .what = u"Run #%1 cannot be removed from the history"_s.arg(run.number),
        .why = u"It has not ended"_s,
        .next = u"Stop it, or wait for its end"_s};
    if (isEnded(run.state) && run.counts.pending > 0) {
        error.why = u"What became of %1 of its records is not known yet"_s.arg(run.counts.pending);
        error.next = u"Resume it: it looks them up"_s;
    } else if (isEnded(run.state)) {
        error.why = u"It waits for somebody to resume it or to stop it"_s;
        error.next = u"Resume it, or stop it"_s;
    }
    return error;
}

Result<RunRow> runOfId(Sql &sql, const QString &id)
{
    auto rows = runRows(sql, "SELECT " SLUICE_RUN_COLUMNS " FROM run WHERE id=?", {id});
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorKind::Config, u"The run is gone"_s);
    return rows->first();
}

} // namespace

Result<void> removeRuns(Store &store, const Clock &clock, const QStringList &ids)
{
    return store.write([&](Sql &sql) -> Result<void> {
        for (const QString &id : ids) {
            auto run = runOfId(sql, id);
            if (!run)
                return fail(run.error());
            if (!isRemovable(*run))
                return fail(notRemovable(*run));
            auto removed = sql.run("UPDATE run SET removed_at=COALESCE(removed_at, ?) WHERE id=?",
                {clock.nowMs(), id});
            if (!removed)
                return fail(removed.error());
        }
        return {};
    });
}

Result<void> restoreRuns(Store &store, const QStringList &ids)
{
    return store.write([&ids](Sql &sql) -> Result<void> {
        for (const QString &id : ids) {
            auto back = sql.run("UPDATE run SET removed_at=NULL WHERE id=?", {id});
            if (!back)
                return fail(back.error());
        }
        return {};
    });
}

} // namespace sluice
