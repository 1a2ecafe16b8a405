// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/stagetreemodel.h"

namespace sluice {

// How a stage or a step of a snapshot is put into words and figures. Pure functions, GUI thread.
StageTreeModel::Row stageRowOf(
    const StageView &stage, const RunSnapshot &snapshot, qint64 nowMs, double processRate);
QString stepTitleInWords(const QString &title); // "Customers: chunk 3" in the console's language
StageTreeModel::Row stepRowOf(
    const StepView &step, const StageView &stage, const RunSnapshot &snapshot, qint64 nowMs);

} // namespace sluice
