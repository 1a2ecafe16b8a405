// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/listedschedule.h"
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

} // namespace sluice
