// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;

// The step OpenTable, the first of a run: compares the table's columns with the view's, makes the
// view if there is none, counts the rows and adds the steps of their pages. On the network lane.
StepResult openTable(StepContext &context, DatastoreRun &run);

StepSpec openTableStep();

// What it remembers: {"view": id, "columns": ColumnPlan}.
inline constexpr QLatin1StringView kViewPlanKey{"viewPlan"};
// And, of an increment, the TableChanges.
inline constexpr QLatin1StringView kChangesKey{"changes"};

} // namespace sluice
