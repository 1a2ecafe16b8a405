// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

#include <functional>

namespace sluice {

class StepTx;

// What the steps that make and send chunks have in common, whatever their sync: keeping a chunk
// with its file, the chunk that a step's input names, and where its records stand while a request
// with them is on its way. Used on the step's thread.

// A stretch of read records that was processed: keeps the chunk and its file at `relPath` (empty:
// nothing is to be sent), and moves the run's counters from not attempted to what the chunk says.
Result<qint64> addProcessedChunk(
    StepTx &tx, Chunk chunk, const QString &relPath = {}, qint64 bytes = 0);

// The chunk of input "chunk", with its members.
Outcome<Chunk> chunkOfStep(StepContext &context);

// For AttemptSpec::onSending: the chunk's records are on their way, their outcome unknown.
std::function<Result<void>(StepTx &)> chunkIsSent(const Chunk &chunk);
// For AttemptSpec::onRefused: nothing of the request stands; the records wait as before.
std::function<Result<void>(StepTx &)> chunkWaitsAgain(const Chunk &chunk);

} // namespace sluice
