// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// Stays with a run of this process until it ends: shows its progress, answers SIGINT (stop; a
// second one interrupts) and SIGTERM (interrupts: resumable). Runs the main thread's event loop.
// The run's state at the end.
Result<RunState> watchRun(const CommandContext &context, const QString &runId);

// Prints the run's summary, the contract's JSON or the counters' lines.
ExitCode reportRun(const CommandContext &context, const QString &runId);

} // namespace sluice
