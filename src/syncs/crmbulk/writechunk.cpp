// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/writechunk.h"

#include "base/crashpoint.h"
#include "core/engine/chunkstep.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/bulkwriting.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/firstrecords.h"
#include "syncs/crmbulk/recordwriting.h"
#include "syncs/crmbulk/writeway.h"
#include "syncs/files/hiddencolumns.h"
#include "syncs/files/outcomerows.h"

#include <QFile>
#include <QJsonArray>

#include <tuple>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kGuardKey = "guard"_L1; // in the step: the records that stay as they are

// One chunk on its way to the service and back.
class ChunkWriting
{
public:
    ChunkWriting(StepContext &context, CrmBulkRun &run, const CrmFacts &facts, Chunk chunk)
        : m_context(context)
        , m_run(run)
        , m_facts(facts)
        , m_session(run.session(context))
        , m_records(m_session, facts.limits)
    {
        m_scope.csvPath = context.directory() + u'/' + context.input().value(u"path").toString();
        m_scope.chunk = std::move(chunk);
        for (const QJsonValue &column : context.input().value(u"columns").toArray())
            m_scope.columns << column.toString();
    }

    StepResult run();

private:
    WriteWay way() const;
    void leaveOut(const QJsonArray &ordinals);
    Outcome<bool> guard();
    Result<void> rejectChanged(StepTx &tx, const ChunkOutcome &outcome) const;
    Outcome<ChunkOutcome> written();
    Result<void> appendOutcomes(StepTx &tx, const ChunkOutcome &outcome) const;
    StepResult settle(const ChunkOutcome &outcome, const QStringList &differing);
    bool isOverLimit(qint64 rejected) const;

    StepContext &m_context;
    CrmBulkRun &m_run;
    const CrmFacts &m_facts;
    ZohoSession m_session;
    CrmRecordClient m_records;
    WriteScope m_scope;
};

// What has begun stays on its way, whatever the job's setting means in another version.
WriteWay ChunkWriting::way() const
{
    const QStringList keys = m_context.memo().keys();
    for (const QString &key : keys) {
        if (key == "upload"_L1 || key == "job"_L1 || key.startsWith("lost."_L1))
            return WriteWay::Bulk;
        if (key.startsWith("call:"_L1))
            return WriteWay::Record;
    }
    return writeWay(m_run.job(), m_context.step().records);
}

void ChunkWriting::leaveOut(const QJsonArray &ordinals)
{
    for (const QJsonValue &ordinal : ordinals)
        m_scope.leftOut.insert(ordinal.toInteger());
    m_scope.chunk.memberCount = m_scope.chunk.members.size() - m_scope.leftOut.size();
}

Result<void> ChunkWriting::rejectChanged(StepTx &tx, const ChunkOutcome &outcome) const
{
    // They have not gone out: they were not attempted, not pending.
    Counts moved;
    moved.rejected = outcome.moved.rejected;
    moved.notAttempted = -moved.rejected;
    if (auto done = tx.moveChunk(m_scope.chunk.id, u"prepared"_s, moved); !done)
        return done;
    if (auto added = tx.addIssues(m_scope.chunk.id, outcome.issues); !added)
        return added;
    const auto rows = withHiddenColumns(
        rejectedHeader(m_facts.writeFields), outcome.rejectedRows, m_facts.hiddenFields);
    if (!rows)
        return fail(rows.error());
    return tx.appendOutcome(
        u"rejected"_s, rejectedHeader(m_facts.writeFields), *rows, moved.rejected);
}

// Before anything of the chunk goes out; what was found is remembered with the records' end.
Outcome<bool> ChunkWriting::guard()
{
    if (const QJsonValue known = m_context.memo().value(kGuardKey); known.isArray()) {
        leaveOut(known.toArray());
        return true;
    }
    const bool hasBegun = m_scope.chunk.state != "prepared"_L1;
    if (!m_run.isGuarded() || hasBegun)
        return true;
    if (m_context.token().isStopped())
        return tl::unexpected(StepResult::stopped());
    auto changed = m_run.changedMeanwhile().among(m_context, m_records, m_scope, m_run, m_facts);
    if (!changed)
        return tl::unexpected(changed.error());
    ChunkOutcome outcome;
    QJsonArray ordinals;
    auto listed = m_scope.forEach([&outcome, &ordinals, &changed](
                                      const ChunkRow &row) -> Result<void> {
        if (!changed->contains(row.ordinal))
            return {};
        ordinals.append(row.ordinal);
        settleRejected(outcome, row, u"CHANGED_MEANWHILE"_s, QString(),
            u"Somebody changed the record after it was read, and it was left as it is; retry reads"
            " it anew"_s);
        return {};
    });
    if (!listed)
        return tl::unexpected(m_context.orElse(listed.error()));
    auto kept = m_context.remember(kGuardKey, ordinals, [this, &outcome](StepTx &tx) {
        return outcome.moved.rejected > 0 ? rejectChanged(tx, outcome) : Result<void>();
    });
    if (!kept)
        return tl::unexpected(m_context.orElse(kept.error()));
    leaveOut(ordinals);
    return true;
}

Outcome<ChunkOutcome> ChunkWriting::written()
{
    if (m_scope.chunk.memberCount == 0)
        return ChunkOutcome();
    if (way() == WriteWay::Record)
        return RecordWriting(m_context, m_run, m_facts, m_records, m_scope).outcome();
    CrmClient client(m_session, m_facts.limits);
    return BulkWriting(m_context, m_run, m_facts, client, m_scope).outcome();
}

bool ChunkWriting::isOverLimit(qint64 rejected) const
{
    const int limit = m_run.job().rejectionLimitPercent;
    const qint64 sent = m_scope.chunk.memberCount;
    return limit > 0 && sent >= 100 && rejected * 100 > sent * limit;
}

Result<void> ChunkWriting::appendOutcomes(StepTx &tx, const ChunkOutcome &outcome) const
{
    for (const auto &[kind, header, rows, count] :
        {std::tuple(u"written"_s, writtenHeader(m_facts.writeFields), outcome.writtenRows,
             outcome.moved.written),
            std::tuple(u"skipped"_s, skippedHeader(), outcome.skippedRows, outcome.moved.skipped),
            std::tuple(u"rejected"_s, rejectedHeader(m_facts.writeFields), outcome.rejectedRows,
                outcome.moved.rejected)}) {
        const auto shown = withHiddenColumns(header, rows, m_facts.hiddenFields);
        if (!shown)
            return fail(shown.error());
        if (auto appended = tx.appendOutcome(kind, header, *shown, count); !appended)
            return appended;
    }
    return {};
}

StepResult ChunkWriting::settle(const ChunkOutcome &outcome, const QStringList &differing)
{
    const qint64 rejected = outcome.moved.rejected;
    const qint64 changed = m_scope.leftOut.size();
    QStringList notes;
    if (rejected > 0)
        notes << u"%1 rejected"_s.arg(rejected);
    if (changed > 0)
        notes << u"%1 changed meanwhile"_s.arg(changed);
    const bool isOpen = !outcome.unmatched.isEmpty();
    StepResult result = m_context.finish(
        [&, this, isOpen, rejected](StepTx &tx) -> Result<void> {
            SLUICE_CRASH_POINT("S7.begin");
            if (auto let
                = isFirstChunk(m_context) ? afterFirstRecords(tx, differing) : Result<void>();
                !let)
                return let;
            if (auto moved
                = tx.moveChunk(m_scope.chunk.id, isOpen ? u"sent"_s : u"settled"_s, outcome.moved);
                !moved)
                return moved;
            if (auto added = tx.addIssues(m_scope.chunk.id, outcome.issues); !added)
                return added;
            for (const QString &warning : outcome.warnings) {
                if (auto noted = tx.event(
                        u"warning"_s, u"RESULT"_s, m_context.step().title + u": "_s + warning);
                    !noted)
                    return noted;
            }
            if (auto appended = appendOutcomes(tx, outcome); !appended)
                return appended;
            if (!isOverLimit(rejected))
                return {};
            return tx.askForAttention(u"REJECTION_LIMIT"_s,
                u"%1: %2 of %3 records were rejected, more than %4 %"_s.arg(m_context.step().title)
                    .arg(rejected)
                    .arg(m_scope.chunk.memberCount)
                    .arg(m_run.job().rejectionLimitPercent));
        },
        notes.join(u", "_s));
    if (result.kind() == StepResult::Kind::Done)
        QFile::remove(
            BulkWriting::zipPath(m_scope.csvPath)); // the CSV stays: it can be packed again
    return result;
}

StepResult ChunkWriting::run()
{
    if (auto guarded = guard(); !guarded)
        return guarded.error();
    auto outcome = written();
    if (!outcome)
        return outcome.error();
    if (!isFirstChunk(m_context))
        return settle(*outcome, {});
    auto differing = differingFirstRecords(m_context, m_run, m_facts, m_records, m_scope, *outcome);
    return differing ? settle(*outcome, *differing) : differing.error();
}

} // namespace

StepSpec writeStep(qint64 chunkId, const Chunk &chunk, const QString &relPath,
    const QStringList &sentColumns, int number)
{
    return {.stage = u"write"_s,
        .key = u"write:chunk:%1"_s.arg(chunk.firstOrdinal),
        .title = u"Chunk %1"_s.arg(number),
        .input = {{u"chunk"_s, chunkId}, {u"path"_s, relPath},
            {u"columns"_s, QJsonArray::fromStringList(sentColumns)}},
        .records = chunk.memberCount};
}

StepResult writeChunk(StepContext &context, CrmBulkRun &run)
{
    auto facts = run.facts(context);
    if (!facts)
        return facts.error();
    auto chunk = chunkOfStep(context);
    if (!chunk)
        return chunk.error();
    return ChunkWriting(context, run, **facts, std::move(*chunk)).run();
}

} // namespace sluice
