// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/datepattern.h"

#include <array>
#include <chrono>
#include <cstring>

namespace sluice::sandbox {

namespace {

constexpr const char *kMonthNames[]
    = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

struct DateParts
{
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    bool isAfternoon = false;
};

int takeDigits(QByteArrayView text, qsizetype &at, int least, int most)
{
    int value = 0;
    int count = 0;
    for (; count < most && at < text.size() && text[at] >= '0' && text[at] <= '9'; ++count, ++at)
        value = value * 10 + (text[at] - '0');
    return count < least ? -1 : value;
}

int takeMonthName(QByteArrayView text, qsizetype &at)
{
    if (at + 3 > text.size())
        return -1;
    for (int i = 0; i < 12; ++i) {
        if (qstrnicmp(text.data() + at, kMonthNames[i], 3) != 0)
            continue;
        at += 3;
        while (at < text.size() && (text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z')
            ++at;
        return i + 1;
    }
    return -1;
}

void putDigits(char *out, int value, int digits)
{
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        out[i] = static_cast<char>('0' + value % 10);
}

bool putDate(const DateParts &parts, char (&out)[19])
{
    using namespace std::chrono;
    const year_month_day day{year{parts.year}, month{static_cast<unsigned>(parts.month)},
        std::chrono::day{static_cast<unsigned>(parts.day)}};
    if (!day.ok() || parts.hour > 23 || parts.minute > 59 || parts.second > 59)
        return false;
    std::memcpy(out, "0000-00-00 00:00:00", sizeof out);
    putDigits(out, parts.year, 4);
    putDigits(out + 5, parts.month, 2);
    putDigits(out + 8, parts.day, 2);
    putDigits(out + 11, parts.hour, 2);
    putDigits(out + 14, parts.minute, 2);
    putDigits(out + 17, parts.second, 2);
    return true;
}

// One letter's value from the text; false: it is not there.
bool takePart(char letter, int width, QByteArrayView text, qsizetype &at, DateParts &parts)
{
    const auto number = [&](int &to, int most) {
        const int value = takeDigits(text, at, width >= 2 ? 2 : 1, most);
        to = value;
        return value >= 0;
    };
    int unused = 0;
    switch (letter) {
    case 'y':
        if (width == 2) {
            const bool isThere = number(parts.year, 2);
            parts.year += parts.year < 70 ? 2000 : 1900;
            return isThere;
        }
        parts.year = takeDigits(text, at, 4, 4);
        return parts.year >= 0;
    case 'M':
        if (width < 3)
            return number(parts.month, 2);
        parts.month = takeMonthName(text, at);
        return parts.month > 0;
    case 'd':
        return number(parts.day, 2);
    case 'H':
    case 'h':
        return number(parts.hour, 2);
    case 'm':
        return number(parts.minute, 2);
    case 's':
        return number(parts.second, 2);
    case 'S':
        unused = takeDigits(text, at, 1, 3);
        return unused >= 0;
    case 'a':
        if (at + 2 > text.size() || (text[at + 1] | 0x20) != 'm')
            return false;
        parts.isAfternoon = (text[at] | 0x20) == 'p';
        at += 2;
        return true;
    default:
        return false;
    }
}

} // namespace

std::optional<DatePattern> DatePattern::make(QByteArrayView pattern)
{
    constexpr QByteArrayView kLetters("yMdHhmsSa");
    DatePattern made;
    for (qsizetype at = 0; at < pattern.size();) {
        const char letter = pattern[at];
        if (kLetters.contains(letter)) {
            Part part{letter, 0, {}};
            for (; at < pattern.size() && pattern[at] == letter; ++at)
                ++part.width;
            made.m_parts.push_back(part);
            continue;
        }
        if ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'z')
            return std::nullopt;
        Part part;
        if (letter == '\'') {
            const qsizetype end = pattern.indexOf('\'', at + 1);
            if (end < 0)
                return std::nullopt;
            part.literal = pattern.sliced(at + 1, end - at - 1).toByteArray();
            at = end + 1;
        } else {
            part.literal = QByteArray(1, letter);
            ++at;
        }
        made.m_parts.push_back(part);
    }
    if (made.m_parts.empty())
        return std::nullopt;
    return made;
}

bool DatePattern::parse(QByteArrayView text, char (&out)[19]) const
{
    DateParts parts;
    bool isTwelve = false;
    qsizetype at = 0;
    for (const Part &part : m_parts) {
        if (part.letter == 0) {
            if (!text.sliced(at).startsWith(part.literal))
                return false;
            at += part.literal.size();
            continue;
        }
        isTwelve = isTwelve || part.letter == 'h';
        if (!takePart(part.letter, part.width, text, at, parts))
            return false;
    }
    if (at != text.size())
        return false;
    if (isTwelve)
        parts.hour = parts.hour % 12 + (parts.isAfternoon ? 12 : 0);
    return putDate(parts, out);
}

bool DatePattern::parseAny(QByteArrayView text, char (&out)[19])
{
    static const std::array<DatePattern, 7> known{*make("yyyy-MM-dd HH:mm:ss"), *make("yyyy-MM-dd"),
        *make("yyyy-MM-dd HH:mm:ss.S"), *make("yyyy-MM-dd'T'HH:mm:ss"),
        *make("dd MMM, yyyy HH:mm:ss"), *make("dd MMM yyyy"), *make("dd MMM, yyyy")};
    for (const DatePattern &pattern : known) {
        if (pattern.parse(text, out))
            return true;
    }
    return false;
}

} // namespace sluice::sandbox
