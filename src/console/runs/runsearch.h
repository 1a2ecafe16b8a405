// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "console/runs/runfilter.h"

#include <QStringList>

#include <array>
#include <functional>
#include <vector>

namespace sluice {

class Store;

// What is looked for among the runs that are older than the newest and over, and in which order.
struct RunSearch
{
    RunFilter filter;
    qint64 below = 0; // only smaller numbers
    QList<qint64> except; // those are held already
    int column = 0; // of RunTableModel
    Qt::SortOrder order = Qt::DescendingOrder;
};

// What was found: the numbers in their order, each with what it is sorted by, and how many there
// would be in each group. A run costs sixteen bytes here; its row is read when it is looked at.
struct FoundRuns
{
    struct Run
    {
        qint64 number = 0;
        double key = 0; // of a column of texts: the place among `texts`
    };
    std::vector<Run> runs;
    QStringList texts; // in their order
    bool isByText = false;
    Qt::SortOrder order = Qt::DescendingOrder;
    std::array<qint64, RunFilter::kGroups.size()> counts{};

    // Before which of them a run with this key stands; of equals it is the first.
    qsizetype placeOf(const QVariant &key, qint64 number) const;
};

// Reads all of them; blocking, on a worker thread. `isWanted` false: it ends early.
Result<FoundRuns> searchRuns(
    Store &store, const RunSearch &search, const std::function<bool()> &isWanted);

} // namespace sluice
