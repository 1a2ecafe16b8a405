// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/datafilter.h"

#include <QJsonArray>

namespace sluice::sandbox {

// One SELECT of ZCQL (datastore-analytics A.5), its names already looked up. A plain value.
struct ZcqlQuery
{
    enum class Function { None, Count, Sum, Avg, Min, Max };
    struct Item
    {
        Function function = Function::None;
        int column = 0;
        QString key; // in the answer
    };
    struct Order
    {
        int column = 0;
        bool isDescending = false;
    };
    int table = 0;
    bool isAll = false; // SELECT *
    bool isDistinct = false;
    QList<Item> items = {};
    Condition where = {};
    QList<Order> order = {};
    qint64 offset = 0;
    qint64 limit = -1; // -1: none was given

    bool isAggregate() const
    {
        return !items.isEmpty() && items.first().function != Function::None;
    }
};

// Reads a query. On any thread.
tl::expected<ZcqlQuery, CatalystProblem> parseZcql(
    const QByteArray &text, const CatalystStore &store);

// The `data` of its answer: one object for each row, under the table's name. Streams the table: it
// holds no more than the rows that it gives, or their sort keys up to the end of the wanted ones.
tl::expected<QJsonArray, CatalystProblem> runZcql(const ZcqlQuery &query,
    const CatalystStore &store, qint64 mostRows, bool isText, const CancelToken &stop);

} // namespace sluice::sandbox
