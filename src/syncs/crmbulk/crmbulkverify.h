// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/crmbulk/crmfacts.h"
#include "syncs/synckind.h"

namespace sluice {

// Checks a run from its store and files (counters, hashes, each record once) and reads the written
// records back from the CRM. Reading only: costs the credits of the read jobs. Blocks: for a worker
// thread. Memory: 16 bytes for each written record.
Result<VerifyReport> verifyCrmBulkRun(
    RunLedger &ledger, const RunRow &run, const CrmBulkServices &services, SyncTools tools);

} // namespace sluice
