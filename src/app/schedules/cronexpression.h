// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDate>
#include <QList>
#include <QString>

#include <array>

namespace sluice {

// One of the five fields: which values it allows, and the ranges that it was written as.
struct CronField
{
    struct Range
    {
        int low = 0;
        int high = 0;
        int step = 1;
        bool isStar = false;
    };
    QList<Range> ranges;
    quint64 bits = 0; // bit n: n is allowed
    bool isStar = false; // it begins with *

    bool has(int value) const { return (bits >> value) & 1; }
    QList<int> values() const; // ascending
};

// A cron expression of five fields, or one of @hourly @daily @midnight @weekly @monthly @yearly
// @annually. Numbers, names of months and weekdays (three letters, any case), lists, ranges and
// steps; 7 is Sunday too. As Vixie's cron and POSIX have it: where neither the day of the month nor
// the weekday begins with *, a day that is either is meant, else one that is both. Plain value, any
// thread; it knows no time zone, see crontimes.h.
class CronExpression final
{
public:
    enum Field { Minute, Hour, Day, Month, Weekday, FieldCount };

    // The Error's code is cronFieldName() of the field that is wrong; empty: it is the whole.
    static Result<CronExpression> parse(const QString &text);

    const CronField &field(Field field) const { return m_fields[field]; }
    bool isAll(Field field) const; // nothing is left out
    bool matchesDay(const QDate &date) const;
    bool isEitherDay() const; // the day of the month or the weekday, not both
    // True: each minute that passes is looked at; false: times of day are meant. See crontimes.h.
    bool isOfEveryHour() const { return isAll(Hour); }

    // Five fields with one blank between, names as numbers: what any cron understands.
    QString text() const;

private:
    std::array<CronField, FieldCount> m_fields;
};

QString cronFieldName(CronExpression::Field field); // "minute", "hour", "day", "month", "weekday"

} // namespace sluice
