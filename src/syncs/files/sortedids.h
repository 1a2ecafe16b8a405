// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFile>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace sluice {

// A set of record ids on the disk, eight bytes each in ascending order, however many there are and
// in whatever order they come: what is too much for the memory is sorted piece by piece and merged.
// Used by one step at a time. Its files are worth nothing after a crash: it is made anew.
class SortedIds final
{
public:
    static constexpr size_t kInMemory = 1'000'000;

    explicit SortedIds(QString path, size_t inMemory = kInMemory);
    ~SortedIds(); // takes the pieces away, never the set

    Result<void> add(quint64 id);
    Result<qint64> finish(); // how many different ones there are

private:
    Result<void> spill();
    Result<qint64> merge();

    QString m_path;
    size_t m_inMemory;
    std::vector<quint64> m_ids;
    QStringList m_pieces;
};

// Reads such a set from its beginning to its end.
class SortedIdReader final
{
public:
    explicit SortedIdReader(const QString &path);
    Result<void> open();
    Result<std::optional<quint64>> next();

private:
    QFile m_file;
    std::vector<quint64> m_buffer;
    size_t m_at = 0;
};

// Calls `visit` for each id of `ids` that `others` does not hold, in ascending order.
Result<void> forEachMissing(const QString &ids, const QString &others,
    const std::function<Result<void>(quint64 id)> &visit);

} // namespace sluice
