// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/server/exchange.h"

#include <optional>

namespace sluice::sandbox {

// The price that a query of product projections asks for (commercetools-klaviyo B.2): in a
// currency, and where and for whom. Read on a connection's thread; a plain value. It never looks at
// standalone prices.
struct PriceSelection
{
    QByteArray currency;
    QByteArray country;
    QByteArray customerGroup;
    QByteArray channel;
    qint64 atMs = 0; // when it is to be valid

    // Error: what the service would answer with 400.
    static Result<PriceSelection> of(const HttpRequest &request, qint64 nowMs);
    bool isWanted() const { return !currency.isEmpty(); }
};

// The projection with a member `price` in each variant that has such a price: the one that says
// most of the customer group, then the channel, then the country, then the time.
QByteArray withSelectedPrices(const QByteArray &projection, const PriceSelection &selection);

} // namespace sluice::sandbox
