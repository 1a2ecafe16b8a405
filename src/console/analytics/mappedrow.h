// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/catalyst/catalysttypes.h"
#include "syncs/datastoreanalytics/columnplan.h"

namespace sluice {

// One row of a table beside what a job's mapping makes of it, as it would be sent. Plain value.
struct MappedRow
{
    struct Cell
    {
        QString source; // the table's column
        QString before;
        QString target; // the view's
        QString after; // empty where the row does not go
    };
    QList<Cell> cells; // in the order of the file that is sent; personal values are hidden
    QString skipped; // why it would not be sent; empty: it would
    QString rejected; // what of `rejectedColumn` does not fit the view; empty: all does
    QString rejectedColumn;
};

// Blocks for nothing; any thread.
Result<MappedRow> mappedRow(const ColumnPlan &plan, const CatalystRow &row);

} // namespace sluice
