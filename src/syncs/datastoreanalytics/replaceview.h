// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/engine/stage.h"

namespace sluice {

class DatastoreRun;

// The step that replaces all rows of the view (datastore-analytics D.3): the files are sent as the
// batches of one `truncateadd` job while the pages are still being read, and the service changes
// over at the last batch only; until then the view is as it was. A batch whose answer was lost, or
// a job that has expired, begins the job anew: nothing of it is to be seen. On the network lane,
// the only step of its stage but for what a hundred batches cannot hold.
StepResult replaceView(StepContext &context, DatastoreRun &run);

StepSpec replaceViewStep();

} // namespace sluice
