// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/datastoreanalytics/mapping/rowcondition.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <span>
#include <vector>

namespace sluice {

// As what the cells of a column compare.
enum class CellSort : quint8 { Text, Whole, Decimal, Time, Boolean };
CellSort cellSortOf(const QString &dataStoreType);

// What a cell counts for: a number, seconds, 0 or 1. For text both are 0. None: it is empty or
// cannot be read as that sort.
struct CellKey
{
    qint64 whole = 0;
    double decimal = 0;
};
std::optional<CellKey> cellKey(CellSort sort, QByteArrayView cell);

// Which rows a mapping takes: those for which all conditions hold. Looks at the fields of a page as
// they are read; nothing is allocated for a row. Constant after it is made; any thread.
class RowFilter final
{
public:
    RowFilter() = default;
    // `places`: where each condition's column stands in the page.
    RowFilter(const QList<RowCondition> &conditions, const std::vector<size_t> &places);

    bool isEmpty() const { return m_tests.empty(); }
    // Why the row is left out, for the outcome file; empty: it is taken. Names columns, not values.
    QByteArrayView refusal(std::span<const QByteArrayView> fields) const;

private:
    struct Value
    {
        QByteArray text;
        CellKey key;
    };
    struct Test
    {
        size_t place = 0;
        RowComparator comparator = RowComparator::Equal;
        CellSort sort = CellSort::Text;
        QByteArray reason;
        std::vector<Value> values;
    };
    static bool holds(const Test &test, QByteArrayView cell);
    static int compared(const Test &test, const Value &value, QByteArrayView cell, CellKey key);

    std::vector<Test> m_tests;
};

} // namespace sluice
