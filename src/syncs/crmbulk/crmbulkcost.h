// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runledger.h"

#include <QJsonObject>

namespace sluice {

// What a run would cost, from a finished plan of it: calls, credits (zoho-crm-bulk G1), bytes and
// the time that the limits alone make it take, with the numbers that it was computed from. Blocking
// for the store; asks nothing of the service.
Result<QJsonObject> crmBulkCost(RunLedger &ledger, const RunRow &run);

} // namespace sluice
