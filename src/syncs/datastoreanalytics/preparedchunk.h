// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"

#include <QByteArrayView>

#include <span>
#include <vector>

namespace sluice {

class DatastoreRun;
class StepTx;
struct ViewPlan;

// A stretch of a page's rows, prepared: the chunk, the file of those that are to be sent, and what
// was settled on the way. A plain value.
struct PreparedChunk
{
    Chunk chunk;
    QString relPath; // of its file, below the run's folder; empty: nothing is to be sent
    qint64 bytes = 0;
    bool isRow = false; // its file holds one row, which goes out by a call of its own
    QList<RecordIssue> issues; // of the rejected rows
    QByteArray skippedRows; // for the outcome files
    qint64 skipped = 0;
    QByteArray rejectedRows;
    qint64 rejected = 0;
};

// Keeps it with its counts and outcomes, and adds the step that sends it. In a step's transaction.
Result<void> addPreparedChunk(
    StepTx &tx, const DatastoreRun &run, const ViewPlan &view, const PreparedChunk &prepared);

// The rows of a chunk that are so few that each becomes a chunk and a call of its own
// (datastore-analytics D.5): held in memory until it is known that no more follow. Used by one
// step.
class FewRows final
{
public:
    explicit FewRows(qsizetype most)
        : m_most(most)
    {
    }
    struct Row
    {
        qint64 ordinal = 0;
        std::vector<QByteArray> values; // ROWID first
        std::vector<QByteArrayView> views() const { return {values.begin(), values.end()}; }
    };

    void add(qint64 ordinal, std::span<const QByteArrayView> values);
    bool isTooMany() const { return static_cast<qsizetype>(m_rows.size()) > m_most; }
    const std::vector<Row> &rows() const { return m_rows; }

    // Writes a file for each row and divides the chunk at them; what the outcome files get stays
    // with the first part.
    Result<std::vector<PreparedChunk>> divide(
        const PreparedChunk &whole, const QString &directory, const ViewPlan &view) const;

private:
    qsizetype m_most;
    std::vector<Row> m_rows;
};

} // namespace sluice
