// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/listedschedule.h"
#include "console/main/prompt.h"
#include "console/widgets/statelook.h"

#include <QDateTime>

namespace sluice {

// How the page Schedules says things. Pure functions, GUI thread (words are translated at each
// call).

// What lies ahead: "Today 14:30", "Tomorrow 02:00", "Monday 06:00", "1 Dec 02:00".
QString aheadText(const QDateTime &moment, const QDateTime &now);

// How the schedule's last time went: the run's state, or why there was none. `note` follows it.
struct ScheduleResultLook
{
    StateLook look;
    QString note;
    QString explanation;
};
ScheduleResultLook scheduleResult(const ListedSchedule &listed);

// Of those whose newest due time did not come to a run: a sentence; empty: there is none.
QString missedText(const QList<ListedSchedule> &jobs);
bool isMissed(const ListedSchedule &listed);

// Asks before jobs begin as if they were due: each with its environment and with what follows it,
// by `all` jobs. Production is told, and Cancel is the default there.
Prompt::Question runNowQuestion(
    const QList<ListedSchedule> &wanted, const QList<ListedSchedule> &all);

} // namespace sluice
