// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

namespace sluice {

class CrmBulkRun;

// The step WriteChunk: packs a chunk, uploads it, creates the write job once, follows it, fetches
// its result and attributes each row of it to a record. On the network lane. Input: chunk, path,
// columns (those that are sent).
StepResult writeChunk(StepContext &context, CrmBulkRun &run);

StepSpec writeStep(qint64 chunkId, const Chunk &chunk, const QString &relPath,
    const QStringList &sentColumns, int number);

} // namespace sluice
