// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/sentrecords.h"

#include <functional>
#include <span>
#include <vector>

namespace sluice {

// What the view gets of a row, as a number to compare by: it is kept once the view has confirmed
// the row, so that an increment leaves out what it reads twice.
QByteArray rowHash(std::span<const QByteArrayView> values);

// Tells the rows that the view is not known to hold as they are, a few hundred at a time, in their
// order. Values are copied until their turn. For one page, by the step that prepares it.
class ChangedRowFilter final
{
public:
    struct Row
    {
        qint64 ordinal = 0;
        std::vector<QByteArrayView> values; // ROWID first
        bool isChanged = true;
    };
    using Visit = std::function<Result<void>(const Row &row)>;

    ChangedRowFilter(Store &store, const SentRecords &sent)
        : m_store(store)
        , m_sent(sent)
    {
    }

    void add(qint64 ordinal, std::span<const QByteArrayView> values);
    bool isFull() const;
    // Visits all that wait, and forgets them.
    Result<void> flush(const Visit &visit);

private:
    struct Waiting
    {
        qint64 ordinal = 0;
        size_t first = 0; // of m_sizes
        size_t count = 0;
    };

    Store &m_store;
    SentRecords m_sent;
    QByteArray m_text; // all values, one behind the other
    std::vector<qsizetype> m_sizes;
    std::vector<Waiting> m_waiting;
};

} // namespace sluice
