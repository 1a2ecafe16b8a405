// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace sluice {

class JsonObjectReader;

// What a schedule says beside its times. Plain value, kept with its job. A previous run that has
// not ended always keeps the next one from beginning; that is no choice.
struct ScheduleTerms
{
    QString zone; // as the time zone database has it; empty: the machine's
    bool skipsMissed = false; // what nobody was there to start is not made up for, else once
    bool isDryRun = false; // plans only; nothing follows them
    QString thenJob; // begins when a run of the schedule has completed; empty: none
    bool thenOnRejections = false; // also when records were rejected

    friend bool operator==(const ScheduleTerms &, const ScheduleTerms &) = default;
};

// "schedule" of a job file: the five fields alone, or an object where there is more to say:
// {"cron","zone","missed":"run"|"skip","dryRun","then","thenOnRejections"}. Undefined: no schedule.
QJsonValue scheduleToJson(const QString &cron, const ScheduleTerms &terms);
void readSchedule(
    JsonObjectReader &reader, const QString &key, QString &cron, ScheduleTerms &terms);

// As the store keeps it: the five fields, or the object as text.
QString scheduleToText(const QString &cron, const ScheduleTerms &terms);
void scheduleOfText(const QString &text, QString &cron, ScheduleTerms &terms);

} // namespace sluice
