// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/jsonview.h"

#include <optional>

namespace sluice::commercemap {

// An amount as commercetools gives it: amount / 10^digits of a currency. Plain value, any thread.
struct Money
{
    qint64 amount = 0;
    int digits = 2;
    QByteArray currency;
};

// centPrecision: centAmount and fractionDigits. highPrecision: preciseAmount goes with
// fractionDigits, centAmount does not (commercetools-klaviyo B.5). Nothing if it is no money.
std::optional<Money> readMoney(JsonObject object);
std::optional<Money> readMoney(JsonObject parent, std::string_view key);

// Digits after the point in everyday use: 0 for JPY, 3 for KWD.
int currencyDigits(std::string_view currency);

// Two amounts of one currency; nothing if it would overflow.
std::optional<Money> sumOf(const Money &left, const Money &right);

// The countries that use a currency, "DE,FR,..", for custom_metadata; empty if unknown.
std::string_view countriesOf(std::string_view currency);

} // namespace sluice::commercemap
