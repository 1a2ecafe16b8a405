// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runledger.h"

namespace sluice {

// The five outcome files of a commerce-klaviyo run into a folder; the counts of what they hold.
// Blocking, any thread.
Result<Counts> exportCommerceRun(RunLedger &ledger, const RunRow &run, const QString &folder);

} // namespace sluice
