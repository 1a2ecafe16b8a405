// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"
#include "syncs/crmbulk/undo/undoplan.h"

#include <QByteArray>
#include <QHash>

namespace sluice {

class RunData;

// The records that a run made or changed, by the rows of its outcome file, which has their ids: an
// upsert learns only from the service which are new. Blocks for the disk; reads only, in bounded
// memory.
struct RunRows
{
    QList<UndoPlan::Part> inserted; // rows of one chunk that stand together in the file
    QList<UndoPlan::Part> updated;
    qint64 nameless = 0; // made, but erased since, or without an id from the service
    qint64 unknown = 0; // the same of changed ones
};
Result<RunRows> findRunRows(
    const QString &runDirectory, const Artifact &written, const QList<Chunk> &chunks);

// The ids of the records of one part, by their ordinals.
Result<QHash<qint64, QByteArray>> runRowIds(
    const QString &runDirectory, const UndoPlan::Part &part);

// Where a chunk's file is, below the run's folder; empty: there is none.
Result<QString> chunkFileOf(RunData &data, qint64 chunkId);

} // namespace sluice
