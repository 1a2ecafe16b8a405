// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <array>
#include <optional>

namespace sluice::sandbox {

// The collections of the emulated shop. CustomObjects has no generated records.
enum class ShopStream {
    Customers,
    Orders,
    Products,
    Categories,
    Inventory,
    StandalonePrices,
    Payments,
    CustomObjects,
};
inline constexpr int kShopStreams = 8;

QByteArrayView streamName(ShopStream stream); // as in addresses: "standalone-prices"
std::optional<ShopStream> streamNamed(QByteArrayView name);
std::optional<ShopStream> streamOfType(QByteArrayView typeId); // of a reference: "category"

// How large the shop is. Every generated record follows from this, its stream and its ordinal. A
// plain value.
struct ShopPlan
{
    quint64 seed = 1;
    qint64 customers = 0;
    qint64 orders = 0;
    qint64 products = 0;
    qint64 categories = 0;
    int lines = 0; // of each order; 0: 1 to 3
    int variants = 0; // of each product; 0: 1 to 4
    bool hasOddRecords = true;

    bool operator==(const ShopPlan &other) const = default;

    // Records of a stream. An inventory entry for each regular variant, two standalone prices for
    // each variant of every twentieth product, a payment for each order.
    qint64 count(ShopStream stream) const;
    int linesOf(qint64 order) const;
    int variantsOf(qint64 product) const; // regular ones
    bool hasStandalonePrices(qint64 product) const { return product % 20 == 19; }

    struct VariantPlace
    {
        qint64 product = 0;
        int variant = 0; // from 0, the master variant
    };
    VariantPlace placeOfInventory(qint64 ordinal) const;
    VariantPlace placeOfStandalonePrice(qint64 ordinal) const;
};

} // namespace sluice::sandbox
