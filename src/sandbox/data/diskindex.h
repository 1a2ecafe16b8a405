// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/windowedfile.h"

#include <functional>
#include <memory>
#include <vector>

namespace sluice::sandbox {

// A hash table in a file: from a value to the ordinals of rows that were once given it. Entries
// are hints, never removed: whoever asks checks the row itself. Used by the one writer of its
// store, under its lock. Its memory does not grow with its entries.
class DiskIndex
{
public:
    // AtOnce: an entry is in the file when insert() returns. Gathered: it may be in memory until
    // flush(), which writes in the order of the file; for many rows at a time. find() sees both.
    enum class Writes { AtOnce, Gathered };

    Result<void> open(const QString &path, Writes writes = Writes::AtOnce);
    Result<void> insert(QByteArrayView key, qint64 ordinal);
    // Calls `take` with each candidate until it says true.
    bool find(QByteArrayView key, const std::function<bool(qint64)> &take);
    Result<void> clear();
    Result<void> flush();

private:
    struct Slot
    {
        quint64 hash = 0; // 0: free
        qint64 ordinal = 0;
    };
    class Stretch;

    Slot slotAt(qint64 index);
    Result<void> countUsed();
    Result<void> makeRoom(qint64 entries);
    Result<void> grow();
    Result<void> moveAll(WindowedFile &from, qint64 fromSlots);
    Result<void> put(const Slot &entry);
    Result<void> put(const Slot &entry, Stretch &stretch);
    Result<void> gather(const Slot &entry);
    void growGathered();

    QString m_path;
    Writes m_writes = Writes::AtOnce;
    std::unique_ptr<WindowedFile> m_file;
    qint64 m_slots = 0;
    qint64 m_used = 0;
    std::vector<Slot> m_gathered; // the same kind of table
    size_t m_gatheredUsed = 0;
};

} // namespace sluice::sandbox
