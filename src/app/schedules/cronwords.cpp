// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/cronwords.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostTimes = 6; // that are told one by one

QString twoDigits(int number)
{
    return QString::number(number).rightJustified(2, u'0');
}

QString timeText(int hour, int minute)
{
    return twoDigits(hour) + u':' + twoDigits(minute);
}

QString minuteName(int minute)
{
    return u':' + twoDigits(minute);
}

QString numberName(int number)
{
    return QString::number(number);
}

QString hourName(int hour)
{
    return timeText(hour, 0);
}

// English names where the program speaks English, whatever the machine's locale is.
QLocale nameLocale()
{
    const QString language = QCoreApplication::translate("CronWords", "en", "the language's code");
    return QLocale(language);
}

QString monthName(int month)
{
    return nameLocale().standaloneMonthName(month);
}

QString weekdayName(int day) // 1 Monday to 7 Sunday
{
    return nameLocale().standaloneDayName(day);
}

// The constant distance of values that fill 0 to `all` evenly; 0: they do not.
int evenStep(const QList<int> &values, int all)
{
    if (values.size() < 2 || values.constFirst() != 0)
        return 0;
    const int step = values.at(1);
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (values.at(i) != step * i)
            return 0;
    }
    return step * values.size() == all ? step : 0;
}

bool isRun(const QList<int> &values)
{
    return values.constLast() - values.constFirst() == values.size() - 1;
}

} // namespace

QString CronWords::text(const CronExpression &expression)
{
    return CronWords(expression).whole();
}

CronWords::CronWords(const CronExpression &expression)
    : m_expression(expression)
    , m_minutes(expression.field(CronExpression::Minute).values())
    , m_hours(expression.field(CronExpression::Hour).values())
{
}

QString CronWords::whole() const
{
    const QString when = days();
    if (isAtTimes())
        return when.isEmpty() ? tr("Every day at %1").arg(times())
                              : tr("%1 at %2").arg(when, times());
    if (when.isEmpty())
        return repeating();
    return tr("%1: %2", "days, then how often").arg(when, repeating());
}

bool CronWords::isAtTimes() const
{
    return !m_expression.isOfEveryHour() && m_minutes.size() * m_hours.size() <= kMostTimes
        && (evenStep(m_hours, 24) == 0 || m_hours.size() <= 2);
}

QString CronWords::times() const
{
    QStringList all;
    for (const int hour : m_hours) {
        for (const int minute : m_minutes)
            all.append(timeText(hour, minute));
    }
    return list(all);
}

QString CronWords::minutesOfHour() const
{
    return ranges(m_minutes, minuteName);
}

QString CronWords::everyHour() const
{
    const int step = evenStep(m_minutes, 60);
    if (step == 1)
        return tr("Every minute");
    if (step > 1)
        return tr("Every %n minutes", nullptr, step);
    return tr("Every hour at %1").arg(minutesOfHour());
}

QString CronWords::repeating() const
{
    if (m_expression.isOfEveryHour())
        return everyHour();
    if (const int step = evenStep(m_hours, 24); step > 1) {
        if (m_minutes.size() == 1)
            return m_minutes.constFirst() == 0
                ? tr("Every %n hours", nullptr, step)
                : tr("Every %n hours at %1", nullptr, step).arg(minutesOfHour());
        return tr("%1, every %n hours", nullptr, step).arg(everyHour());
    }
    if (isRun(m_hours) && m_hours.size() > 1)
        return tr("%1, from %2 to %3")
            .arg(everyHour(), timeText(m_hours.constFirst(), m_minutes.constFirst()),
                timeText(m_hours.constLast(), m_minutes.constLast()));
    if (m_hours.size() == 1)
        return tr("%1, from %2 to %3")
            .arg(everyHour(), timeText(m_hours.constFirst(), m_minutes.constFirst()),
                timeText(m_hours.constFirst(), m_minutes.constLast()));
    return tr("%1, in the hours from %2").arg(everyHour(), ranges(m_hours, hourName));
}

QString CronWords::months() const
{
    if (m_expression.isAll(CronExpression::Month))
        return {};
    return ranges(m_expression.field(CronExpression::Month).values(), monthName);
}

QString CronWords::daysOfMonth() const
{
    const CronField &field = m_expression.field(CronExpression::Day);
    const QList<int> days = field.values();
    if (field.isStar && field.ranges.size() == 1)
        return tr("every %n days from day 1", nullptr, field.ranges.constFirst().step);
    return days.size() == 1 ? tr("day %1").arg(days.constFirst())
                            : tr("days %1").arg(ranges(days, numberName));
}

QString CronWords::weekdays() const
{
    QList<int> days = m_expression.field(CronExpression::Weekday).values();
    if (days.constFirst() == 0) { // the week begins on Monday here
        days.removeFirst();
        days.append(7);
    }
    return ranges(days, weekdayName);
}

QString CronWords::days() const
{
    const bool anyDay = m_expression.isAll(CronExpression::Day);
    const bool anyWeekday = m_expression.isAll(CronExpression::Weekday);
    const bool isEither = m_expression.isEitherDay();
    const QString of = months();
    // A full list beside another one allows every day: that is how cron reads it.
    if ((anyDay && anyWeekday) || (isEither && (anyDay || anyWeekday)))
        return of.isEmpty() ? QString() : tr("Every day in %1").arg(of);
    if (anyDay)
        return of.isEmpty() ? weekdays() : tr("%1 in %2").arg(weekdays(), of);
    const QString days = of.isEmpty() ? tr("%1 of every month").arg(daysOfMonth())
                                      : tr("%1 of %2").arg(daysOfMonth(), of);
    QString text = days;
    if (!anyWeekday && isEither)
        text = of.isEmpty() ? tr("%1, and also every %2").arg(days, weekdays())
                            : tr("%1, and also every %2 then").arg(days, weekdays());
    else if (!anyWeekday)
        text = tr("%1, if that is a %2").arg(days, weekdays());
    return text.at(0).toUpper() + text.mid(1);
}

QString CronWords::list(const QStringList &parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return tr("%1 and %2", "the end of a list")
        .arg(parts.first(parts.size() - 1).join(tr(", ", "in a list")), parts.constLast());
}

QString CronWords::ranges(const QList<int> &values, QString (*name)(int))
{
    QStringList parts;
    for (qsizetype first = 0; first < values.size();) {
        qsizetype last = first;
        while (last + 1 < values.size() && values.at(last + 1) == values.at(last) + 1)
            ++last;
        if (last - first < 2)
            last = first;
        parts.append(last == first
                ? name(values.at(first))
                : tr("%1 to %2", "a range").arg(name(values.at(first)), name(values.at(last))));
        first = last + 1;
    }
    return list(parts);
}

} // namespace sluice
