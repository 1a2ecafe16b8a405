// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/synckind.h"

namespace sluice {

struct DatastoreServices;

// Looks at a run again: its outcome files, and whether table and view hold as many rows, none of
// them twice (datastore-analytics D.7). Reads only; costs an export of two small results. Blocking,
// on a network thread.
Result<VerifyReport> verifyDatastoreRun(
    RunLedger &ledger, const RunRow &run, const DatastoreServices &services, SyncTools tools);

} // namespace sluice
