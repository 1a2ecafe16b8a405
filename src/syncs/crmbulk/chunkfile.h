// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QStringList>

#include <span>
#include <vector>

namespace sluice {

// The CSV of one chunk while it is built: id first, then the columns that processors may write.
// Bounded by the chunk's limits. One thread.
class ChunkBuilder final
{
public:
    static constexpr qint64 kMaxBytes = 24'000'000; // zoho-crm-bulk G3

    ChunkBuilder(const QStringList &writeColumns, int maxRows);

    // `changed[i]` tells whether column i of the write columns differs from what was read.
    void add(qint64 ordinal, QByteArrayView id, std::span<const QByteArrayView> values,
        std::span<const bool> changed);
    bool isFull() const { return rowCount() >= m_maxRows || m_csv.size() >= kMaxBytes; }
    qint64 rowCount() const { return m_ordinals.size(); }
    const QList<qint64> &ordinals() const { return m_ordinals; }
    QStringList changedColumns() const; // those that change in any row: only they are sent
    const QByteArray &csv() const { return m_csv; }
    void clear();

private:
    QStringList m_columns;
    int m_maxRows;
    QByteArray m_csv;
    QList<qint64> m_ordinals;
    std::vector<quint8> m_isColumnChanged;
    std::vector<QByteArrayView> m_row; // id and values
};

// Makes the archive to upload: the chunk's CSV with id, where it goes out, and `sentColumns` in
// that order, in one zip entry. `leftOut`: rows, from 0, that stay here.
Result<void> packChunk(const QString &csvPath, const QString &zipPath,
    const QStringList &sentColumns, bool withId = true, const QSet<qint64> &leftOut = {});

} // namespace sluice
