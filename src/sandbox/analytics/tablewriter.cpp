// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/tablewriter.h"

#include "sandbox/statefile.h"

#include <QFile>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kMostPending = 4 << 20;
constexpr qsizetype kFirstPending = 64 << 10;
constexpr char kKeySeparator = '\x1f';
constexpr qsizetype kOffsetBytes = sizeof(qint64);

QByteArrayView asBytes(const auto &value)
{
    return {reinterpret_cast<const char *>(&value), static_cast<qsizetype>(sizeof value)};
}

} // namespace

TableWriter::TableWriter(TableFile &file)
    : TableReader(file)
    , m_writable(file)
    , m_lock(file.m_writerMutex)
{
    m_state = file.state(); // as it is now that the lock is ours
    m_next = m_state;
    m_pendingStart = m_state.logEnd;
}

Result<void> TableWriter::open()
{
    if (!openFiles(true))
        return fail(ErrorKind::Disk, u"Could not open the files of a table"_s);
    return {};
}

qint64 TableWriter::locate(qint64 ordinal)
{
    if (ordinal >= m_state.rows) {
        const auto at = static_cast<size_t>(ordinal - m_state.rows);
        return at < m_added.size() ? m_added[at] : 0;
    }
    const auto changed = m_changed.find(ordinal);
    return changed != m_changed.end() ? changed->second : TableReader::locate(ordinal);
}

const char *TableWriter::logBytes(qint64 offset, qsizetype size)
{
    if (offset < m_pendingStart)
        return TableReader::logBytes(offset, size);
    const qint64 at = offset - m_pendingStart;
    return at + size <= m_pending.size() ? m_pending.constData() + at : nullptr;
}

void TableWriter::appendKey(
    QByteArray &out, std::span<const QByteArrayView> cells, const QList<int> &keys)
{
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (i > 0)
            out.append(kKeySeparator);
        const auto key = static_cast<size_t>(keys.at(i));
        if (key < cells.size())
            out.append(cells[key]);
    }
}

Result<void> TableWriter::useIndex(const QList<ViewColumn> &columns, const QList<int> &keys)
{
    if (auto opened = openIndex(columns); !opened)
        return opened;
    if (keys.isEmpty() || (m_index && m_keys == keys))
        return {};
    m_index = std::make_unique<DiskIndex>();
    m_keys = keys;
    QFile::remove(m_file.keysPath(m_state.generation));
    if (auto opened = openGathering(); !opened)
        return opened;
    if (auto cleared = m_index->clear(); !cleared)
        return cleared;
    if (auto filled = fillIndex(); !filled)
        return filled;
    if (auto flushed = m_index->flush(); !flushed)
        return flushed;
    QByteArray names;
    for (const int key : keys)
        names += columns.at(key).name + '\n';
    return writeStateFile(m_file.keysPath(m_state.generation), names);
}

Result<void> TableWriter::openIndex(const QList<ViewColumn> &columns)
{
    QFile file(m_file.keysPath(m_state.generation));
    if (m_index || !file.open(QIODevice::ReadOnly))
        return {};
    m_keys.clear();
    for (const QByteArray &name : file.readAll().split('\n')) {
        if (!name.isEmpty())
            m_keys.append(columnIndex(columns, name));
    }
    m_index = std::make_unique<DiskIndex>();
    return openGathering();
}

Result<void> TableWriter::openGathering()
{
    return m_index->open(m_file.indexPath(m_state.generation), DiskIndex::Writes::Gathered);
}

Result<void> TableWriter::fillIndex()
{
    for (qint64 ordinal = 0; ordinal < m_state.rows; ++ordinal) {
        if (!read(ordinal))
            continue;
        if (auto added = indexRow(ordinal, cells()); !added)
            return added;
    }
    return {};
}

Result<void> TableWriter::indexRow(qint64 ordinal, std::span<const QByteArrayView> cells)
{
    if (!m_index)
        return {};
    m_keyText.resize(0);
    appendKey(m_keyText, cells, m_keys);
    return m_index->insert(m_keyText, ordinal);
}

void TableWriter::findKey(QByteArrayView key, const std::function<void(qint64)> &take)
{
    std::vector<qint64> &found = m_found;
    found.clear();
    m_index->find(key, [&found](qint64 ordinal) {
        found.push_back(ordinal);
        return false;
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const qint64 ordinal : found) {
        if (!read(ordinal))
            continue;
        m_otherKey.resize(0);
        appendKey(m_otherKey, cells(), m_keys);
        if (QByteArrayView(m_otherKey) == key)
            take(ordinal);
    }
}

qint64 TableWriter::append(std::span<const QByteArrayView> cells, quint64 marker, quint32 applied)
{
    TableRowHead head;
    head.cells = static_cast<quint32>(cells.size());
    head.marker = marker;
    head.applied = applied;
    for (const QByteArrayView cell : cells)
        head.size += static_cast<quint32>(sizeof(quint32)) + static_cast<quint32>(cell.size());
    const qsizetype at = m_pending.size();
    const qsizetype whole = static_cast<qsizetype>(sizeof head) + head.size;
    QByteArray before; // the cells may be views of this very buffer: its old place is kept
    if (m_pending.capacity() < at + whole) {
        before = m_pending;
        m_pending.reserve(qMax(kFirstPending, 2 * (at + whole)));
    }
    m_pending.resize(at + whole);
    char *to = m_pending.data() + at;
    std::memcpy(to, &head, sizeof head);
    to += sizeof head;
    for (const QByteArrayView cell : cells) {
        const auto size = static_cast<quint32>(cell.size());
        std::memcpy(to, &size, sizeof size);
        to += sizeof size;
        if (size > 0)
            std::memcpy(to, cell.data(), size);
        to += size;
    }
    return m_pendingStart + at;
}

Result<void> TableWriter::flushLog()
{
    if (m_pending.isEmpty())
        return {};
    if (auto written = m_log.write(m_pendingStart, m_pending); !written)
        return written;
    m_pendingStart += m_pending.size();
    m_pending.resize(0);
    return {};
}

Result<void> TableWriter::insert(
    std::span<const QByteArrayView> cells, quint64 marker, bool isApplied)
{
    const qint64 ordinal = m_next.rows++;
    if (auto added = indexRow(ordinal, cells); !added)
        return added;
    m_added.push_back(append(cells, marker, isApplied ? 1 : 0));
    return m_pending.size() >= kMostPending ? flushLog() : Result<void>();
}

Result<void> TableWriter::update(
    qint64 ordinal, std::span<const QByteArrayView> cells, quint64 marker, bool isApplied)
{
    const quint32 applied = m_head.applied + (isApplied ? 1 : 0);
    const std::vector<QByteArrayView> &old = this->cells();
    const bool isSame
        = cells.size() == old.size() && std::equal(cells.begin(), cells.end(), old.begin());
    if (isSame) {
        // Only the head changes, where it stands.
        const qint64 at = m_offset + static_cast<qint64>(offsetof(TableRowHead, marker));
        TableRowHead head = m_head;
        head.marker = marker;
        head.applied = applied;
        constexpr qsizetype kTail = sizeof head - offsetof(TableRowHead, marker);
        const QByteArrayView tail = asBytes(head).last(kTail);
        if (m_offset >= m_pendingStart) {
            std::memcpy(m_pending.data() + (at - m_pendingStart), tail.data(), kTail);
            return {};
        }
        return m_log.write(at, tail);
    }
    if (m_index) {
        m_keyText.resize(0);
        m_otherKey.resize(0);
        appendKey(m_keyText, cells, m_keys);
        appendKey(m_otherKey, old, m_keys);
        if (m_keyText != m_otherKey) {
            if (auto added = m_index->insert(m_keyText, ordinal); !added)
                return added;
        }
    }
    const qint64 offset = append(cells, marker, applied);
    if (ordinal >= m_state.rows)
        m_added[static_cast<size_t>(ordinal - m_state.rows)] = offset;
    else
        m_changed[ordinal] = offset;
    return m_pending.size() >= kMostPending ? flushLog() : Result<void>();
}

Result<void> TableWriter::remove(qint64 ordinal)
{
    if (ordinal >= m_state.rows)
        m_added[static_cast<size_t>(ordinal - m_state.rows)] = 0;
    else
        m_changed[ordinal] = 0;
    ++m_next.deleted;
    return {};
}

Result<void> TableWriter::writeTable(qint64 from, std::span<const qint64> offsets)
{
    return m_table.write(from * kOffsetBytes,
        QByteArrayView(reinterpret_cast<const char *>(offsets.data()),
            static_cast<qsizetype>(offsets.size_bytes())));
}

Result<void> TableWriter::commit(const TableProgress &progress)
{
    if (auto flushed = flushLog(); !flushed)
        return flushed;
    if (m_index) {
        if (auto flushed = m_index->flush(); !flushed)
            return flushed;
    }
    if (!m_added.empty()) {
        if (auto written = writeTable(m_state.rows, m_added); !written)
            return written;
    }
    std::vector<std::pair<qint64, qint64>> changed(m_changed.begin(), m_changed.end());
    std::sort(changed.begin(), changed.end());
    std::vector<qint64> run;
    for (size_t i = 0; i < changed.size(); ++i) {
        run.push_back(changed[i].second);
        if (i + 1 < changed.size() && changed[i + 1].first == changed[i].first + 1)
            continue;
        const qint64 first = changed[i].first - static_cast<qint64>(run.size()) + 1;
        if (auto written = writeTable(first, run); !written)
            return written;
        run.clear();
    }
    m_next.logEnd = m_pendingStart;
    m_next.progress = progress;
    if (auto saved = m_writable.save(m_next); !saved)
        return saved;
    m_state = m_next;
    m_added.clear();
    m_changed.clear();
    return {};
}

} // namespace sluice::sandbox
