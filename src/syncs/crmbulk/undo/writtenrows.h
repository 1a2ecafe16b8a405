// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"
#include "core/store/store.h"
#include "syncs/crmbulk/undo/undoplan.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <vector>

namespace sluice {

// One record that a run wrote: what it sent, as the chunk's file has it, and what the record held
// before, as the page has it or the file beside the chunk.
struct WrittenRow
{
    QByteArray id;
    std::vector<QByteArray> sent; // by the columns of the chunk that went out
    std::vector<QByteArray> before;
};

struct WrittenRows
{
    QStringList columns; // that went out
    std::vector<WrittenRow> rows; // in the order of the file
};

// The records of one chunk of an ended run that it wrote, from its files: at most a chunk in
// memory. Blocks for the disk and the store; reads only.
Result<WrittenRows> writtenRowsOf(
    Store &store, const UndoPlan &plan, const QString &runDirectory, qint64 chunkId);

// The columns of a chunk that went out, as its step has them.
Result<QStringList> sentColumnsOf(Sql &sql, const QString &runId, const Chunk &chunk);

} // namespace sluice
