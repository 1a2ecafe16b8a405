// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commerceklaviyopipeline.h"

#include "syncs/commerceklaviyo/commercelock.h"
#include "syncs/commerceklaviyo/planresource.h"
#include "syncs/commerceklaviyo/readdeletions.h"
#include "syncs/commerceklaviyo/readrecords.h"
#include "syncs/commerceklaviyo/sendchunk.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// So many that the window of a second is used up by requests of a tenth (C.2), and the rest of the
// lane's threads read.
constexpr int kMostWriters = 14;

StepResult readStage(StepContext &context, CommerceRun &run)
{
    const auto resource = commerceResource(context.input().value(u"resource").toString());
    if (!resource)
        return StepResult::failed(
            Error{.kind = ErrorKind::Internal, .what = u"The step names no resource"_s});
    const QString how = context.input().value(u"how").toString();
    if (how == "plan"_L1)
        return planResource(context, run, *resource);
    if (how == "delete"_L1)
        return readDeletions(context, run, *resource);
    return readRecords(context, run, *resource);
}

} // namespace

PipelineFactory commerceKlaviyoPipeline(CommerceServices services)
{
    return [services = std::move(services)](const RunRow &row) -> Result<Pipeline> {
        auto made = CommerceRun::of(services, row.params);
        if (!made)
            return fail(made.error());
        const std::shared_ptr<CommerceRun> run = *made;
        Pipeline pipeline;
        pipeline.shared = run;
        if (!row.isDryRun)
            pipeline.lock
                = std::make_shared<CommerceLock>(CommerceLock::Parts{.account = run->source(),
                    .tokens = *services.tokens,
                    .log = services.log,
                    .timings = services.timings,
                    .runId = row.id,
                    .resources = run->job().resources,
                    .withoutLock = run->job().withoutLock,
                    .breakLock = run->job().breakLock});
        pipeline.stages = {
            {.id = u"read"_s,
                .title = u"Read"_s,
                .lane = Lane::Network,
                .width = run->job().readers,
                .isLeftOff = true,
                .work = [run](StepContext &context) { return readStage(context, *run); }},
            {.id = u"write"_s,
                .title = u"Write"_s,
                .lane = Lane::Network,
                .width = kMostWriters,
                .isFollowed = true,
                .work = [run](StepContext &context) { return sendChunk(context, *run); }},
        };
        return pipeline;
    };
}

QList<StageTitle> commerceKlaviyoStages(bool isDryRun)
{
    QList<StageTitle> stages{{u"read"_s, u"Read"_s}};
    if (!isDryRun)
        stages.append({u"write"_s, u"Write"_s});
    return stages;
}

} // namespace sluice
