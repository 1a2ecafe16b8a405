// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sluice {

// SLUICE_CRASH_POINT("S6.after_commit"): with SLUICE_CRASH_AT=S6.after_commit:2 in the environment
// the process kills itself (SIGKILL) at the second pass. Free when the variable is not set.
void crashPoint(const char *name);

} // namespace sluice

#define SLUICE_CRASH_POINT(name) ::sluice::crashPoint(name)
