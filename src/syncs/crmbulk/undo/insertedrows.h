// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"
#include "syncs/crmbulk/undo/writtenrows.h"

namespace sluice {

class RunData;

// The records that a run made, by the rows of its outcome file that say “added”, with what it sent
// of them by its chunks' files. Blocks for the disk and the store; reads only, in bounded memory.

// Adds to the plan's parts: rows of the file that stand together and are of one chunk. Counts those
// that were there before and were changed.
Result<void> findInsertedRows(const QString &runDirectory, const Artifact &written,
    const QList<Chunk> &chunks, UndoPlan &plan);

// The records of one part: `before` stays empty.
Result<WrittenRows> insertedRowsOf(
    Store &store, const UndoPlan &plan, const QString &runDirectory, const UndoPlan::Part &part);

// Where a chunk's file is, below the run's folder; empty: there is none.
Result<QString> chunkFileOf(RunData &data, qint64 chunkId);

} // namespace sluice
