// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/writescope.h"

#include "syncs/crmbulk/crmbulkjob.h"

namespace sluice {

using namespace Qt::StringLiterals;

Result<QStringList> WriteScope::forEach(
    const std::function<Result<void>(const ChunkRow &row)> &visit) const
{
    return forEachChunkRow(
        csvPath, chunk.members, [this, &visit](const ChunkRow &row) -> Result<void> {
            return leftOut.contains(row.ordinal) ? Result<void>() : visit(row);
        });
}

RowKey::RowKey(const QStringList &keyColumns, const QStringList &columns)
{
    for (const QString &name : keyColumns)
        m_indexes.push_back(name == "id"_L1 ? -1 : columns.indexOf(name));
}

QByteArray RowKey::of(const ChunkRow &row) const
{
    std::vector<QByteArrayView> values;
    for (const qsizetype index : m_indexes)
        values.push_back(index < 0 ? row.id : row.values[static_cast<size_t>(index)]);
    return of(values);
}

QByteArray RowKey::of(std::span<const QByteArrayView> values)
{
    QByteArray key;
    for (size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            key += '\0'; // stands in no cell
        key += values[i];
    }
    return key;
}

QStringList keyColumnsOf(const CrmBulkJob &job)
{
    return job.findBy.isEmpty() ? QStringList() : QStringList{job.findBy};
}

} // namespace sluice
