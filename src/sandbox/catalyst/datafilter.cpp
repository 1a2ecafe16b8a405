// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/datafilter.h"

#include "sandbox/catalyst/catalysttime.h"

#include <algorithm>
#include <charconv>

namespace sluice::sandbox {

namespace {

std::optional<double> doubleOf(QByteArrayView text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    if (error != std::errc() || end != text.end() || text.isEmpty())
        return std::nullopt;
    return value;
}

template <typename T> int signOf(const T &left, const T &right)
{
    return left < right ? -1 : right < left ? 1 : 0;
}

bool isLike(QByteArrayView text, QByteArrayView pattern)
{
    // Goes back to the last wildcard that may take one character more.
    qsizetype at = 0;
    qsizetype in = 0;
    qsizetype star = -1;
    qsizetype retry = 0;
    while (at < text.size()) {
        const char wanted = in < pattern.size() ? pattern[in] : '\0';
        if (in < pattern.size() && (wanted == '%' || wanted == '*')) {
            star = in++;
            retry = at;
        } else if (in < pattern.size() && (wanted == '_' || wanted == '?' || wanted == text[at])) {
            ++in;
            ++at;
        } else if (star >= 0) {
            in = star + 1;
            at = ++retry;
        } else {
            return false;
        }
    }
    while (in < pattern.size() && (pattern[in] == '%' || pattern[in] == '*'))
        ++in;
    return in == pattern.size();
}

bool isTextual(Comparison comparison)
{
    return comparison >= Comparison::StartsWith && comparison <= Comparison::NotLike;
}

bool holdsText(Comparison comparison, QByteArrayView cell, QByteArrayView value)
{
    switch (comparison) {
    case Comparison::StartsWith:
        return cell.startsWith(value);
    case Comparison::EndsWith:
        return cell.endsWith(value);
    case Comparison::Contains:
        return cell.contains(value);
    case Comparison::NotContains:
        return !cell.contains(value);
    case Comparison::Like:
        return isLike(cell, value);
    case Comparison::NotLike:
        return !isLike(cell, value);
    default:
        return false;
    }
}

bool holdsOrder(Comparison comparison, int order)
{
    switch (comparison) {
    case Comparison::Equal:
        return order == 0;
    case Comparison::NotEqual:
        return order != 0;
    case Comparison::Less:
        return order < 0;
    case Comparison::LessEqual:
        return order <= 0;
    case Comparison::Greater:
        return order > 0;
    case Comparison::GreaterEqual:
        return order >= 0;
    default:
        return false;
    }
}

bool holdsCell(
    DataType type, Comparison comparison, QByteArrayView cell, const QList<QByteArray> &values)
{
    const auto order
        = [type, cell](QByteArrayView value) { return compareCells(type, cell, value); };
    switch (comparison) {
    case Comparison::In:
    case Comparison::NotIn: {
        const bool isIn = std::any_of(values.begin(), values.end(),
            [&order](const QByteArray &value) { return order(value) == 0; });
        return isIn == (comparison == Comparison::In);
    }
    case Comparison::Between: {
        const auto low = order(values.first());
        const auto high = order(values.last());
        return low && high && *low >= 0 && *high <= 0;
    }
    default:
        break;
    }
    if (isTextual(comparison))
        return holdsText(comparison, cell, values.first());
    const auto result = order(values.first());
    return result && holdsOrder(comparison, *result);
}

} // namespace

std::optional<int> compareCells(DataType type, QByteArrayView left, QByteArrayView right)
{
    if (isWholeNumber(type)) {
        qint64 first = 0;
        qint64 second = 0;
        if (parseInteger(left, first) && parseInteger(right, second))
            return signOf(first, second);
    }
    if (isWholeNumber(type) || type == DataType::Double) {
        const auto first = doubleOf(left);
        const auto second = doubleOf(right);
        if (!first || !second)
            return std::nullopt;
        return signOf(*first, *second);
    }
    if (type == DataType::Boolean)
        return left.compare(right, Qt::CaseInsensitive);
    return left.compare(right);
}

bool readTimes(Condition &condition, const DataTableSpec &spec)
{
    for (Condition &child : condition.children) {
        if (!readTimes(child, spec))
            return false;
    }
    if (condition.kind != Condition::Kind::Leaf || isTextual(condition.comparison))
        return true;
    const DataColumn &column = spec.columns.at(condition.column);
    if (column.type != DataType::DateTime)
        return true;
    for (QByteArray &value : condition.values) {
        const auto ms = catalystMs(value);
        if (!ms)
            return false;
        value.clear();
        if (column.isSystem)
            appendCatalystStamp(value, *ms);
        else
            appendCatalystMoment(value, *ms);
    }
    return true;
}

DataFilter::DataFilter(const DataTableSpec &spec, Condition condition)
    : m_spec(spec)
    , m_condition(std::move(condition))
{
    collect(m_condition);
    narrow(m_condition);
}

void DataFilter::collect(const Condition &condition)
{
    if (condition.kind == Condition::Kind::Leaf)
        m_mask |= maskOf(m_spec.columns.at(condition.column));
    for (const Condition &child : condition.children)
        collect(child);
}

void DataFilter::narrow(const Condition &condition)
{
    if (condition.kind == Condition::Kind::All) {
        for (const Condition &child : condition.children)
            narrow(child);
    }
    if (condition.kind != Condition::Kind::Leaf || condition.values.isEmpty())
        return;
    const Comparison comparison = condition.comparison;
    const bool hasLower = comparison == Comparison::Equal || comparison == Comparison::Greater
        || comparison == Comparison::GreaterEqual || comparison == Comparison::Between;
    const bool hasUpper = comparison == Comparison::Equal || comparison == Comparison::Less
        || comparison == Comparison::LessEqual || comparison == Comparison::Between;
    if (condition.column == kModifiedColumn && hasLower) {
        if (const auto least = catalystMs(condition.values.first()))
            m_leastModifiedMs = qMax(m_leastModifiedMs, *least);
    }
    if (condition.column != kRowIdColumn)
        return;
    qint64 low = 0;
    qint64 high = 0;
    const qint64 firstId = recordId(m_spec.module, 0);
    if (hasLower && parseInteger(condition.values.first(), low) && low > firstId)
        m_first = qMax(m_first, low - firstId);
    if (hasUpper && parseInteger(condition.values.last(), high))
        m_end = qMin(m_end, high < firstId ? 0 : high - firstId + 1);
}

bool DataFilter::matches(const RowReader &reader, qint64 ordinal) const
{
    return holds(m_condition, reader, ordinal);
}

bool DataFilter::holds(const Condition &condition, const RowReader &reader, qint64 ordinal) const
{
    const auto asks = [&](const Condition &child) { return holds(child, reader, ordinal); };
    switch (condition.kind) {
    case Condition::Kind::Always:
        return true;
    case Condition::Kind::All:
        return std::all_of(condition.children.begin(), condition.children.end(), asks);
    case Condition::Kind::Any:
        return std::any_of(condition.children.begin(), condition.children.end(), asks);
    case Condition::Kind::Leaf:
        break;
    }
    const DataColumn &column = m_spec.columns.at(condition.column);
    char text[24];
    QByteArrayView cell;
    if (column.field < 0) {
        const auto end
            = std::to_chars(text, text + sizeof text, recordId(m_spec.module, ordinal)).ptr;
        cell = QByteArrayView(text, end);
    } else {
        cell = reader.value(column.field);
    }
    if (condition.comparison == Comparison::IsNull)
        return cell.isNull();
    if (condition.comparison == Comparison::IsNotNull)
        return !cell.isNull();
    return !cell.isNull() && holdsCell(column.type, condition.comparison, cell, condition.values);
}

} // namespace sluice::sandbox
