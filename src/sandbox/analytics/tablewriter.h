// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/columntypes.h"
#include "sandbox/analytics/tablefile.h"
#include "sandbox/data/diskindex.h"

#include <functional>
#include <mutex>
#include <span>
#include <unordered_map>

namespace sluice::sandbox {

// Changes the rows of a table in batches: readers see nothing before commit(), and a process that
// dies leaves a batch done or to be done again, where the marker of a row says that it was. Holds
// the table's writer lock for its life. read() shows pending changes too. Memory: one batch.
class TableWriter final : public TableReader
{
public:
    explicit TableWriter(TableFile &file);

    Result<void> open();

    // The columns by whose values together findKey() looks rows up: makes the index or takes the
    // one that is there. With no keys one that is there is only kept up to date; whoever writes
    // must call it.
    Result<void> useIndex(const QList<ViewColumn> &columns, const QList<int> &keys);
    bool hasIndex() const { return m_index != nullptr; }
    bool hasIndexOf(int key) const { return m_keys.size() == 1 && m_keys.first() == key; }
    // The live rows with this key; read() holds the row at each call.
    void findKey(QByteArrayView key, const std::function<void(qint64)> &take);
    static void appendKey(
        QByteArray &out, std::span<const QByteArrayView> cells, const QList<int> &keys);

    Result<void> insert(std::span<const QByteArrayView> cells, quint64 marker, bool isApplied);
    // New cells for the row that was read last. Views into that row are allowed.
    Result<void> update(
        qint64 ordinal, std::span<const QByteArrayView> cells, quint64 marker, bool isApplied);
    Result<void> remove(qint64 ordinal);
    Result<void> commit(const TableProgress &progress);
    Result<void> commit() { return commit(m_state.progress); }

    qint64 live() const { return m_next.live(); }
    qint64 rows() const { return m_next.rows; }

protected:
    qint64 locate(qint64 ordinal) override;
    const char *logBytes(qint64 offset, qsizetype size) override;

private:
    qint64 append(std::span<const QByteArrayView> cells, quint64 marker, quint32 applied);
    Result<void> flushLog();
    Result<void> writeTable(qint64 from, std::span<const qint64> offsets);
    Result<void> openIndex(const QList<ViewColumn> &columns);
    Result<void> openGathering();
    Result<void> fillIndex();
    Result<void> indexRow(qint64 ordinal, std::span<const QByteArrayView> cells);

    TableFile &m_writable;
    std::unique_lock<std::mutex> m_lock;
    TableState m_next;
    QByteArray m_pending; // of the log, from m_pendingStart on
    qint64 m_pendingStart = 0;
    std::vector<qint64> m_added; // offsets of rows from m_state.rows on
    std::unordered_map<qint64, qint64> m_changed; // offsets of older rows; 0: deleted
    std::unique_ptr<DiskIndex> m_index;
    QList<int> m_keys;
    QByteArray m_keyText;
    QByteArray m_otherKey;
    std::vector<qint64> m_found;
};

} // namespace sluice::sandbox
