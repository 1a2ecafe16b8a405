// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/tableexport.h"

#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/datastorerun.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QJsonObject readMemo(const CatalystReadJob &job)
{
    QJsonObject memo{{u"id"_s, job.id}, {u"downloadUrl"_s, job.downloadUrl},
        {u"records"_s, job.recordsProcessed}};
    if (job.moreRecords)
        memo.insert(u"more"_s, *job.moreRecords);
    return memo;
}

CatalystReadJob readJobOf(const QJsonObject &memo)
{
    CatalystReadJob job;
    job.id = memo.value(u"id").toString();
    job.state = CatalystJobState::Completed;
    job.downloadUrl = memo.value(u"downloadUrl").toString();
    job.recordsProcessed = memo.value(u"records").toInteger(-1);
    if (const QJsonValue more = memo.value(u"more"); more.isBool())
        job.moreRecords = more.toBool();
    return job;
}

AttemptSpec readAttempt(const QString &key)
{
    return {.key = key,
        .method = u"POST"_s,
        .urlPath = u"/baas/v1/project/bulk/read"_s,
        .bodySha256 = {},
        .isRepeatable = true, // a second job reads the same
        .isReading = true,
        .onSending = {},
        .onRefused = {},
        .resolve = {}};
}

} // namespace

StepResult exportTablePageAnew(StepContext &context, const QString &key, Error error)
{
    if (auto forgotten = context.forget(key); !forgotten)
        return context.orElse(forgotten.error());
    error.isRetryable = true;
    error.kind = ErrorKind::Service;
    return StepResult::failed(std::move(error));
}

Outcome<CatalystReadJob> exportTablePage(StepContext &context, DatastoreRun &run,
    CatalystClient &client, const CatalystReadOrder &order, const QString &key)
{
    const Error noExport{
        .kind = ErrorKind::Service, .what = u"Catalyst could not export the page"_s};
    Error failure = noExport;
    const RemoteJobSpec spec{.create = readAttempt(key),
        .waitingFor = u"Catalyst"_s,
        .isPollFree = run.source().zoho.limitsOff};
    auto answer = context.remoteJob(
        spec,
        [&context, &run, &client, &order]() -> Result<QJsonObject> {
            CatalystReadOrder told = order;
            told.callbackUrl = run.callback(context, CallbackOf::Export);
            auto id = client.createReadJob(told);
            if (!id)
                return fail(id.error());
            return QJsonObject{{u"id"_s, *id}};
        },
        [&client, &failure](const QJsonObject &created) -> Result<PollAnswer> {
            auto job = client.readJob(created.value(u"id").toString());
            if (!job && !isCatalystGone(job.error()))
                return fail(job.error());
            if (!job || job->state == CatalystJobState::Failed) {
                if (job)
                    failure.why = job->description;
                else
                    failure = job.error();
                return PollAnswer{.isFinished = true, .answer = {{u"gone"_s, true}}};
            }
            if (job->state != CatalystJobState::Completed)
                return PollAnswer{};
            return PollAnswer{.isFinished = true, .answer = readMemo(*job)};
        });
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->value(u"gone").toBool())
        return tl::unexpected(exportTablePageAnew(context, key, failure));
    return readJobOf(*answer);
}

} // namespace sluice
