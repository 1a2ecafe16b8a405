// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/options.h"
#include "sandbox/settings.h"

namespace sluice::sandbox {

// commercetools' switches, with defaults that depend on how the sandbox was started. Called once,
// before the first request.
void defineCommerceSettings(Settings &settings, const SandboxOptions &options);

} // namespace sluice::sandbox
