// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QString>

namespace sluice::bench {

// What the local part of a CRM run came to.
struct LocalPart
{
    double seconds = 0;
    double cpuSeconds = 0;
    qint64 rows = 0;
    qint64 changed = 0;
    qint64 zipBytes = 0;
    int chunks = 0;
};

// Does with page archives what a run does between download and upload, and nothing else: checks and
// counts, unpacks, parses, applies the processors, compares, splits into chunks of `chunkRows`, and
// packs these (one other thread, as a run has it). Files go to `folder`.
Result<LocalPart> localPart(
    const QStringList &pages, const QJsonArray &processors, int chunkRows, const QString &folder);

} // namespace sluice::bench
