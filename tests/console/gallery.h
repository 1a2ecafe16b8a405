// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace sluice::gallery {

// Sheets that show every component of the console with made-up data. The caller owns them.
QWidget *componentSheet(); // 1240 x 767, one row for each kind of control
QWidget *runSheet(); // 1280 x 800: navigation, head, counters, stage tree, chart, limits
QWidget *tableSheet(); // 1280 x 800: tables, steps, empty and error forms

} // namespace sluice::gallery
