// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

#include <functional>

namespace sluice {

class Store;

// So many of the newest runs are always looked at; older ones as they are asked for.
inline constexpr int kNewestRuns = 1000;

// What was removed from the history (see removeRuns()) is in none of these lists.

// What windows follow all the time, newest first: the newest runs, plans too, and of the older ones
// those that are not over, that wait for a person or were interrupted, and the last run of each
// job. Blocking; any thread, as the Store.
Result<QList<RunRow>> currentRuns(Store &store, int newest = kNewestRuns);

// The runs that are over and older than those: their numbers are below `below`. Empty texts and 0
// mean all.
struct OlderRuns
{
    qint64 below = 0;
    QString kind;
    QString environment;
    qint64 sinceMs = 0; // made or begun then or later
};

// Hands each of them over, newest first and without its parameters, until `visit` says false. It
// reads as many rows as there are and holds one. Blocking.
Result<void> eachOlderRun(
    Store &store, const OlderRuns &which, const std::function<bool(const RunRow &)> &visit);

// One page of the list of all runs, plans too: the newest, or those whose numbers are below
// `before`. Newest first. Blocking.
struct RunPage
{
    qint64 before = 0; // 0: the newest
    int limit = kNewestRuns;
    QStringList jobs; // names; empty: of any
    bool isOfRemoved = false; // those that were removed from the history, and no others
};
Result<QList<RunRow>> runPage(Store &store, const RunPage &page);

// Whole rows, newest first; those that are not there are left out. Blocking.
inline constexpr int kMostRunsOfNumbers = 50; // at a time
Result<QList<RunRow>> runsOfNumbers(Store &store, const QList<qint64> &numbers);

} // namespace sluice
