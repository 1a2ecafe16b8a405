// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/changes/fieldchanges.h"

#include <QDate>

#include <algorithm>
#include <array>
#include <charconv>

namespace sluice::ValueShape {

namespace {

QByteArrayView withoutBlanks(QByteArrayView value)
{
    return value.trimmed();
}

bool equalsIgnoringCase(QByteArrayView value, QByteArrayView word)
{
    return value.size() == word.size()
        && value.compare(word, Qt::CaseInsensitive) == 0;
}

template <size_t N> bool isOneOf(QByteArrayView value, const std::array<QByteArrayView, N> &words)
{
    for (const QByteArrayView word : words) {
        if (equalsIgnoringCase(value, word))
            return true;
    }
    return false;
}

int digitsAt(QByteArrayView value, qsizetype at, qsizetype count)
{
    int number = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        const char digit = value[i];
        if (digit < '0' || digit > '9')
            return -1;
        number = number * 10 + (digit - '0');
    }
    return number;
}

QDate dateOf(QByteArrayView value)
{
    if (value.size() < 10 || value[4] != '-' || value[7] != '-')
        return {};
    if (value.size() > 10 && value[10] != 'T' && value[10] != ' ')
        return {};
    return QDate(digitsAt(value, 0, 4), digitsAt(value, 5, 2), digitsAt(value, 8, 2));
}

bool isAddress(QByteArrayView value)
{
    const qsizetype at = value.indexOf('@');
    return at > 0 && value.indexOf('.', at) > at;
}

qsizetype lettersBeyondAscii(QByteArrayView value)
{
    qsizetype count = 0;
    for (const char byte : value) // each begins with one such byte
        count += (static_cast<unsigned char>(byte) & 0xC0) == 0xC0;
    return count;
}

} // namespace

bool isBlank(QByteArrayView value)
{
    static constexpr std::array<QByteArrayView, 9> kNothing{
        "", "-", "--", "n/a", "na", "none", "null", "-none-", "unknown"};
    return isOneOf(withoutBlanks(value), kNothing);
}

bool isPlaceholder(QByteArrayView value)
{
    static constexpr std::array<QByteArrayView, 8> kWords{"null", "undefined", "nan", "(null)",
        "[object object]", "infinity", "#n/a", "#ref!"};
    return isOneOf(withoutBlanks(value), kWords);
}

bool isTruncated(QByteArrayView before, QByteArrayView after)
{
    const QByteArrayView old = withoutBlanks(before);
    const QByteArrayView cut = withoutBlanks(after);
    // A number that loses its decimals was rounded.
    return !cut.isEmpty() && cut.size() < old.size() && old.startsWith(cut) && !number(old);
}

bool isGarbled(QByteArrayView before, QByteArrayView after)
{
    const auto has = [after](QByteArrayView mark) { return after.contains(mark); };
    if (has("\xEF\xBF\xBD") && !before.contains("\xEF\xBF\xBD"))
        return true;
    const qsizetype letters = lettersBeyondAscii(before);
    if (letters == 0)
        return false;
    // UTF-8 read as Latin-1: each letter became two, the first an A with tilde or a circumflex.
    if ((has("\xC3\x83") || has("\xC3\x82") || has("\xC3\xA2\xE2\x82\xAC"))
        && lettersBeyondAscii(after) > letters)
        return true;
    return after.count('?') >= before.count('?') + letters;
}

std::optional<double> number(QByteArrayView value)
{
    const QByteArrayView text = withoutBlanks(value);
    double parsed = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    if (text.isEmpty() || problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return parsed;
}

std::optional<qint64> day(QByteArrayView value)
{
    const QDate date = dateOf(value);
    return date.isValid() ? std::optional(date.toJulianDay()) : std::nullopt;
}

bool areDayAndMonthSwapped(QByteArrayView before, QByteArrayView after)
{
    const QDate old = dateOf(before);
    const QDate now = dateOf(after);
    return old.isValid() && now.isValid() && old != now && old.year() == now.year()
        && old.day() == now.month() && old.month() == now.day();
}

bool isTypeBroken(Type before, QByteArrayView after)
{
    const bool isKept = before == Type::Text || typeOf(after) == before;
    const bool isOfDigits = before == Type::Number
        && std::ranges::all_of(after, [](char c) { return QByteArrayView("0123456789+-()/. ").contains(c); });
    return !isKept && !isOfDigits;
}

Type typeOf(QByteArrayView value)
{
    if (number(value))
        return Type::Number;
    if (day(value))
        return Type::Date;
    return isAddress(value) ? Type::Address : Type::Text;
}

} // namespace sluice::ValueShape
