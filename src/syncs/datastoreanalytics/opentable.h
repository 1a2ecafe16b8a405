// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;
struct DatastoreJob;
struct ViewPlan;

// The step OpenTable, the first of a run: compares the table's columns with the view's, makes the
// view if there is none, counts the rows and adds the steps of their pages. On the network lane.
StepResult openTable(StepContext &context, DatastoreRun &run);

// The first part of it, remembered in the step: the view and the plan of its columns. A run of one
// row makes no view, and one that deletes looks at the view's ROWID alone.
Outcome<ViewPlan> planTable(StepContext &context, DatastoreRun &run);

StepSpec openTableStep();

// Whether the view is the one that a run may be bound to, see DatastoreJob::viewId.
Result<void> checkViewId(const DatastoreJob &job, const QString &viewId);

// What it remembers: {"view": id, "columns": ColumnPlan}.
inline constexpr QLatin1StringView kViewPlanKey{"viewPlan"};
// And, of an increment, the TableChanges.
inline constexpr QLatin1StringView kChangesKey{"changes"};

} // namespace sluice
