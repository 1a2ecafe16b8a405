// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/settings.h"

namespace sluice::sandbox {

// Analytics' switches, with defaults that depend on whether the sandbox was started with limits.
// Called once, before the first request.
void defineAnalyticsSettings(Settings &settings, bool hasLimits);

} // namespace sluice::sandbox
