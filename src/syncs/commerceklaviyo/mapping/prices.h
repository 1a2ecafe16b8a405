// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/mappingsettings.h"
#include "syncs/commerceklaviyo/mapping/money.h"

#include <QHash>

#include <vector>

namespace sluice::commercemap {

// A price of a variant, embedded or standalone. Plain value, any thread.
struct Price
{
    Money value;
    std::optional<Money> discounted;
    QByteArray country;
    QByteArray channel;
    QByteArray customerGroup;
    std::optional<qint64> validFrom; // ms UTC
    std::optional<qint64> validUntil;

    bool hasWindow() const { return validFrom || validUntil; }
};

std::optional<Price> readPriceOf(JsonObject price);
std::vector<Price> readPricesOf(JsonObject variant);

// A.8's pick: of the wanted currency; those valid now before those without a window, the earliest
// window first; without a window none of a customer group. What the settings choose beyond the
// currency narrows it: a price of another country, channel or group is out, a closer one wins.
const Price *pickPrice(
    const std::vector<Price> &prices, const PriceSettings &settings, qint64 nowMs);

// The amount that goes out: the discounted one where the settings want it.
const Money &amountOf(const Price &price, const PriceSettings &settings);

} // namespace sluice::commercemap
