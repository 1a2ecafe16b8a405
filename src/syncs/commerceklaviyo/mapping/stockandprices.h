// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/mapped.h"

#include <QHash>

#include <memory>
#include <optional>

namespace sluice::commercemap {

struct Price;

// Standalone prices by SKU, from /standalone-prices: what a variant costs where its product's
// priceMode is Standalone. Filled by one thread, then constant and shared.
class StandalonePrices
{
public:
    StandalonePrices();
    ~StandalonePrices();
    StandalonePrices(const StandalonePrices &) = delete;
    StandalonePrices &operator=(const StandalonePrices &) = delete;

    // Prices that are not active are passed over.
    std::optional<MappingNote> add(QByteArrayView standalonePrice);
    const std::vector<Price> &of(QByteArrayView sku) const;
    qsizetype size() const;

private:
    struct Table;
    std::unique_ptr<Table> m_table;
};

// Stock by SKU and supply channel, from /inventory: newer than a product's `availability`, which it
// replaces where it knows the SKU. Filled by one thread, then constant and shared.
class InventoryIndex
{
public:
    std::optional<MappingNote> add(QByteArrayView inventoryEntry);
    // Nothing if the SKU has no entry at all.
    std::optional<qint64> quantityOf(QByteArrayView sku, QByteArrayView channel) const;

private:
    QHash<QByteArray, QHash<QByteArray, qint64>> m_quantities; // "" is the entry of no channel
};

} // namespace sluice::commercemap
