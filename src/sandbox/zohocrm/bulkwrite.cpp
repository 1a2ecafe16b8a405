// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/bulkwrite.h"

#include "base/files.h"
#include "sandbox/statefile.h"
#include "sandbox/zohocrm/bulkread.h"
#include "sandbox/zohocrm/crmmetadata.h"
#include "sandbox/zohocrm/crmmodules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kResultHourMs = 3'600'000;
constexpr qint64 kJobNumberMask = (1LL << 43) - 1;

HttpReply writeJobNotFound()
{
    return crmError(404, u"RESOURCE_NOT_FOUND"_s, u"The requested resource doesn't exist."_s);
}

QJsonArray mappingsJson(const QList<WriteMapping> &mappings)
{
    QJsonArray list;
    for (const WriteMapping &mapping : mappings)
        list.append(mapping.toJson());
    return list;
}

} // namespace

quint64 WriteJob::number() const
{
    return static_cast<quint64>(id.toLongLong() & kJobNumberMask);
}

QJsonObject WriteJob::toJson() const
{
    return {{u"id"_s, QString::fromLatin1(id)}, {u"version"_s, version},
        {u"operation"_s, static_cast<int>(request.operation)},
        {u"ignoresEmpty"_s, request.ignoresEmpty}, {u"encoding"_s, request.encoding},
        {u"callback"_s, request.callback}, {u"module"_s, request.module},
        {u"fileId"_s, QString::fromLatin1(request.fileId)}, {u"fileName"_s, request.fileName},
        {u"findBy"_s, QString::fromUtf8(request.findBy)},
        {u"mappings"_s, mappingsJson(request.mappings)}, {u"createdMs"_s, createdMs},
        {u"addedMs"_s, addedMs}, {u"workMs"_s, workMs}, {u"rowsPerSecond"_s, rowsPerSecond},
        {u"unprocessedEvery"_s, unprocessedEvery}, {u"isFailing"_s, isFailing},
        {u"status"_s, static_cast<int>(status)}, {u"total"_s, total}, {u"added"_s, added},
        {u"updated"_s, updated}, {u"skipped"_s, skipped}, {u"doneMs"_s, doneMs},
        {u"failure"_s, failure}};
}

WriteJob WriteJob::fromJson(const QJsonObject &json, const CrmStore &store)
{
    WriteJob job;
    job.id = json.value("id"_L1).toString().toLatin1();
    job.version = json.value("version"_L1).toInt();
    job.request.operation = static_cast<WriteOperation>(json.value("operation"_L1).toInt());
    job.request.ignoresEmpty = json.value("ignoresEmpty"_L1).toBool();
    job.request.encoding = json.value("encoding"_L1).toString();
    job.request.callback = json.value("callback"_L1).toObject();
    job.request.module = json.value("module"_L1).toInt();
    job.request.fileId = json.value("fileId"_L1).toString().toLatin1();
    job.request.fileName = json.value("fileName"_L1).toString();
    job.request.findBy = json.value("findBy"_L1).toString().toUtf8();
    for (const QJsonValue &value : json.value("mappings"_L1).toArray()) {
        WriteMapping mapping = WriteMapping::fromJson(value.toObject());
        mapping.field = store.spec(job.request.module).indexOf(mapping.name);
        job.request.mappings.append(mapping);
    }
    job.createdMs = json.value("createdMs"_L1).toInteger();
    job.addedMs = json.value("addedMs"_L1).toInteger();
    job.workMs = json.value("workMs"_L1).toInteger();
    job.rowsPerSecond = json.value("rowsPerSecond"_L1).toInteger();
    job.unprocessedEvery = json.value("unprocessedEvery"_L1).toInteger();
    job.isFailing = json.value("isFailing"_L1).toBool();
    job.status = static_cast<WriteStatus>(json.value("status"_L1).toInt());
    job.total = json.value("total"_L1).toInteger();
    job.added = json.value("added"_L1).toInteger();
    job.updated = json.value("updated"_L1).toInteger();
    job.skipped = json.value("skipped"_L1).toInteger();
    job.doneMs = json.value("doneMs"_L1).toInteger();
    job.failure = json.value("failure"_L1).toString();
    return job;
}

BulkWrite::BulkWrite(Environment &environment, CrmStore &store)
    : m_environment(environment)
    , m_store(store)
    , m_thread(environment.clock)
{
}

Result<void> BulkWrite::start()
{
    const QStringList files = m_store.jobFiles("write");
    for (const QString &name : files) {
        QFile file(m_store.jobPath("write", name.chopped(5).toLatin1()) + u".json"_s);
        if (!file.open(QIODevice::ReadOnly))
            return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
        const WriteJob job
            = WriteJob::fromJson(QJsonDocument::fromJson(file.readAll()).object(), m_store);
        const QMutexLocker lock(&m_mutex);
        m_jobs.insert(job.id, job);
        m_usedFiles.insert(job.request.fileId);
        if (job.status == WriteStatus::Added || job.status == WriteStatus::InProgress)
            m_thread.post(
                job.createdMs + job.addedMs + job.workMs, [this, id = job.id] { work(id); });
    }
    m_thread.start(m_environment.stop);
    return {};
}

void BulkWrite::reset()
{
    m_thread.clear();
    const QMutexLocker lock(&m_mutex);
    m_jobs.clear();
    m_usedFiles.clear();
}

std::optional<WriteJob> BulkWrite::find(const QByteArray &jobId) const
{
    const QMutexLocker lock(&m_mutex);
    const auto job = m_jobs.constFind(jobId);
    return job == m_jobs.constEnd() ? std::nullopt : std::optional(*job);
}

void BulkWrite::keep(const WriteJob &job, bool isSaved)
{
    if (isSaved) {
        const auto saved = writeStateFile(m_store.jobPath("write", job.id) + u".json"_s,
            QJsonDocument(job.toJson()).toJson(QJsonDocument::Compact));
        if (!saved)
            qWarning("%s", qUtf8Printable(saved.error().text()));
    }
    const QMutexLocker lock(&m_mutex);
    m_jobs.insert(job.id, job);
}

HttpReply BulkWrite::create(const HttpRequest &request, int version,
    const std::function<bool(const QByteArray &)> &coversModule)
{
    const auto checked = writeRequestFrom(request, m_store, version);
    if (!checked)
        return checked.error().reply();
    if (!coversModule(m_store.spec(checked->module).name))
        return crmError(
            401, u"OAUTH_SCOPE_MISMATCH"_s, u"invalid oauth scope to access this URL"_s);
    {
        const QMutexLocker lock(&m_mutex);
        const bool isUsed = m_usedFiles.contains(checked->fileId);
        if (isUsed && m_environment.settings.flag(u"fileIdSingleUse"_s))
            return crmError(400, u"FILE_NOT_FOUND"_s, u"The file is not found"_s);
        m_usedFiles.insert(checked->fileId);
    }
    Settings &settings = m_environment.settings;
    WriteJob job;
    job.id = m_store.newJobId();
    job.version = version;
    job.request = *checked;
    job.createdMs = m_environment.clock.nowMs();
    job.addedMs = settings.number(u"addedMs"_s);
    job.workMs = settings.number(u"writeJobMs"_s);
    job.rowsPerSecond = settings.number(u"writeRowsPerSecond"_s);
    job.unprocessedEvery = settings.number(u"unprocessedEvery"_s);
    job.isFailing = settings.takeOne(u"failWriteJobs"_s);
    keep(job, true);
    m_thread.post(job.createdMs + job.addedMs + job.workMs, [this, id = job.id] { work(id); });
    HttpReply reply = HttpReply::json(201,
        {{u"status"_s, u"success"_s}, {u"code"_s, u"SUCCESS"_s}, {u"message"_s, u"success"_s},
            {u"details"_s,
                QJsonObject{
                    {u"id"_s, QString::fromLatin1(job.id)}, {u"created_by"_s, userReference()}}}});
    reply.hasEffect = true;
    return reply;
}

void BulkWrite::work(const QByteArray &jobId)
{
    auto job = find(jobId);
    if (!job)
        return;
    if (job->isFailing) {
        job->failure = u"INTERNAL_ERROR"_s;
        finish(*std::move(job), WriteStatus::Failed);
        return;
    }
    job->status = WriteStatus::InProgress;
    keep(*job, true);
    const auto applied = applyWriteJob(*job, m_store, m_environment, m_thread,
        [this](const WriteJob &progress) { keep(progress, false); });
    if (m_environment.stop.isStopped())
        return;
    if (!applied)
        job->failure = applied.error().code.isEmpty() ? u"INVALID_DATA"_s : applied.error().code;
    finish(*std::move(job), applied ? WriteStatus::Completed : WriteStatus::Failed);
}

void BulkWrite::finish(WriteJob job, WriteStatus status)
{
    job.status = status;
    job.doneMs = m_environment.clock.nowMs();
    keep(job, true);
}

QString BulkWrite::statusWord(const WriteJob &job, qint64 now)
{
    switch (job.status) {
    case WriteStatus::Completed:
        return u"COMPLETED"_s;
    case WriteStatus::Failed:
        return u"FAILED"_s;
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
    const QString path = u"/v%1/crm/%2/bulk-write/%3/%3.zip"_s.arg(
        QString::number(job.version), QLatin1StringView(kOrgId), id);
    const QString kind = m_environment.settings.text(u"downloadUrl"_s);
    if (kind == "relative"_L1)
        return path;
    return (kind == "absolute"_L1 ? m_environment.baseUrl : m_environment.downloadUrl) + path;
}

HttpReply BulkWrite::status(const QByteArray &jobId)
{
    const auto job = find(jobId);
    if (!job)
        return writeJobNotFound();
    const QString word = statusWord(*job, m_environment.clock.nowMs());
    const bool isDone = job->status == WriteStatus::Completed;
    const qint64 offset = isDone ? m_environment.settings.number(u"writeCountOffset"_s) : 0;
    const QJsonObject file{{u"status"_s, word}, {u"name"_s, job->request.fileName},
        {u"added_count"_s, job->added}, {u"skipped_count"_s, job->skipped},
        {u"updated_count"_s, job->updated + offset}, {u"total_count"_s, job->total}};
    QString code = isDone ? u"SUCCESS"_s : word;
    if (job->status == WriteStatus::Failed)
        code = job->failure;
    QJsonObject resource{{u"status"_s, word}, {u"code"_s, code}, {u"type"_s, u"data"_s},
        {u"module"_s, moduleReference(m_store.spec(job->request.module))},
        {u"field_mappings"_s, mappingsJson(job->request.mappings)}, {u"file"_s, file}};
    if (!job->request.findBy.isEmpty())
        resource.insert(u"find_by"_s, QString::fromUtf8(job->request.findBy));
    QJsonObject document{{u"status"_s, word}, {u"character_encoding"_s, job->request.encoding},
        {u"id"_s, QString::fromLatin1(job->id)},
        {u"operation"_s, operationName(job->request.operation)},
        {u"ignore_empty"_s, job->request.ignoresEmpty}, {u"created_by"_s, userReference()},
        {u"created_time"_s, QString::fromLatin1(isoMoment(job->createdMs))},
        {u"resource"_s, QJsonArray{resource}}};
    if (!job->request.callback.isEmpty())
        document.insert(u"callback"_s, job->request.callback);
    if (isDone)
        document.insert(u"result"_s, QJsonObject{{u"download_url"_s, downloadUrl(*job)}});
    return HttpReply::json(200, document);
}

HttpReply BulkWrite::result(const QByteArray &jobId)
{
    const auto job = find(jobId);
    const Settings &settings = m_environment.settings;
    const qint64 life = settings.number(u"writeResultHours"_s) * kResultHourMs;
    if (!job || job->status != WriteStatus::Completed
        || job->doneMs + life <= m_environment.clock.nowMs()) {
        return writeJobNotFound();
    }
    HttpReply reply;
    reply.contentType = "application/zip";
    // The vendor's client library takes the file's name from here and fails without it.
    reply.headers.append({"Content-Disposition", "attachment;filename=" + job->id + ".zip"});
    reply.producer
        = [this, job = *job, kind = settings.text(u"writeResult"_s),
              entries = static_cast<int>(settings.number(u"resultEntries"_s))](
              const ByteSink &sink) { return writeWriteResult(job, m_store, kind, entries, sink); };
    return reply;
}

} // namespace sluice::sandbox
