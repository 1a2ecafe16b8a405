// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/firstrecords.h"

#include "base/clock.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/reconcile.h"
#include "syncs/crmbulk/recordcall.h"
#include "syncs/crmbulk/recordlook.h"
#include "syncs/crmbulk/undo/undopage.h"
#include "syncs/crmbulk/writescope.h"

#include <QJsonDocument>
#include <QSet>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kIsFirst = "isFirst"_L1;
constexpr size_t kRowsOfLook = 100;
constexpr qsizetype kNamed = 5;

struct FirstWrite
{
    bool isThere = false;
    bool isApart = false; // it is one that is read back
    StepState state = StepState::Ready;
};

Result<FirstWrite> firstWrite(Sql &sql, const QString &runId)
{
    auto rows = sql.run(
        "SELECT state, input FROM step WHERE run_id=? AND stage='write' ORDER BY id", {runId});
    if (!rows)
        return fail(rows.error());
    FirstWrite first;
    while (!first.isThere && (*rows)->next()) {
        const QJsonObject input
            = QJsonDocument::fromJson((*rows)->value(1).toString().toUtf8()).object();
        if (!input.value(kInsertedPart).toBool()) // an undo deletes before it writes
            first = {.isThere = true,
                .isApart = input.value(kIsFirst).toBool(),
                .state = stepStateFromName((*rows)->value(0).toString())};
    }
    (*rows)->finish();
    return first;
}

} // namespace

Outcome<int> firstRecordsNow(StepContext &context, const CrmBulkJob &job)
{
    const int wanted = job.blastRadius.firstRecordsOf(context.run().environment);
    if (context.run().isDryRun || wanted == 0 || job.targetFile)
        return 0;
    FirstWrite first;
    auto done = context.store().read([&context, &first](Sql &sql) -> Result<void> {
        auto found = firstWrite(sql, context.run().id);
        if (!found)
            return fail(found.error());
        first = *found;
        return {};
    });
    if (!done)
        return tl::unexpected(context.orElse(done.error()));
    if (!first.isThere)
        return wanted;
    // It is held until all pages were looked at: this one may be among them.
    if (first.state == StepState::Blocked && job.judgesAllPages(context.run().environment))
        return 0;
    // This page has made it itself, before a restart.
    const bool isOwn = context.step().done > 0;
    if (first.isApart && first.state != StepState::Done && !isOwn)
        return tl::unexpected(
            StepResult::waitUntil(context.clock().nowMs() + context.timings().wishPoll.count(),
                u"the first records are being checked"_s));
    return 0;
}

bool isFirstChunk(const StepContext &context)
{
    return context.step().input.value(kIsFirst).toBool();
}

Outcome<QStringList> differingFirstRecords(StepContext &context, CrmBulkRun &run,
    const CrmFacts &facts, CrmRecordClient &client, const WriteScope &scope,
    const ChunkOutcome &outcome)
{
    QSet<qint64> refused;
    for (const RecordIssue &issue : outcome.issues)
        refused.insert(issue.ordinal);
    std::vector<CallRow> rows;
    auto columns = scope.forEach([&rows, &refused](const ChunkRow &row) -> Result<void> {
        if (!refused.contains(row.ordinal))
            rows.push_back(CallRow::of(row));
        return {};
    });
    if (!columns)
        return tl::unexpected(context.orElse(columns.error()));
    RecordLook look(run, facts, client, scope.columns, *columns);
    QStringList differing;
    for (size_t from = 0; from < rows.size(); from += kRowsOfLook) {
        const auto end = std::min(rows.size(), from + kRowsOfLook);
        const std::vector<CallRow> some(rows.begin() + static_cast<std::ptrdiff_t>(from),
            rows.begin() + static_cast<std::ptrdiff_t>(end));
        auto found = look.find(some, facts.serviceMs(context.run().startedAtMs));
        if (!found)
            return tl::unexpected(context.orElse(found.error()));
        for (size_t i = 0; i < some.size(); ++i) {
            if (found->at(static_cast<qsizetype>(i)).isEmpty())
                differing.append(some[i].id.isEmpty() ? u"row %1"_s.arg(some[i].ordinal)
                                                      : QString::fromUtf8(some[i].id));
        }
    }
    return differing;
}

Result<void> afterFirstRecords(StepTx &tx, const QStringList &differing)
{
    if (auto released = tx.releaseHeld(u"write"_s); !released)
        return released;
    if (differing.isEmpty())
        return tx.event(u"info"_s, u"FIRST_RECORDS_RIGHT"_s,
            u"The first records are at the service as they were sent"_s);
    return tx.askForAttention(u"FIRST_RECORDS_DIFFER"_s,
        u"%1 of the first records are not at the service as they were sent (%2); the others are"
        " held. Look at them there; resume the run if they may go"_s.arg(
            QString::number(differing.size()), differing.mid(0, kNamed).join(u", "_s)));
}

Result<void> releaseChunks(StepTx &tx, const QString &runId)
{
    auto first = firstWrite(tx.sql(), runId);
    if (!first)
        return fail(first.error());
    const bool isHeldAlone = first->isApart && first->state == StepState::Blocked;
    return tx.releaseHeld(u"write"_s, isHeldAlone ? 1 : 0);
}

} // namespace sluice
