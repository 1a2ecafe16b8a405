// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timings.h"
#include "core/engine/runtypes.h"

#include <QStringList>

namespace sluice {

class Connections;

// The accounts whose limits a run shares with all that use them, as the groups of those limits
// begin: "zoho-crm/123", "klaviyo/a1b2c3"; the source's before the target's. An account that is not
// known, or not any more, is left out. Blocking, any thread: it reads the connections and, for
// Klaviyo, its key.
QStringList limitAccountsOf(const RunRow &run, Connections &connections, const Timings &timings);

// The one of a CRM run, which its parameters name; empty: they do not. Pure; any thread.
QString crmLimitAccountOf(const RunRow &run);

} // namespace sluice
