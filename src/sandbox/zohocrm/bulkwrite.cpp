// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/bulkwrite.h"

#include "base/files.h"
#include "sandbox/statefile.h"
#include "sandbox/zohocrm/bulkread.h"
#include "sandbox/zohocrm/crmmetadata.h"
#include "sandbox/zohocrm/crmmodules.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kUploadHourMs = 3'600'000;
constexpr qint64 kJobNumberMask = (1LL << 43) - 1;

} // namespace

QString outcomesPath(const WriteJob &job, const CrmStore &store, int file)
{
    return store.jobPath("write", job.id) + u".rows"_s
        + (file > 0 ? QString::number(file) : QString());
}

quint64 WriteJob::number() const
{
    return static_cast<quint64>(id.toLongLong() & kJobNumberMask);
}

QJsonObject WriteJob::toJson() const
{
    QJsonArray files;
    for (const WriteFile &file : request.files)
        files.append(file.toJson());
    QJsonArray countsOfFiles;
    for (const WriteCounts &of : counts)
        countsOfFiles.append(QJsonArray{of.total, of.added, of.updated, of.skipped});
    return {{u"id"_s, QString::fromLatin1(id)}, {u"version"_s, version},
        {u"operation"_s, static_cast<int>(request.operation)},
        {u"ignoresEmpty"_s, request.ignoresEmpty}, {u"encoding"_s, request.encoding},
        {u"callback"_s, request.callback}, {u"fileId"_s, QString::fromLatin1(request.fileId)},
        {u"files"_s, files}, {u"counts"_s, countsOfFiles}, {u"createdMs"_s, createdMs},
        {u"addedMs"_s, addedMs}, {u"workMs"_s, workMs}, {u"rowsPerSecond"_s, rowsPerSecond},
        {u"unprocessedEvery"_s, unprocessedEvery}, {u"isFailing"_s, isFailing},
        {u"status"_s, static_cast<int>(status)}, {u"doneMs"_s, doneMs}, {u"failure"_s, failure}};
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
    job.request.fileId = json.value("fileId"_L1).toString().toLatin1();
    for (const QJsonValue &file : json.value("files"_L1).toArray())
        job.request.files.append(WriteFile::fromJson(file.toObject(), store));
    for (const QJsonValue &of : json.value("counts"_L1).toArray())
        job.counts.append(
            {of[0].toInteger(), of[1].toInteger(), of[2].toInteger(), of[3].toInteger()});
    job.createdMs = json.value("createdMs"_L1).toInteger();
    job.addedMs = json.value("addedMs"_L1).toInteger();
    job.workMs = json.value("workMs"_L1).toInteger();
    job.rowsPerSecond = json.value("rowsPerSecond"_L1).toInteger();
    job.unprocessedEvery = json.value("unprocessedEvery"_L1).toInteger();
    job.isFailing = json.value("isFailing"_L1).toBool();
    job.status = static_cast<WriteStatus>(json.value("status"_L1).toInt());
    job.doneMs = json.value("doneMs"_L1).toInteger();
    job.failure = json.value("failure"_L1).toString();
    return job;
}

BulkWrite::BulkWrite(Environment &environment, CrmStore &store, CrmCallbacks &callbacks)
    : m_environment(environment)
    , m_store(store)
    , m_callbacks(callbacks)
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

bool BulkWrite::hasRoom() const
{
    const qint64 most = m_environment.settings.number(u"bulkJobsAtOnce"_s);
    const QMutexLocker lock(&m_mutex);
    return most <= 0 || std::count_if(m_jobs.begin(), m_jobs.end(), [](const WriteJob &job) {
        return job.status == WriteStatus::Added || job.status == WriteStatus::InProgress;
    }) < most;
}

// D1: how long an uploaded file can be used is not told.
bool BulkWrite::isTooOld(const QByteArray &fileId) const
{
    const qint64 hours = m_environment.settings.number(u"uploadHours"_s);
    const QDateTime uploaded = QFileInfo(m_store.uploadPath(fileId)).lastModified();
    return hours > 0
        && uploaded.toMSecsSinceEpoch() + hours * kUploadHourMs <= m_environment.clock.nowMs();
}

HttpReply BulkWrite::create(const HttpRequest &request, int version,
    const std::function<bool(const QByteArray &)> &coversModule)
{
    const auto checked = writeRequestFrom(request, m_store, version);
    if (!checked)
        return jobErrorReply(checked.error(), m_environment.settings.flag(u"jobErrorsInData"_s));
    for (const WriteFile &file : checked->files) {
        if (!coversModule(m_store.spec(file.module).name))
            return scopeMismatch(m_environment.settings);
    }
    if (!hasRoom())
        return tooManyJobs();
    if (isTooOld(checked->fileId))
        return crmError(400, u"FILE_NOT_FOUND"_s, u"The file is not found"_s);
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
    job.counts.resize(job.request.files.size());
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
                    {u"id"_s, idAsTold(settings, job.id)}, {u"created_by"_s, userReference()}}}});
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
    callBack(job);
}

} // namespace sluice::sandbox
