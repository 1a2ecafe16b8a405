// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/viewexport.h"

#include "base/csv/csvreader.h"
#include "base/files.h"
#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/analyticsplace.h"

#include <QFile>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kExportJob = "export"_L1;

QJsonObject exportMemo(const ExportJob &job)
{
    return {{u"id"_s, job.id}, {u"state"_s, static_cast<int>(job.state)},
        {u"downloadUrl"_s, job.downloadUrl}, {u"errorText"_s, job.errorText}};
}

ExportJob exportJobOf(const QJsonObject &memo)
{
    ExportJob job;
    job.id = memo.value(u"id").toString();
    job.state = static_cast<ImportJobState>(memo.value(u"state").toInt());
    job.downloadUrl = memo.value(u"downloadUrl").toString();
    job.errorText = memo.value(u"errorText").toString();
    return job;
}

StepResult exportAnew(StepContext &context, Error error)
{
    if (auto forgotten = context.forget(kExportJob); !forgotten)
        return context.orElse(forgotten.error());
    error.isRetryable = true;
    return StepResult::failed(std::move(error));
}

Outcome<ExportJob> finishedExport(
    StepContext &context, AnalyticsClient &client, const ViewExport &order)
{
    const RemoteJobSpec spec{.create = {.key = kExportJob,
                                 .method = u"GET"_s,
                                 .urlPath = u"/restapi/v2/bulk/workspaces/views/data"_s,
                                 .bodySha256 = {},
                                 .isRepeatable = true, // it changes nothing
                                 .isReading = true,
                                 .onSending = {},
                                 .onRefused = {},
                                 .resolve = {}},
        .waitingFor = u"Zoho Analytics"_s,
        .isPollFree = order.isPollFree};
    auto answer = context.remoteJob(
        spec,
        [&client, &order]() -> Result<QJsonObject> {
            auto id = client.createExport(order.view, {order.column}, {}, order.rows);
            if (!id)
                return fail(id.error());
            return QJsonObject{{u"id"_s, *id}};
        },
        [&client](const QJsonObject &created) -> Result<PollAnswer> {
            auto job = client.exportJob(created.value(u"id").toString());
            if (!job)
                return fail(job.error());
            return PollAnswer{.isFinished = job->isFinished(),
                .answer = job->isFinished() ? exportMemo(*job) : QJsonObject()};
        });
    if (!answer)
        return tl::unexpected(answer.error());
    return exportJobOf(*answer);
}

Outcome<bool> fetchedExport(StepContext &context, AnalyticsClient &client, const ViewExport &order)
{
    auto job = finishedExport(context, client, order);
    if (!job)
        return tl::unexpected(job.error());
    if (job->state != ImportJobState::Completed)
        return tl::unexpected(exportAnew(context,
            Error{.kind = ErrorKind::Service,
                .what = u"Analytics could not export the view's ROWIDs"_s,
                .why = job->errorText}));
    if (QFile::exists(order.path))
        return true;
    const QString part = order.path + u".part"_s;
    auto bytes = client.downloadExport(*job, part,
        [&context](qint64 done, qint64 total) { context.progress(done, total, u"downloading"_s); });
    if (!bytes)
        return tl::unexpected(context.orElse(bytes.error()));
    if (!QFile::rename(part, order.path))
        return tl::unexpected(
            context.orElse(diskError(u"Could not keep the export %1"_s.arg(order.path), errno)));
    return true;
}

} // namespace

Outcome<bool> exportViewColumn(
    StepContext &context, AnalyticsClient &client, AnalyticsSlots *places, const ViewExport &order)
{
    return withPlace<bool>(context, client.limits(), places, AnalyticsSlots::Kind::Export,
        [&] { return fetchedExport(context, client, order); });
}

Result<void> forEachCell(
    const QString &csvPath, const std::function<Result<void>(QByteArrayView cell)> &visit)
{
    QFile file(csvPath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read the export %1"_s.arg(csvPath), errno));
    CsvReader csv(file);
    if (auto header = csv.readHeader(); !header)
        return fail(header.error());
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return {};
        if (*kind != CsvReader::Kind::Row || csv.fields().size() != 1)
            return fail(ErrorKind::Data, u"The export holds a line that is no row"_s,
                u"line %1"_s.arg(csv.line()));
        if (auto visited = visit(csv.fields().front()); !visited)
            return visited;
    }
}

} // namespace sluice
