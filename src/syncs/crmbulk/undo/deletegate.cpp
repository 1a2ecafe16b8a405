// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/deletegate.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/firstrecords.h"
#include "syncs/crmbulk/undo/undoplan.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<qint64> countOf(Sql &sql, const char *statement, const QVariantList &values)
{
    auto row = sql.run(statement, values);
    if (!row)
        return fail(row.error());
    const qint64 count = (*row)->next() ? (*row)->value(0).toLongLong() : 0;
    (*row)->finish();
    return count;
}

} // namespace

Result<void> letDeletionsGo(StepTx &tx, const StepContext &context, const UndoPlan &plan)
{
    if (context.run().isDryRun || !plan.deletes)
        return {};
    auto others = countOf(tx.sql(),
        "SELECT COUNT(*) FROM step WHERE run_id=? AND stage IN ('read','process')"
        " AND state NOT IN('done','blocked') AND id<>?",
        {context.run().id, context.step().id}); // what is held is about other records
    if (!others)
        return fail(others.error());
    if (*others > 0)
        return {};
    auto count = countOf(tx.sql(),
        "SELECT COALESCE(SUM(n_members), 0) FROM chunk WHERE run_number=?", {context.run().number});
    if (!count)
        return fail(count.error());
    if (*count != plan.exactCount)
        return fail(Error{.kind = ErrorKind::Config,
            .what = u"Nothing was deleted or put back: %1 of the records that run #%2 made can go"_s
                        .arg(*count)
                        .arg(plan.number),
            .why = u"The count that was given is %1"_s.arg(plan.exactCount),
            .next = u"Undo the run once more with the exact count, if they are all to go"_s,
            .code = u"DELETE_COUNT"_s});
    auto released = releaseChunks(tx, context.run().id);
    return released ? tx.releaseHeld(u"read"_s) : released;
}

} // namespace sluice
