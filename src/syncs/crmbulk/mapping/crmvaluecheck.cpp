// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/mapping/crmvaluecheck.h"

#include "core/mapping/contact.h"
#include "core/mapping/transforms/isotime.h"

#include <algorithm>
#include <charconv>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kNoneValue("-None-");
constexpr qsizetype kLongestBigNumber = 19; // zoho-crm-bulk B1
constexpr qsizetype kLongestId = 19;

bool isNumeral(char c)
{
    return c >= '0' && c <= '9';
}

bool areNumerals(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), isNumeral);
}

QByteArrayView withoutSign(QByteArrayView text)
{
    return text.startsWith('-') || text.startsWith('+') ? text.sliced(1) : text;
}

qsizetype charactersIn(QByteArrayView text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

// What counts in a number's length.
QByteArrayView withoutZeros(QByteArrayView digits)
{
    while (digits.size() > 1 && digits[0] == '0')
        digits = digits.sliced(1);
    return digits;
}

} // namespace

CrmValueCheck::Form CrmValueCheck::formOf(const CrmField &field, const QString &findBy)
{
    static const QHash<QString, Form> forms{{u"text"_s, Form::Text}, {u"textarea"_s, Form::Text},
        {u"email"_s, Form::Email}, {u"phone"_s, Form::Phone}, {u"website"_s, Form::Website},
        {u"integer"_s, Form::Whole}, {u"bigint"_s, Form::BigWhole}, {u"double"_s, Form::Decimal},
        {u"currency"_s, Form::Decimal}, {u"percent"_s, Form::Decimal},
        {u"boolean"_s, Form::Boolean}, {u"date"_s, Form::Day}, {u"datetime"_s, Form::Time},
        {u"picklist"_s, Form::PickList}, {u"multiselectpicklist"_s, Form::MultiPickList},
        {u"ownerlookup"_s, Form::Id}, {u"userlookup"_s, Form::Id}, {u"lookup"_s, Form::Id}};
    const Form form = forms.value(field.dataType, Form::Any);
    if (form == Form::Id && !findBy.isEmpty() && findBy != "id"_L1)
        return Form::Any; // a value of the other module's field
    const bool isPick = form == Form::PickList || form == Form::MultiPickList;
    return isPick && field.pickValues.isEmpty() ? Form::Text : form;
}

CrmValueCheck::CrmValueCheck(const CrmField &field, const Settings &settings)
    : m_form(formOf(field, settings.findBy))
    , m_length(field.length)
    , m_decimals(field.decimalPlace)
    , m_separator(settings.multiSelectSeparator.toUtf8())
    , m_writtenSeparator(
          settings.choiceSeparator.isEmpty() ? m_separator : settings.choiceSeparator.toUtf8())
    , m_readSeparator(
          settings.readSeparator.isEmpty() ? m_separator : settings.readSeparator.toUtf8())
{
    if (m_form == Form::Time && !settings.timeZone.isEmpty()) {
        if (auto clock = ZoneClock::make(settings.timeZone))
            m_clock = std::move(*clock);
    }
    for (const CrmPickValue &pick : field.pickValues) {
        const QByteArray actual = pick.actual == "-None-"_L1 ? QByteArray() : pick.actual.toUtf8();
        m_picks.insert(pick.actual.trimmed().toUtf8(), actual);
    }
    for (const CrmPickValue &pick : field.pickValues) {
        const QByteArray actual = m_picks.value(pick.actual.trimmed().toUtf8());
        if (const QByteArray display = pick.display.trimmed().toUtf8(); !m_picks.contains(display))
            m_picks.insert(display, actual);
    }
    for (auto it = m_picks.cbegin(); it != m_picks.cend(); ++it) {
        QByteArray &folded = m_foldedPicks[QString::fromUtf8(it.key()).toCaseFolded()];
        folded = folded.isNull() || folded == it.value() ? it.value() : QByteArray("");
    }
}

CrmValueCheck::~CrmValueCheck() = default;

bool CrmValueCheck::refuse(const QString &code, const QString &problem)
{
    m_code = code;
    m_problem = problem;
    return false;
}

bool CrmValueCheck::fits(QByteArrayView value, QByteArrayView &fitting)
{
    fitting = value;
    if (value.isEmpty())
        return true;
    switch (m_form) {
    case Form::Any:
        return true;
    case Form::Text:
        return isShort(value);
    case Form::Email:
        return isMail(value) && isShort(value);
    case Form::Phone:
        return isTelephone(value) && isShort(value);
    case Form::Website:
        return isSite(value) && isShort(value);
    case Form::Whole:
    case Form::BigWhole:
        return isWhole(value);
    case Form::Decimal:
        return isDecimal(value);
    case Form::Boolean:
        return isFlag(value, fitting);
    case Form::Day:
        return isDay(value);
    case Form::Time:
        return isTime(value, fitting);
    case Form::PickList:
        return isPicked(value, fitting);
    case Form::MultiPickList:
        return areAllPicked(value, fitting);
    case Form::Id:
        return isId(value);
    }
    return true;
}

bool CrmValueCheck::isShort(QByteArrayView value)
{
    if (m_length <= 0 || value.size() <= m_length || charactersIn(value) <= m_length)
        return true;
    return refuse(u"TOO_LONG"_s, u"has more than %1 characters"_s.arg(m_length));
}

bool CrmValueCheck::isMail(QByteArrayView value)
{
    if (!checkedEmail({value.data(), static_cast<size_t>(value.size())}).isEmpty())
        return true;
    return refuse(u"NO_EMAIL"_s, u"is no e-mail address"_s);
}

// People write numbers in many ways; only what cannot be one is refused.
bool CrmValueCheck::isTelephone(QByteArrayView value)
{
    const bool hasDigit = std::any_of(value.begin(), value.end(), isNumeral);
    const bool isOdd = std::any_of(value.begin(), value.end(),
        [](char c) { return !isNumeral(c) && !QByteArrayView(" +-./()#*;,xextEXT").contains(c); });
    return (hasDigit && !isOdd) || refuse(u"NO_PHONE"_s, u"is no telephone number"_s);
}

bool CrmValueCheck::isSite(QByteArrayView value)
{
    const bool hasBlank = std::any_of(
        value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
    const qsizetype dot = value.indexOf('.');
    return (!hasBlank && dot > 0 && dot < value.size() - 1)
        || refuse(u"NO_ADDRESS"_s, u"is no web address"_s);
}

bool CrmValueCheck::isWhole(QByteArrayView value)
{
    const QByteArrayView digits = withoutSign(value);
    if (digits.isEmpty() || !areNumerals(digits))
        return refuse(u"NO_INTEGER"_s, u"is no whole number"_s);
    const qint64 most = m_form == Form::BigWhole ? kLongestBigNumber
        : m_length > 0                           ? m_length
                                                 : kLongestBigNumber;
    qint64 number = 0;
    const QByteArrayView text = value.startsWith('+') ? digits : value;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (withoutZeros(digits).size() <= most && read.ec == std::errc())
        return true;
    return refuse(u"OUT_OF_RANGE"_s, u"has more than %1 digits"_s.arg(most));
}

bool CrmValueCheck::isDecimal(QByteArrayView value)
{
    const QByteArrayView number = withoutSign(value);
    const qsizetype point = number.indexOf('.');
    const QByteArrayView whole = point < 0 ? number : number.first(point);
    QByteArrayView fraction = point < 0 ? QByteArrayView() : number.sliced(point + 1);
    if (whole.size() + fraction.size() == 0 || !areNumerals(whole) || !areNumerals(fraction))
        return refuse(u"NO_NUMBER"_s, u"is no number"_s);
    while (fraction.endsWith('0'))
        fraction = fraction.chopped(1);
    if (m_length > 0 && withoutZeros(whole).size() > m_length)
        return refuse(u"OUT_OF_RANGE"_s, u"has more than %1 digits"_s.arg(m_length));
    if (m_decimals >= 0 && fraction.size() > m_decimals)
        return refuse(u"TOO_MANY_DECIMALS"_s, u"has more than %1 decimal places"_s.arg(m_decimals));
    return true;
}

bool CrmValueCheck::isFlag(QByteArrayView value, QByteArrayView &fitting)
{
    const bool isTrue = value.compare("true", Qt::CaseInsensitive) == 0;
    if (!isTrue && value.compare("false", Qt::CaseInsensitive) != 0)
        return refuse(u"NO_BOOLEAN"_s, u"is neither true nor false"_s);
    fitting = isTrue ? QByteArrayView("true") : QByteArrayView("false");
    return true;
}

bool CrmValueCheck::isDay(QByteArrayView value)
{
    CivilTime time;
    int offset = 0;
    return readIsoTime(value, time, offset) == IsoForm::Day
        || refuse(u"NO_DATE"_s, u"is no day of the form 2026-01-31"_s);
}

bool CrmValueCheck::isTime(QByteArrayView value, QByteArrayView &fitting)
{
    CivilTime time;
    int offset = 0;
    const IsoForm form = readIsoTime(value, time, offset);
    if (form == IsoForm::Offset)
        return true;
    if (form != IsoForm::Local || !m_clock)
        return refuse(u"NO_DATETIME"_s,
            form == IsoForm::Local ? u"tells no offset, and the mapping names no time zone"_s
                                   : u"is no day and time of the form 2026-01-31T23:59:59+01:00"_s);
    const qint64 utc = m_clock->toUtc(civilSeconds(time));
    const qint64 shift = (m_clock->toLocal(utc) - utc) / 60 * 60;
    if (!isCivilSeconds(utc + shift))
        return refuse(u"NO_DATETIME"_s, u"is out of the years 1 to 9999"_s);
    m_text.resize(kIsoTimeSize);
    writeIsoTime(m_text.data(), civilTimeOf(utc + shift), static_cast<int>(shift));
    fitting = m_text;
    return true;
}

// Null: none of the list.
const QByteArray *CrmValueCheck::pickOf(QByteArrayView value)
{
    const QByteArrayView text = value.trimmed();
    const auto exact = m_picks.constFind(QByteArray::fromRawData(text.data(), text.size()));
    if (exact != m_picks.cend())
        return &*exact;
    const auto folded = m_foldedPicks.constFind(QString::fromUtf8(text).toCaseFolded());
    return folded == m_foldedPicks.cend() || folded->isEmpty() ? nullptr : &*folded;
}

bool CrmValueCheck::isPicked(QByteArrayView value, QByteArrayView &fitting)
{
    if (value.trimmed() == kNoneValue) {
        fitting = {};
        return true;
    }
    const QByteArray *pick = pickOf(value);
    if (!pick)
        return refuse(u"NOT_IN_PICKLIST"_s, u"is not in the pick list"_s);
    fitting = *pick;
    return true;
}

bool CrmValueCheck::areAllPicked(QByteArrayView value, QByteArrayView &fitting)
{
    m_text.resize(0);
    if (const QByteArray *whole = pickOf(value)) { // whatever stands in it
        fitting = *whole;
        return true;
    }
    const QByteArray &separator = value.contains(m_separator) ? m_separator : m_readSeparator;
    for (QByteArrayView rest = value; !rest.isNull();) {
        const qsizetype end = rest.indexOf(separator);
        const QByteArrayView part = (end < 0 ? rest : rest.first(end)).trimmed();
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + separator.size());
        if (part.isEmpty() || part == kNoneValue)
            continue;
        const QByteArray *pick = pickOf(part);
        if (!pick)
            return refuse(u"NOT_IN_PICKLIST"_s, u"holds what is not in the pick list"_s);
        if (!m_text.isEmpty())
            m_text.append(m_writtenSeparator);
        m_text.append(*pick);
    }
    fitting = m_text;
    return true;
}

bool CrmValueCheck::isId(QByteArrayView value)
{
    return (value.size() <= kLongestId && areNumerals(value))
        || refuse(u"NO_ID"_s, u"is no id of a record"_s);
}

} // namespace sluice
