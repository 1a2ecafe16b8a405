// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/steplist.h"
#include "services/servicetest.h"

namespace sluice {

// A step of Test Connection as a step list shows it, without actions. Plain function; GUI thread.
StepList::Step shownTestStep(const ServiceTestStep &step);

} // namespace sluice
