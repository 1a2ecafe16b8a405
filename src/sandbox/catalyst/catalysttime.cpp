// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/catalysttime.h"

#include "sandbox/sandboxclock.h"

#include <QDateTime>
#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr qint64 kOffsetMs = kOrgOffsetMinutes * 60'000LL;
constexpr qsizetype kDayLength = 10;
constexpr qsizetype kMomentLength = 19;
constexpr qsizetype kStampLength = 23;

void appendPadded(QByteArray &out, qint64 value, int digits)
{
    std::array<char, 4> text{};
    for (int i = digits - 1; i >= 0; --i) {
        text.at(static_cast<size_t>(i)) = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    out.append(text.data(), digits);
}

// The number at a place of a text; -1: there are other characters.
int digitsAt(QByteArrayView text, qsizetype at, int count)
{
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// Days since 1970; nothing: no such day.
std::optional<qint64> dayOf(QByteArrayView text)
{
    if (text.size() < kDayLength || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const QDate date(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
    if (!date.isValid())
        return std::nullopt;
    return date.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
}

} // namespace

void appendCatalystMoment(QByteArray &out, qint64 ms)
{
    const qint64 local = ms + kOffsetMs;
    const qint64 day = (local >= 0 ? local : local - kDayMs + 1) / kDayMs;
    const qint64 seconds = (local - day * kDayMs) / 1000;
    appendIsoDate(out, day);
    out.append(' ');
    appendPadded(out, seconds / 3600, 2);
    out.append(':');
    appendPadded(out, seconds / 60 % 60, 2);
    out.append(':');
    appendPadded(out, seconds % 60, 2);
}

void appendCatalystStamp(QByteArray &out, qint64 ms)
{
    appendCatalystMoment(out, ms);
    out.append(':');
    appendPadded(out, (ms % 1000 + 1000) % 1000, 3);
}

QByteArray catalystStamp(qint64 ms)
{
    QByteArray text;
    appendCatalystStamp(text, ms);
    return text;
}

std::optional<qint64> catalystMs(QByteArrayView text)
{
    const auto day = dayOf(text);
    if (!day)
        return std::nullopt;
    const qint64 midnight = *day * kDayMs - kOffsetMs;
    if (text.size() == kDayLength)
        return midnight;
    if (text.size() < kMomentLength || text[10] != ' ' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const int hours = digitsAt(text, 11, 2);
    const int minutes = digitsAt(text, 14, 2);
    const int seconds = digitsAt(text, 17, 2);
    int millis = 0;
    if (text.size() != kMomentLength) {
        const bool isStamp = text.size() == kStampLength && (text[19] == ':' || text[19] == '.');
        millis = isStamp ? digitsAt(text, 20, 3) : -1;
    }
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59
        || millis < 0) {
        return std::nullopt;
    }
    return midnight + ((hours * 60LL + minutes) * 60 + seconds) * 1000 + millis;
}

bool isCatalystDay(QByteArrayView text)
{
    return text.size() == kDayLength && dayOf(text).has_value();
}

bool isCatalystMoment(QByteArrayView text)
{
    return text.size() == kMomentLength && catalystMs(text).has_value();
}

QString catalystDisplayTime(qint64 ms)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(ms + kOffsetMs, Qt::UTC);
    return QLocale::c().toString(moment, u"MMM dd, yyyy hh:mm AP"_s);
}

} // namespace sluice::sandbox
