// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace sluice {

class Application;

// What can be asked of sandboxes that run now: those on this computer that connections of the
// environment Sandbox name. Blocking, for worker threads; each says how many were asked, and
// nothing is ever sent to another computer.

// Their data is as it was at the first start; faults and clocks, too.
Result<int> resetSandboxes(Application &application);

// The faults of the file from now on; an empty path: none.
Result<int> useSandboxFaults(Application &application, const QString &path);

} // namespace sluice
