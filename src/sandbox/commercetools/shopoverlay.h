// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/commercetools/shopplan.h"

#include <QFile>

#include <array>
#include <map>

namespace sluice::sandbox {

// One changed, added or deleted record.
struct OverlayEntry
{
    qint64 createdMs = 0;
    qint64 modifiedMs = 0;
    qint64 applied = 0; // changes that it has seen
    bool isDeleted = false;
    bool isGenerated = false; // it stands in front of a record of the seed
    qint64 offset = 0; // of its text in the log
    qint64 size = 0;
};

// What was written over the generated shop: texts in a log on disk, where they stand in memory.
// Survives the death of the process. Guarded by ShopStore's lock, which owns it.
class ShopOverlay
{
public:
    using Entries = std::map<QByteArray, OverlayEntry, std::less<>>;

    Result<void> open(const QString &path);
    Result<void> clear();
    Result<void> put(
        ShopStream stream, const QByteArray &id, OverlayEntry entry, const QByteArray &text);

    const Entries &entries(ShopStream stream) const
    {
        return m_entries.at(static_cast<size_t>(stream));
    }
    QByteArray text(const OverlayEntry &entry) const;

private:
    void replay();

    QFile m_file;
    std::array<Entries, kShopStreams> m_entries;
};

} // namespace sluice::sandbox
