// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/columntypes.h"

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

struct ColumnTypeRow
{
    ColumnType type;
    const char *name;
    const char *label;
    int id; // dataTypeId
    int size; // columnMaxSize; 0: none
};

constexpr ColumnTypeRow kColumnTypes[] = {
    {ColumnType::Plain, "PLAIN", "Plain Text", 1, 253},
    {ColumnType::MultiLine, "MULTI_LINE", "Multi Line Text", 2, 0},
    {ColumnType::Email, "EMAIL", "Email", 3, 253},
    {ColumnType::Number, "NUMBER", "Number", 4, 19},
    {ColumnType::PositiveNumber, "POSITIVE_NUMBER", "Positive Number", 5, 19},
    {ColumnType::DecimalNumber, "DECIMAL_NUMBER", "Decimal Number", 6, 19},
    {ColumnType::Currency, "CURRENCY", "Currency", 7, 19},
    {ColumnType::Percent, "PERCENT", "Percentage", 8, 19},
    {ColumnType::Date, "DATE", "Date", 9, 19},
    {ColumnType::Boolean, "BOOLEAN", "Decision Box", 10, 5},
    {ColumnType::Url, "URL", "URL", 11, 253},
    {ColumnType::AutoNumber, "AUTO_NUMBER", "Auto Number", 12, 19},
    {ColumnType::Geo, "GEO", "Geo", 13, 253},
    {ColumnType::GeoNum, "GEO_NUM", "Geo Number", 14, 19},
    {ColumnType::Time, "TIME", "Time", 15, 8},
    {ColumnType::Duration, "DURATION", "Duration", 16, 19},
    {ColumnType::DateAsDate, "DATE_AS_DATE", "Date", 22, 19},
};

const ColumnTypeRow &columnTypeRow(ColumnType type)
{
    return *std::find_if(std::begin(kColumnTypes), std::end(kColumnTypes),
        [type](const ColumnTypeRow &row) { return row.type == type; });
}

bool isAllDigits(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Without thousand separators and a leading plus.
QByteArrayView bareNumber(QByteArrayView text, char thousand, QByteArray &scratch)
{
    if (text.startsWith('+'))
        text = text.sliced(1);
    if (!text.contains(thousand))
        return text;
    scratch.resize(0);
    for (const char letter : text) {
        if (letter != thousand)
            scratch.append(letter);
    }
    return scratch;
}

bool storedInteger(
    const ValueFormat &format, QByteArrayView text, QByteArray &scratch, QByteArrayView &value)
{
    value = bareNumber(text, format.thousand, scratch);
    const bool isNegative = value.startsWith('-');
    const QByteArrayView digits = isNegative ? value.sliced(1) : value;
    if (!isAllDigits(digits))
        return false;
    if (digits.size() <= 18 && (digits[0] != '0' || (digits.size() == 1 && !isNegative)))
        return true;
    qint64 number = 0;
    const auto end = std::from_chars(value.data(), value.data() + value.size(), number);
    if (end.ec != std::errc() || end.ptr != value.data() + value.size())
        return false;
    scratch = QByteArray::number(number);
    value = scratch;
    return true;
}

bool storedDecimal(
    const ValueFormat &format, QByteArrayView text, QByteArray &scratch, QByteArrayView &value)
{
    value = bareNumber(text, format.thousand, scratch);
    if (format.decimal != '.' && value.contains(format.decimal)) {
        QByteArray copy = value.toByteArray();
        copy.replace(format.decimal, '.');
        scratch = copy;
        value = scratch;
    }
    double number = 0;
    const auto end = std::from_chars(value.data(), value.data() + value.size(), number);
    return end.ec == std::errc() && end.ptr == value.data() + value.size();
}

bool storedFlag(QByteArrayView text, QByteArrayView &value)
{
    for (const char *word : {"true", "yes", "1"}) {
        if (text.compare(word, Qt::CaseInsensitive) == 0) {
            value = "true";
            return true;
        }
    }
    for (const char *word : {"false", "no", "0"}) {
        if (text.compare(word, Qt::CaseInsensitive) == 0) {
            value = "false";
            return true;
        }
    }
    return false;
}

bool storedMoment(const ValueFormat &format, QByteArrayView text, bool isDay, QByteArray &scratch,
    QByteArrayView &value)
{
    char moment[19];
    const bool isGood = format.date.isEmpty() ? DatePattern::parseAny(text, moment)
                                              : format.date.parse(text, moment);
    if (!isGood)
        return false;
    scratch.resize(0);
    scratch.append(moment, isDay ? 10 : 19);
    value = scratch;
    return true;
}

bool storedText(const ViewColumn &column, const ValueFormat &format, QByteArrayView text,
    QByteArray &scratch, QByteArrayView &value)
{
    value = text;
    if (column.maxSize <= 0 || text.size() <= column.maxSize)
        return true;
    const QString whole = QString::fromUtf8(text);
    if (whole.size() <= column.maxSize)
        return true;
    if (!format.cutsLongText)
        return false;
    scratch = whole.left(column.maxSize).toUtf8();
    value = scratch;
    return true;
}

// 09:05:00, or more hours for a duration.
bool isClockText(QByteArrayView text)
{
    const qsizetype colon = text.indexOf(':');
    return colon > 0 && isAllDigits(text.first(colon)) && text.size() >= colon + 3
        && isAllDigits(text.sliced(colon + 1, 2));
}

} // namespace

bool ViewColumn::isNumeric() const
{
    switch (type) {
    case ColumnType::Number:
    case ColumnType::PositiveNumber:
    case ColumnType::DecimalNumber:
    case ColumnType::Currency:
    case ColumnType::Percent:
    case ColumnType::AutoNumber:
    case ColumnType::GeoNum:
        return true;
    default:
        return false;
    }
}

QJsonObject ViewColumn::describe(int index) const
{
    const ColumnTypeRow &row = columnTypeRow(type);
    QJsonObject shown{{u"columnId"_s, id}, {u"columnName"_s, QString::fromUtf8(name)},
        {u"dataType"_s, QString::fromLatin1(row.name)}, {u"dataTypeId"_s, QString::number(row.id)},
        {u"dataTypeName"_s, QString::fromLatin1(row.label)}, {u"columnIndex"_s, index},
        {u"columnDesc"_s, description}, {u"isNullable"_s, !isMandatory},
        {u"defaultValue"_s, QString::fromUtf8(defaultValue)}, {u"pkTableName"_s, u""_s},
        {u"pkColumnName"_s, u""_s}, {u"formulaDisplayName"_s, formula}, {u"isHidden"_s, false},
        {u"sortedOrder"_s, -1}, {u"sortedIndex"_s, -1}, {u"PII"_s, isPersonal}};
    const int size = maxSize > 0 ? maxSize : row.size;
    shown.insert(u"columnMaxSize"_s, size);
    if (type == ColumnType::Date)
        shown.insert(u"dateFormat"_s, u"yyyy-MM-dd HH:mm:ss"_s);
    if (type == ColumnType::DateAsDate)
        shown.insert(u"dateFormat"_s, u"yyyy-MM-dd"_s);
    return shown;
}

QJsonObject ViewColumn::toJson() const
{
    return {{u"id"_s, id}, {u"name"_s, QString::fromUtf8(name)}, {u"type"_s, columnTypeName(type)},
        {u"maxSize"_s, maxSize}, {u"mandatory"_s, isMandatory}, {u"pii"_s, isPersonal},
        {u"default"_s, QString::fromUtf8(defaultValue)}, {u"description"_s, description},
        {u"formula"_s, formula}};
}

ViewColumn ViewColumn::fromJson(const QJsonObject &json)
{
    ViewColumn column;
    column.id = json.value("id"_L1).toString();
    column.name = json.value("name"_L1).toString().toUtf8();
    column.type = columnTypeOf(json.value("type"_L1).toString()).value_or(ColumnType::Plain);
    column.maxSize = json.value("maxSize"_L1).toInt();
    column.isMandatory = json.value("mandatory"_L1).toBool();
    column.isPersonal = json.value("pii"_L1).toBool();
    column.defaultValue = json.value("default"_L1).toString().toUtf8();
    column.description = json.value("description"_L1).toString();
    column.formula = json.value("formula"_L1).toString();
    return column;
}

int columnIndex(const QList<ViewColumn> &columns, QByteArrayView name)
{
    for (int i = 0; i < columns.size(); ++i) {
        if (QByteArrayView(columns.at(i).name).compare(name, Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

std::optional<ColumnType> columnTypeOf(const QString &name)
{
    for (const ColumnTypeRow &row : kColumnTypes) {
        if (name == QLatin1StringView(row.name))
            return row.type;
    }
    return std::nullopt;
}

QString columnTypeName(ColumnType type)
{
    return QString::fromLatin1(columnTypeRow(type).name);
}

QString columnTypeLabel(ColumnType type)
{
    return QString::fromLatin1(columnTypeRow(type).label);
}

QString columnTypeWord(ColumnType type)
{
    return type == ColumnType::DateAsDate ? u"DATE"_s : columnTypeName(type);
}

bool storedValue(const ViewColumn &column, const ValueFormat &format, QByteArrayView text,
    QByteArray &scratch, QByteArrayView &value)
{
    value = {};
    if (text.isEmpty())
        return true;
    if (column.type == ColumnType::Plain || column.type == ColumnType::MultiLine)
        return storedText(column, format, text, scratch, value);
    text = text.trimmed();
    if (text.isEmpty())
        return true;
    switch (column.type) {
    case ColumnType::Number:
    case ColumnType::AutoNumber:
        return storedInteger(format, text, scratch, value);
    case ColumnType::PositiveNumber:
        return storedInteger(format, text, scratch, value) && !value.startsWith('-');
    case ColumnType::DecimalNumber:
    case ColumnType::Currency:
    case ColumnType::GeoNum:
        return storedDecimal(format, text, scratch, value);
    case ColumnType::Percent:
        return storedDecimal(format, text.endsWith('%') ? text.chopped(1) : text, scratch, value);
    case ColumnType::Boolean:
        return storedFlag(text, value);
    case ColumnType::Date:
    case ColumnType::DateAsDate:
        return storedMoment(format, text, column.type == ColumnType::DateAsDate, scratch, value);
    case ColumnType::Time:
    case ColumnType::Duration:
        value = text;
        return isClockText(text);
    case ColumnType::Email:
        return text.contains('@') && storedText(column, format, text, scratch, value);
    default:
        return storedText(column, format, text, scratch, value);
    }
}

int compareStored(ColumnType type, QByteArrayView left, QByteArrayView right)
{
    ViewColumn column;
    column.type = type;
    if (column.isNumeric()) {
        const auto isInteger = [](QByteArrayView text) {
            return text.size() < 20 && isAllDigits(text.startsWith('-') ? text.sliced(1) : text);
        };
        if (isInteger(left) && isInteger(right)) {
            const qint64 a = left.toLongLong();
            const qint64 b = right.toLongLong();
            return a < b ? -1 : a > b;
        }
        const double a = left.toDouble();
        const double b = right.toDouble();
        return a < b ? -1 : a > b;
    }
    return left.compare(right);
}

} // namespace sluice::sandbox
