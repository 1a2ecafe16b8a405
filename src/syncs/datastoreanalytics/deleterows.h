// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;

// How many ids go into one condition (datastore-analytics D.6).
inline constexpr qint64 kMostDeletedAtOnce = 5'000;

// The step that deletes a chunk's rows from the view by their ROWIDs: a repeat deletes nothing
// else. On the network lane.
StepResult deleteViewRows(StepContext &context, DatastoreRun &run);

StepSpec deleteRowsStep(qint64 chunkId, const Chunk &chunk, const QString &relPath);

} // namespace sluice
