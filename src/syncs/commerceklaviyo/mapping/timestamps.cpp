// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/timestamps.h"

#include <chrono>
#include <cstdio>

namespace sluice::commercemap {

namespace {

// The next `count` digits as a number, taken off the text; -1 if they are none.
int takeDigits(std::string_view &text, size_t count)
{
    int number = 0;
    if (text.size() < count) {
        return -1;
    }
    for (size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        number = number * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool takeMark(std::string_view &text, char mark)
{
    if (text.empty() || text.front() != mark) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

std::optional<int> takeOffsetMinutes(std::string_view &text)
{
    if (takeMark(text, 'Z')) {
        return 0;
    }
    const bool isWest = takeMark(text, '-');
    if (!isWest && !takeMark(text, '+')) {
        return {};
    }
    const int hours = takeDigits(text, 2);
    takeMark(text, ':');
    const int minutes = takeDigits(text, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
        return {};
    }
    return (isWest ? -1 : 1) * (hours * 60 + minutes);
}

} // namespace

std::optional<qint64> parseTimestamp(std::string_view text)
{
    using namespace std::chrono;
    const int y = takeDigits(text, 4);
    const bool dash1 = takeMark(text, '-');
    const int mo = takeDigits(text, 2);
    const bool dash2 = takeMark(text, '-');
    const int d = takeDigits(text, 2);
    const bool isTime = takeMark(text, 'T');
    const int h = takeDigits(text, 2);
    const bool colon1 = takeMark(text, ':');
    const int mi = takeDigits(text, 2);
    const bool colon2 = takeMark(text, ':');
    const int s = takeDigits(text, 2);
    if (y < 0 || mo < 0 || d < 0 || h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 59
        || !(dash1 && dash2 && isTime && colon1 && colon2)) {
        return {};
    }
    int ms = 0;
    if (takeMark(text, '.')) {
        int scale = 100;
        bool isAny = false;
        for (int digit = takeDigits(text, 1); digit >= 0; digit = takeDigits(text, 1)) {
            ms += digit * scale;
            scale /= 10;
            isAny = true;
        }
        if (!isAny) {
            return {};
        }
    }
    const auto offset = takeOffsetMinutes(text);
    const year_month_day date{year(y), month(unsigned(mo)), day(unsigned(d))};
    if (!offset || !text.empty() || !date.ok()) {
        return {};
    }
    const qint64 days = sys_days(date).time_since_epoch().count();
    return ((days * 24 + h) * 60 + mi - *offset) * 60'000 + s * 1000 + ms;
}

QByteArray writeTimestamp(qint64 ms)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(ms)};
    const auto dayStart = floor<days>(time);
    const year_month_day date(dayStart);
    const hh_mm_ss clock(floor<seconds>(time - dayStart));
    char text[32];
    const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ",
        int(date.year()), unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
        int(clock.minutes().count()), int(clock.seconds().count()));
    return QByteArray(text, length);
}

} // namespace sluice::commercemap
