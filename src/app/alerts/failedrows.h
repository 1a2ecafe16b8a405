// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace sluice {

// The failed rows of a run as a mail carries them: the rows of its outcome file rejected.csv, with
// what is sensitive as it is there, and the guard of exports that people open. Whole rows, as many
// as fit. A plain value.
struct FailedRows
{
    QByteArray csv; // empty: the run has no such file (any more)
    qint64 rows = 0;
    bool isCut = false; // there are more than `rows`
};

inline constexpr qsizetype kMostFailedRowBytes = 1 << 20;

// Blocking, any thread; reads one file and changes nothing.
Result<FailedRows> failedRowsOf(
    const QString &runDirectory, qsizetype mostBytes = kMostFailedRowBytes);

} // namespace sluice
