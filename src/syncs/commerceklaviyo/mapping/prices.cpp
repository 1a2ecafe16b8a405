// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/prices.h"

#include "syncs/commerceklaviyo/mapping/timestamps.h"

#include <limits>
#include <tuple>

namespace sluice::commercemap {

namespace {

QByteArray referenceId(JsonObject parent, std::string_view key)
{
    const auto reference = objectOf(parent, key);
    return reference ? asBytes(textOf(*reference, "id")) : QByteArray();
}

// -1: the price is of another country, channel or group; else how close it is.
int closeness(const QByteArray &wanted, const QByteArray &own, int weight, bool unscopedOnly)
{
    if (wanted.isEmpty()) {
        return unscopedOnly && !own.isEmpty() ? -1 : 0;
    }
    if (own.isEmpty()) {
        return 0;
    }
    return own == wanted ? weight : -1;
}

std::optional<int> closenessOf(const Price &price, const PriceSettings &settings)
{
    const int group
        = closeness(settings.customerGroup, price.customerGroup, 4, settings.unscopedOnly);
    const int channel = closeness(settings.channel, price.channel, 2, settings.unscopedOnly);
    const int country = closeness(settings.country, price.country, 1, settings.unscopedOnly);
    if (group < 0 || channel < 0 || country < 0) {
        return {};
    }
    return group + channel + country;
}

} // namespace

std::optional<Price> readPriceOf(JsonObject object)
{
    const auto value = readMoney(object, "value");
    if (!value) {
        return {};
    }
    Price price;
    price.value = *value;
    if (const auto discounted = objectOf(object, "discounted")) {
        price.discounted = readMoney(*discounted, "value");
    }
    price.country = asBytes(textOf(object, "country"));
    price.channel = referenceId(object, "channel");
    price.customerGroup = referenceId(object, "customerGroup");
    price.validFrom = parseTimestamp(textOf(object, "validFrom"));
    price.validUntil = parseTimestamp(textOf(object, "validUntil"));
    return price;
}

std::vector<Price> readPricesOf(JsonObject variant)
{
    std::vector<Price> prices;
    if (const auto array = arrayOf(variant, "prices")) {
        for (const JsonElement element : *array) {
            const auto object = asObject(element);
            if (const auto price = object ? readPriceOf(*object) : std::nullopt) {
                prices.push_back(*price);
            }
        }
    }
    return prices;
}

const Price *pickPrice(
    const std::vector<Price> &prices, const PriceSettings &settings, qint64 nowMs)
{
    using Rank = std::tuple<int, int, qint64, qint64>; // the least wins, the first of equals
    const Price *best = nullptr;
    Rank bestRank;
    for (const Price &price : prices) {
        if (!settings.currency.isEmpty() && price.value.currency != settings.currency) {
            continue;
        }
        const auto close = closenessOf(price, settings);
        if (!close) {
            continue;
        }
        const qint64 from = price.validFrom.value_or(std::numeric_limits<qint64>::min());
        const qint64 until = price.validUntil.value_or(std::numeric_limits<qint64>::max());
        const bool isOfUnwantedGroup
            = !price.customerGroup.isEmpty() && price.customerGroup != settings.customerGroup;
        if (price.hasWindow() ? nowMs < from || nowMs > until : isOfUnwantedGroup) {
            continue;
        }
        const Rank rank(-*close, price.hasWindow() ? 0 : 1, from, until);
        if (best == nullptr || rank < bestRank) {
            best = &price;
            bestRank = rank;
        }
    }
    return best;
}

const Money &amountOf(const Price &price, const PriceSettings &settings)
{
    return settings.useDiscounted && price.discounted ? *price.discounted : price.value;
}

} // namespace sluice::commercemap
