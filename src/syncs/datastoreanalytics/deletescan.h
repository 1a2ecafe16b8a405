// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;

// The step that finds the rows of the view which the table does not have any more
// (datastore-analytics D.6): the ROWIDs of both are exported, sorted on the disk and compared; what
// only the view has is asked for in the table once more, and the steps that delete it are added. A
// list of the table that is empty, or shorter than the table's own count, deletes nothing; more
// rows than the job's limits wait for a person. On the network lane, after all rows are through.
StepResult scanForDeleted(StepContext &context, DatastoreRun &run);

StepSpec deleteScanStep();

} // namespace sluice
