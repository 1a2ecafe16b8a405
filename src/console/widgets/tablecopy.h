// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTreeView;

namespace sluice {

class RowView;

// The rows of a table that are selected, from the top: texts as they are shown, tabs between the
// columns that are shown. Not more rows than one can wait for. GUI thread.
struct RowsAsText
{
    static constexpr int kMostRows = 20'000;

    QString text;
    int copied = 0;
    int selected = 0;
};
RowsAsText selectedRowsAsText(const QTreeView &view);

// Gives the cells of a table a menu that copies one of them or the rows that are selected. The view
// owns what is made.
void addCopyMenu(RowView *view);

} // namespace sluice
