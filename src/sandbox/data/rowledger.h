// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/rowstore.h"
#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// What tests see of a store's rows behind the API's back: NDJSON of all rows, or their number, a
// hash without what the server sets by its clock, and how often rows were written. Free functions
// on any thread; they read one snapshot.
bool writeRowLedger(const RowStore &rows, const ByteSink &sink);
QJsonObject rowDigest(const RowStore &rows);

} // namespace sluice::sandbox
