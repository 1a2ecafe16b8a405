// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/diskindex.h"

#include "base/files.h"

#include <QFile>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kSlotBytes = 16;
constexpr qint64 kFirstSlots = 4096;
constexpr qint64 kGrowth = 4;
constexpr qint64 kStretchSlots = 4096;
constexpr size_t kFirstGathered = 1024;
constexpr size_t kMostGathered = 1 << 17; // in twice as many places: 4 MB

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

qint64 homeOf(quint64 hash, qint64 slotCount)
{
    return static_cast<qint64>(hash & static_cast<quint64>(slotCount - 1));
}

} // namespace

// A part of the file in memory, written back when another is asked for: costs little where places
// come in ascending order.
class DiskIndex::Stretch
{
public:
    explicit Stretch(WindowedFile &file)
        : m_file(file)
        , m_slots(kStretchSlots)
    {
    }

    Result<Slot *> at(qint64 index)
    {
        const qint64 first = index - index % kStretchSlots;
        if (first != m_first) {
            if (auto written = writeBack(); !written)
                return fail(written.error());
            const char *bytes = m_file.view(first * kSlotBytes, kStretchSlots * kSlotBytes);
            if (!bytes)
                return fail(ErrorKind::Disk, u"An index of the sandbox is cut off"_s);
            std::memcpy(m_slots.data(), bytes, kStretchSlots * kSlotBytes);
            m_first = first;
        }
        return &m_slots[static_cast<size_t>(index - first)];
    }
    void touch() { m_isDirty = true; }
    Result<void> writeBack()
    {
        if (!m_isDirty)
            return {};
        m_isDirty = false;
        return m_file.write(m_first * kSlotBytes,
            QByteArrayView(
                reinterpret_cast<const char *>(m_slots.data()), kStretchSlots * kSlotBytes));
    }

private:
    WindowedFile &m_file;
    std::vector<Slot> m_slots;
    qint64 m_first = -1;
    bool m_isDirty = false;
};

DiskIndex::Slot DiskIndex::slotAt(qint64 index)
{
    Slot slot;
    static_assert(sizeof slot == kSlotBytes);
    if (const char *bytes = m_file->view(index * kSlotBytes, kSlotBytes))
        std::memcpy(&slot, bytes, sizeof slot);
    return slot;
}

Result<void> DiskIndex::open(const QString &path, Writes writes)
{
    m_path = path;
    m_writes = writes;
    m_file = std::make_unique<WindowedFile>();
    m_file->expectScattered();
    if (auto opened = m_file->open(path, true); !opened)
        return opened;
    m_slots = m_file->size() / kSlotBytes;
    if (m_slots == 0) {
        m_slots = kFirstSlots;
        return m_file->truncate(m_slots * kSlotBytes);
    }
    return countUsed();
}

Result<void> DiskIndex::countUsed()
{
    m_used = 0;
    Stretch stretch(*m_file);
    for (qint64 i = 0; i < m_slots; i += kStretchSlots) {
        auto first = stretch.at(i);
        if (!first)
            return fail(first.error());
        m_used += std::count_if(
            *first, *first + kStretchSlots, [](const Slot &slot) { return slot.hash != 0; });
    }
    return {};
}

Result<void> DiskIndex::clear()
{
    m_used = 0;
    m_slots = kFirstSlots;
    m_gathered.clear();
    m_gatheredUsed = 0;
    if (auto emptied = m_file->truncate(0); !emptied)
        return emptied;
    return m_file->truncate(m_slots * kSlotBytes);
}

Result<void> DiskIndex::put(const Slot &entry)
{
    for (qint64 index = homeOf(entry.hash, m_slots);; index = (index + 1) % m_slots) {
        const Slot slot = slotAt(index);
        if (slot.hash == entry.hash && slot.ordinal == entry.ordinal)
            return {};
        if (slot.hash != 0)
            continue;
        ++m_used;
        return m_file->write(
            index * kSlotBytes, QByteArrayView(reinterpret_cast<const char *>(&entry), kSlotBytes));
    }
}

Result<void> DiskIndex::put(const Slot &entry, Stretch &stretch)
{
    for (qint64 index = homeOf(entry.hash, m_slots);; index = (index + 1) % m_slots) {
        auto slot = stretch.at(index);
        if (!slot)
            return fail(slot.error());
        if ((*slot)->hash == entry.hash && (*slot)->ordinal == entry.ordinal)
            return {};
        if ((*slot)->hash != 0)
            continue;
        ++m_used;
        **slot = entry;
        stretch.touch();
        return {};
    }
}

Result<void> DiskIndex::insert(QByteArrayView key, qint64 ordinal)
{
    const Slot entry{hashOfKey(key), ordinal};
    if (m_writes == Writes::Gathered)
        return gather(entry);
    if (auto made = makeRoom(1); !made)
        return made;
    return put(entry);
}

Result<void> DiskIndex::gather(const Slot &entry)
{
    if (m_gatheredUsed >= kMostGathered) {
        if (auto flushed = flush(); !flushed)
            return flushed;
    }
    if (m_gatheredUsed * 2 >= m_gathered.size())
        growGathered();
    const size_t mask = m_gathered.size() - 1;
    size_t index = entry.hash & mask;
    for (; m_gathered[index].hash != 0; index = (index + 1) & mask) {
        if (m_gathered[index].hash == entry.hash && m_gathered[index].ordinal == entry.ordinal)
            return {};
    }
    m_gathered[index] = entry;
    ++m_gatheredUsed;
    return {};
}

void DiskIndex::growGathered()
{
    std::vector<Slot> before(std::max(kFirstGathered, m_gathered.size() * 2));
    before.swap(m_gathered);
    const size_t mask = m_gathered.size() - 1;
    for (const Slot &entry : before) {
        if (entry.hash == 0)
            continue;
        size_t index = entry.hash & mask;
        while (m_gathered[index].hash != 0)
            index = (index + 1) & mask;
        m_gathered[index] = entry;
    }
}

Result<void> DiskIndex::flush()
{
    if (m_gatheredUsed == 0)
        return {};
    if (auto made = makeRoom(static_cast<qint64>(m_gatheredUsed)); !made)
        return made;
    std::vector<Slot> entries;
    entries.reserve(m_gatheredUsed);
    std::copy_if(m_gathered.begin(), m_gathered.end(), std::back_inserter(entries),
        [](const Slot &slot) { return slot.hash != 0; });
    std::sort(entries.begin(), entries.end(), [this](const Slot &left, const Slot &right) {
        return homeOf(left.hash, m_slots) < homeOf(right.hash, m_slots);
    });
    Stretch stretch(*m_file);
    for (const Slot &entry : entries) {
        if (auto done = put(entry, stretch); !done)
            return done;
    }
    if (auto written = stretch.writeBack(); !written)
        return written;
    std::fill(m_gathered.begin(), m_gathered.end(), Slot());
    m_gatheredUsed = 0;
    return {};
}

Result<void> DiskIndex::makeRoom(qint64 entries)
{
    while ((m_used + entries) * 2 > m_slots) {
        if (auto grown = grow(); !grown)
            return grown;
    }
    return {};
}

Result<void> DiskIndex::grow()
{
    const std::unique_ptr<WindowedFile> old = std::move(m_file);
    const qint64 oldSlots = m_slots;
    m_slots *= kGrowth;
    m_used = 0;
    const QString part = m_path + u".part"_s;
    QFile::remove(part);
    m_file = std::make_unique<WindowedFile>();
    m_file->expectScattered();
    if (auto opened = m_file->open(part, true); !opened)
        return opened;
    if (auto sized = m_file->truncate(m_slots * kSlotBytes); !sized)
        return sized;
    if (auto moved = moveAll(*old, oldSlots); !moved)
        return moved;
    return renameDurably(part, m_path);
}

// What lay in order lies in order again in each of the new table's parts: one pass for each.
Result<void> DiskIndex::moveAll(WindowedFile &from, qint64 fromSlots)
{
    Stretch target(*m_file);
    for (qint64 part = 0; part < kGrowth; ++part) {
        Stretch source(from);
        for (qint64 i = 0; i < fromSlots; ++i) {
            const auto slot = source.at(i);
            if (!slot)
                return fail(slot.error());
            if ((*slot)->hash == 0 || homeOf((*slot)->hash, m_slots) / fromSlots != part)
                continue;
            if (auto moved = put(**slot, target); !moved)
                return moved;
        }
    }
    return target.writeBack();
}

bool DiskIndex::find(QByteArrayView key, const std::function<bool(qint64)> &take)
{
    const quint64 hash = hashOfKey(key);
    if (m_gatheredUsed > 0) {
        const size_t mask = m_gathered.size() - 1;
        for (size_t at = hash & mask; m_gathered[at].hash != 0; at = (at + 1) & mask) {
            if (m_gathered[at].hash == hash && take(m_gathered[at].ordinal))
                return true;
        }
    }
    for (qint64 index = homeOf(hash, m_slots);; index = (index + 1) % m_slots) {
        const Slot slot = slotAt(index);
        if (slot.hash == 0)
            return false;
        if (slot.hash == hash && take(slot.ordinal))
            return true;
    }
}

} // namespace sluice::sandbox
