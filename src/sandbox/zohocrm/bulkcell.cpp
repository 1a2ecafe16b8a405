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

// A moment by the clock of the rules' zone, given as if it were UTC.
qint64 fromLocal(qint64 localMs, const CellRules &rules)
{
    if (!rules.zone.isValid())
        return localMs - kOrgOffsetMinutes * 60'000LL;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(localMs, Qt::UTC);
    return QDateTime(local.date(), local.time(), rules.zone).toMSecsSinceEpoch();
}

bool parseUsMoment(QByteArrayView text, const CellRules &rules, qint64 &ms)
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
    ms = fromLocal(((days * 24 + hour) * 60 + minute) * 60'000 + second * 1000LL, rules);
    return true;
}

bool hasOffsetToken(const QByteArray &format)
{
    return format.contains('X') || format.contains('Z');
}

bool parseByFormat(
    QByteArrayView cell, const QByteArray &format, const CellRules &rules, qint64 &ms)
{
    if (hasOffsetToken(format))
        return parseIsoMoment(cell, ms);
    const QDateTime moment
        = QDateTime::fromString(QString::fromLatin1(cell), QString::fromLatin1(format));
    ms = fromLocal(QDateTime(moment.date(), moment.time(), Qt::UTC).toMSecsSinceEpoch(), rules);
    return moment.isValid();
}

bool convertDate(
    QByteArrayView cell, const QByteArray &format, QByteArray &scratch, QByteArrayView &value)
{
    qint64 days = 0;
    if (format == kDatePattern) {
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

bool convertMoment(QByteArrayView cell, const QByteArray &format, const CellRules &rules,
    QByteArray &scratch, QByteArrayView &value)
{
    qint64 ms = 0;
    const bool isUs = format == kMomentPattern;
    if (isUs ? !parseUsMoment(cell, rules, ms) : !parseByFormat(cell, format, rules, ms))
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

// Kept with semicolons, whatever the cell has.
bool convertSubset(const FieldSpec &field, QByteArrayView cell, char separator, QByteArray &scratch,
    QByteArrayView &value)
{
    QList<QByteArray> parts = cell.toByteArray().split(separator);
    for (QByteArray &part : parts) {
        part = part.trimmed();
        if (!field.picklist.contains(part))
            return false;
    }
    const qsizetype start = scratch.size();
    scratch.append(parts.join(';'));
    value = QByteArrayView(scratch).sliced(start);
    return true;
}

// The value that is kept is the actual one, whichever the cell has.
bool convertPick(
    const FieldSpec &field, QByteArrayView cell, CellRules::Pick pick, QByteArrayView &value)
{
    value = {};
    if (cell == QByteArrayView("-None-"))
        return true;
    for (qsizetype i = 0; i < field.picklist.size(); ++i) {
        QByteArray text = field.picklist.at(i);
        if (pick == CellRules::Pick::Reference)
            text = pickReference(field, i);
        else if (pick == CellRules::Pick::Display && !field.pickLabels.isEmpty())
            text = field.pickLabels.at(i);
        if (cell == QByteArrayView(text)) {
            value = field.picklist.at(i);
            return true;
        }
    }
    return false;
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

QByteArray pickReference(const FieldSpec &field, qsizetype index)
{
    return field.pickLabels.isEmpty() ? field.picklist.at(index)
                                      : "ref_" + field.picklist.at(index);
}

CellRules CellRules::from(const Settings &settings)
{
    CellRules rules;
    rules.datePattern = settings.text(u"writeDatePattern"_s).toLatin1();
    rules.momentPattern = settings.text(u"writeMomentPattern"_s).toLatin1();
    const QByteArray separator = settings.text(u"multiselectSeparator"_s).toLatin1();
    rules.separator = separator.isEmpty() ? ';' : separator.front();
    if (const QByteArray zone = settings.text(u"writeTimeZone"_s).toLatin1(); zone != "org")
        rules.zone = QTimeZone(zone);
    const QString pick = settings.text(u"picklistMatches"_s);
    rules.pick = pick == "reference"_L1 ? Pick::Reference
        : pick == "display"_L1          ? Pick::Display
                                        : Pick::Actual;
    return rules;
}

bool convertCell(const FieldSpec &field, QByteArrayView cell, const QByteArray &format,
    const CellRules &rules, QByteArray &scratch, QByteArrayView &value)
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
        return convertDate(trimmed, format.isEmpty() ? rules.datePattern : format, scratch, value);
    case FieldType::DateTime:
        return convertMoment(
            trimmed, format.isEmpty() ? rules.momentPattern : format, rules, scratch, value);
    case FieldType::Boolean: {
        const bool isTrue
            = trimmed.compare("true", Qt::CaseInsensitive) == 0 || trimmed == QByteArrayView("1");
        const bool isFalse
            = trimmed.compare("false", Qt::CaseInsensitive) == 0 || trimmed == QByteArrayView("0");
        value = isTrue ? QByteArrayView("true") : QByteArrayView("false");
        return isTrue || isFalse;
    }
    case FieldType::Picklist:
        return convertPick(field, trimmed, rules.pick, value);
    case FieldType::MultiPicklist:
        return convertSubset(field, trimmed, rules.separator, scratch, value);
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
