// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shopprices.h"

#include "sandbox/commercetools/jsonout.h"
#include "sandbox/commercetools/jsonview.h"
#include "sandbox/commercetools/utcmoment.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

// What a price says of one part of its scope: nothing (it is for all), the wanted, or another.
enum class ScopeMatch { ForAll, Same, Other };

ScopeMatch scopeMatch(JsonView value, const QByteArray &wanted)
{
    if (!value.isPresent())
        return ScopeMatch::ForAll;
    const QByteArray text = value.isObject() ? value.member("id").text() : value.text();
    return !wanted.isEmpty() && text == wanted ? ScopeMatch::Same : ScopeMatch::Other;
}

// Nothing: it is not valid now. Else whether it is only for a time.
std::optional<bool> priceValidity(JsonView price, qint64 atMs)
{
    const JsonView from = price.member("validFrom");
    const JsonView until = price.member("validUntil");
    const bool hasBegun = readUtcMoment(from.text()).value_or(atMs) <= atMs;
    const bool isOver
        = readUtcMoment(until.text()).value_or(std::numeric_limits<qint64>::max()) <= atMs;
    if (!hasBegun || isOver)
        return std::nullopt;
    return from.isPresent() || until.isPresent();
}

// Below zero: not this one.
int rankOfPrice(JsonView price, const PriceSelection &selection)
{
    if (price.member("value").member("currencyCode").text() != selection.currency)
        return -1;
    const auto isForATime = priceValidity(price, selection.atMs);
    if (!isForATime)
        return -1;
    int rank = 0;
    for (const auto &[name, wanted] : {std::pair("customerGroup", &selection.customerGroup),
             std::pair("channel", &selection.channel), std::pair("country", &selection.country)}) {
        const ScopeMatch match = scopeMatch(price.member(name), *wanted);
        if (match == ScopeMatch::Other)
            return -1;
        rank = rank * 2 + static_cast<int>(match == ScopeMatch::Same);
    }
    return rank * 2 + static_cast<int>(*isForATime);
}

QByteArray pricedVariant(JsonView variant, const PriceSelection &selection)
{
    int best = -1;
    JsonView chosen;
    JsonWalk prices(variant.member("prices"));
    while (prices.next()) {
        if (const int rank = rankOfPrice(prices.value(), selection); rank > best) {
            best = rank;
            chosen = prices.value();
        }
    }
    QByteArray text = variant.raw().toByteArray();
    if (best < 0)
        return text;
    text.chop(1);
    return text.append(",\"price\":").append(chosen.raw()).append('}');
}

} // namespace

Result<PriceSelection> PriceSelection::of(const HttpRequest &request, qint64 nowMs)
{
    const PriceSelection selection{.currency = request.param("priceCurrency"),
        .country = request.param("priceCountry"),
        .customerGroup = request.param("priceCustomerGroup"),
        .channel = request.param("priceChannel"),
        .atMs = nowMs};
    const bool hasScope = !selection.country.isEmpty() || !selection.customerGroup.isEmpty()
        || !selection.channel.isEmpty();
    if (hasScope && !selection.isWanted()) {
        return fail(ErrorKind::Data,
            u"The price selecting parameters country, channel and customerGroup cannot be used "
            "without the currency."_s);
    }
    return selection;
}

QByteArray withSelectedPrices(const QByteArray &projection, const PriceSelection &selection)
{
    QByteArray out;
    out.reserve(projection.size() + projection.size() / 4);
    JsonOut json(out);
    json.beginObject();
    JsonWalk members{JsonView(projection)};
    while (members.next()) {
        if (members.key() == "masterVariant") {
            json.raw("masterVariant", pricedVariant(members.value(), selection));
        } else if (members.key() == "variants") {
            json.beginArray("variants");
            JsonWalk variants(members.value());
            while (variants.next())
                json.raw(pricedVariant(variants.value(), selection));
            json.endArray();
        } else {
            json.raw(members.key(), members.value().raw());
        }
    }
    json.endObject();
    return out;
}

} // namespace sluice::sandbox
