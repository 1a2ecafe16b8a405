// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sluice {

// SLUICE_CRASH_POINT("S6.after_commit"): with SLUICE_CRASH_AT=S6.after_commit:2 in the environment
// the process kills itself (SIGKILL) at the second pass; with SLUICE_CRASH_NOTES=FILE it adds the
// name of every point that it passes to the file. Free when neither is set. Any thread.
void crashPoint(const char *name);

} // namespace sluice

#define SLUICE_CRASH_POINT(name) ::sluice::crashPoint(name)
