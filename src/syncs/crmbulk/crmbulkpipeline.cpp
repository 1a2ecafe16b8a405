// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulkpipeline.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/filetarget.h"
#include "syncs/crmbulk/modules/moduleparts.h"
#include "syncs/crmbulk/processpage.h"
#include "syncs/crmbulk/readpage.h"
#include "syncs/crmbulk/undo/undojob.h"
#include "syncs/crmbulk/undo/undopage.h"
#include "syncs/crmbulk/writechunk.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

Result<CrmBulkJob> crmBulkJobOf(const RunRow &run)
{
    QJsonObject parameters = run.params.value(u"job").toObject();
    const int version = run.params.value(u"version").toInt(1);
    if (version < 2 && !parameters.contains(u"writeBy"_s))
        parameters.insert(u"writeBy"_s, u"bulk"_s);
    if (version < 3)
        parameters.insert(u"compareFile"_s, false);
    auto job = CrmBulkJob::fromJson(parameters, run.params.value(u"mapping").toObject());
    if (job && job->sourceFile) {
        const QJsonArray columns = run.params.value(u"fileColumns").toArray();
        for (const QJsonValue &column : columns)
            job->sourceFile->columns.append(column.toString());
    }
    if (job && job->targetFile)
        job->targetFile->path = TargetFile::pathOfRun(
            run.params.value(u"targetPath").toString(job->targetFile->path), run.number);
    return job;
}

namespace {

// The part of an undo that deletes; null: there is none beside the whole.
std::shared_ptr<CrmBulkRun> deletionRun(const std::shared_ptr<CrmBulkRun> &whole)
{
    auto job = deletionPart(whole->job());
    return job ? std::make_shared<CrmBulkRun>(whole, *std::move(job)) : nullptr;
}

} // namespace

PipelineFactory crmBulkPipeline(CrmBulkServices services)
{
    return [services = std::move(services)](const RunRow &row) -> Result<Pipeline> {
        auto job = crmBulkJobOf(row);
        if (!job)
            return fail(job.error());
        auto account = services.account(row.params.value(u"connection").toString());
        if (!account)
            return fail(account.error());
        auto whole = std::make_shared<CrmBulkRun>(
            services, *job, *account, row.environment == "production"_L1);
        const auto run
            = [whole, deletion = deletionRun(whole)](const StepContext &context) -> CrmBulkRun & {
            return deletion && isInsertedPart(context) ? *deletion : *whole;
        };

        // One read job and two write jobs at once: how many the service lets run is not
        // documented (zoho-crm-bulk G1).
        const bool isWholeFirst
            = (job->undoOf && job->undoOf->deletes) || job->judgesAllPages(row.environment);
        Pipeline pipeline;
        pipeline.shared = whole;
        pipeline.isPart = isOfAModule(row);
        pipeline.stages = {
            {.id = u"read"_s,
                .title = u"Read"_s,
                .lane = Lane::Network,
                .width = 1,
                .aheadOfNext = 2, // a page's token and file live for a day only
                .work = [run](StepContext &context) { return readPage(context, run(context)); }},
            {.id = u"process"_s,
                .title = u"Process"_s,
                .lane = job->comparesFile() ? Lane::Network : Lane::Processor,
                .width = 1,
                .aheadOfNext = isWholeFirst ? 0 : 16, // they wait until all are looked at
                .work = [run](StepContext &context) { return processPage(context, run(context)); }},
            {.id = u"write"_s,
                .title = u"Write"_s,
                .lane = Lane::Network,
                .width = 2,
                .aheadOfNext = 0,
                .isFollowed = true,
                .work =
                    [run](StepContext &context) {
                        return isFileTargetStep(context.step())
                            ? writeFileTarget(context, run(context))
                            : writeChunk(context, run(context));
                    }},
        };
        return pipeline;
    };
}

QList<StageTitle> crmBulkStages(bool isDryRun)
{
    QList<StageTitle> stages{{u"read"_s, u"Read"_s}, {u"process"_s, u"Process"_s}};
    if (!isDryRun)
        stages.append({u"write"_s, u"Write"_s});
    return stages;
}

} // namespace sluice
