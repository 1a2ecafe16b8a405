// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/readpage.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/changegate.h"
#include "syncs/crmbulk/chosenpage.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/filepage.h"
#include "syncs/crmbulk/heldrecords.h"
#include "syncs/crmbulk/pagetrail.h"
#include "syncs/crmbulk/processstep.h"
#include "syncs/crmbulk/readjob.h"
#include "syncs/crmbulk/readrange.h"
#include "syncs/crmbulk/undo/undopage.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

StepSpec readStep(
    int page, qint64 firstOrdinal, const QString &pageToken, const ModifiedRange &range)
{
    return {.stage = u"read"_s,
        .key = u"read:page:%1"_s.arg(page),
        .title = u"Page %1"_s.arg(page),
        .input = {{u"page"_s, page}, {u"firstOrdinal"_s, firstOrdinal}, {u"pageToken"_s, pageToken},
            {u"fromMs"_s, range.fromMs}, {u"untilMs"_s, range.untilMs}}};
}

// A page that is read anew must fit between its neighbours: their places are given away.
Outcome<bool> fitsItsPlace(StepContext &context, const ReadJob &job)
{
    const qint64 announced = context.memo().value(u"next").toInteger(job.count);
    if (job.count <= announced)
        return true;
    return tl::unexpected(StepResult::failed(Error{.kind = ErrorKind::Service,
        .what = u"The records changed while they were read"_s,
        .why
        = u"Page %1 had %2 records and now has %3"_s.arg(context.input().value(u"page").toInt(1))
              .arg(announced)
              .arg(job.count),
        .next = u"What was read before is worked off; run the job again for the others"_s}));
}

Result<void> tellReadAnew(StepTx &tx, const StepContext &context, int page)
{
    if (!isReadAnew(context))
        return {};
    return tx.event(u"warning"_s, u"PAGES_READ_ANEW"_s,
        u"Page %1: its token has expired, and no number takes its place: read anew from the first"
        " page on; what was read before is skipped"_s.arg(page));
}

// As soon as the token is known: the next page need not wait for this one's download.
Outcome<bool> announceNextPage(
    StepContext &context, const CrmBulkJob &crmJob, const ModifiedRange &range, const ReadJob &job)
{
    if (context.memo().contains(u"next"_s))
        return fitsItsPlace(context, job);
    const int page = context.input().value(u"page").toInt(1);
    const qint64 firstOrdinal = context.input().value(u"firstOrdinal").toInteger(1);
    const Error endless = PageTrail::endless(page);
    if (PageTrail().lead(job, page) == PageTrail::Lead::InACircle)
        return tl::unexpected(withoutAnswer(context, endless));
    const bool isLast
        = !job.moreRecords || endsAt(crmJob.selection, page, firstOrdinal + job.count - 1);
    const PartRows rows = partOfPage(crmJob, page, firstOrdinal, job.count);
    auto done = context.remember(
        u"next"_s, job.count, [&, page, firstOrdinal, isLast](StepTx &tx) -> Result<void> {
            if (auto told = tellReadAnew(tx, context, page); !told)
                return told;
            const qint64 nextOrdinal = firstOrdinal + job.count;
            if (isLast)
                return tx.setExpected(std::max<qint64>(
                    0, firstOrdinal + rows.last - firstWanted(crmJob, job.perPage)));
            auto trail = PageTrail::ofRun(tx, context.run().id);
            if (!trail)
                return fail(trail.error());
            if (trail->lead(job, page) == PageTrail::Lead::InACircle)
                return fail(endless);
            return tx.addStep(readStep(page + 1, nextOrdinal, job.nextPageToken, range));
        });
    if (!done && done.error().code == endless.code)
        return tl::unexpected(withoutAnswer(context, endless));
    if (!done)
        return tl::unexpected(context.orElse(done.error()));
    return true;
}

// What was announced and is no longer there keeps its places: not attempted, and why (C45).
Result<void> addGone(StepTx &tx, int page, qint64 firstOrdinal, qint64 count)
{
    Chunk places{.firstOrdinal = firstOrdinal,
        .lastOrdinal = firstOrdinal + count - 1,
        .state = u"settled"_s};
    places.counts.notAttempted = count;
    auto id = tx.addChunk(places);
    if (!id)
        return fail(id.error());
    Counts gone;
    gone.read = count;
    gone.notAttempted = count;
    if (auto added = tx.addCounts(gone); !added)
        return added;
    QList<RecordIssue> issues;
    for (qint64 ordinal = firstOrdinal; ordinal < firstOrdinal + count; ++ordinal)
        issues << RecordIssue{.ordinal = ordinal,
            .outcome = u"not_attempted"_s,
            .code = u"GONE"_s,
            .message = u"gone: it was announced and is no longer there"_s};
    if (auto added = tx.addIssues(*id, issues); !added)
        return added;
    return tx.event(u"warning"_s, u"RECORDS_GONE"_s,
        u"Page %1: %2 records that were announced are no longer there"_s.arg(page).arg(count));
}

// Of places that were given away, none is filled.
StepResult finishEmptyPage(StepContext &context, const CrmBulkJob &job)
{
    context.logger().info(u"The page holds no records"_s);
    const int page = context.input().value(u"page").toInt(1);
    const qint64 firstOrdinal = context.input().value(u"firstOrdinal").toInteger(1);
    const qint64 gone = context.memo().value(u"next").toInteger();
    return context.finish(
        [&context, &job, page, firstOrdinal, gone](StepTx &tx) -> Result<void> {
            auto added = gone > 0 ? addGone(tx, page, firstOrdinal, gone) : Result<void>();
            if (added && isPageLost(context))
                added = tx.event(u"warning"_s, kPageLost,
                    u"Page %1: a page cannot be fetched any more whose token has expired and whose"
                    " number Zoho CRM does not take; its places count as not attempted"_s.arg(
                        page));
            return added ? openAfterEmptyPage(tx, context, job) : added;
        },
        u"no records"_s);
}

} // namespace

QList<StepSpec> firstReadSteps(const CrmBulkJob &job, bool isDryRun)
{
    if (job.undoOf)
        return undoPageSteps(*job.undoOf, isDryRun);
    if (job.sourceFile)
        return {keepFileStep()};
    if (job.selection.idCount() > 0)
        return chosenPageSteps(job.selection.idCount());
    return {readStep(1, 1, QString(), {.fromMs = -1, .untilMs = -1})};
}

StepResult readPage(StepContext &context, CrmBulkRun &run)
{
    if (isFileStep(context.step()))
        return readFilePage(context, run);
    auto facts = run.facts(context);
    if (!facts)
        return facts.error();
    ZohoSession session = run.session(context);
    CrmClient client(session, (*facts)->limits);

    if (isUndoPage(context.step()))
        return readUndoPage(context, run, **facts, session);
    if (isHeldStep(context.step()))
        return readHeldRecords(context, run, **facts, session);
    if (isChosenPage(context.step()))
        return readChosenPage(context, run, **facts, session);
    auto range = modifiedRange(context, run.job(), **facts);
    if (!range)
        return range.error();
    auto job = finishedReadJob(context, run, client, **facts,
        {.module = run.job().module,
            .fields = (*facts)->readFields,
            .criteria = modifiedBetween(run.job().criteria, range->fromMs, range->untilMs),
            .cvid = run.job().customView,
            .page = context.input().value(u"page").toInt(1)});
    if (!job)
        return job.error();
    if (auto announced = announceNextPage(context, run.job(), *range, *job); !announced)
        return announced.error();
    const int page = context.input().value(u"page").toInt(1);
    const qint64 firstOrdinal = context.input().value(u"firstOrdinal").toInteger(1);
    if (job->count == 0)
        return finishEmptyPage(context, run.job());
    if (partOfPage(run.job(), page, firstOrdinal, job->count).count() == 0)
        return context.finish(
            [&](StepTx &tx) { return openAfterEmptyPage(tx, context, run.job()); },
            u"passed over"_s);
    auto artifact = downloadedPage(context, client, *job);
    if (!artifact)
        return artifact.error();

    const qint64 announced = context.memo().value(u"next").toInteger();
    const PartRows rows = partOfPage(run.job(), page, firstOrdinal, artifact->records);
    // Of the places that were given away, those that the run is about.
    const qint64 gone = partOfPage(run.job(), page, firstOrdinal, announced).count() - rows.count();
    return context.finish(
        [&, page, firstOrdinal, gone](StepTx &tx) -> Result<void> {
            auto id = tx.addArtifact(*artifact);
            if (!id)
                return fail(id.error());
            Counts read;
            read.read = rows.count();
            read.notAttempted = rows.count();
            if (auto added = tx.addCounts(read); !added)
                return added;
            if (gone > 0) {
                if (auto added = addGone(tx, page, firstOrdinal + rows.last, gone); !added)
                    return added;
            }
            auto sized = tx.sql().run(
                "UPDATE step SET n_records=? WHERE id=?", {rows.count(), context.step().id});
            if (!sized)
                return fail(sized.error());
            if (rows.count() == 0)
                return openAfterEmptyPage(tx, context, run.job());
            return tx.addStep(processStep(page, firstOrdinal, rows, artifact->relPath));
        },
        QLocale::c().formattedDataSize(artifact->bytes, 1, QLocale::DataSizeSIFormat));
}

} // namespace sluice
