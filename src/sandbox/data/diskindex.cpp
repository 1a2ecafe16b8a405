// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/diskindex.h"

#include "base/files.h"

#include <QFile>

#include <cstring>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

struct IndexSlot
{
    quint64 hash = 0; // 0: free
    qint64 ordinal = 0;
};
constexpr qint64 kSlotBytes = sizeof(IndexSlot);
constexpr qint64 kFirstSlots = 4096;

// FNV-1a over the value with ASCII letters in lower case, then mixed; never 0.
quint64 hashOfKey(QByteArrayView key)
{
    quint64 hash = 0xCBF29CE484222325ULL;
    for (const char letter : key) {
        const auto byte
            = static_cast<unsigned char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
        hash = (hash ^ byte) * 0x100000001B3ULL;
    }
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9ULL;
    hash ^= hash >> 32;
    return hash == 0 ? 1 : hash;
}

IndexSlot slotAt(WindowedFile &file, qint64 index)
{
    IndexSlot slot;
    if (const char *bytes = file.view(index * kSlotBytes, kSlotBytes))
        std::memcpy(&slot, bytes, sizeof slot);
    return slot;
}

} // namespace

Result<void> DiskIndex::open(const QString &path)
{
    m_path = path;
    m_file = std::make_unique<WindowedFile>();
    if (auto opened = m_file->open(path, true); !opened)
        return opened;
    m_slots = m_file->size() / kSlotBytes;
    if (m_slots == 0) {
        m_slots = kFirstSlots;
        return m_file->truncate(m_slots * kSlotBytes);
    }
    m_used = 0;
    for (qint64 i = 0; i < m_slots; ++i) {
        if (slotAt(*m_file, i).hash != 0)
            ++m_used;
    }
    return {};
}

Result<void> DiskIndex::clear()
{
    m_used = 0;
    m_slots = kFirstSlots;
    if (auto emptied = m_file->truncate(0); !emptied)
        return emptied;
    return m_file->truncate(m_slots * kSlotBytes);
}

Result<void> DiskIndex::put(quint64 hash, qint64 ordinal)
{
    const auto mask = static_cast<quint64>(m_slots - 1);
    auto index = static_cast<qint64>(hash & mask);
    for (;;) {
        const IndexSlot slot = slotAt(*m_file, index);
        if (slot.hash == hash && slot.ordinal == ordinal)
            return {};
        if (slot.hash == 0)
            break;
        index = (index + 1) % m_slots;
    }
    const IndexSlot slot{hash, ordinal};
    ++m_used;
    return m_file->write(
        index * kSlotBytes, QByteArrayView(reinterpret_cast<const char *>(&slot), kSlotBytes));
}

Result<void> DiskIndex::insert(QByteArrayView key, qint64 ordinal)
{
    if (m_used * 2 >= m_slots) {
        if (auto grown = grow(); !grown)
            return grown;
    }
    return put(hashOfKey(key), ordinal);
}

Result<void> DiskIndex::grow()
{
    const std::unique_ptr<WindowedFile> old = std::move(m_file);
    const qint64 oldSlots = m_slots;
    m_slots *= 4;
    m_used = 0;
    const QString part = m_path + u".part"_s;
    QFile::remove(part);
    m_file = std::make_unique<WindowedFile>();
    if (auto opened = m_file->open(part, true); !opened)
        return opened;
    if (auto sized = m_file->truncate(m_slots * kSlotBytes); !sized)
        return sized;
    for (qint64 i = 0; i < oldSlots; ++i) {
        const IndexSlot slot = slotAt(*old, i);
        if (slot.hash == 0)
            continue;
        if (auto moved = put(slot.hash, slot.ordinal); !moved)
            return moved;
    }
    return renameDurably(part, m_path);
}

bool DiskIndex::find(QByteArrayView key, const std::function<bool(qint64)> &take)
{
    const quint64 hash = hashOfKey(key);
    auto index = static_cast<qint64>(hash & static_cast<quint64>(m_slots - 1));
    for (;;) {
        const IndexSlot slot = slotAt(*m_file, index);
        if (slot.hash == 0)
            return false;
        if (slot.hash == hash && take(slot.ordinal))
            return true;
        index = (index + 1) % m_slots;
    }
}

} // namespace sluice::sandbox
