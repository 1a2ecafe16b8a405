// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runledger.h"
#include "syncs/verifyreport.h"

#include <QByteArrayView>

#include <functional>
#include <span>
#include <vector>

namespace sluice {

// Looks at a run's outcome files again, whatever its kind (reliability-security P15): each is as it
// was written, together they hold what the counters say, and no record twice. Reads only; any
// thread. `onWritten` sees each row of written.csv: its fields from `_row` on, and the header
// first.
struct OutcomeRows
{
    std::function<void(const QList<QByteArray> &columns)> onHeader;
    std::function<void(std::span<const QByteArrayView> fields)> onWritten;
};

Result<void> checkOutcomeFiles(
    RunLedger &ledger, const RunRow &run, const OutcomeRows &rows, VerifyReport &report);

} // namespace sluice
