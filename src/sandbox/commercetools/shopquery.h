// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "sandbox/commercetools/expand.h"
#include "sandbox/commercetools/predicate.h"
#include "sandbox/commercetools/shopprices.h"
#include "sandbox/commercetools/shopstore.h"
#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// One query of commercetools-klaviyo B.2, read from a request. Plain value, one thread.
struct ShopQuery
{
    struct SortKey
    {
        QList<QByteArray> path;
        bool isDescending = false;
    };
    ShopStream stream = ShopStream::Customers;
    bool isProjection = false;
    bool isStaged = false;
    std::unique_ptr<PredicateNode> predicate; // null: every record
    QList<SortKey> sort;
    qint64 limit = 20;
    qint64 offset = 0;
    bool hasTotal = true;
    ExpandTree expand;
    PriceSelection prices;
};

// Error: what the service would answer with 400.
// `nowMs`: the service's time, for prices that are valid for a time.
Result<ShopQuery> readShopQuery(
    const HttpRequest &request, ShopStream stream, bool isProjection, qint64 nowMs);
Result<ExpandTree> readExpand(const HttpRequest &request);

// The whole answer, as JSON text. `extra` are records of a stream that has no generated ones.
QByteArray runShopQuery(const ShopView &view, const ShopQuery &query,
    const QList<QByteArray> &extra, const CancelToken &stop);

// The record that an address names: by its id, or as key=... (an order as order-number=...). Empty:
// there is none.
QByteArray recordNamed(const ShopView &view, ShopStream stream, const QByteArray &name);

QByteArray expandedRecord(const ShopView &view, const QByteArray &record, const ExpandTree &tree);

} // namespace sluice::sandbox
