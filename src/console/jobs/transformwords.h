// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/transforms/celltransform.h"

namespace sluice {

// What can be done to a cell, in the words of the console. Plain functions, GUI thread.

QList<TransformKind> transformKinds(); // in the order in which they are offered
QString transformWord(TransformKind kind); // "Cut"
QString describeTransform(const CellTransform &transform); // "Cut to 100 characters"
QString transformSummary(const QList<CellTransform> &transforms); // "Trim → Upper case"
QString transformProblem(const CellTransform &transform); // empty: it can be used

} // namespace sluice
