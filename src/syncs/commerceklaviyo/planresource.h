// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stepcontext.h"
#include "syncs/commerceklaviyo/commercerun.h"

namespace sluice {

// The work of a resource's first step: counts what is there and shares it out among readers. On a
// network thread.
StepResult planResource(StepContext &context, CommerceRun &run, CommerceResource resource);

} // namespace sluice
