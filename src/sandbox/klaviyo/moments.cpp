// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/moments.h"

#include <chrono>
#include <cstdio>

namespace sluice::sandbox {

namespace {

// `digits` digits at `at`, which goes past them; -1 if there are none.
int takeDigits(std::string_view text, size_t &at, int digits)
{
    int value = 0;
    for (int i = 0; i < digits; ++i, ++at) {
        if (at >= text.size() || text[at] < '0' || text[at] > '9')
            return -1;
        value = value * 10 + (text[at] - '0');
    }
    return value;
}

bool takeChar(std::string_view text, size_t &at, char c)
{
    if (at >= text.size() || text[at] != c)
        return false;
    ++at;
    return true;
}

std::optional<int> takeOffset(std::string_view text, size_t &at)
{
    if (at == text.size() || takeChar(text, at, 'Z'))
        return 0;
    const int sign = text[at] == '-' ? -1 : text[at] == '+' ? 1 : 0;
    ++at;
    const int hours = takeDigits(text, at, 2);
    takeChar(text, at, ':');
    const int minutes = takeDigits(text, at, 2);
    if (sign == 0 || hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return std::nullopt;
    return sign * (hours * 3600 + minutes * 60);
}

} // namespace

std::optional<qint64> klaviyoSeconds(std::string_view text)
{
    using namespace std::chrono;
    size_t at = 0;
    const int y = takeDigits(text, at, 4);
    const bool hasMonth = takeChar(text, at, '-');
    const int m = takeDigits(text, at, 2);
    const bool hasDay = takeChar(text, at, '-');
    const int d = takeDigits(text, at, 2);
    const year_month_day date{
        year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (y < 0 || m < 0 || d < 0 || !hasMonth || !hasDay || !date.ok())
        return std::nullopt;
    const qint64 days = sys_days{date}.time_since_epoch().count();
    if (at == text.size())
        return days * 86'400;
    if (!takeChar(text, at, 'T') && !takeChar(text, at, ' '))
        return std::nullopt;
    const int hour = takeDigits(text, at, 2);
    const bool hasMinute = takeChar(text, at, ':');
    const int minute = takeDigits(text, at, 2);
    int second = 0;
    if (takeChar(text, at, ':'))
        second = takeDigits(text, at, 2);
    if (!hasMinute || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0
        || second > 60)
        return std::nullopt;
    if (takeChar(text, at, '.')) {
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
    }
    const auto offset = takeOffset(text, at);
    if (!offset || at != text.size())
        return std::nullopt;
    return days * 86'400 + hour * 3600 + minute * 60 + second - *offset;
}

QByteArray klaviyoMoment(qint64 ms)
{
    using namespace std::chrono;
    const sys_seconds moment{floor<seconds>(milliseconds{ms})};
    const sys_days date = floor<days>(moment);
    const year_month_day ymd{date};
    const hh_mm_ss time{moment - date};
    char text[48];
    const int size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d+00:00",
        static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
        static_cast<unsigned>(ymd.day()), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return {text, size};
}

} // namespace sluice::sandbox
