// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "core/mapping/recordbatch.h"
#include "syncs/crmbulk/chunkfile.h"

#include <QSet>

#include <optional>
#include <vector>

namespace sluice {

class StepTx;

// The ids of a chunk, each once. Numbers in ascending order, as the service mostly sends them, need
// no table. One thread.
class ChunkIds final
{
public:
    bool add(QByteArrayView id); // false if it is there already
    void clear();

private:
    std::vector<quint64> m_ascending;
    QSet<quint64> m_rest;
    QSet<QByteArray> m_others; // no numbers
};

// The chunk that a page is being cut into: the rows of its file, and what was settled on the way,
// skipped or rejected. Owned by the step that processes the page, on its thread; bounded by the
// chunk's limits. It never touches a file or the store by itself.
class ChunkDraft final
{
public:
    // `keepsBefore`: what the records hold is not in the page, and is kept beside the chunk.
    ChunkDraft(const QStringList &writeFields, int maxRows, bool keepsBefore = false);

    void skip(qint64 ordinal, QByteArrayView id, QByteArrayView reason);
    void reject(qint64 ordinal, QByteArrayView id, const RowReason &reason,
        std::span<const QByteArrayView> values);
    // To be written. False if the chunk has the id already: a file must not hold a record twice.
    bool add(qint64 ordinal, QByteArrayView id, std::span<const QByteArrayView> values,
        std::span<const bool> changed, std::span<const QByteArrayView> before);

    bool isFull() const { return m_file.isFull() || (m_before && m_before->isFull()); }
    const ChunkBuilder &file() const { return m_file; }
    const std::optional<ChunkBuilder> &before() const { return m_before; }
    qint64 skipped() const { return m_skipped; }
    qint64 rejected() const { return m_issues.size(); }

    // Puts what was settled beside the chunk into the ledger and the outcome files.
    Result<void> settle(StepTx &tx, qint64 chunkId) const;
    void clear(); // for the next chunk

private:
    QStringList m_writeFields;
    ChunkBuilder m_file;
    std::optional<ChunkBuilder> m_before; // the same rows with what they held
    ChunkIds m_ids;
    QByteArray m_skippedRows;
    qint64 m_skipped = 0;
    QByteArray m_rejectedRows;
    QList<RecordIssue> m_issues;
};

} // namespace sluice
