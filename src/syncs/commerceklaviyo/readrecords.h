// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "syncs/commerceklaviyo/commercerun.h"

namespace sluice {

// The work of a reading step: reads the shop page by page, maps each record and commits chunks as
// they fill. After a crash it goes on behind the last record that a chunk holds. On a network
// thread.
StepResult readRecords(StepContext &context, CommerceRun &run, CommerceResource resource);

} // namespace sluice
