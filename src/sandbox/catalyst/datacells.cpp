// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/datacells.h"

#include "sandbox/catalyst/catalysttime.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

bool isInRange(DataType type, QByteArrayView text)
{
    qint64 value = 0;
    if (!parseInteger(text, value))
        return false;
    return type != DataType::Int
        || (value >= std::numeric_limits<qint32>::min()
            && value <= std::numeric_limits<qint32>::max());
}

bool isDouble(const QByteArray &text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(value);
}

bool fits(const DataColumn &column, const QByteArray &cell)
{
    switch (column.type) {
    case DataType::Text:
    case DataType::Varchar:
    case DataType::EncryptedText:
        return QString::fromUtf8(cell).size() <= column.maxLength;
    case DataType::Date:
        return isCatalystDay(cell);
    case DataType::DateTime:
        return isCatalystMoment(cell);
    case DataType::Int:
    case DataType::BigInt:
    case DataType::ForeignKey:
        return isInRange(column.type, cell);
    case DataType::Double:
        return isDouble(cell);
    case DataType::Boolean:
        return cell == "true" || cell == "false";
    }
    return false;
}

bool isTextType(DataType type)
{
    return type == DataType::Text || type == DataType::Varchar || type == DataType::EncryptedText;
}

} // namespace

tl::expected<QByteArray, CatalystProblem> cellFor(const DataColumn &column, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return QByteArray();
    if (value.isObject() || value.isArray()) {
        return tl::unexpected(
            invalidInput(u"Invalid input value for %1"_s.arg(QString::fromUtf8(column.name))));
    }
    // A whole number stays one, whatever its size.
    QByteArray cell = value.toVariant().toString().toUtf8();
    if (cell.isEmpty())
        return isTextType(column.type) ? QByteArray("") : QByteArray();
    if (column.type == DataType::Boolean)
        cell = cell.toLower();
    if (!fits(column, cell)) {
        return tl::unexpected(invalidInput(u"Invalid input value for %1. %2 value expected"_s.arg(
            QString::fromUtf8(column.name), dataTypeName(column.type))));
    }
    return cell;
}

} // namespace sluice::sandbox
