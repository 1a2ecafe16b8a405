// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertrule.h"
#include "base/result.h"
#include "core/engine/runtypes.h"

#include <functional>

namespace sluice {

// What was due and did not run, of one job: the first of a row of misses, and how many by now. The
// same row keeps its first time, so that it is told once.
struct MissedSchedule
{
    QString jobId;
    QString jobName;
    QString kind;
    qint64 firstDueMs = 0;
    int count = 1;
};

// Who knows the schedules answers this; asked on the alerts' own thread.
using MissedSchedules = std::function<Result<QList<MissedSchedule>>(qint64 nowMs)>;

// Whether the conditions of a rule are met. Pure functions, any thread.

// Of a run that has ended: a sentence for each condition that is met; nothing if none is.
QStringList metByRun(const AlertWhen &when, const RunRow &run);

// Of a job whose last sync ended at `sinceMs`.
bool metBySilence(const AlertWhen &when, qint64 sinceMs, qint64 nowMs);

// "2 hours", "30 minutes": for sentences.
QString hoursText(double hours);

} // namespace sluice
