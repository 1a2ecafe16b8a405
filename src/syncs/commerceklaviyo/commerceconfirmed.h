// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runledger.h"
#include "core/engine/snapshots.h"

namespace sluice {

// The last id of each resource up to which, in the order of ids, every record of the run is
// settled: where a later run may begin. Nothing for a resource that was not read by its ids. Any
// thread.
Result<QList<ConfirmedId>> confirmedIds(RunLedger &ledger, const RunRow &run);

} // namespace sluice
