// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/recordpage.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/changegate.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/processstep.h"
#include "syncs/crmbulk/undo/undopage.h"
#include "syncs/files/missingrecords.h"

namespace sluice {

using namespace Qt::StringLiterals;

StepResult finishRecordPage(StepContext &context, const CrmBulkRun &run, const CrmFacts &facts,
    const RecordPage &page, const std::function<Result<void>(StepTx &)> &more)
{
    context.row().memo.insert(u"calls"_s, page.calls);
    const qint64 found = page.artifact.records;
    return context.finish([&](StepTx &tx) -> Result<void> {
        if (auto id = tx.addArtifact(page.artifact); !id)
            return fail(id.error());
        Counts read;
        read.read = found;
        read.notAttempted = found;
        if (auto added = tx.addCounts(read); !added)
            return added;
        auto told = rejectMissing(tx,
            {.ids = page.gone,
                .firstOrdinal = page.firstOrdinal + found,
                .code = u"NOT_FOUND"_s,
                .message = u"The module %1 has no such record"_s.arg(run.job().module),
                .columns = facts.writeFields});
        if (!told)
            return told;
        auto sized = tx.sql().run("UPDATE step SET n_records=? WHERE id=?",
            {found + page.gone.size(), context.step().id});
        if (!sized)
            return fail(sized.error());
        if (auto done = more ? more(tx) : Result<void>(); !done)
            return done;
        if (found == 0)
            return openAfterEmptyPage(tx, context, run.job());
        StepSpec step = processStep(page.page, page.firstOrdinal,
            PartRows{.first = 1, .last = found}, page.artifact.relPath);
        if (isInsertedPart(context))
            step.input.insert(kInsertedPart, true);
        return tx.addStep(step);
    });
}

} // namespace sluice
