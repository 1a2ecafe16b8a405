// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/snapshots.h"
#include "core/engine/stage.h"
#include "syncs/datastoreanalytics/datastorerun.h"

namespace sluice {

// The sync datastore-analytics: pages of a table are exported side by side, turned into files for
// the import, and sent to the view one after the other, because a view takes one import at a time.
// The three overlap. Builds the pipeline from a run's parameters, see datastoreRunParams().
PipelineFactory datastoreAnalyticsPipeline(DatastoreServices services);

QList<StageTitle> datastoreAnalyticsStages(bool isDryRun);

} // namespace sluice
