// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/transforms/civiltime.h"

namespace sluice {

namespace {

constexpr qint64 kDaySeconds = 86'400;

bool isCivilDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Days since 1970-01-01 of the Gregorian calendar; years begin in March, so that the leap day is
// their last.
qint64 civilDays(int year, int month, int day)
{
    const qint64 y = month <= 2 ? year - 1 : year;
    const qint64 era = (y >= 0 ? y : y - 399) / 400;
    const qint64 yearOfEra = y - era * 400;
    const qint64 dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
}

void setCivilDay(CivilTime &time, qint64 days)
{
    days += 719'468;
    const qint64 era = (days >= 0 ? days : days - 146'096) / 146'097;
    const qint64 dayOfEra = days - era * 146'097;
    const qint64 yearOfEra
        = (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 month = (5 * dayOfYear + 2) / 153;
    time.day = static_cast<int>(dayOfYear - (153 * month + 2) / 5 + 1);
    time.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    time.year = static_cast<int>(yearOfEra + era * 400 + (time.month <= 2 ? 1 : 0));
}

int daysOfMonth(int year, int month)
{
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && isLeap ? 29 : kDays[month - 1];
}

int twoDigits(const char *at)
{
    return (at[0] - '0') * 10 + (at[1] - '0');
}

void putTwoDigits(char *at, int number)
{
    at[0] = static_cast<char>('0' + number / 10);
    at[1] = static_cast<char>('0' + number % 10);
}

// Digits where `form` has a 0, the same character elsewhere.
bool hasCivilShape(const char *at, const char *form, qsizetype size)
{
    for (qsizetype i = 0; i < size; ++i) {
        if (form[i] == '0' ? !isCivilDigit(at[i]) : at[i] != form[i])
            return false;
    }
    return true;
}

bool isFraction(QByteArrayView text)
{
    if (text.isEmpty())
        return true;
    if ((text[0] != ':' && text[0] != '.') || text.size() < 2 || text.size() > 10)
        return false;
    for (const char c : text.sliced(1)) {
        if (!isCivilDigit(c))
            return false;
    }
    return true;
}

} // namespace

bool CivilTime::isValid() const
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
        && day <= daysOfMonth(year, month) && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59
        && second >= 0 && second <= 59;
}

qint64 civilSeconds(const CivilTime &time)
{
    return civilDays(time.year, time.month, time.day) * kDaySeconds + time.hour * 3'600
        + time.minute * 60 + time.second;
}

CivilTime civilTimeOf(qint64 seconds)
{
    qint64 days = seconds / kDaySeconds;
    if (seconds % kDaySeconds < 0)
        --days;
    const auto rest = static_cast<int>(seconds - days * kDaySeconds);
    CivilTime time{.hour = rest / 3'600, .minute = rest / 60 % 60, .second = rest % 60};
    setCivilDay(time, days);
    return time;
}

bool isCivilSeconds(qint64 seconds)
{
    constexpr qint64 kFirst = -62'135'596'800; // 0001-01-01 00:00:00
    constexpr qint64 kLast = 253'402'300'799; // 9999-12-31 23:59:59
    return seconds >= kFirst && seconds <= kLast;
}

CivilForm readCivilTime(QByteArrayView text, CivilTime &out)
{
    const char *at = text.data();
    if (text.size() < kCivilDaySize || !hasCivilShape(at, "0000-00-00", kCivilDaySize))
        return CivilForm::None;
    out = {.year = twoDigits(at) * 100 + twoDigits(at + 2),
        .month = twoDigits(at + 5),
        .day = twoDigits(at + 8)};
    if (text.size() == kCivilDaySize)
        return out.isValid() ? CivilForm::Day : CivilForm::None;
    if (text.size() < kCivilTimeSize || !hasCivilShape(at + kCivilDaySize, " 00:00:00", 9)
        || !isFraction(text.sliced(kCivilTimeSize)))
        return CivilForm::None;
    out.hour = twoDigits(at + 11);
    out.minute = twoDigits(at + 14);
    out.second = twoDigits(at + 17);
    return out.isValid() ? CivilForm::Time : CivilForm::None;
}

void writeCivilTime(char *out, const CivilTime &time)
{
    putTwoDigits(out, time.year / 100);
    putTwoDigits(out + 2, time.year % 100);
    out[4] = '-';
    putTwoDigits(out + 5, time.month);
    out[7] = '-';
    putTwoDigits(out + 8, time.day);
    out[10] = ' ';
    putTwoDigits(out + 11, time.hour);
    out[13] = ':';
    putTwoDigits(out + 14, time.minute);
    out[16] = ':';
    putTwoDigits(out + 17, time.second);
}

} // namespace sluice
