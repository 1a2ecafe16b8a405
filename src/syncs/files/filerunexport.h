// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

namespace sluice {

class RunLedger;

// Writes the five outcome files of a run that moves files into a folder: written, skipped and
// rejected as they were appended while it ran, not-attempted and pending from the pages (steps of
// the stage "process", with their column `idName`) and chunks that are not settled. Each record of
// the run stands in exactly one of them. Streams; any thread but the GUI's.
Result<Counts> exportFileRun(
    RunLedger &ledger, const RunRow &run, const QString &folder, QByteArrayView idName = "id");

} // namespace sluice
