// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

namespace sluice {

class CrmBulkRun;

// The step WriteChunk: asks, where the job is guarded, which records somebody changed meanwhile,
// sends the others by bulk write or by the record API, whichever costs less (writeWay()), and keeps
// what became of each. On the network lane. Input: chunk, path,
// columns (those that are sent).
StepResult writeChunk(StepContext &context, CrmBulkRun &run);

StepSpec writeStep(qint64 chunkId, const Chunk &chunk, const QString &relPath,
    const QStringList &sentColumns, int number);

} // namespace sluice
