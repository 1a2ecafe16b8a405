// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/importapply.h"

namespace sluice::sandbox {

// The code of a remote job as Analytics tells it (datastore-analytics B.4).
enum class JobCode {
    NotInitiated = 1001,
    InProgress = 1002,
    Failed = 1003,
    Completed = 1004,
    NotFound = 1005
};

QString jobCodeText(JobCode code); // "1001"
QString jobStatusText(JobCode code); // JOB NOT INITIATED

// One import job. A plain value, kept as a file in the state folder; its batches that are not yet
// applied are files beside it.
struct ImportJob
{
    QString id;
    quint64 number = 0; // what its rows are marked with
    QString org;
    QString workspace;
    QString view;
    QString user;
    bool isBatch = false;
    bool makesTable = false;
    bool isStuck = false;
    bool isToAbort = false;
    QJsonObject config;
    QString batchKey;
    qint64 createdMs = 0;
    qint64 lastBatchMs = 0;

    struct Part
    {
        QString file; // in the jobs' folder
        qint64 offset = 0;
        qint64 size = 0;
    };
    QList<Part> parts;
    int partsDone = 0;
    bool isClosed = false; // no more batches

    JobCode code = JobCode::NotInitiated;
    ImportOutcome outcome;
    qint64 milliUnits = 0; // charged so far
    qint64 endedMs = 0;

    bool isOpen() const { return code == JobCode::NotInitiated || code == JobCode::InProgress; }
    QJsonObject toJson() const;
    static ImportJob fromJson(const QJsonObject &json);
};

// What status and importSummary say of an outcome.
QJsonObject importSummary(
    const ImportConfig &config, const ImportOutcome &outcome, bool isNewTable);
QJsonObject columnDetails(const QList<ViewColumn> &columns);
QJsonObject importDetailsOf(const QString &view, const ImportOutcome &outcome, qint64 nowMs);

} // namespace sluice::sandbox
