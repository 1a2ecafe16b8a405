// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFile>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sluice {

// Rows on the disk that are found by a key, however many there are and in whatever order they come:
// a file of the rows, and beside it an index of their keys' hashes in order. What is too much for
// the memory is sorted range by range. It stands under its name once it is whole; of what was not
// finished nothing is used. Written and read by one step at a time.
class RowSpoolWriter final
{
public:
    static constexpr qint64 kInMemory = 1'000'000; // entries, sixteen bytes each

    explicit RowSpoolWriter(QString path, qint64 inMemory = kInMemory);
    ~RowSpoolWriter(); // takes the unfinished files away

    Result<void> open();
    Result<void> add(QByteArrayView key, std::span<const QByteArrayView> values);
    Result<qint64> finish(); // how many rows; durable

private:
    Result<void> sortEntries();

    QString m_path;
    qint64 m_inMemory;
    qint64 m_count = 0;
    qint64 m_offset = 0; // where the next row begins
    QFile m_rows;
    QFile m_entries; // in the order of the rows
    QByteArray m_rowBytes; // not yet written
    QByteArray m_entryBytes;
};

class RowSpool final
{
public:
    static Result<std::unique_ptr<RowSpool>> open(const QString &path);
    static bool exists(const QString &path);
    static void remove(const QString &path); // and what a crash left of its making

    // The values of the first row with that key.
    Result<std::optional<std::vector<QByteArray>>> find(QByteArrayView key);

private:
    explicit RowSpool(const QString &path);
    Result<void> readBlockHeads();
    Result<std::optional<std::vector<QByteArray>>> rowAt(quint64 offset, QByteArrayView key);

    QFile m_rows;
    QFile m_index;
    std::vector<quint64> m_heads; // the first hash of each block of the index
};

} // namespace sluice
