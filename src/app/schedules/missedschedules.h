// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertconditions.h"

namespace sluice {

class ScheduleLedger;

// What was due and did not run, as the alerts ask for it: due times that nobody was there for, and
// runs that could not begin, from the last run of the schedule on, and those before that run for
// one day. `withUnseen`: also what no scheduler has looked at although its time has passed; not in
// the first moments of a process that has one itself. Blocking for the store; any thread.
Result<QList<MissedSchedule>> missedSchedules(
    ScheduleLedger &ledger, qint64 nowMs, bool withUnseen);

} // namespace sluice
