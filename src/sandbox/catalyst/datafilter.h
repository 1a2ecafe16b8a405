// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/catalyststore.h"

#include <limits>
#include <optional>
#include <vector>

namespace sluice::sandbox {

enum class Comparison {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    StartsWith,
    EndsWith,
    Contains,
    NotContains,
    Like, // % or * any text, _ or ? one character
    NotLike,
    In,
    NotIn,
    Between,
    IsNull,
    IsNotNull,
};

// A condition over the columns of one table, of ZCQL's WHERE or of a bulk read's criteria. A tree
// of plain values, copied freely.
struct Condition
{
    enum class Kind { Always, Leaf, All, Any };
    Kind kind = Kind::Always;
    std::vector<Condition> children = {};
    int column = 0;
    Comparison comparison = Comparison::Equal;
    QList<QByteArray> values = {};
};

// A condition made ready to be asked of many rows. One thread; the table's description must
// outlive it.
class DataFilter
{
public:
    DataFilter(const DataTableSpec &spec, Condition condition);

    bool isEmpty() const { return m_condition.kind == Condition::Kind::Always; }
    quint64 fieldMask() const { return m_mask; }
    // `reader` must have read the fields of the mask.
    bool matches(const RowReader &reader, qint64 ordinal) const;

    // Every row that matches has an ordinal in [first, end) and was changed at leastModifiedMs or
    // later.
    qint64 firstOrdinal() const { return m_first; }
    qint64 endOrdinal() const { return m_end; }
    qint64 leastModifiedMs() const { return m_leastModifiedMs; }

private:
    void collect(const Condition &condition);
    void narrow(const Condition &condition);
    bool holds(const Condition &condition, const RowReader &reader, qint64 ordinal) const;

    const DataTableSpec &m_spec;
    Condition m_condition;
    quint64 m_mask = 0;
    qint64 m_first = 0;
    qint64 m_end = std::numeric_limits<qint64>::max();
    qint64 m_leastModifiedMs = std::numeric_limits<qint64>::min();
};

// Brings the times that a condition compares with into the form of the cells. False: one is no
// time.
bool readTimes(Condition &condition, const DataTableSpec &spec);

// The order of two cells of a column: negative, 0, positive; nothing if they cannot be compared.
std::optional<int> compareCells(DataType type, QByteArrayView left, QByteArrayView right);

inline quint64 maskOf(const DataColumn &column)
{
    return column.field < 0 ? 0 : 1ULL << column.field;
}

} // namespace sluice::sandbox
