// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <span>
#include <vector>

namespace sluice {

// The ordered names of a batch's columns. Filled before the first batch is made: first the
// columns of the input file, then those that processors add. Plain value; after that only read,
// from any thread. It knows nothing of types or of the service.
class Columns
{
public:
    Columns() = default;
    explicit Columns(const QStringList &names);

    qsizetype size() const { return m_names.size(); }
    const QStringList &names() const { return m_names; }
    const QString &name(qsizetype index) const { return m_names.at(index); }
    qsizetype indexOf(const QString &name) const { return m_index.value(name, -1); }
    bool contains(const QString &name) const { return m_index.contains(name); }
    qsizetype add(const QString &name); // its index; an existing name keeps its place

private:
    QStringList m_names;
    QHash<QString, qsizetype> m_index;
};

// What becomes of a row: it is kept (and sent if it changed), dropped by a processor (skipped), or
// rejected with a reason.
enum class RowFate : quint8 { Keep, Dropped, Rejected };

// Why a row was dropped or rejected; empty for a row that is kept.
struct RowReason
{
    QString code;
    QString field;
    QString message;
};

// Bytes that stay where they are until reset(); their memory is used again afterwards.
class ByteArena
{
public:
    char *take(qsizetype size);
    void reset();

private:
    struct Block
    {
        std::unique_ptr<char[]> bytes;
        qsizetype size = 0;
    };
    char *takeSlowly(qsizetype size);

    std::vector<Block> m_blocks;
    std::vector<std::unique_ptr<char[]>> m_large; // values too large for a block
    size_t m_block = 0;
    char *m_next = nullptr;
    char *m_end = nullptr;
};

// Some rows of a table on their way through the processors: UTF-8 text, one cell for each column.
// Owned by the step that fills it and used on one thread at a time. Cells are views into the
// batch's own memory, which clear() uses again; no view outlives clear(). It remembers what was
// read beside what was set, so that only changed rows need to be written. It never converts text
// and never drops a row by itself.
class RecordBatch final
{
public:
    explicit RecordBatch(std::shared_ptr<const Columns> columns, qsizetype capacity);

    void clear();
    bool isFull() const { return rowCount() >= m_capacity; }
    qsizetype capacity() const { return m_capacity; }

    // Copies the bytes of one record and returns its row. Missing trailing fields (those of columns
    // that processors add) are empty. Not more fields than columns, not into a full batch.
    qsizetype append(std::span<const QByteArrayView> fields, qint64 ordinal);

    const Columns &columns() const { return *m_columns; }
    qsizetype rowCount() const { return static_cast<qsizetype>(m_rows.size()); }
    qsizetype columnCount() const { return m_width; }
    qint64 ordinal(qsizetype row) const { return rowAt(row).ordinal; }

    QByteArrayView value(qsizetype row, qsizetype column) const
    {
        return view(m_values, row, column);
    }
    QByteArrayView original(qsizetype row, qsizetype column) const
    {
        return view(m_originals, row, column);
    }

    // Copies `value` into the batch. An equal value is no change, and neither is going back to what
    // was read.
    void set(qsizetype row, qsizetype column, QByteArrayView value);
    // As set(), for a view into a cell of this batch (any row and column): nothing is copied.
    void setView(qsizetype row, qsizetype column, QByteArrayView value);
    bool isChanged(qsizetype row, qsizetype column) const
    {
        const size_t index = cellIndex(row, column);
        return !m_values[index].isAt(m_originals[index]);
    }
    bool isRowChanged(qsizetype row) const { return rowAt(row).changedCells > 0; }

    // For a row that did not come from where it will be written: what was read stands for nothing,
    // and what is there is the original. First the row as it is now counts as unchanged.
    void forgetOriginals(qsizetype row);
    // Copies `value` into the batch.
    void setOriginal(qsizetype row, qsizetype column, QByteArrayView value);

    // Settles a row's fate; the first word stands. Settled rows are passed over by later
    // processors.
    void drop(qsizetype row, const QString &reason);
    void reject(qsizetype row, const QString &code, const QString &field, const QString &message);
    RowFate fate(qsizetype row) const { return rowAt(row).fate; }
    bool isKept(qsizetype row) const { return rowAt(row).fate == RowFate::Keep; }
    const RowReason &reason(qsizetype row) const;

private:
    // A value that equals the original is the original's cell, so that places tell what changed.
    struct Cell
    {
        const char *data = nullptr;
        qsizetype size = 0;
        bool isAt(Cell other) const { return data == other.data && size == other.size; }
    };
    struct Row
    {
        qint64 ordinal = 0;
        qint32 changedCells = 0;
        qint32 reason = -1;
        RowFate fate = RowFate::Keep;
    };

    const Row &rowAt(qsizetype row) const { return m_rows[static_cast<size_t>(row)]; }
    size_t cellIndex(qsizetype row, qsizetype column) const
    {
        Q_ASSERT(row >= 0 && row < rowCount() && column >= 0 && column < m_width);
        return static_cast<size_t>(row * m_width + column);
    }
    QByteArrayView view(const std::unique_ptr<Cell[]> &cells, qsizetype row, qsizetype column) const
    {
        const Cell &cell = cells[cellIndex(row, column)];
        return QByteArrayView(cell.data, cell.size);
    }
    void store(qsizetype row, qsizetype column, QByteArrayView value, bool isOwn);
    void settle(qsizetype row, RowFate fate, RowReason reason);

    std::shared_ptr<const Columns> m_columns;
    qsizetype m_width;
    qsizetype m_capacity;
    std::vector<Row> m_rows;
    std::unique_ptr<Cell[]> m_values; // width * capacity, as many rows as m_rows has in use
    std::unique_ptr<Cell[]> m_originals;
    std::vector<RowReason> m_reasons;
    ByteArena m_arena;
};

} // namespace sluice
