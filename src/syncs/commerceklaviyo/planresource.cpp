// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/planresource.h"

#include "syncs/commerceklaviyo/commercephase.h"
#include "syncs/commerceklaviyo/recordpages.h"
#include "syncs/commerceklaviyo/retryread.h"
#include "syncs/synckind.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kRecordsOfReader = 2'500; // fewer do not repay another one
constexpr qsizetype kIdsOfReader = 2'500;

StepSpec readingStep(CommerceResource resource, const QString &part, const QString &title,
    QJsonObject input, qint64 records = 0)
{
    input.insert(u"resource"_s, commerceResourceName(resource));
    input.insert(u"part"_s, part);
    return {.stage = u"read"_s,
        .key = commerceReadKey(resource, part),
        .title = u"%1: %2"_s.arg(commerceResourceTitle(resource), title),
        .input = input,
        .records = records};
}

QList<StepSpec> byRanges(CommerceResource resource, const CommerceJob &job, qint64 count)
{
    const auto wanted
        = static_cast<int>(std::clamp<qint64>(count / kRecordsOfReader + 1, 1, job.readers));
    QList<CtIdRange> ranges;
    for (const CtIdRange &range : ctIdRanges(wanted)) {
        CtIdRange kept = range;
        if (!job.startId.isEmpty() && job.mode == CommerceMode::From) {
            if (!range.upTo.isEmpty() && range.upTo < job.startId)
                continue;
            if (range.after < job.startId) {
                kept.after.clear();
                kept.from = job.startId;
            }
        }
        ranges.append(kept);
    }
    QList<StepSpec> steps;
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        const CtIdRange &range = ranges.at(i);
        const QString title = ranges.size() == 1
            ? u"read"_s
            : u"read, part %1 of %2"_s.arg(i + 1).arg(ranges.size());
        steps.append(readingStep(resource, QString::number(i + 1), title,
            {{u"how"_s, u"range"_s}, {u"from"_s, range.from}, {u"after"_s, range.after},
                {u"upTo"_s, range.upTo}}));
    }
    return steps;
}

QList<StepSpec> byIds(CommerceResource resource, const QStringList &ids)
{
    QList<StepSpec> steps;
    for (qsizetype first = 0; first < ids.size(); first += kIdsOfReader) {
        const QStringList part = ids.mid(first, kIdsOfReader);
        steps.append(readingStep(resource, QString::number(steps.size() + 1), u"read by id"_s,
            {{u"how"_s, u"ids"_s}, {u"ids"_s, QJsonArray::fromStringList(part)}}, part.size()));
    }
    return steps;
}

QList<StepSpec> byChanges(CommerceResource resource, const QString &since, qint64 asOfMs)
{
    const QString until
        = QDateTime::fromMSecsSinceEpoch(asOfMs, Qt::UTC).toString(Qt::ISODateWithMs);
    const auto step = [resource, &since, &until](const QString &how, const QString &title) {
        return readingStep(
            resource, how, title, {{u"how"_s, how}, {u"since"_s, since}, {u"until"_s, until}});
    };
    QList<StepSpec> steps{step(u"changes"_s, u"changed since %1"_s.arg(since))};
    if (resource == CommerceResource::Products) {
        // Their own times need not move with these (D.3).
        steps.append(step(u"unpublished"_s, u"no longer published"_s));
        steps.append(step(u"inventory"_s, u"by changed stock"_s));
        steps.append(step(u"prices"_s, u"by changed standalone prices"_s));
    }
    return steps;
}

// The records that a run rejected: the one that was named, or the job's newest.
Result<QStringList> failedIds(StepContext &context, CommerceResource resource, qint64 failuresOf)
{
    QStringList ids;
    QVariantList values{failuresOf, context.run().jobId, context.run().number,
        static_cast<int>(resource), failuresOf};
    for (const QString &code : codesWithoutHope())
        values.append(code);
    auto done = context.store().read([&](Sql &sql) -> Result<void> {
        auto rows = sql.run(
            "SELECT record_issue.source_key FROM record_issue"
            " JOIN chunk ON chunk.id=record_issue.chunk_id"
            " WHERE record_issue.run_number=COALESCE(NULLIF(?,0),(SELECT MAX(number) FROM run"
            " WHERE job_def_id=? AND number<? AND dry_run=0 AND n_read>0)) AND "
            "record_issue.outcome='rejected'"
            " AND chunk.stream=? AND record_issue.source_key<>''"
            " AND (?=0 OR record_issue.code NOT IN (?,?,?))"
            " ORDER BY record_issue.source_key",
            values);
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            ids.append((*rows)->value(0).toString());
        return {};
    });
    if (!done)
        return fail(done.error());
    ids.removeDuplicates();
    return ids;
}

Result<QList<StepSpec>> allSteps(
    StepContext &context, CommerceRun &run, CommerceResource resource, qint64 &expected)
{
    const auto shop = run.shop(context);
    const CtResource source = shopResource(resource);
    auto count = retryRead(context, [&shop, source] { return shop->client.count(source); });
    if (!count)
        return fail(count.error());
    expected = *count;
    return byRanges(resource, run.job(), *count);
}

Result<QList<StepSpec>> stepsOf(
    StepContext &context, CommerceRun &run, CommerceResource resource, qint64 &expected)
{
    const CommerceJob &job = run.job();
    switch (job.mode) {
    case CommerceMode::All:
    case CommerceMode::From:
        return allSteps(context, run, resource, expected);
    case CommerceMode::Ids:
        expected = job.ids.size();
        return byIds(resource, job.ids);
    case CommerceMode::Failures: {
        auto ids = failedIds(context, resource, job.failuresOf);
        if (!ids)
            return fail(ids.error());
        expected = ids->size();
        return byIds(resource, *ids);
    }
    case CommerceMode::Since:
        return byChanges(resource, job.since, context.run().asOfMs);
    case CommerceMode::Incremental: {
        auto since = incrementalSince(context.store(), context.run().jobId, resource);
        if (!since)
            return fail(since.error());
        if (since->isEmpty()) // the first of its kind looks at all
            return allSteps(context, run, resource, expected);
        return byChanges(resource, *since, context.run().asOfMs);
    }
    }
    return QList<StepSpec>();
}

} // namespace

StepResult planResource(StepContext &context, CommerceRun &run, CommerceResource resource)
{
    qint64 expected = -1;
    auto steps = stepsOf(context, run, resource, expected);
    if (!steps)
        return context.orElse(steps.error());
    return context.finish(
        [&context, &run, &steps, expected, resource](StepTx &tx) -> Result<void> {
            for (const StepSpec &step : std::as_const(*steps)) {
                if (auto added = tx.addStep(step); !added)
                    return added;
            }
            if (expected >= 0) {
                auto known = tx.sql().run("UPDATE run SET n_expected=CASE WHEN n_expected<0 THEN 0"
                                          " ELSE n_expected END+? WHERE id=?",
                    {expected, context.run().id});
                if (!known)
                    return fail(known.error());
            }
            return continueAfter(tx, context, run.job(), resource);
        },
        expected >= 0 ? u"%1"_s.arg(expected) : QString());
}

} // namespace sluice
