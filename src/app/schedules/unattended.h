// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/cronexpression.h"
#include "app/schedules/scheduleterms.h"

#include <QStringList>

namespace sluice {

// A job and those of its chain, as a server's own scheduler is to start them. Plain value.
struct UnattendedJob
{
    QString name;
    QString program; // sluice-cli with its path
    QString dataDirectory; // empty: the usual one
    QString cron;
    ScheduleTerms terms;
    struct Next
    {
        QString name;
        bool onRejections = false; // of the one before
    };
    QList<Next> chain;
};

// The systemd calendar events that are due when the expression is: two where cron means either of
// two kinds of days. Ends in the zone if there is one.
QStringList onCalendar(const CronExpression &expression, const QString &zone);

struct SystemdUnits
{
    QString name; // "sluice-clean-up-leads"
    QString service; // the text of NAME.service
    QString timer; // the text of NAME.timer
};
Result<SystemdUnits> systemdUnits(const UnattendedJob &job);
// Both files one below the other, with where they go and what to do then.
Result<QString> systemdText(const UnattendedJob &job);

// A line of a user's crontab, with comments above it where something needs to be known.
Result<QString> cronLines(const UnattendedJob &job);

// What both start: sluice-cli run NAME, quoted for a shell.
QString shellCommand(const UnattendedJob &job);

} // namespace sluice
