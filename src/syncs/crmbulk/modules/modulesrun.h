// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/snapshots.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/synckind.h"

namespace sluice {

// A run of several modules: its steps are runs, one for each module, one after the other, parents
// first. Each is a run as any other, with its own plan, gate, outcome files and undo; this one
// holds their counters in sum, stops with them and, when it is resumed, resumes the one that had
// not ended. A module begins once the one before it is complete.

Result<RunSpec> makeModulesRun(const CrmBulkServices &services, const SyncJob &job, bool isDryRun);
Result<void> modulesPreflight(
    const CrmBulkServices &services, const SyncJob &job, SyncTools &tools, RunSpec &spec);
Result<Pipeline> modulesPipeline(const CrmBulkServices &services, const RunRow &run);
QList<StageTitle> modulesStages();

// The runs of its modules that have begun, in their order.
struct ModuleRun
{
    QString module;
    RunRow run;
};
Result<QList<ModuleRun>> moduleRunsOf(RunLedger &ledger, const RunRow &run);

} // namespace sluice
