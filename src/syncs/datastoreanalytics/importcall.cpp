// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/importcall.h"

#include "syncs/datastoreanalytics/analyticsplace.h"
#include "syncs/datastoreanalytics/columnplan.h"
#include "syncs/datastoreanalytics/datastorejob.h"
#include "syncs/datastoreanalytics/importmemo.h"

#include <QFileInfo>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytesAtOnce = 20'000'000; // of an import without a job (B.4)

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
            const auto onProgress = [&context](qint64 done, qint64 total) {
                context.progress(done, total, u"uploading"_s);
            };
            auto id = withCallback<QString>(
                context.logger(), call.order, [&](const ImportOrder &order) {
                    return client.createImport(call.view, order, call.csvPath, onProgress);
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

ImportType importTypeOf(DatastoreMode mode)
{
    switch (mode) {
    case DatastoreMode::Append:
        return ImportType::Append;
    case DatastoreMode::Replace:
        return ImportType::TruncateAdd;
    case DatastoreMode::Full:
    case DatastoreMode::Incremental:
        break;
    }
    return ImportType::UpdateAdd;
}

void tellRefusedCallback(const Logger &logger, const Error &error)
{
    logger.warning(
        u"Zoho Analytics does not take the public address of the control API; it is asked instead: "
        "%1"_s.arg(error.why));
}

ImportOrder importOrder(const DatastoreJob &job, const ColumnPlan &columns)
{
    ImportOrder order;
    order.importType = importTypeOf(job.mode);
    if (order.importType == ImportType::UpdateAdd)
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
    return withPlace<ImportJob>(context, client.limits(), places, AnalyticsSlots::Kind::Import,
        [&] { return imported(context, client, attempt, counted); });
}

} // namespace sluice
