// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxclock.h"
#include "sandbox/zohocrm/criteria.h"

#include <QDateTime>

#include <chrono>

namespace sluice::sandbox {

namespace {

// The number of `count` digits; -1: they are none.
int digitsOf(QByteArrayView text, qsizetype at, int count)
{
    int number = 0;
    for (int i = 0; i < count; ++i) {
        const char digit = text.at(at + i);
        if (digit < '0' || digit > '9')
            return -1;
        number = number * 10 + (digit - '0');
    }
    return number;
}

// 2021-02-22T18:24:38+05:30, as all stored moments are, without the slow general reader.
bool parseStoredMoment(QByteArrayView text, qint64 &ms)
{
    using namespace std::chrono;
    if (text.size() != 25 || text.at(4) != '-' || text.at(7) != '-' || text.at(10) != 'T'
        || text.at(13) != ':' || text.at(16) != ':' || text.at(22) != ':'
        || (text.at(19) != '+' && text.at(19) != '-')) {
        return false;
    }
    const int year = digitsOf(text, 0, 4);
    const int month = digitsOf(text, 5, 2);
    const int dayOfMonth = digitsOf(text, 8, 2);
    const int hour = digitsOf(text, 11, 2);
    const int minute = digitsOf(text, 14, 2);
    const int second = digitsOf(text, 17, 2);
    const int offset = digitsOf(text, 20, 2) * 60 + digitsOf(text, 23, 2);
    if (year < 0 || month < 1 || dayOfMonth < 1 || hour < 0 || hour > 23 || minute < 0
        || minute > 59 || second < 0 || second > 59 || digitsOf(text, 20, 2) < 0
        || digitsOf(text, 23, 2) < 0) {
        return false;
    }
    const year_month_day date{std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)), day(static_cast<unsigned>(dayOfMonth))};
    if (!date.ok())
        return false;
    const qint64 dayNumber = sys_days(date).time_since_epoch().count();
    const qint64 minutes
        = (dayNumber * 24 + hour) * 60 + minute - (text.at(19) == '-' ? -offset : offset);
    ms = minutes * 60'000 + second * 1000LL;
    return true;
}

} // namespace

bool parseIsoMoment(QByteArrayView text, qint64 &ms)
{
    if (parseStoredMoment(text, ms))
        return true;
    if (text.size() == 10) {
        const QDate day = QDate::fromString(QLatin1StringView(text), Qt::ISODate);
        ms = QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()
            - kOrgOffsetMinutes * 60'000LL;
        return day.isValid();
    }
    const QDateTime moment = QDateTime::fromString(QLatin1StringView(text), Qt::ISODate);
    ms = moment.toMSecsSinceEpoch();
    return moment.isValid();
}

} // namespace sluice::sandbox
