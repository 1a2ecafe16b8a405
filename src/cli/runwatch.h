// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "cli/command.h"

#include <functional>

namespace sluice {

// Makes the run that is to be watched; on a worker thread. The token ends it.
using RunBegin = std::function<Result<RunRow>(const CancelToken &token)>;

// Begins a run and stays with it until it ends: shows its progress, answers SIGINT (stop; a second
// one interrupts) and SIGTERM (interrupts: resumable). What is stopped before there is a run is a
// Cancelled error. Runs the main thread's event loop. The run at the end.
Result<RunRow> watchRun(const CommandContext &context, const RunBegin &begin);

// Prints the run's summary, the contract's JSON or the counters' lines.
// `cost`: what a plan would cost, beside it; empty: it is no such plan.
ExitCode reportRun(
    const CommandContext &context, const QString &runId, const QJsonObject &cost = {});

} // namespace sluice
