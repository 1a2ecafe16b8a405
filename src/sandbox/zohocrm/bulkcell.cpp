// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/bulkcell.h"

#include "sandbox/sandboxclock.h"
#include "sandbox/zohocrm/criteria.h"

#include <QDateTime>

#include <charconv>
#include <chrono>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr char kDatePattern[] = "MM/dd/yyyy";
constexpr char kMomentPattern[] = "MM/dd/yyyy HH:mm:ss";

bool digitsAt(QByteArrayView text, qsizetype at, int count, int &value)
{
    value = 0;
    for (int i = 0; i < count; ++i) {
        const char digit = text.at(at + i);
        if (digit < '0' || digit > '9')
            return false;
        value = value * 10 + (digit - '0');
    }
    return true;
}

// MM/dd/yyyy at the beginning of `text`, as days since 1970.
bool parseUsDate(QByteArrayView text, qint64 &days)
{
    using namespace std::chrono;
    int month = 0;
    int day = 0;
    int year = 0;
    if (text.size() < 10 || text.at(2) != '/' || text.at(5) != '/' || !digitsAt(text, 0, 2, month)
        || !digitsAt(text, 3, 2, day) || !digitsAt(text, 6, 4, year)) {
        return false;
    }
    const year_month_day date{std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return false;
    days = sys_days(date).time_since_epoch().count();
    return true;
}

bool parseUsMoment(QByteArrayView text, qint64 &ms)
{
    qint64 days = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (text.size() != 19 || !parseUsDate(text, days) || text.at(10) != ' ' || text.at(13) != ':'
        || text.at(16) != ':' || !digitsAt(text, 11, 2, hour) || !digitsAt(text, 14, 2, minute)
        || !digitsAt(text, 17, 2, second) || hour > 23 || minute > 59 || second > 59) {
        return false;
    }
    ms = ((days * 24 + hour) * 60 + minute - kOrgOffsetMinutes) * 60'000 + second * 1000;
    return true;
}

bool hasOffsetToken(const QByteArray &format)
{
    return format.contains('X') || format.contains('Z');
}

bool parseByFormat(QByteArrayView cell, const QByteArray &format, qint64 &ms)
{
    if (hasOffsetToken(format))
        return parseIsoMoment(cell, ms);
    const QDateTime moment
        = QDateTime::fromString(QString::fromLatin1(cell), QString::fromLatin1(format));
    ms = QDateTime(moment.date(), moment.time(), Qt::UTC).toMSecsSinceEpoch()
        - kOrgOffsetMinutes * 60'000LL;
    return moment.isValid();
}

bool convertDate(
    QByteArrayView cell, const QByteArray &format, QByteArray &scratch, QByteArrayView &value)
{
    qint64 days = 0;
    if (format.isEmpty() || format == kDatePattern) {
        if (cell.size() != 10 || !parseUsDate(cell, days))
            return false;
    } else {
        const QDate date
            = QDate::fromString(QString::fromLatin1(cell), QString::fromLatin1(format));
        if (!date.isValid())
            return false;
        days = QDate(1970, 1, 1).daysTo(date);
    }
    const qsizetype start = scratch.size();
    appendIsoDate(scratch, days);
    value = QByteArrayView(scratch).sliced(start);
    return true;
}

bool convertMoment(
    QByteArrayView cell, const QByteArray &format, QByteArray &scratch, QByteArrayView &value)
{
    qint64 ms = 0;
    const bool isDefault = format.isEmpty() || format == kMomentPattern;
    if (isDefault ? !parseUsMoment(cell, ms) : !parseByFormat(cell, format, ms))
        return false;
    const qsizetype start = scratch.size();
    appendIsoMoment(scratch, ms);
    value = QByteArrayView(scratch).sliced(start);
    return true;
}

bool convertInteger(QByteArrayView cell, int mostDigits, QByteArray &scratch, QByteArrayView &value)
{
    qint64 number = 0;
    if (!parseInteger(cell, number))
        return false;
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    const qsizetype size = end - text;
    if (size - (number < 0 ? 1 : 0) > mostDigits)
        return false;
    value = cell;
    if (size != cell.size()) {
        const qsizetype start = scratch.size();
        scratch.append(text, size);
        value = QByteArrayView(scratch).sliced(start);
    }
    return true;
}

bool isDecimal(QByteArrayView cell)
{
    double number = 0;
    const auto [end, error] = std::from_chars(cell.begin(), cell.end(), number);
    return error == std::errc() && end == cell.end() && cell.size() <= 20 && !cell.contains('e')
        && !cell.contains('n');
}

bool isEmail(QByteArrayView cell)
{
    const qsizetype at = cell.indexOf('@');
    if (at < 1 || cell.indexOf('@', at + 1) >= 0 || cell.contains(' ') || cell.contains(','))
        return false;
    const QByteArrayView host = cell.sliced(at + 1);
    const qsizetype dot = host.lastIndexOf('.');
    return dot > 0 && host.size() - dot > 2;
}

bool isPhone(QByteArrayView cell)
{
    for (const char letter : cell) {
        if (!QByteArrayView("0123456789+-().# ").contains(letter))
            return false;
    }
    return true;
}

qsizetype lettersOf(QByteArrayView text)
{
    qsizetype letters = 0;
    for (const char byte : text)
        letters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    return letters;
}

bool convertSubset(const FieldSpec &field, QByteArrayView cell)
{
    const QList<QByteArray> parts = cell.toByteArray().split(';');
    for (const QByteArray &part : parts) {
        if (!field.picklist.contains(part.trimmed()))
            return false;
    }
    return true;
}

} // namespace

bool isKnownFormat(const QByteArray &format)
{
    static constexpr char kLetters[] = "yMdHhmsaSXZT'/-:. ,";
    for (const char letter : format) {
        if (!QByteArrayView(kLetters).contains(letter))
            return false;
    }
    return format.contains("yy") && format.contains('M') && format.contains('d');
}

bool convertCell(const FieldSpec &field, QByteArrayView cell, const QByteArray &format,
    QByteArray &scratch, QByteArrayView &value)
{
    const QByteArrayView trimmed = cell.trimmed();
    value = cell;
    switch (field.type) {
    case FieldType::Integer:
        return convertInteger(trimmed, 9, scratch, value);
    case FieldType::BigInt:
        return convertInteger(trimmed, 18, scratch, value);
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        value = trimmed;
        return isDecimal(trimmed);
    case FieldType::Date:
        return convertDate(trimmed, format, scratch, value);
    case FieldType::DateTime:
        return convertMoment(trimmed, format, scratch, value);
    case FieldType::Boolean: {
        const bool isTrue
            = trimmed.compare("true", Qt::CaseInsensitive) == 0 || trimmed == QByteArrayView("1");
        const bool isFalse
            = trimmed.compare("false", Qt::CaseInsensitive) == 0 || trimmed == QByteArrayView("0");
        value = isTrue ? QByteArrayView("true") : QByteArrayView("false");
        return isTrue || isFalse;
    }
    case FieldType::Picklist:
        value = trimmed == QByteArrayView("-None-") ? QByteArrayView() : trimmed;
        return value.isEmpty() || field.picklist.contains(trimmed.toByteArray());
    case FieldType::MultiPicklist:
        return convertSubset(field, trimmed);
    case FieldType::Email:
        value = trimmed;
        return isEmail(trimmed) && trimmed.size() <= field.length;
    case FieldType::Phone:
        return isPhone(cell) && cell.size() <= field.length;
    default:
        return cell.size() <= field.length || lettersOf(cell) <= field.length;
    }
}

} // namespace sluice::sandbox
