// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/recordbatch.h"

#include <algorithm>
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
    m_values = std::make_unique<Cell[]>(cells);
    m_originals = std::make_unique<Cell[]>(cells);
}

void RecordBatch::clear()
{
    m_rows.clear();
    m_reasons.clear();
    m_arena.reset();
}

qsizetype RecordBatch::append(std::span<const QByteArrayView> fields, qint64 ordinal)
{
    Q_ASSERT(static_cast<qsizetype>(fields.size()) <= m_width);
    Q_ASSERT(!isFull());
    const size_t first = m_rows.size() * static_cast<size_t>(m_width);
    qsizetype bytes = 0;
    for (const QByteArrayView field : fields) {
        bytes += field.size();
    }
    char *next = m_arena.take(bytes);
    Cell *const cells = m_values.get() + first;
    Cell *cell = cells;
    for (const QByteArrayView field : fields) {
        if (field.isEmpty()) {
            *cell++ = {};
            continue;
        }
        std::memcpy(next, field.data(), static_cast<size_t>(field.size()));
        *cell++ = {next, field.size()};
        next += field.size();
    }
    std::fill(cell, cells + m_width, Cell());
    std::copy_n(cells, m_width, m_originals.get() + first);
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
    const bool wasChanged = !cell.isAt(original);
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

void RecordBatch::forgetOriginals(qsizetype row)
{
    const size_t first = cellIndex(row, 0);
    std::copy_n(m_values.get() + first, m_width, m_originals.get() + first);
    m_rows[static_cast<size_t>(row)].changedCells = 0;
}

void RecordBatch::setOriginal(qsizetype row, qsizetype column, QByteArrayView value)
{
    const size_t index = cellIndex(row, column);
    const Cell &cell = m_values[index];
    Cell &original = m_originals[index];
    const bool wasChanged = !cell.isAt(original);
    const bool isSame = isSameBytes(cell.data, cell.size, value);
    original = isSame ? cell : Cell();
    if (!isSame && !value.isEmpty()) {
        char *bytes = m_arena.take(value.size());
        std::memcpy(bytes, value.data(), static_cast<size_t>(value.size()));
        original = {bytes, value.size()};
    }
    m_rows[static_cast<size_t>(row)].changedCells += (isSame ? 0 : 1) - (wasChanged ? 1 : 0);
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
