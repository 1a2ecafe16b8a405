// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runledger.h"

#include <QJsonArray>

namespace sluice {

// What writing the records of a finished plan would cost at Klaviyo: requests by their kind, and
// how long its limits make them take (commercetools-klaviyo C.2). Any thread.
Result<QJsonObject> commerceCost(RunLedger &ledger, const RunRow &run, int largePerMinute);

// Records as they would be sent.
Result<QJsonArray> commerceSample(RunLedger &ledger, const RunRow &run);

} // namespace sluice
