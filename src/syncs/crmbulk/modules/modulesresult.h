// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/crmbulk/crmfacts.h"
#include "syncs/synckind.h"

namespace sluice {

// What a run of several modules came to, from the runs of its modules: each outcome stays theirs,
// and is told here module by module. Any thread but the GUI's.

// The outcome files of each module into a folder of its name; the counts of all.
Result<Counts> exportModulesRun(RunLedger &ledger, const RunRow &run, const QString &folder);
Result<VerifyReport> verifyModulesRun(
    RunLedger &ledger, const RunRow &run, const CrmBulkServices &services, const SyncTools &tools);

// Of a finished dry run: the sums, every line with its module before it, and "modules" with the
// counts and the cost of each.
Result<QJsonObject> modulesCost(RunLedger &ledger, const RunRow &run);
Result<QJsonArray> modulesSample(RunLedger &ledger, const RunRow &run);

// What is done run by run, undo and retry: names the runs.
Error doneByModule(RunLedger &ledger, const RunRow &run, const QString &what);

} // namespace sluice
