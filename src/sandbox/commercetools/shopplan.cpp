// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shopplan.h"

namespace sluice::sandbox {

namespace {

struct StreamNames
{
    ShopStream stream;
    const char *name;
    const char *typeId;
};

constexpr std::array<StreamNames, kShopStreams> kStreamNames{{
    {ShopStream::Customers, "customers", "customer"},
    {ShopStream::Orders, "orders", "order"},
    {ShopStream::Products, "products", "product"},
    {ShopStream::Categories, "categories", "category"},
    {ShopStream::Inventory, "inventory", "inventory-entry"},
    {ShopStream::StandalonePrices, "standalone-prices", "standalone-price"},
    {ShopStream::Payments, "payments", "payment"},
    {ShopStream::CustomObjects, "custom-objects", "key-value-document"},
}};

// Regular products have 1, 2, 3, 4, 1, ... variants: ten in four products.
constexpr int kBlockProducts = 4;
constexpr int kBlockVariants = 10;
constexpr std::array<int, kBlockVariants> kProductInBlock{0, 1, 1, 2, 2, 2, 3, 3, 3, 3};
constexpr std::array<int, kBlockVariants> kVariantInBlock{0, 0, 1, 0, 1, 2, 0, 1, 2, 3};

} // namespace

QByteArrayView streamName(ShopStream stream)
{
    return kStreamNames.at(static_cast<size_t>(stream)).name;
}

std::optional<ShopStream> streamNamed(QByteArrayView name)
{
    for (const StreamNames &entry : kStreamNames) {
        if (name == entry.name)
            return entry.stream;
    }
    return std::nullopt;
}

std::optional<ShopStream> streamOfType(QByteArrayView typeId)
{
    for (const StreamNames &entry : kStreamNames) {
        if (typeId == entry.typeId)
            return entry.stream;
    }
    return std::nullopt;
}

qint64 ShopPlan::count(ShopStream stream) const
{
    switch (stream) {
    case ShopStream::Customers:
        return customers;
    case ShopStream::Orders:
    case ShopStream::Payments:
        return orders;
    case ShopStream::Products:
        return products;
    case ShopStream::Categories:
        return categories;
    case ShopStream::Inventory: {
        if (variants > 0)
            return products * variants;
        const qint64 rest = products % kBlockProducts;
        return products / kBlockProducts * kBlockVariants + rest * (rest + 1) / 2;
    }
    case ShopStream::StandalonePrices:
        return products / 20 * 2 * (variants > 0 ? variants : 4);
    case ShopStream::CustomObjects:
        break;
    }
    return 0;
}

int ShopPlan::linesOf(qint64 order) const
{
    return lines > 0 ? lines : static_cast<int>(1 + order % 3);
}

int ShopPlan::variantsOf(qint64 product) const
{
    return variants > 0 ? variants : static_cast<int>(1 + product % kBlockProducts);
}

ShopPlan::VariantPlace ShopPlan::placeOfInventory(qint64 ordinal) const
{
    if (variants > 0)
        return {ordinal / variants, static_cast<int>(ordinal % variants)};
    const auto rest = static_cast<size_t>(ordinal % kBlockVariants);
    return {ordinal / kBlockVariants * kBlockProducts + kProductInBlock.at(rest),
        kVariantInBlock.at(rest)};
}

ShopPlan::VariantPlace ShopPlan::placeOfStandalonePrice(qint64 ordinal) const
{
    const int each = 2 * (variants > 0 ? variants : 4);
    return {ordinal / each * 20 + 19, static_cast<int>(ordinal % each / 2)};
}

} // namespace sluice::sandbox
