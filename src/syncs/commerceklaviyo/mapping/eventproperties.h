// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/ordermapper.h"
#include "syncs/commerceklaviyo/mapping/properties.h"

namespace sluice::commercemap {

// The properties of order events, as JSON text, within Klaviyo's limits (C.5); what had to be cut
// is a warning of the order. Pure functions for ordermapper.cpp, called within one mapping call.
class EventProperties
{
public:
    EventProperties(
        const MappingSettings &settings, const OrderContext &context, MappedOrder &order)
        : m_settings(settings)
        , m_context(context)
        , m_order(order)
    {
    }

    // The order through the property rules, with ItemNames and Categories.
    QByteArray ofOrder(JsonObject order, TrimMode trim);
    // The raw line item.
    QByteArray ofLine(JsonObject line, TrimMode trim);

    // Name and size of the properties that ofOrder() wrote last.
    const QList<std::pair<QByteArray, qsizetype>> &sizes() const { return m_sizes; }

private:
    QByteArray itemNames(JsonObject order) const;
    QByteArray categories(JsonObject order);
    QByteArray written(PropertyBag &bag);
    void warnOnce(QLatin1StringView code, const QString &path, const QString &text);

    const MappingSettings &m_settings;
    const OrderContext &m_context;
    MappedOrder &m_order;
    QList<std::pair<QByteArray, qsizetype>> m_sizes;
};

} // namespace sluice::commercemap
