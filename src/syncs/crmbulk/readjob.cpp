// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/readjob.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmcallback.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/heldrecords.h"
#include "syncs/crmbulk/pagetrail.h"
#include "syncs/files/pagefetch.h"
#include "syncs/files/repeats.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// In the memo of the job.
constexpr auto kIsReadAnew = kReadAnewKey;
constexpr auto kIsLost = QLatin1StringView("isLost");

QJsonObject readJobMemo(const ReadJob &job)
{
    return {{u"id"_s, job.id}, {u"count"_s, job.count}, {u"page"_s, job.page},
        {u"perPage"_s, job.perPage}, {u"downloadUrl"_s, job.downloadUrl},
        {u"more"_s, job.moreRecords}, {u"nextPageToken"_s, job.nextPageToken},
        {u"createdMs"_s, job.createdMs}};
}

ReadJob readJobOf(const QJsonObject &memo)
{
    ReadJob job;
    job.id = memo.value(u"id").toString();
    job.state = CrmJobState::Completed;
    job.count = memo.value(u"count").toInteger();
    job.page = memo.value(u"page").toInt(1);
    job.perPage = memo.value(u"perPage").toInteger();
    job.downloadUrl = memo.value(u"downloadUrl").toString();
    job.moreRecords = memo.value(u"more").toBool();
    job.nextPageToken = memo.value(u"nextPageToken").toString();
    return job;
}

// What becomes of a page whose token has expired where only tokens lead to pages.
enum class WhenRefused {
    Fails, // its place among the others is what it was chosen by
    ReadsAnew, // from the first page on; what the run has read before is passed over (G3)
    IsLost, // others come behind it already
};

WhenRefused whenRefused(const StepContext &context, const CrmBulkJob &job)
{
    if (context.memo().contains(u"next"_s))
        return WhenRefused::IsLost;
    return job.selection.isOfPart() && !isHeldStep(context.step()) ? WhenRefused::Fails
                                                                   : WhenRefused::ReadsAnew;
}

Result<QJsonObject> begunJob(const StepContext &context, const CrmBulkJob &job, CrmClient &client,
    const CrmFacts &facts, ReadQuery query)
{
    const PageTrail::Begin byNumber = [&context, &client](const ReadQuery &wanted) {
        return withCrmCallback<ReadQuery>(context.logger(), wanted,
            [&client](const ReadQuery &told) { return client.createReadJob(told); });
    };
    auto id
        = PageTrail::begin(client, query, context.input().value(u"pageToken").toString(), byNumber);
    const bool isRefused = !id && query.page > 1 && PageTrail::isNumberRefused(id.error());
    const WhenRefused refused = whenRefused(context, job);
    if (isRefused && refused == WhenRefused::IsLost)
        return QJsonObject{{kIsLost, true}};
    const bool isAnew = isRefused && refused == WhenRefused::ReadsAnew;
    if (isAnew) {
        query.page = 1;
        id = byNumber(query);
    }
    if (!id)
        return fail(id.error());
    // The budget stays with the job: a plan's cost is told by it.
    QJsonObject made{{u"id"_s, *id}, {u"credits"_s, facts.limits.usableCredits()},
        {u"windowMs"_s, static_cast<qint64>(facts.limits.budget.creditWindow.count())},
        {u"jobCredits"_s, facts.limits.readJobCredits}};
    if (isAnew)
        made.insert(kIsReadAnew, true);
    return made;
}

} // namespace

bool isReadAnew(const StepContext &context)
{
    return context.memo().value(u"job")[kIsReadAnew].toBool();
}

bool isPageLost(const StepContext &context)
{
    return context.memo().value(u"job")[kIsLost].toBool();
}

StepResult readAnew(StepContext &context, Error error)
{
    if (auto forgotten = context.forget(u"job"_s); !forgotten)
        return context.orElse(forgotten.error());
    error.isRetryable = true;
    error.kind = ErrorKind::Service;
    return StepResult::failed(std::move(error));
}

StepResult withoutAnswer(StepContext &context, const Error &error)
{
    if (auto forgotten = context.forget(u"job.end"_s); !forgotten)
        return context.orElse(forgotten.error());
    return StepResult::failed(error);
}

Outcome<ReadJob> finishedReadJob(StepContext &context, CrmBulkRun &run, CrmClient &client,
    const CrmFacts &facts, ReadQuery query)
{
    query.callbackUrl = run.callback(context);
    std::optional<Error> failure;
    const RemoteJobSpec spec{.create = {.key = u"job"_s,
                                 .method = u"POST"_s,
                                 .urlPath = u"/crm/bulk/v8/read"_s,
                                 .bodySha256 = {},
                                 .isRepeatable = true, // a second read job costs credits only
                                 .onSending = {},
                                 .onRefused = {},
                                 .resolve = {}},
        .waitingFor = u"Zoho CRM"_s,
        .isPollFree = run.account().limitsOff};
    auto answer = context.remoteJob(
        spec,
        [&context, &run, &client, &facts, &query] {
            return begunJob(context, run.job(), client, facts, query);
        },
        [&client, &failure](const QJsonObject &created) -> Result<PollAnswer> {
            if (created.value(kIsLost).toBool())
                return PollAnswer{.isFinished = true, .answer = readJobMemo(ReadJob())};
            auto job = client.readJob(created.value(u"id").toString());
            if (!job) {
                if (!isCrmGone(job.error()))
                    return fail(job.error());
                failure = job.error();
                return PollAnswer{.isFinished = true, .answer = {{u"gone"_s, true}}};
            }
            if (job->state == CrmJobState::Failed) {
                failure = job->why.value_or(Error{
                    .kind = ErrorKind::Service, .what = u"The read job failed at Zoho CRM"_s});
                return PollAnswer{.isFinished = true, .answer = {{u"gone"_s, true}}};
            }
            if (job->state != CrmJobState::Completed)
                return PollAnswer{};
            return PollAnswer{.isFinished = true, .answer = readJobMemo(*job)};
        });
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->value(u"gone").toBool())
        return tl::unexpected(readAnew(context,
            failure.value_or(
                Error{.kind = ErrorKind::Service, .what = u"The read job failed at Zoho CRM"_s})));
    return readJobOf(*answer);
}

Outcome<Artifact> downloadedPage(
    StepContext &context, CrmClient &client, const ReadJob &job, const QString &path)
{
    auto page = fetchPage(context,
        {.page = context.input().value(u"page").toInt(1),
            .rows = job.count,
            .path = path,
            .download = [&context, &client, &job](const QString &to) {
                return client.downloadReadResult(job, to, [&context](qint64 done, qint64 total) {
                    context.progress(done, total, u"downloading"_s);
                });
            }});
    if (page)
        return std::move(*page);
    const Error &error = page.error().error;
    if (isCrmGone(error))
        return tl::unexpected(readAnew(context, error));
    return tl::unexpected(
        page.error().isContentWrong ? withoutAnswer(context, error) : context.orElse(error));
}

} // namespace sluice
