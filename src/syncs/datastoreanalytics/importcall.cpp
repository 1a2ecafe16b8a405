// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/importcall.h"

#include "syncs/datastoreanalytics/columnplan.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QFileInfo>
#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytesAtOnce = 20'000'000; // of an import without a job (B.4)
constexpr std::chrono::milliseconds kPlacePause{15'000}; // until the next look for one (D.9)

QJsonObject importMemo(const ImportJob &job)
{
    QJsonArray problems;
    for (const ImportProblem &problem : job.problems)
        problems.append(QJsonObject{{u"line"_s, problem.line}, {u"field"_s, problem.field},
            {u"value"_s, problem.value}, {u"isWarning"_s, problem.isWarning},
            {u"text"_s, problem.text}});
    return {{u"id"_s, job.id}, {u"state"_s, static_cast<int>(job.state)},
        {u"totalRows"_s, job.totalRows}, {u"successRows"_s, job.successRows},
        {u"warnings"_s, job.warnings}, {u"errorCode"_s, job.errorCode},
        {u"errorText"_s, job.errorText}, {u"problems"_s, problems}};
}

ImportJob importJobOf(const QJsonObject &memo)
{
    ImportJob job;
    job.id = memo.value(u"id").toString();
    job.state = static_cast<ImportJobState>(memo.value(u"state").toInt());
    job.totalRows = memo.value(u"totalRows").toInteger();
    job.successRows = memo.value(u"successRows").toInteger();
    job.warnings = memo.value(u"warnings").toInteger();
    job.errorCode = memo.value(u"errorCode").toString();
    job.errorText = memo.value(u"errorText").toString();
    for (const QJsonValue &problem : memo.value(u"problems").toArray())
        job.problems.append({.line = problem[u"line"].toInteger(),
            .field = problem[u"field"].toInt(),
            .value = problem[u"value"].toString(),
            .isWarning = problem[u"isWarning"].toBool(),
            .text = problem[u"text"].toString()});
    return job;
}

// An import by ROWID whose answer was lost is made again: that changes nothing of what is there.
tl::unexpected<Error> failedImport(const AttemptSpec &attempt, Error error)
{
    if (attempt.isRepeatable && error.delivery == Delivery::Unknown)
        error.isRetryable = true;
    return fail(std::move(error));
}

Outcome<ImportJob> importedAtOnce(StepContext &context, AnalyticsClient &client,
    const AttemptSpec &attempt, const ImportCall &call)
{
    auto answer = context.attempt(attempt, [&]() -> Result<QJsonObject> {
        auto job = client.importNow(call.view, call.order, call.csvPath);
        if (!job)
            return failedImport(attempt, job.error());
        return importMemo(*job);
    });
    if (!answer)
        return tl::unexpected(answer.error());
    return importJobOf(*answer);
}

Outcome<ImportJob> imported(StepContext &context, AnalyticsClient &client,
    const AttemptSpec &attempt, const ImportCall &call)
{
    if (QFileInfo(call.csvPath).size() <= kMostBytesAtOnce)
        return importedAtOnce(context, client, attempt, call);
    const RemoteJobSpec spec{
        .create = attempt, .waitingFor = u"Zoho Analytics"_s, .isPollFree = call.isPollFree};
    auto answer = context.remoteJob(
        spec,
        [&]() -> Result<QJsonObject> {
            auto id = client.createImport(
                call.view, call.order, call.csvPath, [&context](qint64 done, qint64 total) {
                    context.progress(done, total, u"uploading"_s);
                });
            if (!id)
                return failedImport(attempt, id.error());
            return QJsonObject{{u"id"_s, *id}};
        },
        [&client, &call](const QJsonObject &created) -> Result<PollAnswer> {
            auto job = client.importJob(created.value(u"id").toString());
            if (!job)
                return fail(job.error());
            return PollAnswer{.isFinished = job->isFinished(),
                .answer = job->isFinished() ? importMemo(*job) : QJsonObject(),
                .done = job->successRows,
                .total = call.rows};
        });
    if (!answer)
        return tl::unexpected(answer.error());
    return importJobOf(*answer);
}

} // namespace

ImportOrder importOrder(const DatastoreJob &job, const ColumnPlan &columns)
{
    const bool isAppend = job.mode == DatastoreMode::Append;
    ImportOrder order;
    order.importType = isAppend ? ImportType::Append : ImportType::UpdateAdd;
    if (!isAppend)
        order.matchingColumns = QStringList{columns.columns.first().target};
    switch (job.onBadRow) {
    case OnBadRow::Skip:
        order.onError = ImportOnError::SkipRow;
        break;
    case OnBadRow::Abort:
        order.onError = ImportOnError::Abort;
        break;
    case OnBadRow::SetEmpty:
        order.onError = ImportOnError::SetColumnEmpty;
        break;
    }
    order.dateFormat = u"yyyy-MM-dd HH:mm:ss"_s;
    order.columnDateFormat = columns.dateFormats();
    return order;
}

Outcome<ImportJob> sendImport(StepContext &context, AnalyticsClient &client, AnalyticsSlots *places,
    const AttemptSpec &attempt, const ImportCall &call)
{
    ImportCall counted = call;
    counted.order.rows = call.rows;
    if (places == nullptr)
        return imported(context, client, attempt, counted);
    const QString holder = context.run().id + u'/' + context.step().key;
    if (!places->take(client.limits(), AnalyticsSlots::Kind::Import, holder))
        return tl::unexpected(StepResult::waitUntil(
            context.clock().nowMs() + kPlacePause.count(), u"all places for imports are taken"_s));
    auto job = imported(context, client, attempt, counted);
    // While the job works the step is entered again and again, and keeps its place.
    const bool isOnItsWay = !job && job.error().kind() == StepResult::Kind::WaitUntil;
    if (!isOnItsWay)
        places->give(client.limits(), AnalyticsSlots::Kind::Import, holder);
    return job;
}
} // namespace sluice
