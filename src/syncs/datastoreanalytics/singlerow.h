// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;

// A run of one row (datastore-analytics B.5, C.7): read from the table by its ROWID and shaped as
// the job's mapping says, then updated in the view, or added where the view lacks it; or deleted
// there. Two steps, both on the network lane: what is sent lies on the disk first, as in the bulk,
// so that a kill or a lost answer is resolved by sending the same again.
QList<Stage> singleRowStages(const std::shared_ptr<DatastoreRun> &run);
StepSpec firstSingleRowStep();

// What ended a run of one row that failed, as its events name it beside the services' own codes.
inline constexpr QLatin1StringView kRowGone{"ROW_GONE"}; // the table does not have it
inline constexpr QLatin1StringView kViewLocked{"VIEW_LOCKED"}; // an import did not end in time

// The step's last word, kept as an event with its code for whoever asked for the row and waits.
StepResult toldRowEnd(StepContext &context, StepResult result);

} // namespace sluice
