// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace sluice {

// A CSV file of the operator that a run reads records from. A plain value.
struct SourceFile
{
    QString path;
    char delimiter = ',';
    bool isWindows1252 = false; // else UTF-8, or UTF-16 and UTF-32 with a byte order mark
    QStringList columns = {}; // of its header, once it was looked at
};

// The names in the file's first line. Blocks; reads its first megabyte at most.
Result<QStringList> sourceColumns(const SourceFile &source);

// The same with the first rows, for a look at the file. Rows that cannot be read are left out.
struct SourceSample
{
    QStringList columns;
    QList<QStringList> rows;
};
Result<SourceSample> sourceSample(const SourceFile &source, qsizetype mostRows);

// Copies the operator's file into the run's folder as UTF-8 without a byte order mark, so that
// nobody changes it while the run, or one that is resumed, reads it. Durable under its name when
// this returns; of what failed nothing is left. Blocks; memory does not grow with the file.
// Returns its bytes.
Result<qint64> keepSourceFile(const SourceFile &source, const QString &to, const CancelToken &token,
    const std::function<void(qint64 done, qint64 total)> &onProgress);

// Copies some rows of such a copy, its header first, to a copy of their own: those that `nextRow`
// names, counted from 1 and ascending; 0: there are no more. As durable as the first copy.
Result<qint64> keepSourceRows(const QString &copy, char delimiter,
    const std::function<Result<qint64>()> &nextRow, const QString &to, const CancelToken &token);

// Some rows of such a copy, as a page: an archive with one CSV, the copy's header first.
struct SourceSlice
{
    qint64 rows = 0; // good or bad
    qint64 bytes = 0; // of the archive
    qint64 nextOffset = 0; // in the copy, where the row after them begins
    bool isLast = false;
};

// Writes the page of at most `mostRows` rows from `offset` on (0: the first row) to `path`.
Result<SourceSlice> sliceSourceFile(
    const QString &copy, char delimiter, qint64 offset, qint64 mostRows, const QString &path);

} // namespace sluice
