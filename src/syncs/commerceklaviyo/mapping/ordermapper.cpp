// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/ordermapper.h"

#include "syncs/commerceklaviyo/mapping/orderevents.h"

#include <algorithm>

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

MappedOrder OrderMapper::map(QByteArrayView bytes) const
{
    MappedOrder mapped;
    const auto order = parseResource(bytes, mapped);
    if (order) {
        OrderEvents events(m_settings, m_context, *order, mapped);
        if (events.readProfile() && events.readTimes()) {
            events.addAll(m_settings.order.trim);
        }
    }
    return mapped;
}

Result<SizePreview> OrderMapper::preview(QByteArrayView bytes) const
{
    const auto sizeAt = [&](TrimMode trim, SizePreview &preview) -> std::optional<qsizetype> {
        MappedOrder mapped;
        const auto order = parseResource(bytes, mapped);
        if (!order) {
            return {};
        }
        OrderEvents events(m_settings, m_context, *order, mapped);
        if (!events.readProfile() || !events.readTimes()) {
            return {};
        }
        events.addAll(trim);
        preview.events = mapped.events.size();
        if (trim == m_settings.order.trim) {
            (void)events.properties().ofOrder(*order, trim);
            preview.largest = events.properties().sizes();
            preview.properties = preview.largest.size();
        }
        return eventGroup(mapped).size();
    };
    SizePreview preview;
    const auto all = sizeAt(TrimMode::All, preview);
    const auto trimmed = sizeAt(TrimMode::Short, preview);
    if (!all || !trimmed) {
        const MappedOrder refused = map(bytes);
        return fail(ErrorKind::Config, u"The size cannot be shown"_s,
            refused.rejection ? refused.rejection->text : QString(), u"Choose another order"_s);
    }
    preview.bytesAll = *all;
    preview.bytesShort = *trimmed;
    std::stable_sort(preview.largest.begin(), preview.largest.end(),
        [](const auto &left, const auto &right) { return left.second > right.second; });
    const qsizetype sent = m_settings.order.trim == TrimMode::All ? *all : *trimmed;
    const qsizetype each = preview.events > 0 ? sent / preview.events + 1 : 1;
    preview.eventsPerRequest = std::min<qsizetype>(1000, 5'000'000 / each);
    return preview;
}

} // namespace sluice::commercemap
