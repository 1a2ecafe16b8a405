// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

#include <functional>

namespace sluice {

class StepTx;

// What the steps that send a chunk have in common, whatever their sync: the chunk that the step's
// input names, and where its records stand while a request with them is on its way. Used on the
// step's thread.

// The chunk of input "chunk", with its members.
Outcome<Chunk> chunkOfStep(StepContext &context);

// For AttemptSpec::onSending: the chunk's records are on their way, their outcome unknown.
std::function<Result<void>(StepTx &)> chunkIsSent(const Chunk &chunk);
// For AttemptSpec::onRefused: nothing of the request stands; the records wait as before.
std::function<Result<void>(StepTx &)> chunkWaitsAgain(const Chunk &chunk);

} // namespace sluice
