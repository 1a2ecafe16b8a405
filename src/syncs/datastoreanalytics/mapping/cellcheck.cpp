// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/mapping/cellcheck.h"

#include "core/mapping/transforms/civiltime.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kChecks{std::pair{"NUMBER"_L1, CellCheck::Whole},
    std::pair{"AUTO_NUMBER"_L1, CellCheck::Whole},
    std::pair{"POSITIVE_NUMBER"_L1, CellCheck::PositiveWhole},
    std::pair{"DECIMAL_NUMBER"_L1, CellCheck::Decimal},
    std::pair{"CURRENCY"_L1, CellCheck::Decimal}, std::pair{"PERCENT"_L1, CellCheck::Decimal},
    std::pair{"BOOLEAN"_L1, CellCheck::Boolean}, std::pair{"DATE"_L1, CellCheck::Time},
    std::pair{"DATE_AS_DATE"_L1, CellCheck::Day}, std::pair{"PLAIN"_L1, CellCheck::Line}};

QByteArrayView withoutPlus(QByteArrayView text)
{
    return text.startsWith('+') && !text.startsWith("+-") ? text.sliced(1) : text;
}

// No spaces and nothing behind it, as the import takes it.
std::optional<qint64> wholeNumber(QByteArrayView text)
{
    text = withoutPlus(text);
    qint64 number = 0;
    const char *const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || at != end)
        return std::nullopt;
    return number;
}

qint64 charactersOf(QByteArrayView text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

bool isWord(QByteArrayView text, QByteArrayView word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0;
}

} // namespace

CellCheck cellCheckOf(const QString &analyticsType)
{
    const auto found = std::find_if(kChecks.begin(), kChecks.end(),
        [&analyticsType](const auto &check) { return check.first == analyticsType; });
    return found == kChecks.end() ? CellCheck::None : found->second;
}

std::optional<double> plainDecimal(QByteArrayView text)
{
    text = withoutPlus(text);
    const auto isNumeral = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; };
    if (text.isEmpty() || !isNumeral(text[0])
        || (text.size() > 1 && text[0] == '-' && !isNumeral(text[1])))
        return std::nullopt; // from_chars would take nan and inf
    double number = 0;
    const char *const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || at != end)
        return std::nullopt;
    return number;
}

std::optional<bool> plainBoolean(QByteArrayView text)
{
    if (isWord(text, "true") || isWord(text, "yes") || text == "1")
        return true;
    if (isWord(text, "false") || isWord(text, "no") || text == "0")
        return false;
    return std::nullopt;
}

bool fitsCheck(CellCheck check, QByteArrayView cell, qint64 maxSize)
{
    if (cell.isEmpty())
        return true;
    CivilTime time;
    switch (check) {
    case CellCheck::None:
        return true;
    case CellCheck::Whole:
        return wholeNumber(cell).has_value();
    case CellCheck::PositiveWhole:
        return wholeNumber(cell).value_or(-1) >= 0;
    case CellCheck::Decimal:
        return plainDecimal(cell).has_value();
    case CellCheck::Boolean:
        return plainBoolean(cell).has_value();
    case CellCheck::Time:
        return readCivilTime(cell, time) != CivilForm::None;
    case CellCheck::Day:
        return readCivilTime(cell, time) == CivilForm::Day;
    case CellCheck::Line:
        break;
    }
    return maxSize <= 0 || cell.size() <= maxSize || charactersOf(cell) <= maxSize;
}

QString misfitText(CellCheck check, qint64 maxSize)
{
    switch (check) {
    case CellCheck::Whole:
        return u"is no whole number of 64 bits"_s;
    case CellCheck::PositiveWhole:
        return u"is no whole number from 0"_s;
    case CellCheck::Decimal:
        return u"is no number"_s;
    case CellCheck::Boolean:
        return u"is neither true nor false"_s;
    case CellCheck::Time:
        return u"is no day and time as 2021-08-17 13:02:11"_s;
    case CellCheck::Day:
        return u"is no day as 2021-08-17"_s;
    case CellCheck::Line:
        return u"has more than %1 characters"_s.arg(maxSize);
    case CellCheck::None:
        break;
    }
    return {};
}

} // namespace sluice
