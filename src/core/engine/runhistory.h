// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/store/store.h"

namespace sluice {

class Clock;

// A run leaves the history, or comes back to it. It is not listed any more, and nothing else
// changes: what reads on from it, retries, undoes or verifies it finds it by its id and number as
// before. Whoever resumes it brings it back.

// Whether it can be: it has ended, nothing of it is on its way, and it asks nobody for anything.
bool isRemovable(const RunRow &run);

// All of them or none; a run that is not removable is an Error. Blocking; any thread, as the Store.
Result<void> removeRuns(Store &store, const Clock &clock, const QStringList &ids);
Result<void> restoreRuns(Store &store, const QStringList &ids);

} // namespace sluice
