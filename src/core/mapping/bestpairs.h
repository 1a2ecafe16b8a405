// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace sluice {

// Pairs each row with at most one column, and each column with at most one row, so that the sum of
// the pairs' weights is the greatest that there is. Weights of 0 are no pairs. The column of each
// row; -1: none. For some hundreds of each; pure, any thread.
std::vector<qsizetype> bestPairs(const std::vector<std::vector<qint64>> &weights);

} // namespace sluice
