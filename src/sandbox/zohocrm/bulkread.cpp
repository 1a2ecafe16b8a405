// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/bulkread.h"

#include "base/files.h"
#include "base/ids.h"
#include "sandbox/data/rowreader.h"
#include "sandbox/statefile.h"
#include "sandbox/zohocrm/crmmodules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kHourMs = 3'600'000;

QJsonObject snapshotJson(const Snapshot &snapshot)
{
    return {{u"version"_s, static_cast<qint64>(snapshot.version)}, {u"rows"_s, snapshot.rows},
        {u"deleted"_s, snapshot.deleted}};
}

QByteArray newPageToken()
{
    return QByteArray::fromBase64(randomToken(48), QByteArray::Base64UrlEncoding).toHex();
}

} // namespace

QJsonObject userReference()
{
    const CrmUser &user = crmUsers().first();
    return {
        {u"id"_s, QString::fromLatin1(user.id)}, {u"name"_s, QString::fromUtf8(user.fullName())}};
}

qint64 ReadJob::doneMs() const
{
    const qint64 forRows = rowsPerSecond > 0 ? count * 1000 / rowsPerSecond : 0;
    return createdMs + addedMs + queuedMs + workMs + forRows;
}

QString ReadJob::state(qint64 now) const
{
    if (now < createdMs + addedMs)
        return u"ADDED"_s;
    if (now < createdMs + addedMs + queuedMs)
        return u"QUEUED"_s;
    if (!isPrepared || now < doneMs())
        return u"IN PROGRESS"_s;
    return isFailing ? u"FAILURE"_s : u"COMPLETED"_s;
}

QJsonObject ReadJob::toJson() const
{
    QJsonArray snapshotList;
    for (const Snapshot &snapshot : snapshots)
        snapshotList.append(snapshotJson(snapshot));
    return {{u"id"_s, QString::fromLatin1(id)}, {u"user"_s, QString::fromLatin1(user)},
        {u"version"_s, version}, {u"module"_s, module},
        {u"fields"_s, QJsonArray::fromStringList(fields)}, {u"criteria"_s, criteria},
        {u"query"_s, query}, {u"callback"_s, callback}, {u"page"_s, page},
        {u"pageRows"_s, pageRows}, {u"isContinued"_s, isContinued},
        {u"firstOrdinal"_s, firstOrdinal}, {u"snapshots"_s, snapshotList},
        {u"createdMs"_s, createdMs}, {u"addedMs"_s, addedMs}, {u"queuedMs"_s, queuedMs},
        {u"workMs"_s, workMs}, {u"rowsPerSecond"_s, rowsPerSecond}, {u"isFailing"_s, isFailing},
        {u"isPrepared"_s, isPrepared}, {u"count"_s, count}, {u"endOrdinal"_s, endOrdinal},
        {u"nextToken"_s, QString::fromLatin1(nextToken)}};
}

ReadJob ReadJob::fromJson(const QJsonObject &json)
{
    ReadJob job;
    job.id = json.value("id"_L1).toString().toLatin1();
    job.user = json.value("user"_L1).toString().toLatin1();
    job.version = json.value("version"_L1).toInt();
    job.module = json.value("module"_L1).toInt();
    for (const QJsonValue &name : json.value("fields"_L1).toArray())
        job.fields << name.toString();
    job.criteria = json.value("criteria"_L1);
    job.query = json.value("query"_L1).toObject();
    job.callback = json.value("callback"_L1).toObject();
    job.page = json.value("page"_L1).toInteger();
    job.pageRows = json.value("pageRows"_L1).toInteger();
    job.isContinued = json.value("isContinued"_L1).toBool();
    job.firstOrdinal = json.value("firstOrdinal"_L1).toInteger();
    for (const QJsonValue &value : json.value("snapshots"_L1).toArray()) {
        const QJsonObject from = value.toObject();
        job.snapshots.append({static_cast<quint64>(from.value("version"_L1).toInteger()),
            from.value("rows"_L1).toInteger(), from.value("deleted"_L1).toInteger()});
    }
    job.createdMs = json.value("createdMs"_L1).toInteger();
    job.addedMs = json.value("addedMs"_L1).toInteger();
    job.queuedMs = json.value("queuedMs"_L1).toInteger();
    job.workMs = json.value("workMs"_L1).toInteger();
    job.rowsPerSecond = json.value("rowsPerSecond"_L1).toInteger();
    job.isFailing = json.value("isFailing"_L1).toBool();
    job.isPrepared = json.value("isPrepared"_L1).toBool();
    job.count = json.value("count"_L1).toInteger();
    job.endOrdinal = json.value("endOrdinal"_L1).toInteger();
    job.nextToken = json.value("nextToken"_L1).toString().toLatin1();
    return job;
}

BulkRead::BulkRead(Environment &environment, CrmStore &store, CrmCallbacks &callbacks)
    : m_environment(environment)
    , m_store(store)
    , m_callbacks(callbacks)
    , m_thread(environment.clock)
{
}

Result<void> BulkRead::start()
{
    m_thread.start(m_environment.stop);
    const QStringList files = m_store.jobFiles("read");
    for (const QString &name : files) {
        QFile file(m_store.jobPath("read", name.chopped(5).toLatin1()) + u".json"_s);
        if (!file.open(QIODevice::ReadOnly))
            return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
        const ReadJob job = ReadJob::fromJson(QJsonDocument::fromJson(file.readAll()).object());
        const QMutexLocker lock(&m_mutex);
        m_jobs.insert(job.id, job);
        if (!job.nextToken.isEmpty())
            m_tokens.insert(job.nextToken, job.id);
        if (!job.isPrepared)
            m_thread.post(0, [this, id = job.id] { prepare(id); });
    }
    return {};
}

void BulkRead::reset()
{
    m_thread.clear();
    const QMutexLocker lock(&m_mutex);
    m_jobs.clear();
    m_tokens.clear();
}

void BulkRead::save(const ReadJob &job) const
{
    const auto saved = writeStateFile(m_store.jobPath("read", job.id) + u".json"_s,
        QJsonDocument(job.toJson()).toJson(QJsonDocument::Compact));
    if (!saved)
        qWarning("%s", qUtf8Printable(saved.error().text()));
}

std::optional<ReadJob> BulkRead::find(const QByteArray &jobId) const
{
    const QMutexLocker lock(&m_mutex);
    const auto job = m_jobs.constFind(jobId);
    return job == m_jobs.constEnd() ? std::nullopt : std::optional(*job);
}

tl::expected<ReadJob, CrmProblem> BulkRead::jobFor(
    const ReadQuery &query, int version, const QByteArray &user) const
{
    const Settings &settings = m_environment.settings;
    const qint64 now = m_environment.clock.nowMs();
    ReadJob job;
    if (query.pageToken.isEmpty()) {
        job.module = query.module;
        for (const ReadColumn &column : query.columns)
            job.fields << QString::fromUtf8(column.header);
        job.criteria = query.criteria;
        job.query = query.json;
        job.page = query.page;
    } else {
        const QMutexLocker lock(&m_mutex);
        const ReadJob before = m_jobs.value(m_tokens.value(query.pageToken));
        const qint64 life = settings.number(u"readResultHours"_s) * kHourMs;
        if (before.id.isEmpty() || before.user != user || before.doneMs() + life <= now)
            return tl::unexpected(CrmProblem{u"INVALID_REQUEST"_s, u"The page token is invalid"_s,
                {{u"key"_s, u"page_token"_s}}});
        job.module = before.module;
        job.fields = before.fields;
        job.criteria = before.criteria;
        job.query = before.query;
        job.page = before.page + 1;
        job.isContinued = true;
        job.firstOrdinal = before.endOrdinal;
        if (m_environment.settings.takeOne(u"overlapPages"_s))
            job.firstOrdinal = qMax(before.firstOrdinal,
                before.endOrdinal - m_environment.settings.number(u"overlapRows"_s));
    }
    job.callback = query.callback;
    job.user = user;
    job.version = version;
    job.pageRows = settings.number(u"pageRows"_s);
    job.createdMs = now;
    job.addedMs = settings.number(u"addedMs"_s);
    job.queuedMs = settings.number(u"queuedMs"_s);
    job.workMs = settings.number(u"readJobMs"_s);
    job.rowsPerSecond = settings.number(u"readRowsPerSecond"_s);
    return job;
}

bool BulkRead::hasRoom() const
{
    const qint64 most = m_environment.settings.number(u"bulkJobsAtOnce"_s);
    const qint64 now = m_environment.clock.nowMs();
    const QMutexLocker lock(&m_mutex);
    return most <= 0 || std::count_if(m_jobs.begin(), m_jobs.end(), [now](const ReadJob &job) {
        return !job.isPrepared || now < job.doneMs();
    }) < most;
}

HttpReply BulkRead::create(const HttpRequest &request, int version, const QByteArray &user,
    const std::function<bool(const QByteArray &)> &coversModule)
{
    const bool isWrapped = m_environment.settings.flag(u"jobErrorsInData"_s);
    const auto query = readQueryFrom(request, m_store, m_environment.settings, version);
    if (!query)
        return jobErrorReply(query.error(), isWrapped);
    auto job = jobFor(*query, version, user);
    if (!job)
        return jobErrorReply(job.error(), isWrapped);
    if (!coversModule(m_store.spec(job->module).name))
        return scopeMismatch(m_environment.settings);
    if (!hasRoom())
        return tooManyJobs();
    job->isFailing = m_environment.settings.takeOne(u"failReadJobs"_s);
    job->id = m_store.newJobId();
    job->snapshots = m_store.snapshots();
    save(*job);
    {
        const QMutexLocker lock(&m_mutex);
        m_jobs.insert(job->id, *job);
    }
    m_thread.post(0, [this, id = job->id] { prepare(id); });
    const QJsonObject details{{u"id"_s, idAsTold(m_environment.settings, job->id)},
        {u"operation"_s, u"read"_s}, {u"state"_s, u"ADDED"_s}, {u"created_by"_s, userReference()},
        {u"created_time"_s, QString::fromLatin1(isoMoment(job->createdMs))}};
    const QJsonObject entry{{u"status"_s, u"success"_s}, {u"code"_s, u"ADDED_SUCCESSFULLY"_s},
        {u"message"_s, u"Added successfully."_s}, {u"details"_s, details}};
    HttpReply reply
        = HttpReply::json(201, {{u"data"_s, QJsonArray{entry}}, {u"info"_s, QJsonObject()}});
    reply.hasEffect = true;
    return reply;
}

void BulkRead::countRows(ReadJob &job) const
{
    const Snapshot snapshot = job.snapshots.at(job.module);
    const RowStore &rows = m_store.rows(job.module);
    const auto criteria = Criteria::fromJson(job.criteria, rows.module(), job.version);
    // A page number without a token counts from the beginning.
    const bool isByNumber = !job.isContinued && job.firstOrdinal == 0 && job.page > 1;
    qint64 skip = isByNumber ? (job.page - 1) * job.pageRows : 0;
    if (criteria && criteria->isEmpty() && snapshot.deleted == 0) {
        job.firstOrdinal = qMin(job.firstOrdinal + skip, snapshot.rows);
        job.endOrdinal = qMin(job.firstOrdinal + job.pageRows, snapshot.rows);
        job.count = job.endOrdinal - job.firstOrdinal;
        if (job.endOrdinal < snapshot.rows)
            job.nextToken = newPageToken();
        return;
    }
    RowReader reader(rows, snapshot);
    job.endOrdinal = snapshot.rows;
    for (qint64 ordinal = job.firstOrdinal; criteria && ordinal < snapshot.rows; ++ordinal) {
        if (ordinal % 4096 == 0 && m_environment.stop.isStopped())
            return;
        if (!reader.read(ordinal, criteria->fieldMask())
            || !criteria->matches(reader, recordId(rows.module(), ordinal))) {
            continue;
        }
        if (skip > 0) {
            if (--skip == 0)
                job.firstOrdinal = ordinal + 1;
            continue;
        }
        if (job.count == job.pageRows) {
            job.endOrdinal = ordinal;
            job.nextToken = newPageToken();
            break;
        }
        ++job.count;
    }
    if (skip > 0)
        job.firstOrdinal = snapshot.rows;
}

void BulkRead::prepare(const QByteArray &jobId)
{
    auto job = find(jobId);
    if (!job)
        return;
    countRows(*job);
    if (m_environment.stop.isStopped())
        return;
    job->isPrepared = true;
    save(*job);
    const QMutexLocker lock(&m_mutex);
    m_jobs.insert(jobId, *job);
    if (!job->nextToken.isEmpty())
        m_tokens.insert(job->nextToken, jobId);
    callBack(*job);
}

} // namespace sluice::sandbox
