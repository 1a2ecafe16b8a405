// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

namespace sluice {

class StepContext;

// An import of another machine or program has the view (7092), or another row is being written
// (8062): both are waited for (datastore-analytics D.9). These remember in the step since when, and
// tell it in the run's events once it is longer than Timings::busyReport.

Result<qint64> noteViewBusy(StepContext &context, const QString &view); // since when, in ms

// For the end of a step that could not send: notes it if that is why. Gives the end as it was.
StepResult toldIfViewBusy(StepContext &context, const QString &view, StepResult end);

} // namespace sluice
