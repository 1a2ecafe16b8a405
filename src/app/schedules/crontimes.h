// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/cronexpression.h"

#include <QTimeZone>

#include <optional>

namespace sluice {

// When a schedule is due, in a time zone. All times are milliseconds UTC since 1970. Pure
// functions, any thread.
//
// Where clocks are set forward or back (daylight saving), as Vixie's cron does it:
// - An expression with hours means times of day. One that the skipped hour takes away is due at the
//   first moment after it, once, however many are taken away. One of the doubled hour is due the
//   first time only.
// - An expression of every hour ("*/15 * * * *") goes by the time that passes: it is due at each
//   matching minute that comes, so in both passes of a doubled hour and not in a skipped one.

// The first time after `afterMs`; nothing: never again.
std::optional<qint64> nextCronTime(
    const CronExpression &expression, qint64 afterMs, const QTimeZone &zone);
QList<qint64> nextCronTimes(
    const CronExpression &expression, qint64 afterMs, const QTimeZone &zone, int count);

// The last time in (afterMs, untilMs].
std::optional<qint64> lastCronTime(
    const CronExpression &expression, qint64 afterMs, qint64 untilMs, const QTimeZone &zone);

// The zone of this name, or the machine's if it is empty; an Error for a name that is none.
Result<QTimeZone> scheduleZone(const QString &name);

} // namespace sluice
