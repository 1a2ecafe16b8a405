// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/categoryindex.h"
#include "syncs/commerceklaviyo/mapping/mapped.h"

#include <QHash>

namespace sluice::commercemap {

// When an order really came into its state, where the run has read it from messages; ms UTC.
struct OrderTimes
{
    std::optional<qint64> fulfilledMs;
    std::optional<qint64> cancelledMs;
};

// What a run knows beside the order itself. Pointers may be null; what they point to outlives the
// mapper and does not change. Without `products` events have no Categories.
struct OrderContext
{
    const CategoryIndex *categories = nullptr;
    const ProductCategories *products = nullptr;
    const QHash<QByteArray, OrderTimes> *times = nullptr; // by order id
    // By e-mail address in lower case: the customer whose profile at Klaviyo has it.
    const QHash<QByteArray, QByteArray> *owners = nullptr;
    qint64 nowMs = 0; // one value for the whole run
};

// What one order's events weigh, for the preview beside the trimming setting.
struct SizePreview
{
    qsizetype events = 0;
    qsizetype bytesAll = 0; // all events of the order, untrimmed
    qsizetype bytesShort = 0; // the same, trimmed
    qsizetype properties = 0; // of the Placed Order event as the settings have it
    qsizetype eventsPerRequest = 0; // that fit 1,000 events and 5 MB
    QList<std::pair<QByteArray, qsizetype>> largest; // properties by size, the largest first
};

// An order becomes events with exactly the plugin's metrics and ids, since these decide that
// nothing is doubled when tools are switched; times are real, the currency goes with the value,
// refunds are there (A.8, D.3). Keeps a reference to the run's settings; constant, so that any
// number of threads call it at once. It never sends an event without an id.
class OrderMapper
{
public:
    static constexpr qsizetype kMostEventBytes = 4'900'000; // C.5: 5 MB a request
    static constexpr qsizetype kMostProperties = 400;
    static constexpr size_t kMostTextBytes = 100'000;
    static constexpr size_t kMostItems = 4000;
    static constexpr int kDeepest = 10;

    OrderMapper(const MappingSettings &settings, const OrderContext &context)
        : m_settings(settings)
        , m_context(context)
    {
    }
    MappedOrder map(QByteArrayView order) const;
    Result<SizePreview> preview(QByteArrayView order) const;

private:
    const MappingSettings &m_settings;
    OrderContext m_context;
};

} // namespace sluice::commercemap
