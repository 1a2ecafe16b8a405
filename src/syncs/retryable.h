// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace sluice {

class Store;
struct RunRow;

// Of the records that a run rejected those that a further attempt may change, in the order of its
// ledger: some of their ids, and how many there are, an Error where there is none. Plain functions;
// any thread.
Result<QStringList> retryableIds(Store &store, qint64 runNumber, qint64 from, qint64 count);
Result<qint64> retryableCount(Store &store, const RunRow &run);

} // namespace sluice
