// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"

namespace sluice {

// The tool tip of a run's rate: its requests in a second, and on a line each what is left of its
// limits, the scarcest first and a few at most. Empty where nothing is known; plain text.
QString rateTip(const RunRates &rates, const QList<LimitLevel> &levels);

} // namespace sluice
