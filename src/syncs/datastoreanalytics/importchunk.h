// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;

// The step ImportChunk: sends one file to the view, waits for the verdict and settles each of its
// rows. A view takes one import at a time (datastore-analytics B.4), so that one such step works at
// once. Rows that the service refuses are found by its hints, else by sending ever smaller parts of
// the file again, which changes nothing of what is there (`updateadd`). On the network lane.
StepResult importChunk(StepContext &context, DatastoreRun &run);

StepSpec importChunkStep(qint64 chunkId, const Chunk &chunk, const QString &relPath);

} // namespace sluice
