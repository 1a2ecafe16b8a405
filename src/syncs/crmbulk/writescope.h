// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"
#include "syncs/files/chunkrows.h"

#include <QSet>

namespace sluice {

struct CrmBulkJob;

// One chunk as it is written: its file, the columns that go out, and the records of it that stay
// here after all. A plain value of one step.
struct WriteScope
{
    Chunk chunk; // memberCount: of the records that go out
    QString csvPath;
    QStringList columns; // that are sent, without id
    QSet<qint64> leftOut; // ordinals

    // Each record that goes out. The names of all columns in the file, without id.
    Result<QStringList> forEach(
        const std::function<Result<void>(const ChunkRow &row)> &visit) const;
};

// What tells the rows of a chunk apart at the service: the id, the field that the job finds records
// by, or, for new records without such a field, the values of all columns or the first of them.
class RowKey final
{
public:
    // Of a file's rows: `columns` are the names of its columns, without id.
    RowKey(const QStringList &keyColumns, const QStringList &columns);

    QByteArray of(const ChunkRow &row) const;
    static QByteArray of(std::span<const QByteArrayView> values);

private:
    std::vector<qsizetype> m_indexes; // -1: the id
};

// The columns by which a job's records are told apart; empty: only by all their values.
QStringList keyColumnsOf(const CrmBulkJob &job);

} // namespace sluice
