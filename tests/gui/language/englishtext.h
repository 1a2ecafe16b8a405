// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace sluice::testing {

// The texts below `root` that look English by their small words, one line for each, with where they
// stand: labels, buttons, tool tips, accessible names and cells, but for the log. What was typed or
// came from a service may be English; the caller knows it. GUI thread; looks only.
QStringList englishTexts(QWidget *root);

} // namespace sluice::testing
