// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/eventproperties.h"
#include "syncs/commerceklaviyo/mapping/money.h"

namespace sluice::commercemap {

// Money that went back for an order, as its event has it. Plain value, any thread.
struct Refund
{
    QByteArray uniqueId;
    std::optional<Money> amount;
    qint64 timeMs = 0;
};

// Builds the events of one order; lives within one call of map().
class OrderEvents
{
public:
    OrderEvents(const MappingSettings &settings, const OrderContext &context, JsonObject order,
        MappedOrder &mapped)
        : m_settings(settings.order)
        , m_context(context)
        , m_order(order)
        , m_mapped(mapped)
        , m_properties(settings, context, mapped)
    {
    }

    bool readProfile();
    bool readTimes();
    void addAll(TrimMode trim);
    EventProperties &properties() { return m_properties; }

private:
    bool wants(EventKind kind) const { return !m_settings.disabledEvents.contains(kind); }
    bool isInState(const QSet<QByteArray> &states) const
    {
        return states.contains(asBytes(textOf(m_order, "orderState")));
    }
    void addEvents();
    void addLines();
    std::vector<Refund> refunds();
    std::vector<Refund> refundsPerOrder(const std::vector<Refund> &all);
    bool hasValidPayment() const;
    void reject(EventKind kind, const QByteArray &id, const MappingNote &note)
    {
        m_mapped.rejectedEvents.append({kind, id, note});
    }
    // `propertiesOf` makes the properties at full or short length.
    void add(EventKind kind, const QByteArray &uniqueId, qint64 timeMs,
        const std::optional<Money> &value, const std::function<QByteArray(TrimMode)> &propertiesOf,
        const QString &path);
    MappedEvent written(
        MappedEvent event, const std::optional<Money> &value, const QByteArray &properties) const;
    bool isBackfill(qint64 timeMs) const;

    const OrderSettings &m_settings;
    const OrderContext &m_context;
    JsonObject m_order;
    MappedOrder &m_mapped;
    EventProperties m_properties;
    TrimMode m_trim = TrimMode::All;
    qint64 m_createdMs = 0;
    qint64 m_modifiedMs = 0;
    QByteArray m_orderProperties[2]; // by TrimMode, made at first use
};

} // namespace sluice::commercemap
