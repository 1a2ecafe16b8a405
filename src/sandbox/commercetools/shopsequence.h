// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/commercetools/predicate.h"
#include "sandbox/commercetools/shopstore.h"

namespace sluice::sandbox {

// The records of a stream one after another, generated and changed ones merged, in an order that
// the ids and moments give for nothing. Beginning anywhere costs a search, not a scan. One thread;
// lives no longer than its view.
class ShopSequence
{
public:
    enum class By { Id, CreatedThenId, ModifiedThenId };

    // `bounds` are of the id or the moment, whichever leads.
    ShopSequence(const ShopView &view, ShopStream stream, By by, bool isDescending,
        const PredicateBounds &bounds);

    bool next(QByteArray &text);

private:
    struct Key
    {
        qint64 ms = 0;
        QByteArray id;
        bool operator<(const Key &other) const
        {
            return ms != other.ms ? ms < other.ms : id < other.id;
        }
    };
    struct Changed
    {
        Key key;
        const OverlayEntry *entry = nullptr;
    };
    qint64 ordinalAt(qint64 position) const;
    qint64 msAt(qint64 position) const;
    Key keyAt(qint64 position) const;
    qint64 firstPosition(qint64 ms, bool isBehind) const;
    void setRange(const PredicateBounds &bounds);
    void collectChanged(const PredicateBounds &bounds);
    void skipReplaced();

    const ShopView &m_view;
    ShopStream m_stream;
    By m_by;
    bool m_isDescending;
    qint64 m_from = 0; // positions of generated records still to come
    qint64 m_to = 0;
    std::vector<Changed> m_changed;
    size_t m_nextChanged = 0;
};

} // namespace sluice::sandbox
