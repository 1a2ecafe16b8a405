// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <Qt>

namespace sluice {

// What an operator has chosen of a table's columns, where it differs from how its page made the
// table: which are shown, how wide they are, their order and what sorts the rows. A value that is
// kept over a restart as text.
struct ColumnChoice
{
    QMap<int, bool> shown; // by column
    QMap<int, int> widths;
    QList<int> order; // columns from left to right; empty: as they are made
    int sortColumn = -1; // none: as the page sorts
    Qt::SortOrder sortOrder = Qt::AscendingOrder;

    // Empty: nothing is chosen.
    QByteArray toText() const;
    // What is no choice of a table of so many columns is passed over.
    static ColumnChoice fromText(const QByteArray &text, int columns);
};

} // namespace sluice
