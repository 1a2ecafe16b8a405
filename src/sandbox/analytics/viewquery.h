// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/viewcriteria.h"

#include <functional>
#include <optional>
#include <span>

namespace sluice::sandbox {

// A question to one table: the part of SQL that a reconciliation needs (datastore-analytics B.7,
// D.7): columns, count, sum, min, max, avg, where, group by, having, order by, limit. A plain
// value.
struct ViewQuery
{
    enum class Function { None, CountRows, Count, CountDistinct, Sum, Min, Max, Average };
    struct Item
    {
        Function function = Function::None;
        int column = -1;
        QByteArray title;
        bool isShown = true; // else only for having or order by
    };
    struct Having
    {
        int item = -1;
        char operation = '=';
        QByteArray value;
    };

    QList<ViewColumn> columns; // of the table
    QList<Item> items;
    std::optional<ViewCriteria> where;
    QList<int> groupBy;
    QList<Having> having;
    QList<std::pair<int, bool>> orderBy; // an item; true: downwards
    qint64 limit = -1;

    bool isGrouped() const;
    QList<QByteArray> titles() const;
    int findOrAdd(const Item &item); // an item that is not shown if it is new
};

// The name of the table that the text asks; empty: it cannot be understood.
QString tableOfQuery(QByteArrayView sql);
tl::expected<ViewQuery, AnalyticsProblem> parseViewQuery(
    QByteArrayView sql, const QString &table, const QList<ViewColumn> &columns);
// `select <columns> from the table [where criteria]`
ViewQuery queryOfColumns(const QList<ViewColumn> &columns, const QList<int> &wanted);

// Gives the rows of the answer one after another until `take` says false. Plain columns without an
// order stream; groups and orders are held in memory.
using AnswerRow = std::function<bool(std::span<const QByteArrayView>)>;
void runViewQuery(const ViewQuery &query, const TableFile &table, const AnswerRow &take);

} // namespace sluice::sandbox
