// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;
struct SingleRow;

// The second step of a run of one row: one call that may be repeated (an update with addIfNotExist,
// or a deletion, both by ROWID), and what became of it. While an import has the view it is tried
// again for Timings::rowWait. On the network lane.
StepResult sendSingleRow(StepContext &context, DatastoreRun &run);

StepSpec sendSingleRowStep(const SingleRow &row, qint64 chunkId, const QString &relPath);

} // namespace sluice
