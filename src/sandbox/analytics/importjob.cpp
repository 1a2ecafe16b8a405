// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/importjob.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

QJsonObject outcomeJson(const ImportOutcome &outcome)
{
    return {{u"total"_s, outcome.total}, {u"success"_s, outcome.success},
        {u"warnings"_s, outcome.warnings}, {u"errorCount"_s, outcome.errorCount},
        {u"errors"_s, outcome.errors}, {u"fileColumns"_s, outcome.fileColumns},
        {u"usedColumns"_s, outcome.usedColumns}, {u"code"_s, outcome.code}};
}

ImportOutcome outcomeFrom(const QJsonObject &json)
{
    ImportOutcome outcome;
    outcome.total = json.value("total"_L1).toInteger();
    outcome.success = json.value("success"_L1).toInteger();
    outcome.warnings = json.value("warnings"_L1).toInteger();
    outcome.errorCount = json.value("errorCount"_L1).toInteger();
    outcome.errors = json.value("errors"_L1).toString();
    outcome.fileColumns = json.value("fileColumns"_L1).toInt();
    outcome.usedColumns = json.value("usedColumns"_L1).toInt();
    outcome.code = json.value("code"_L1).toInt();
    return outcome;
}

} // namespace

QString jobCodeText(JobCode code)
{
    return QString::number(static_cast<int>(code));
}

QString jobStatusText(JobCode code)
{
    switch (code) {
    case JobCode::NotInitiated:
        return u"JOB NOT INITIATED"_s;
    case JobCode::InProgress:
        return u"JOB IN PROGRESS"_s;
    case JobCode::Failed:
        return u"ERROR OCCURRED"_s;
    case JobCode::Completed:
        return u"JOB COMPLETED"_s;
    case JobCode::NotFound:
        break;
    }
    return u"JOB NOT FOUND"_s;
}

QJsonObject ImportJob::toJson() const
{
    QJsonArray list;
    for (const Part &part : parts)
        list.append(QJsonObject{
            {u"file"_s, part.file}, {u"offset"_s, part.offset}, {u"size"_s, part.size}});
    return {{u"id"_s, id}, {u"number"_s, QString::number(number)}, {u"org"_s, org},
        {u"workspace"_s, workspace}, {u"view"_s, view}, {u"user"_s, user}, {u"isBatch"_s, isBatch},
        {u"makesTable"_s, makesTable}, {u"isStuck"_s, isStuck}, {u"isToAbort"_s, isToAbort},
        {u"config"_s, config}, {u"batchKey"_s, batchKey}, {u"createdMs"_s, createdMs},
        {u"lastBatchMs"_s, lastBatchMs}, {u"parts"_s, list}, {u"partsDone"_s, partsDone},
        {u"isClosed"_s, isClosed}, {u"code"_s, static_cast<int>(code)},
        {u"outcome"_s, outcomeJson(outcome)}, {u"milliUnits"_s, milliUnits},
        {u"endedMs"_s, endedMs}};
}

ImportJob ImportJob::fromJson(const QJsonObject &json)
{
    ImportJob job;
    job.id = json.value("id"_L1).toString();
    job.number = json.value("number"_L1).toString().toULongLong();
    job.org = json.value("org"_L1).toString();
    job.workspace = json.value("workspace"_L1).toString();
    job.view = json.value("view"_L1).toString();
    job.user = json.value("user"_L1).toString();
    job.isBatch = json.value("isBatch"_L1).toBool();
    job.makesTable = json.value("makesTable"_L1).toBool();
    job.isStuck = json.value("isStuck"_L1).toBool();
    job.isToAbort = json.value("isToAbort"_L1).toBool();
    job.config = json.value("config"_L1).toObject();
    job.batchKey = json.value("batchKey"_L1).toString();
    job.createdMs = json.value("createdMs"_L1).toInteger();
    job.lastBatchMs = json.value("lastBatchMs"_L1).toInteger();
    for (const QJsonValue &value : json.value("parts"_L1).toArray()) {
        job.parts.append({value["file"_L1].toString(), value["offset"_L1].toInteger(),
            value["size"_L1].toInteger()});
    }
    job.partsDone = json.value("partsDone"_L1).toInt();
    job.isClosed = json.value("isClosed"_L1).toBool();
    job.code = static_cast<JobCode>(json.value("code"_L1).toInt());
    job.outcome = outcomeFrom(json.value("outcome"_L1).toObject());
    job.milliUnits = json.value("milliUnits"_L1).toInteger();
    job.endedMs = json.value("endedMs"_L1).toInteger();
    return job;
}

QJsonObject importSummary(const ImportConfig &config, const ImportOutcome &outcome, bool isNewTable)
{
    return {{u"importType"_s, config.typeWord()}, {u"totalColumnCount"_s, outcome.fileColumns},
        {u"selectedColumnCount"_s, outcome.usedColumns}, {u"totalRowCount"_s, outcome.total},
        {u"successRowCount"_s, outcome.success}, {u"warnings"_s, outcome.warnings},
        {u"importOperation"_s, isNewTable ? u"created"_s : u"updated"_s}};
}

QJsonObject columnDetails(const QList<ViewColumn> &columns)
{
    QJsonObject details;
    for (const ViewColumn &column : columns)
        details.insert(QString::fromUtf8(column.name), columnTypeLabel(column.type));
    return details;
}

// Everything is text here (B.2).
QJsonObject importDetailsOf(const QString &view, const ImportOutcome &outcome, qint64 nowMs)
{
    const auto text = [](qint64 number) { return QString::number(number); };
    return {{u"viewName"_s, view}, {u"lastImportTime"_s, text(nowMs)},
        {u"lastImportStatus"_s, outcome.code == 0 ? u"Success"_s : u"Failure"_s},
        {u"columns"_s,
            QJsonObject{{u"total"_s, text(outcome.fileColumns)},
                {u"success"_s, text(outcome.usedColumns)}}},
        {u"rows"_s,
            QJsonObject{{u"total"_s, text(outcome.total)}, {u"success"_s, text(outcome.success)},
                {u"warning"_s, text(outcome.warnings)},
                {u"failed"_s, text(outcome.total - outcome.success)}}},
        {u"importErrors"_s, outcome.errors}};
}

} // namespace sluice::sandbox
