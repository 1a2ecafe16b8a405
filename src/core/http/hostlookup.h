// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"

namespace sluice {

// Looks a host's name up, for tests of connections. Waits in a local event loop that the answer,
// Timings::connect or the token ends: on network threads, never on the GUI thread.
Result<void> lookUpHost(const QString &host, const Timings &timings, const CancelToken &token);

} // namespace sluice
