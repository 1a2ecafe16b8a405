// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"

namespace sluice {

class Application;
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

// The budgets that these accounts share, see limitAccountsOf(). What is only counted is left out,
// and so is a window of at most a minute that nobody has used since then: it is empty.
Result<QList<LimitLevel>> limitLevels(
    StoredBudgets &budgets, const QStringList &accounts, qint64 sinceMs);

// Those of the accounts that a run works with.
Result<QList<LimitLevel>> limitLevelsOf(Application &application, const RunRow &run);

// Those of the account of a service that was used last.
Result<QList<LimitLevel>> latestLimitLevels(StoredBudgets &budgets, const QString &service);

} // namespace sluice
