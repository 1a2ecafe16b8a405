// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/engine/runtypes.h"
#include "syncs/verifyreport.h"

namespace sluice {

class Store;

// What a run asked a service to do, as it recorded it.
struct VerifiedRequest
{
    QString step;
    QString method;
    QString path;
    QString remoteId; // of the job that the service made
    QString requestId;
    QString state;
    qint64 sentAtMs = 0;
};

// A verification with what belongs to it. A plain value.
struct VerifiedRun
{
    RunRow run;
    VerifyReport report;
    double units = -1; // that the run has spent at the service; -1: not known
    QList<RecordIssue> rejected; // the first ones
    QList<VerifiedRequest> requests; // the first ones
    qint64 requestCount = 0; // of all
};

// The requests of a run for its report, at most `most`; how many there were in all.
Result<qint64> readVerifiedRequests(
    Store &store, const QString &runId, int most, QList<VerifiedRequest> &requests);

// A report to hand on, whatever the run's kind: Markdown, readable as it stands; times are UTC.
// Whatever looks like a secret is left out. Pure function, any thread.
QByteArray verifyText(const VerifiedRun &verified);

} // namespace sluice
