// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace sluice::testing {

// The texts below `root` that their widgets cannot show whole, by the metrics of their fonts, one
// sentence for each: labels, buttons, choosers, tabs, headers, titles of groups, states in tables.
// What ends in an ellipsis and has its whole text in the tool tip is no complaint. GUI thread;
// looks only.
QStringList cutTexts(QWidget *root);

} // namespace sluice::testing
