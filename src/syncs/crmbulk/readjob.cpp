// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/readjob.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmcallback.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/files/pagefetch.h"

#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

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

} // namespace

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
    const QString pageToken = context.input().value(u"pageToken").toString();
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
        [&context, &client, &query, &pageToken, &facts]() -> Result<QJsonObject> {
            const auto begin
                = [&client](const ReadQuery &told) { return client.createReadJob(told); };
            auto id = pageToken.isEmpty()
                ? withCrmCallback<ReadQuery>(context.logger(), query, begin)
                : client.createNextReadJob(pageToken);
            // A token lives as long as the result it came with (B3); a refused request made
            // nothing.
            if (!id && !pageToken.isEmpty() && id.error().code == "INVALID_REQUEST"_L1
                && id.error().delivery == Delivery::Answered)
                id = withCrmCallback<ReadQuery>(context.logger(), query, begin);
            if (!id)
                return fail(id.error());
            // The budget stays with the job: a plan's cost is told by it.
            return QJsonObject{{u"id"_s, *id}, {u"credits"_s, facts.limits.usableCredits()},
                {u"windowMs"_s, static_cast<qint64>(facts.limits.budget.creditWindow.count())},
                {u"jobCredits"_s, facts.limits.readJobCredits}};
        },
        [&client, &failure](const QJsonObject &created) -> Result<PollAnswer> {
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

Result<bool> wasFollowed(StepTx &tx, const QString &runId, const QString &pageToken)
{
    auto rows = tx.sql().run("SELECT input FROM step WHERE run_id=? AND stage='read'", {runId});
    if (!rows)
        return fail(rows.error());
    bool isKnown = false;
    while (!pageToken.isEmpty() && !isKnown && (*rows)->next()) {
        const QByteArray input = (*rows)->value(0).toString().toUtf8();
        isKnown = QJsonDocument::fromJson(input).object().value(u"pageToken") == pageToken;
    }
    (*rows)->finish();
    return isKnown;
}

Error endlessPages(int page)
{
    return Error{.kind = ErrorKind::Protocol,
        .what = u"Zoho CRM does not end the list of pages"_s,
        .why
        = u"After page %1 it points to a page that was read already, or holds none"_s.arg(page),
        .next = u"Resume later; the records read so far are kept"_s,
        .code = u"ENDLESS_PAGES"_s};
}

} // namespace sluice
