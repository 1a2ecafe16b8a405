// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/commercetools/shopplan.h"

namespace sluice::sandbox {

// The ids and moments of generated records, computed both ways with no list of them. Ids are UUIDs
// spread over the whole range that rise with the ordinal, so that `id > "x"` finds its page at
// once. Moments rise with another order of the same records, as in a real shop: whoever sorts by
// createdAt and cuts by id loses records. Immutable, any thread; owned by Shop.
class ShopIds
{
public:
    explicit ShopIds(const ShopPlan &plan);

    QByteArray id(ShopStream stream, qint64 ordinal) const;
    // -1: no generated record has this id.
    qint64 ordinalOf(ShopStream stream, QByteArrayView id) const;
    // How many generated records have an id below `text`, or up to it.
    qint64 countBelow(ShopStream stream, QByteArrayView text, bool isInclusive) const;

    // An id of a part of a record (line, price, address) or of something not emulated (a type).
    QByteArray partId(QByteArrayView kind, qint64 ordinal, qint64 part = 0) const;
    quint64 dice(QByteArrayView kind, qint64 ordinal, qint64 part = 0) const;

    // The place of a record in the order of createdAt, and back.
    qint64 rankOf(ShopStream stream, qint64 ordinal) const;
    qint64 ordinalAtRank(ShopStream stream, qint64 rank) const;
    qint64 createdAtRank(ShopStream stream, qint64 rank) const;
    // Four records in a row share it, so that a cursor over it needs the id too.
    qint64 modifiedAtRank(ShopStream stream, qint64 rank) const;
    static constexpr qint64 kSameModified = 4;

private:
    struct Order
    {
        quint64 count = 0;
        quint64 factor = 1;
        quint64 inverse = 1;
        qint64 stepMs = 1;
    };
    const Order &order(ShopStream stream) const { return m_orders.at(static_cast<size_t>(stream)); }

    quint64 m_seed;
    std::array<Order, kShopStreams> m_orders;
};

} // namespace sluice::sandbox
