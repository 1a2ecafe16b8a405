// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;

namespace sluice {

// Lets a table be copied: Ctrl+C takes the selected rows, tabs between their cells, and the menu of
// a cell offers that cell or its row. Texts as they are shown. GUI thread; the view owns what is
// made.
void makeCopyable(QAbstractItemView *view);

} // namespace sluice
