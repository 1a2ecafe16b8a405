// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/catalyststore.h"

namespace sluice::sandbox {

// One bulk read job. Its rows are those of the moment when it was made, so that its count and every
// download of its result agree whatever is written meanwhile. A plain value.
struct ExportJob
{
    qint64 id = 0;
    int table = 0;
    QStringList columns; // as asked for; empty: all
    QJsonValue criteria;
    QJsonValue callback;
    qint64 page = 1;
    qint64 pageRows = 0;
    Snapshot snapshot;
    qint64 createdMs = 0;
    qint64 workMs = 0;
    qint64 msPer10000Rows = 0;
    bool isStuck = false;
    QString failure; // why it fails; empty: it does not

    bool isPrepared = false;
    qint64 firstOrdinal = 0;
    qint64 endOrdinal = 0;
    qint64 count = 0;
    bool hasMore = false;

    QJsonObject toJson() const;
    static ExportJob fromJson(const QJsonObject &json);

    qint64 doneMs() const { return createdMs + workMs + count * msPer10000Rows / 10'000; }
    bool isOver(qint64 nowMs) const { return isPrepared && !isStuck && nowMs >= doneMs(); }
    qint64 rowsDone(qint64 nowMs) const; // for the report
    QString status(qint64 nowMs) const;
};

// Finds the rows of a job's page. It is prepared afterwards, unless the stop came first.
void countExportRows(
    ExportJob &job, const CatalystStore &store, bool takesMore, const CancelToken &stop);

// Writes a job's result, a zip with one CSV, while it is sent. False: broken off.
bool writeExport(const ExportJob &job, const CatalystStore &store, const Settings &settings,
    const ByteSink &sink);

} // namespace sluice::sandbox
