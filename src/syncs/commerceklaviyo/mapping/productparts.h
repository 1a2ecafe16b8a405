// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/jsonview.h"
#include "syncs/commerceklaviyo/mapping/prices.h"
#include "syncs/commerceklaviyo/mapping/productmapper.h"

namespace sluice::commercemap {

// The pieces that an item and its variants have in common, for productmapper.cpp. Views into the
// parsed product; live within one mapping call.

struct ProductSource
{
    JsonObject product;
    JsonObject data; // current data; the projection itself
    bool isPublished = true;
    bool isStandalone = false;
    QByteArray title;
    QByteArray description;
    UrlValues url;
    QList<QByteArray> categories; // its own and all their ancestors, once each
    QByteArray titles; // JSON texts in every locale, as custom_metadata has them
    QByteArray slugs;
};

// Reads what all payloads need; the product is rejected or warned about.
std::optional<ProductSource> readProductSource(JsonObject product, const MappingSettings &settings,
    const ProductContext &context, MappedProduct &mapped);

// The variant's prices: its own, or the standalone ones of its SKU.
std::vector<Price> pricesOfVariant(
    const ProductSource &source, JsonObject variant, const ProductContext &context);

// A.8's inventory pick, or the newer figure of the inventory where the run has read it.
qint64 quantityOfVariant(
    JsonObject variant, const ProductSettings &settings, const ProductContext &context);

std::string_view firstImageOf(JsonObject variant);

// The four strings of A.8 and what the settings add, as an object; empty if nothing fits.
QByteArray customMetadata(const ProductSource &source, JsonObject variant,
    const std::vector<Price> &prices, const MappingSettings &settings, qint64 nowMs,
    MappedRecord &record, const QString &path);

} // namespace sluice::commercemap
