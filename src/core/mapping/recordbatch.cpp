// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/recordbatch.h"

#include <cstring>
#include <utility>

namespace sluice {

namespace {
constexpr qsizetype kArenaBlock = 256 * 1024;

bool isSameBytes(const char *a, qsizetype aSize, QByteArrayView b)
{
    return aSize == b.size()
        && (aSize == 0 || a == b.data()
            || std::memcmp(a, b.data(), static_cast<size_t>(aSize)) == 0);
}
} // namespace

Columns::Columns(const QStringList &names)
{
    for (const QString &name : names) {
        add(name);
    }
}

qsizetype Columns::add(const QString &name)
{
    if (const auto found = m_index.constFind(name); found != m_index.cend()) {
        return *found;
    }
    const qsizetype index = m_names.size();
    m_names.append(name);
    m_index.insert(name, index);
    return index;
}

char *ByteArena::take(qsizetype size)
{
    if (m_end - m_next >= size) {
        return std::exchange(m_next, m_next + size);
    }
    return takeSlowly(size);
}

char *ByteArena::takeSlowly(qsizetype size)
{
    if (size > kArenaBlock / 4) {
        m_large.push_back(std::make_unique_for_overwrite<char[]>(static_cast<size_t>(size)));
        return m_large.back().get();
    }
    if (m_block == m_blocks.size()) {
        m_blocks.push_back(
            {std::make_unique_for_overwrite<char[]>(static_cast<size_t>(kArenaBlock)),
                kArenaBlock});
    }
    const Block &block = m_blocks[m_block++];
    m_next = block.bytes.get() + size;
    m_end = block.bytes.get() + block.size;
    return block.bytes.get();
}

void ByteArena::reset()
{
    m_large.clear(); // rare: their memory is given back
    m_block = 0;
    m_next = nullptr;
    m_end = nullptr;
}

RecordBatch::RecordBatch(std::shared_ptr<const Columns> columns, qsizetype capacity)
    : m_columns(std::move(columns))
    , m_width(m_columns->size())
    , m_capacity(capacity)
{
    const auto cells = static_cast<size_t>(m_width * m_capacity);
    m_rows.reserve(static_cast<size_t>(m_capacity));
    m_values.reserve(cells);
    m_originals.reserve(cells);
}

void RecordBatch::clear()
{
    m_rows.clear();
    m_values.clear();
    m_originals.clear();
    m_reasons.clear();
    m_arena.reset();
}

qsizetype RecordBatch::append(std::span<const QByteArrayView> fields, qint64 ordinal)
{
    Q_ASSERT(static_cast<qsizetype>(fields.size()) <= m_width);
    Q_ASSERT(!isFull());
    qsizetype bytes = 0;
    for (const QByteArrayView &field : fields) {
        bytes += field.size();
    }
    char *next = m_arena.take(bytes);
    const size_t first = m_values.size();
    m_values.resize(first + static_cast<size_t>(m_width));
    Cell *cell = m_values.data() + first;
    for (const QByteArrayView &field : fields) {
        if (!field.isEmpty()) {
            std::memcpy(next, field.data(), static_cast<size_t>(field.size()));
            *cell = {next, field.size()};
            next += field.size();
        }
        ++cell;
    }
    m_originals.insert(
        m_originals.end(), m_values.begin() + static_cast<std::ptrdiff_t>(first), m_values.end());
    m_rows.push_back({.ordinal = ordinal});
    return rowCount() - 1;
}

void RecordBatch::set(qsizetype row, qsizetype column, QByteArrayView value)
{
    store(row, column, value, false);
}

void RecordBatch::setView(qsizetype row, qsizetype column, QByteArrayView value)
{
    store(row, column, value, true);
}

void RecordBatch::store(qsizetype row, qsizetype column, QByteArrayView value, bool isOwn)
{
    const size_t index = cellIndex(row, column);
    Cell &cell = m_values[index];
    if (isSameBytes(cell.data, cell.size, value)) {
        return;
    }
    const Cell &original = m_originals[index];
    const bool wasChanged = !isSameBytes(original.data, original.size, {cell.data, cell.size});
    const bool isBack = isSameBytes(original.data, original.size, value);
    if (isBack) {
        cell = original;
    } else if (isOwn || value.isEmpty()) {
        cell = {value.data(), value.size()};
    } else {
        char *bytes = m_arena.take(value.size());
        std::memcpy(bytes, value.data(), static_cast<size_t>(value.size()));
        cell = {bytes, value.size()};
    }
    m_rows[static_cast<size_t>(row)].changedCells += (isBack ? 0 : 1) - (wasChanged ? 1 : 0);
}

bool RecordBatch::isChanged(qsizetype row, qsizetype column) const
{
    const size_t index = cellIndex(row, column);
    const Cell &cell = m_values[index];
    const Cell &original = m_originals[index];
    return !isSameBytes(original.data, original.size, {cell.data, cell.size});
}

void RecordBatch::drop(qsizetype row, const QString &reason)
{
    settle(
        row, RowFate::Dropped, {.code = QStringLiteral("DROPPED"), .field = {}, .message = reason});
}

void RecordBatch::reject(
    qsizetype row, const QString &code, const QString &field, const QString &message)
{
    settle(row, RowFate::Rejected, {.code = code, .field = field, .message = message});
}

void RecordBatch::settle(qsizetype row, RowFate fate, RowReason reason)
{
    Row &target = m_rows[static_cast<size_t>(row)];
    if (target.fate != RowFate::Keep) {
        return;
    }
    target.fate = fate;
    target.reason = static_cast<qint32>(m_reasons.size());
    m_reasons.push_back(std::move(reason));
}

const RowReason &RecordBatch::reason(qsizetype row) const
{
    static const RowReason none;
    const qint32 index = rowAt(row).reason;
    return index < 0 ? none : m_reasons[static_cast<size_t>(index)];
}

} // namespace sluice
