// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/stockandprices.h"

#include "syncs/commerceklaviyo/mapping/prices.h"

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

QByteArray skuOfEntry(JsonObject entry, MappedRecord &record)
{
    const std::string_view sku = textOf(entry, "sku");
    if (sku.empty()) {
        record.reject("sku_missing"_L1, u"sku"_s, u"the entry has no SKU"_s);
    }
    return asBytes(sku);
}

} // namespace

struct StandalonePrices::Table
{
    QHash<QByteArray, std::vector<Price>> prices;
    std::vector<Price> none;
};

StandalonePrices::StandalonePrices()
    : m_table(std::make_unique<Table>())
{
}

StandalonePrices::~StandalonePrices() = default;

std::optional<MappingNote> StandalonePrices::add(QByteArrayView standalonePrice)
{
    MappedRecord record;
    const auto object = parseResource(standalonePrice, record);
    const QByteArray sku = object ? skuOfEntry(*object, record) : QByteArray();
    if (record.rejection || !flagOf(*object, "active", true)) {
        return record.rejection;
    }
    const auto price = readPriceOf(*object);
    if (!price) {
        record.reject("price_invalid"_L1, u"value"_s, u"the price has no amount"_s);
        return record.rejection;
    }
    m_table->prices[sku].push_back(*price);
    return {};
}

const std::vector<Price> &StandalonePrices::of(QByteArrayView sku) const
{
    const auto found = m_table->prices.constFind(QByteArray::fromRawData(sku.data(), sku.size()));
    return found == m_table->prices.constEnd() ? m_table->none : *found;
}

qsizetype StandalonePrices::size() const
{
    return m_table->prices.size();
}

std::optional<MappingNote> InventoryIndex::add(QByteArrayView inventoryEntry)
{
    MappedRecord record;
    const auto object = parseResource(inventoryEntry, record);
    const QByteArray sku = object ? skuOfEntry(*object, record) : QByteArray();
    if (record.rejection) {
        return record.rejection;
    }
    const auto channel = objectOf(*object, "supplyChannel");
    m_quantities[sku][channel ? asBytes(textOf(*channel, "id")) : QByteArray()]
        = integerOf(*object, "availableQuantity").value_or(0);
    return {};
}

std::optional<qint64> InventoryIndex::quantityOf(QByteArrayView sku, QByteArrayView channel) const
{
    const auto found = m_quantities.constFind(QByteArray::fromRawData(sku.data(), sku.size()));
    if (found == m_quantities.constEnd()) {
        return {};
    }
    // As the pick from `availability`: the channel's if it has any, else that of no channel.
    const qint64 ofChannel = channel.isEmpty() ? 0 : found->value(channel.toByteArray());
    return ofChannel != 0 ? ofChannel : found->value(QByteArray());
}

} // namespace sluice::commercemap
