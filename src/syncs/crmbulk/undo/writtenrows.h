// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "syncs/crmbulk/undo/undoplan.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace sluice {

class StepContext;

// One record that a run wrote: what it sent, as the chunk's file has it, and what the record held
// before, as the page has it or the file beside the chunk.
struct WrittenRow
{
    QByteArray id;
    std::vector<QByteArray> sent; // by the columns of the chunk that went out
    std::vector<QByteArray> before; // empty of a record that the run made
    bool isBeforeKnown = true; // false: an upsert found another record than the one that was read
};

struct WrittenRows
{
    QStringList columns; // that went out
    std::vector<WrittenRow> rows; // in the order of the file
};

// The records of the part of an ended run that a step's page is about, from that run's files: at
// most a chunk in memory. Blocks for the disk and the store; reads only.
Result<WrittenRows> writtenRowsOf(StepContext &context, const UndoPlan &plan);

} // namespace sluice
