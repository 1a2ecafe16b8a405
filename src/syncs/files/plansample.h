// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runledger.h"

#include <QJsonArray>

namespace sluice {

// The records that the steps of a dry run remembered under "sample", at most fifty of them. Reads
// only; any thread.
Result<QJsonArray> planSample(RunLedger &ledger, const RunRow &run);

} // namespace sluice
