// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace sluice::testing {

// A walk through a window with the keyboard alone; each returns its complaints, one sentence for
// each. GUI thread; the window must be shown. The walk moves the focus and changes nothing else.

// Tab reaches every widget that takes the keyboard and comes round; the focus can be seen.
QStringList tabProblems(QWidget *window);
// No two that could be meant have the same shortcut or the same letter after Alt.
QStringList shortcutProblems(QWidget *window);

} // namespace sluice::testing
