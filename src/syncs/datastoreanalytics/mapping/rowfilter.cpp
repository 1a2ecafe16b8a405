// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/mapping/rowfilter.h"

#include "core/mapping/rules/rule.h"
#include "core/mapping/transforms/civiltime.h"
#include "syncs/datastoreanalytics/mapping/cellcheck.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

template <class T> int threeWay(const T &one, const T &other)
{
    return one < other ? -1 : (other < one ? 1 : 0);
}

bool isTextSearch(RowComparator comparator, QByteArrayView cell, QByteArrayView value)
{
    switch (comparator) {
    case RowComparator::StartsWith:
        return cell.startsWith(value);
    case RowComparator::EndsWith:
        return cell.endsWith(value);
    default:
        return cell.contains(value);
    }
}

} // namespace

CellSort cellSortOf(const QString &dataStoreType)
{
    const QString type = dataStoreType.toLower();
    if (type == "int"_L1 || type == "bigint"_L1)
        return CellSort::Whole;
    if (type == "double"_L1)
        return CellSort::Decimal;
    if (type == "date"_L1 || type == "datetime"_L1)
        return CellSort::Time;
    return type == "boolean"_L1 ? CellSort::Boolean : CellSort::Text;
}

std::optional<CellKey> cellKey(CellSort sort, QByteArrayView cell)
{
    switch (sort) {
    case CellSort::Text:
        return CellKey{};
    case CellSort::Whole:
        if (const auto number = plainInteger(cell))
            return CellKey{.whole = *number};
        return std::nullopt;
    case CellSort::Decimal:
        if (const auto number = plainDecimal(cell.trimmed()))
            return CellKey{.decimal = *number};
        return std::nullopt;
    case CellSort::Time:
        if (CivilTime time; readCivilTime(cell.trimmed(), time) != CivilForm::None)
            return CellKey{.whole = civilSeconds(time)};
        return std::nullopt;
    case CellSort::Boolean:
        break;
    }
    if (const auto word = plainBoolean(cell.trimmed()))
        return CellKey{.whole = *word ? 1 : 0};
    return std::nullopt;
}

RowFilter::RowFilter(const QList<RowCondition> &conditions, const std::vector<size_t> &places)
{
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        const RowCondition &condition = conditions.at(i);
        Test test{.place = places[static_cast<size_t>(i)],
            .comparator = condition.comparator,
            .sort = cellSortOf(condition.type),
            .reason = u"the mapping's filter on %1"_s.arg(condition.column).toUtf8()};
        for (const QString &value : condition.values) {
            const QByteArray text = value.toUtf8();
            test.values.push_back({text, cellKey(test.sort, text).value_or(CellKey{})});
        }
        m_tests.push_back(std::move(test));
    }
}

int RowFilter::compared(const Test &test, const Value &value, QByteArrayView cell, CellKey key)
{
    switch (test.sort) {
    case CellSort::Text:
        return threeWay(cell.compare(value.text), 0);
    case CellSort::Decimal:
        return threeWay(key.decimal, value.key.decimal);
    default:
        return threeWay(key.whole, value.key.whole);
    }
}

bool RowFilter::holds(const Test &test, QByteArrayView cell)
{
    switch (test.comparator) {
    case RowComparator::Empty:
        return cell.isEmpty();
    case RowComparator::NotEmpty:
        return !cell.isEmpty();
    case RowComparator::StartsWith:
    case RowComparator::EndsWith:
    case RowComparator::Contains:
        return isTextSearch(test.comparator, cell, test.values.front().text);
    default:
        break;
    }
    const auto key = cell.isEmpty() ? std::nullopt : cellKey(test.sort, cell);
    if (!key)
        return test.comparator == RowComparator::NotEqual;
    const auto order
        = [&test, cell, &key](const Value &value) { return compared(test, value, cell, *key); };
    switch (test.comparator) {
    case RowComparator::NotEqual:
        return order(test.values.front()) != 0;
    case RowComparator::GreaterThan:
        return order(test.values.front()) > 0;
    case RowComparator::LessThan:
        return order(test.values.front()) < 0;
    default: // Equal and In
        return std::any_of(test.values.begin(), test.values.end(),
            [&order](const Value &value) { return order(value) == 0; });
    }
}

QByteArrayView RowFilter::refusal(std::span<const QByteArrayView> fields) const
{
    for (const Test &test : m_tests) {
        if (!holds(test, fields[test.place]))
            return test.reason;
    }
    return {};
}

} // namespace sluice
