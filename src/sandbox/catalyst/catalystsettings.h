// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/options.h"
#include "sandbox/settings.h"

namespace sluice::sandbox {

// The switches of the emulated Catalyst, explained by GET /__sandbox/settings. Called once, before
// the first request.
void defineCatalystSettings(Settings &settings, const SandboxOptions &options);

} // namespace sluice::sandbox
