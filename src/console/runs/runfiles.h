// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"

namespace sluice {

class Store;
class StoredBudgets;

// What the dashboard reads of a run's folder and store. Blocking: for worker threads. Nothing here
// changes a run.

Result<qint64> writeIssuesCsv(
    Store &store, const RunRow &run, const IssueFilter &filter, const QString &path);

// The row of outcome/rejected.csv with this ordinal, what was sent as JSON value by value; nothing
// found is an empty list.
Result<RecordValues> rejectedValues(const QString &runFolder, qint64 ordinal);

Result<QList<RunFile>> filesOfRun(Store &store, const RunRow &run, const QString &runFolder);

// The budgets of the account that a kind of sync works with: the one used last.
Result<QList<LimitLevel>> limitLevels(StoredBudgets &budgets, const QString &kind);

} // namespace sluice
