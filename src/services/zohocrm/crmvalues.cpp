// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmvalues.h"

#include "services/zoho/zohoerrors.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostIntegerDigits = 15; // all of them are the same as a double

bool areDigits(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// -?(0|[1-9][0-9]*): JSON has no other form of a whole number.
bool isJsonInteger(QByteArrayView text)
{
    const QByteArrayView digits = text.startsWith('-') ? text.sliced(1) : text;
    return areDigits(digits) && digits.size() <= kMostIntegerDigits
        && (digits.size() == 1 || digits.front() != '0');
}

bool isJsonDecimal(QByteArrayView text)
{
    const qsizetype point = text.indexOf('.');
    if (point < 0)
        return isJsonInteger(text);
    return isJsonInteger(text.first(point)) && areDigits(text.sliced(point + 1))
        && text.size() <= kMostIntegerDigits;
}

// MM/dd/yyyy as a date; ISO is taken as well.
QDate dateOfCell(QByteArrayView cell)
{
    const QString text = QString::fromLatin1(cell.first(std::min<qsizetype>(cell.size(), 10)));
    const QDate date = QDate::fromString(text, u"MM/dd/yyyy"_s);
    return date.isValid() ? date : QDate::fromString(text, Qt::ISODate);
}

QDateTime timeOfCell(QByteArrayView cell, const QTimeZone &zone)
{
    const QString text = QString::fromLatin1(cell);
    const QDate date = QDate::fromString(text.left(10), u"MM/dd/yyyy"_s);
    const QTime time = QTime::fromString(text.mid(11), u"HH:mm:ss"_s);
    if (date.isValid() && time.isValid() && text.at(10) == u' ')
        return QDateTime(date, time, zone);
    const QDateTime iso = QDateTime::fromString(text, Qt::ISODate);
    return iso.timeSpec() == Qt::LocalTime ? QDateTime() : iso;
}

// yyyy-MM-ddThh:mm:ss+hh:mm, as the service writes it.
QByteArray isoWithOffset(const QDateTime &time)
{
    const int offset = time.offsetFromUtc();
    return time.toString(u"yyyy-MM-dd'T'HH:mm:ss"_s).toLatin1() + (offset < 0 ? '-' : '+')
        + QTime(0, 0).addSecs(std::abs(offset)).toString(u"HH:mm"_s).toLatin1();
}

QString textHeld(const QJsonValue &held)
{
    if (held.isObject())
        return zohoIdText(held.toObject().value("id"_L1));
    return held.isString() ? held.toString() : held.toVariant().toString();
}

bool holdsChoices(const QJsonValue &held, QByteArrayView cell)
{
    QStringList there;
    if (held.isArray()) {
        for (const QJsonValue &item : held.toArray())
            there.append(textHeld(item).trimmed());
    } else {
        for (const QByteArray &item : crmChoices(held.toString().toUtf8()))
            there.append(QString::fromUtf8(item));
    }
    QStringList wanted;
    for (const QByteArray &choice : crmChoices(cell))
        wanted.append(QString::fromUtf8(choice));
    there.sort();
    wanted.sort();
    return there == wanted;
}

} // namespace

QList<QByteArray> crmChoices(QByteArrayView cell)
{
    return crmChoices(cell, cell.contains(';') ? ";" : cell.contains(',') ? "," : "|");
}

QList<QByteArray> crmChoices(QByteArrayView cell, const QByteArray &separator)
{
    QList<QByteArray> choices;
    for (QByteArrayView rest = cell; !rest.isNull();) {
        const qsizetype end = rest.indexOf(separator);
        const QByteArrayView choice = (end < 0 ? rest : rest.first(end)).trimmed();
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + separator.size());
        if (!choice.isEmpty())
            choices.append(choice.toByteArray());
    }
    return choices;
}

CrmValueKind crmValueKind(const CrmField &field)
{
    const QString &type = field.dataType;
    if (field.isLookup() || type == "ownerlookup"_L1 || type == "userlookup"_L1
        || type == "lookup"_L1)
        return CrmValueKind::Reference;
    if (type == "integer"_L1)
        return CrmValueKind::Integer;
    if (type == "double"_L1 || type == "currency"_L1 || type == "percent"_L1)
        return CrmValueKind::Decimal;
    if (type == "boolean"_L1)
        return CrmValueKind::Flag;
    if (type == "multiselectpicklist"_L1)
        return CrmValueKind::Choices;
    if (type == "date"_L1)
        return CrmValueKind::Date;
    if (type == "datetime"_L1)
        return CrmValueKind::DateTime;
    return CrmValueKind::Text; // bigint too: 64 bits stay text
}

void appendJsonString(QByteArray &json, QByteArrayView text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    json += '"';
    for (const char c : text) {
        const auto byte = static_cast<uchar>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (byte < 0x20) {
            json += "\\u00";
            json += kHex[byte >> 4];
            json += kHex[byte & 15];
        } else {
            json += c;
        }
    }
    json += '"';
}

void appendCrmValue(QByteArray &json, QByteArrayView cell, CrmValueKind kind, const QTimeZone &zone)
{
    if (cell.isEmpty()) {
        json += "null";
        return;
    }
    switch (kind) {
    case CrmValueKind::Integer:
    case CrmValueKind::Decimal:
        if (kind == CrmValueKind::Integer ? isJsonInteger(cell) : isJsonDecimal(cell)) {
            json += cell;
            return;
        }
        break;
    case CrmValueKind::Flag:
        if (cell == "true" || cell == "false") {
            json += cell;
            return;
        }
        break;
    case CrmValueKind::Reference:
        json += "{\"id\":";
        appendJsonString(json, cell);
        json += '}';
        return;
    case CrmValueKind::Choices: {
        json += '[';
        bool isFirst = true;
        for (const QByteArray &choice : crmChoices(cell)) {
            if (!isFirst)
                json += ',';
            isFirst = false;
            appendJsonString(json, choice);
        }
        json += ']';
        return;
    }
    case CrmValueKind::Date:
        if (const QDate date = dateOfCell(cell); date.isValid() && cell.size() == 10) {
            appendJsonString(json, date.toString(Qt::ISODate).toLatin1());
            return;
        }
        break;
    case CrmValueKind::DateTime:
        if (const QDateTime time = timeOfCell(cell, zone); time.isValid()) {
            appendJsonString(json, isoWithOffset(time));
            return;
        }
        break;
    case CrmValueKind::Text:
        break;
    }
    appendJsonString(json, cell);
}

bool isCrmValue(
    const QJsonValue &held, QByteArrayView cell, CrmValueKind kind, const QTimeZone &zone)
{
    const QString text = textHeld(held);
    if (cell.isEmpty() || held.isNull() || held.isUndefined())
        return cell.isEmpty() && text.isEmpty() && held.toArray().isEmpty();
    const QString wanted = QString::fromUtf8(cell);
    bool isNumber = false;
    bool isNumberHeld = false;
    switch (kind) {
    case CrmValueKind::Integer:
    case CrmValueKind::Decimal: {
        const double a = wanted.toDouble(&isNumber);
        const double b = text.toDouble(&isNumberHeld);
        return isNumber && isNumberHeld ? qFuzzyCompare(a + 1, b + 1) : wanted == text;
    }
    case CrmValueKind::Choices:
        return holdsChoices(held, cell);
    case CrmValueKind::Date:
        return text.left(10) == dateOfCell(cell).toString(Qt::ISODate) || text == wanted;
    case CrmValueKind::DateTime: {
        const QDateTime there = QDateTime::fromString(text, Qt::ISODate);
        return there.isValid() && there == timeOfCell(cell, zone);
    }
    case CrmValueKind::Text:
    case CrmValueKind::Flag:
    case CrmValueKind::Reference:
        break;
    }
    return text == wanted;
}

} // namespace sluice
