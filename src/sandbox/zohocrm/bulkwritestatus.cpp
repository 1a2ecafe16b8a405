// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/bulkread.h"
#include "sandbox/zohocrm/bulkwrite.h"
#include "sandbox/zohocrm/crmmetadata.h"
#include "sandbox/zohocrm/crmmodules.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kResultHourMs = 3'600'000;
constexpr int kFirstVersionWithModule = 3;

HttpReply writeJobNotFound(const Settings &settings)
{
    return crmError(static_cast<int>(settings.number(u"missingJobStatus"_s)),
        u"RESOURCE_NOT_FOUND"_s, u"The requested resource doesn't exist."_s);
}

} // namespace

QString BulkWrite::statusWord(const WriteJob &job, qint64 now)
{
    switch (job.status) {
    case WriteStatus::Completed:
        return u"COMPLETED"_s;
    case WriteStatus::Failed:
        return m_environment.settings.text(u"writeFailureWord"_s);
    case WriteStatus::Added:
        if (now < job.createdMs + job.addedMs)
            return u"ADDED"_s;
        break;
    case WriteStatus::InProgress:
        break;
    }
    const QString spelling = m_environment.settings.text(u"inProgressSpelling"_s);
    if (spelling != "alternate"_L1)
        return spelling;
    return ++m_polls % 2 ? u"INPROGRESS"_s : u"IN PROGRESS"_s;
}

QString BulkWrite::downloadUrl(const WriteJob &job) const
{
    const QString id = QString::fromLatin1(job.id);
    const QString kind = m_environment.settings.text(u"downloadUrl"_s);
    const QString org = kind == "relativeOrg"_L1 ? QString(u"org"_s + QLatin1StringView(kOrgId))
                                                 : QString::fromLatin1(kOrgId);
    const QString path
        = u"/v%1/crm/%2/bulk-write/%3/%3.zip"_s.arg(QString::number(job.version), org, id);
    if (kind.startsWith("relative"_L1))
        return path;
    return (kind == "absolute"_L1 ? m_environment.baseUrl : m_environment.downloadUrl) + path;
}

QJsonObject BulkWrite::describe(const WriteJob &job, qint64 now)
{
    const QString word = statusWord(job, now);
    const bool isDone = job.status == WriteStatus::Completed;
    const qint64 offset = isDone ? m_environment.settings.number(u"writeCountOffset"_s) : 0;
    QString code = isDone ? u"SUCCESS"_s : word;
    if (job.status == WriteStatus::Failed)
        code = job.failure;
    QJsonArray resources;
    for (qsizetype i = 0; i < job.request.files.size(); ++i) {
        const WriteFile &file = job.request.files.at(i);
        const WriteCounts counts = job.counts.value(i);
        const ModuleSpec &spec = m_store.spec(file.module);
        // D6: in version 2 the module is a plain text.
        const QJsonValue module = job.version < kFirstVersionWithModule
            ? QJsonValue(moduleText(spec.name))
            : QJsonValue(moduleReference(spec));
        const QJsonObject rows{{u"status"_s, word}, {u"name"_s, file.name},
            {u"added_count"_s, counts.added}, {u"skipped_count"_s, counts.skipped},
            {u"updated_count"_s, counts.updated + offset}, {u"total_count"_s, counts.total}};
        QJsonObject resource{{u"status"_s, word}, {u"code"_s, code}, {u"type"_s, u"data"_s},
            {u"module"_s, module}, {u"field_mappings"_s, mappingsJson(file.mappings)},
            {u"file"_s, rows}};
        if (!file.findBy.isEmpty())
            resource.insert(u"find_by"_s, QString::fromUtf8(file.findBy));
        resources.append(resource);
    }
    QJsonObject document{{u"status"_s, word}, {u"character_encoding"_s, job.request.encoding},
        {u"id"_s, idAsTold(m_environment.settings, job.id)},
        {u"operation"_s, operationName(job.request.operation)},
        {u"ignore_empty"_s, job.request.ignoresEmpty}, {u"created_by"_s, userReference()},
        {u"created_time"_s, QString::fromLatin1(isoMoment(job.createdMs))},
        {u"resource"_s, resources}};
    if (!job.request.callback.isEmpty())
        document.insert(u"callback"_s, job.request.callback);
    if (isDone)
        document.insert(u"result"_s, QJsonObject{{u"download_url"_s, downloadUrl(job)}});
    return document;
}

// D5: its shape is not told; the body of the status call, or the flat one of B4.
void BulkWrite::callBack(const WriteJob &job)
{
    m_callbacks.post(job.request.callback, job.doneMs, [this, job]() -> QJsonObject {
        const QJsonObject document = describe(job, m_environment.clock.nowMs());
        if (!m_callbacks.isFlat())
            return document;
        return {{u"job_id"_s, document.value("id"_L1)}, {u"operation"_s, u"write"_s},
            {u"state"_s, document.value("status"_L1)}, {u"result"_s, document.value("result"_L1)}};
    });
}

HttpReply BulkWrite::status(const QByteArray &jobId)
{
    const auto job = find(jobId);
    if (!job)
        return writeJobNotFound(m_environment.settings);
    return HttpReply::json(200, describe(*job, m_environment.clock.nowMs()));
}

HttpReply BulkWrite::result(const QByteArray &jobId)
{
    const auto job = find(jobId);
    const Settings &settings = m_environment.settings;
    const qint64 life = settings.number(u"writeResultHours"_s) * kResultHourMs;
    if (!job || job->status != WriteStatus::Completed
        || job->doneMs + life <= m_environment.clock.nowMs()) {
        return writeJobNotFound(settings);
    }
    HttpReply reply;
    reply.contentType = "application/zip";
    // The vendor's client library takes the file's name from here and fails without it.
    reply.headers.append({"Content-Disposition", "attachment;filename=" + job->id + ".zip"});
    reply.producer = [this, job = *job, kind = settings.text(u"writeResult"_s),
                         entries = static_cast<int>(settings.number(u"resultEntries"_s)),
                         wordCase = settings.text(u"writeStatusCase"_s)](const ByteSink &sink) {
        return writeWriteResult(job, m_store, {kind, wordCase, entries}, sink);
    };
    return reply;
}

} // namespace sluice::sandbox
