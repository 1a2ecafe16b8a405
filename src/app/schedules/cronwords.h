// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/cronexpression.h"

#include <QCoreApplication>

namespace sluice {

// What an expression means, in the operator's language: "Every day at 02:00", "Monday to Friday at
// 06:00", "Every 15 minutes". Whole phrases are translated, and names of days and months come from
// the language, so that no other order of words is forced on it. Any thread, but for the
// translator's own rules.
class CronWords final
{
    Q_DECLARE_TR_FUNCTIONS(CronWords)

public:
    static QString text(const CronExpression &expression);

private:
    explicit CronWords(const CronExpression &expression);

    QString whole() const;
    QString days() const; // empty: every day
    QString daysOfMonth() const;
    QString weekdays() const;
    QString months() const; // empty: every month
    bool isAtTimes() const; // a few times of day, else something that repeats
    QString times() const;
    QString repeating() const;
    QString everyHour() const;
    QString minutesOfHour() const;

    static QString list(const QStringList &parts); // "a, b and c"
    // Runs of three and more are ranges.
    static QString ranges(const QList<int> &values, QString (*name)(int));

    const CronExpression &m_expression;
    QList<int> m_minutes;
    QList<int> m_hours;
};

} // namespace sluice
