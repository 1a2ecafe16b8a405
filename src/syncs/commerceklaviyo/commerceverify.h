// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/commercerun.h"
#include "syncs/synckind.h"

namespace sluice {

// Looks at a run again: its outcome files, and whether Klaviyo holds what the ledger says it holds.
// Of events Klaviyo tells nothing by their ids: they were accepted. Reading only; on a network
// thread.
Result<VerifyReport> verifyCommerceRun(
    RunLedger &ledger, const RunRow &run, const CommerceServices &services, SyncTools tools);

} // namespace sluice
