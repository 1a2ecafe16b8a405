// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

#include <functional>
#include <span>

namespace sluice {

// Reads a chunk's CSV, whatever its sync, row by row in bounded memory: ordinal by position in
// `ordinals`, the id (its first column), then the values. Any thread.
struct ChunkRow
{
    qint64 ordinal = 0;
    QByteArrayView id;
    std::span<const QByteArrayView> values; // of the other columns
};

// The names of the other columns; an Error of kind Data if the file is not what its chunk says.
Result<QStringList> forEachChunkRow(const QString &csvPath, const QList<qint64> &ordinals,
    const std::function<Result<void>(const ChunkRow &row)> &visit);

} // namespace sluice
