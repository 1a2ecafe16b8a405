// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runledger.h"

namespace sluice {

class DatastoreRun;

// What writing the records of a finished dry run would cost:
// {"units":..,"requests":..,"lines":[..], "minutesAtLimits":..}. Units are Analytics' own
// (datastore-analytics B.8). Reads only; any thread.
Result<QJsonObject> datastoreCost(RunLedger &ledger, const RunRow &run, const DatastoreRun &made);

} // namespace sluice
