// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;
struct SingleRow;

// Sends the one row of a chunk by a call of its own, which may be repeated (an update with
// addIfNotExist, or a deletion, both by ROWID; datastore-analytics B.5), and keeps what became of
// it. Of a run of one row it is the second step, and while an import has the view it is tried again
// for Timings::rowWait; of an increment of few rows there is one for each. On the network lane.
StepResult sendSingleRow(StepContext &context, DatastoreRun &run);

StepSpec sendSingleRowStep(const SingleRow &row, qint64 chunkId, const QString &relPath);
StepSpec sendRowStep(qint64 chunkId, const Chunk &chunk, const QString &relPath);
bool isRowStep(const QString &key);

} // namespace sluice
