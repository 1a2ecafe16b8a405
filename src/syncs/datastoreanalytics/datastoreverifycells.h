// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/datastoreanalytics/columnplan.h"
#include "syncs/datastoreanalytics/mapping/zoneshift.h"

namespace sluice {

// How one figure about a column, its sum, its smallest or its largest value, is the same in table
// and view although the two write it differently (datastore-analytics D.7). Plain values and
// functions, any thread.
enum class FigureKind : quint8 {
    None, // cannot be compared
    Whole, // digit for digit: ids have more of them than a double
    Decimal,
    Day,
    Time
};

// Of a column whose values go as they are; None for the others, and for one that is personal: its
// smallest value is a value.
FigureKind figureKind(const PlannedColumn &column);
bool isSummable(const PlannedColumn &column); // sums of large numbers overflow

// What the view should show for a value of the table; `shift` is null where times are not moved.
QString figureInView(const PlannedColumn &column, const QString &inTable, ZoneShift *shift);

// Unreadable: the view writes times in a form of its own, which says nothing about the values.
enum class FigureMatch : quint8 { Same, Different, Unreadable };
FigureMatch matchFigures(FigureKind kind, const QString &expected, const QString &inView);

} // namespace sluice
