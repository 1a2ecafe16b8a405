// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/crontimes.h"

#include <QDateTime>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;
constexpr int kMostDays = 366 * 41; // a weekday that is 29 February may be forty years away

qint64 offsetAt(qint64 utcMs, const QTimeZone &zone)
{
    return zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC)) * qint64(1'000);
}

// A time of day as if it were UTC.
qint64 localMs(const QDate &date, int minutes)
{
    return date.startOfDay(Qt::UTC).toMSecsSinceEpoch() + minutes * kMinuteMs;
}

QDate localDate(qint64 utcMs, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(utcMs + offsetAt(utcMs, zone), Qt::UTC).date();
}

// The moment at which clocks show this time: the first of two, or the end of the gap that has it.
qint64 momentOf(qint64 local, const QTimeZone &zone)
{
    const qint64 before = offsetAt(local - kDayMs, zone);
    const qint64 after = offsetAt(local + kDayMs, zone);
    const qint64 early = local - std::max(before, after);
    const qint64 late = local - std::min(before, after);
    if (before == after)
        return early;
    for (const qint64 moment : {early, late}) {
        if (moment + offsetAt(moment, zone) == local)
            return moment;
    }
    qint64 low = early; // still with the offset before
    qint64 high = late;
    while (high - low > 1'000) {
        const qint64 middle = low + (high - low) / 2;
        (offsetAt(middle, zone) == before ? low : high) = middle;
    }
    return high / 1'000 * 1'000;
}

// By the clock on the wall.
std::optional<qint64> nextTimeOfDay(
    const CronExpression &expression, qint64 afterMs, const QTimeZone &zone)
{
    const QList<int> hours = expression.field(CronExpression::Hour).values();
    const QList<int> minutes = expression.field(CronExpression::Minute).values();
    const qint64 localAfter = (afterMs + offsetAt(afterMs, zone)) / kMinuteMs * kMinuteMs;
    QDate date = localDate(afterMs, zone);
    for (int day = 0; day < kMostDays; ++day, date = date.addDays(1)) {
        if (!expression.matchesDay(date))
            continue;
        for (const int hour : hours) {
            if (localMs(date, hour * 60 + 59) < localAfter)
                continue;
            for (const int minute : minutes) {
                const qint64 local = localMs(date, hour * 60 + minute);
                if (local < localAfter)
                    continue;
                if (const qint64 moment = momentOf(local, zone); moment > afterMs)
                    return moment;
            }
        }
    }
    return std::nullopt;
}

// By the time that passes.
std::optional<qint64> nextMinute(
    const CronExpression &expression, qint64 afterMs, const QTimeZone &zone)
{
    const CronField &minutes = expression.field(CronExpression::Minute);
    qint64 moment = (afterMs / kMinuteMs + 1) * kMinuteMs;
    QDate date = localDate(moment, zone);
    for (int day = 0; day < kMostDays; ++day) {
        const QDate next = date.addDays(1);
        const qint64 end = momentOf(localMs(next, 0), zone);
        if (expression.matchesDay(date)) {
            for (; moment < end; moment += kMinuteMs) {
                const qint64 local = moment + offsetAt(moment, zone);
                if (minutes.has(static_cast<int>(local / kMinuteMs % 60)))
                    return moment;
            }
        }
        moment = end;
        date = next;
    }
    return std::nullopt;
}

} // namespace

std::optional<qint64> nextCronTime(
    const CronExpression &expression, qint64 afterMs, const QTimeZone &zone)
{
    return expression.isOfEveryHour() ? nextMinute(expression, afterMs, zone)
                                      : nextTimeOfDay(expression, afterMs, zone);
}

QList<qint64> nextCronTimes(
    const CronExpression &expression, qint64 afterMs, const QTimeZone &zone, int count)
{
    QList<qint64> times;
    while (times.size() < count) {
        const auto next
            = nextCronTime(expression, times.isEmpty() ? afterMs : times.constLast(), zone);
        if (!next)
            break;
        times.append(*next);
    }
    return times;
}

std::optional<qint64> lastCronTime(
    const CronExpression &expression, qint64 afterMs, qint64 untilMs, const QTimeZone &zone)
{
    // Longer and longer looks back: a frequent schedule is found in the first, a rare one has few
    // times in the last.
    for (const qint64 back : {kHourMs, kDayMs, 32 * kDayMs, 366 * kDayMs, untilMs - afterMs}) {
        const qint64 from = std::max(afterMs, untilMs - back);
        std::optional<qint64> last;
        auto next = nextCronTime(expression, from, zone);
        while (next && *next <= untilMs) {
            last = next;
            next = nextCronTime(expression, *next, zone);
        }
        if (last || from == afterMs)
            return last;
    }
    return std::nullopt;
}

Result<QTimeZone> scheduleZone(const QString &name)
{
    if (name.isEmpty())
        return QTimeZone::systemTimeZone();
    // QTimeZone takes more than names of the time zone database, such as "UTC+3".
    if (!QTimeZone::isTimeZoneIdAvailable(name.toLatin1()))
        return fail(ErrorKind::Config, u"There is no time zone “%1”"_s.arg(name.left(60)), {},
            u"Use a name such as Europe/Berlin"_s);
    return QTimeZone(name.toLatin1());
}

} // namespace sluice
