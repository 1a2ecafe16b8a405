// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shopsequence.h"

#include "sandbox/commercetools/utcmoment.h"

#include <algorithm>
#include <limits>

namespace sluice::sandbox {

ShopSequence::ShopSequence(const ShopView &view, ShopStream stream, By by, bool isDescending,
    const PredicateBounds &bounds)
    : m_view(view)
    , m_stream(stream)
    , m_by(by)
    , m_isDescending(isDescending)
{
    setRange(bounds);
    collectChanged(bounds);
}

// Records that share a moment stand by id, which rises with the ordinal.
qint64 ShopSequence::ordinalAt(qint64 position) const
{
    const ShopIds &ids = m_view.shop().ids();
    if (m_by == By::Id)
        return position;
    if (m_by == By::CreatedThenId)
        return ids.ordinalAtRank(m_stream, position);
    constexpr qint64 kGroup = ShopIds::kSameModified;
    const qint64 start = position / kGroup * kGroup;
    const qint64 end = qMin(start + kGroup, m_view.generated(m_stream));
    std::array<qint64, kGroup> group;
    group.fill(std::numeric_limits<qint64>::max());
    for (qint64 rank = start; rank < end; ++rank)
        group.at(static_cast<size_t>(rank - start)) = ids.ordinalAtRank(m_stream, rank);
    std::sort(group.begin(), group.end());
    return group.at(static_cast<size_t>(position - start));
}

qint64 ShopSequence::msAt(qint64 position) const
{
    const ShopIds &ids = m_view.shop().ids();
    return m_by == By::CreatedThenId ? ids.createdAtRank(m_stream, position)
                                     : ids.modifiedAtRank(m_stream, position);
}

ShopSequence::Key ShopSequence::keyAt(qint64 position) const
{
    return {
        m_by == By::Id ? 0 : msAt(position), m_view.shop().ids().id(m_stream, ordinalAt(position))};
}

qint64 ShopSequence::firstPosition(qint64 ms, bool isBehind) const
{
    qint64 from = 0;
    qint64 to = m_view.generated(m_stream);
    while (from < to) {
        const qint64 middle = from + (to - from) / 2;
        const qint64 at = msAt(middle);
        if (isBehind ? at <= ms : at < ms)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

void ShopSequence::setRange(const PredicateBounds &bounds)
{
    const ShopIds &ids = m_view.shop().ids();
    m_to = m_view.generated(m_stream);
    if (m_by == By::Id) {
        if (bounds.low)
            m_from = ids.countBelow(m_stream, *bounds.low, !bounds.hasLow);
        if (bounds.high)
            m_to = ids.countBelow(m_stream, *bounds.high, bounds.hasHigh);
    } else {
        const auto low = readUtcMoment(bounds.low.value_or(QByteArray()));
        const auto high = readUtcMoment(bounds.high.value_or(QByteArray()));
        if (low)
            m_from = firstPosition(*low, false);
        if (high)
            m_to = firstPosition(*high, true);
    }
    m_to = qMax(m_to, m_from);
}

void ShopSequence::collectChanged(const PredicateBounds &bounds)
{
    for (const auto &[id, entry] : m_view.overlay().entries(m_stream)) {
        if (entry.isDeleted)
            continue;
        if (m_by == By::Id
            && ((bounds.low && id < *bounds.low) || (bounds.high && id > *bounds.high))) {
            continue;
        }
        const qint64 ms = m_by == By::Id ? 0
            : m_by == By::CreatedThenId  ? entry.createdMs
                                         : entry.modifiedMs;
        m_changed.push_back({{ms, id}, &entry});
    }
    std::sort(m_changed.begin(), m_changed.end(), [this](const Changed &a, const Changed &b) {
        return m_isDescending ? b.key < a.key : a.key < b.key;
    });
}

void ShopSequence::skipReplaced()
{
    const ShopOverlay::Entries &entries = m_view.overlay().entries(m_stream);
    while (!entries.empty() && m_from < m_to) {
        const qint64 position = m_isDescending ? m_to - 1 : m_from;
        if (entries.find(m_view.shop().ids().id(m_stream, ordinalAt(position))) == entries.end())
            return;
        if (m_isDescending)
            --m_to;
        else
            ++m_from;
    }
}

bool ShopSequence::next(QByteArray &text)
{
    skipReplaced();
    const bool hasGenerated = m_from < m_to;
    const bool hasChanged = m_nextChanged < m_changed.size();
    if (!hasGenerated && !hasChanged)
        return false;
    const qint64 position = m_isDescending ? m_to - 1 : m_from;
    bool takesChanged = hasChanged;
    if (hasChanged && hasGenerated) {
        const Key &changed = m_changed.at(m_nextChanged).key;
        takesChanged = m_isDescending ? keyAt(position) < changed : changed < keyAt(position);
    }
    text.resize(0);
    if (takesChanged) {
        text = m_view.overlay().text(*m_changed.at(m_nextChanged++).entry);
        return true;
    }
    m_view.shop().write(m_stream, ordinalAt(position), text);
    if (m_isDescending)
        --m_to;
    else
        ++m_from;
    return true;
}

} // namespace sluice::sandbox
