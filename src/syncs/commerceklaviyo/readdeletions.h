// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "syncs/commerceklaviyo/commercerun.h"

namespace sluice {

// The reading step of Delete All: lists every catalog entry that is to go, those that this ledger
// knows or all that Klaviyo holds, and lets nothing be deleted before all are counted and the count
// was allowed (reliability-security P9). On a network thread.
StepResult readDeletions(StepContext &context, CommerceRun &run, CommerceResource resource);

} // namespace sluice
