// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastoreanalyticspipeline.h"

#include "syncs/datastoreanalytics/deleterows.h"
#include "syncs/datastoreanalytics/deletescan.h"
#include "syncs/datastoreanalytics/gonerows.h"
#include "syncs/datastoreanalytics/importchunk.h"
#include "syncs/datastoreanalytics/opentable.h"
#include "syncs/datastoreanalytics/preparepage.h"
#include "syncs/datastoreanalytics/readtablepage.h"
#include "syncs/datastoreanalytics/replaceview.h"
#include "syncs/datastoreanalytics/singlerow.h"
#include "syncs/datastoreanalytics/singlerowsend.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

StepResult readStep(StepContext &context, DatastoreRun &run)
{
    return context.step().key == openTableStep().key ? openTable(context, run)
                                                     : readTablePage(context, run);
}

StepResult writeStep(StepContext &context, DatastoreRun &run)
{
    if (isRowStep(context.step().key))
        return sendSingleRow(context, run);
    return context.step().key == replaceViewStep().key ? replaceView(context, run)
                                                       : importChunk(context, run);
}

StepResult deleteStep(StepContext &context, DatastoreRun &run)
{
    if (context.step().key == goneRowsKey())
        return deleteGoneRows(context, run);
    return context.step().key == deleteScanStep().key ? scanForDeleted(context, run)
                                                      : deleteViewRows(context, run);
}

} // namespace

PipelineFactory datastoreAnalyticsPipeline(DatastoreServices services)
{
    return [services = std::move(services)](const RunRow &row) -> Result<Pipeline> {
        auto made = DatastoreRun::of(services, row.params);
        if (!made)
            return fail(made.error());
        const std::shared_ptr<DatastoreRun> run = *made;
        Pipeline pipeline;
        pipeline.shared = run;
        if (!row.isDryRun)
            pipeline.lock = run->makeLock(row.id);
        if (run->job().row) {
            pipeline.stages = singleRowStages(run);
            return pipeline;
        }
        pipeline.stages = {
            {.id = u"read"_s,
                .title = u"Read"_s,
                .lane = Lane::Network,
                .width = run->job().exports,
                .aheadOfNext = 8, // a page's file is on the disk until it was imported
                .work = [run](StepContext &context) { return readStep(context, *run); }},
            {.id = u"process"_s,
                .title = u"Process"_s,
                .lane = Lane::Processor,
                .width = 2,
                .aheadOfNext = 8,
                .work = [run](StepContext &context) { return preparePage(context, *run); }},
            {.id = u"write"_s,
                .title = u"Write"_s,
                .lane = Lane::Network,
                .width = 1, // a view takes one import at a time (datastore-analytics B.4)
                .aheadOfNext = 0,
                .isFollowed = true,
                .work = [run](StepContext &context) { return writeStep(context, *run); }},
            {.id = u"delete"_s,
                .title = u"Delete"_s,
                .lane = Lane::Network,
                .width = 1,
                .aheadOfNext = 0,
                .isFollowed = true,
                .work = [run](StepContext &context) { return deleteStep(context, *run); }},
        };
        return pipeline;
    };
}

QList<StageTitle> datastoreAnalyticsStages(bool isDryRun)
{
    QList<StageTitle> stages{{u"read"_s, u"Read"_s}, {u"process"_s, u"Process"_s}};
    if (!isDryRun)
        stages += {{u"write"_s, u"Write"_s}, {u"delete"_s, u"Delete"_s}};
    return stages;
}

} // namespace sluice
