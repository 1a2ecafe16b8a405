// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace sluice {

class JsonObjectReader;

enum class RowComparator : quint8 {
    Equal,
    NotEqual,
    GreaterThan,
    LessThan,
    StartsWith,
    EndsWith,
    Contains,
    In,
    Empty,
    NotEmpty
};

// One condition on a row, as the table has it: before any transform and in the table's time zone.
// In a document {"column":"Status","comparator":"equal","value":"open"}; `in` has "values", a list;
// empty and not_empty have none. Columns of numbers, days, times and booleans compare as such: a
// time without its fraction, a day as its midnight. A cell that is empty or cannot be read so is
// neither equal, greater nor less, and it is not_equal. Text compares byte by byte; case counts.
// Plain value, any thread.
struct RowCondition
{
    QString column;
    RowComparator comparator = RowComparator::Equal;
    QStringList values; // one of them, but for In
    QString type; // the column's in the Data Store; known once the table is

    static RowCondition read(JsonObjectReader &reader);
    QJsonObject toJson() const;
    // Why the values cannot be compared with a column of `type`; empty: they can.
    QString problem() const;
    friend bool operator==(const RowCondition &, const RowCondition &) = default;
};

QList<RowCondition> readConditions(JsonObjectReader &parent, const QString &key);
QJsonArray conditionsToJson(const QList<RowCondition> &conditions);

// With the type, for a run's memory.
QJsonArray conditionsToMemo(const QList<RowCondition> &conditions);
QList<RowCondition> conditionsOfMemo(const QJsonArray &memo);

} // namespace sluice
