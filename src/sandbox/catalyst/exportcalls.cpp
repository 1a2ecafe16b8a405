// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/exportcalls.h"

#include "base/files.h"
#include "sandbox/catalyst/catalystcallback.h"
#include "sandbox/catalyst/catalystmutations.h"
#include "sandbox/catalyst/catalysttime.h"
#include "sandbox/catalyst/exportcriteria.h"
#include "sandbox/statefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kMinuteMs = 60'000;

HttpReply unknownJob()
{
    return unknownId(u"Job"_s).reply();
}

// The page comes as a number or as a text; -1: neither.
qint64 pageOf(const QJsonValue &value)
{
    qint64 page = -1;
    if (value.isUndefined() || value.isNull())
        return 1;
    return parseInteger(value.toVariant().toString().toUtf8(), page) && page > 0 ? page : -1;
}

} // namespace

ExportCalls::ExportCalls(Environment &environment, CatalystStore &store, EventFeed &events)
    : m_environment(environment)
    , m_store(store)
    , m_events(events)
    , m_thread(environment.clock)
    , m_callbacks(environment.clock)
{
}

Result<void> ExportCalls::start()
{
    m_thread.start(m_environment.stop);
    m_callbacks.start(m_environment.stop);
    const QStringList files = m_store.jobFiles();
    for (const QString &name : files) {
        QFile file(m_store.jobPath(name.chopped(5).toLongLong()));
        if (!file.open(QIODevice::ReadOnly))
            return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
        const auto job = ExportJob::fromJson(QJsonDocument::fromJson(file.readAll()).object());
        const QMutexLocker lock(&m_mutex);
        m_jobs.insert(job.id, job);
        if (!job.isPrepared)
            m_thread.post(0, [this, id = job.id] { prepare(id); });
    }
    return {};
}

void ExportCalls::stop()
{
    m_thread.stop();
    m_callbacks.stop();
}

void ExportCalls::reset()
{
    m_thread.clear();
    m_callbacks.clear();
    const QMutexLocker lock(&m_mutex);
    m_jobs.clear();
}

void ExportCalls::save(const ExportJob &job) const
{
    const auto saved = writeStateFile(
        m_store.jobPath(job.id), QJsonDocument(job.toJson()).toJson(QJsonDocument::Compact));
    if (!saved)
        qWarning("%s", qUtf8Printable(saved.error().text()));
}

std::optional<ExportJob> ExportCalls::find(qint64 jobId) const
{
    const QMutexLocker lock(&m_mutex);
    const auto job = m_jobs.constFind(jobId);
    return job == m_jobs.constEnd() ? std::nullopt : std::optional(*job);
}

tl::expected<ExportJob, CatalystProblem> ExportCalls::jobFor(const QJsonObject &body)
{
    const Settings &settings = m_environment.settings;
    const QString table = body.value("table_identifier"_L1).toVariant().toString();
    if (table.isEmpty())
        return tl::unexpected(invalidInput(u"table_identifier is mandatory"_s));
    ExportJob job;
    job.table = m_store.indexOfTable(table);
    if (job.table < 0)
        return tl::unexpected(unknownTable(table));
    const QJsonValue query = body.value("query"_L1);
    if (!query.isUndefined() && !query.isNull() && !query.isObject())
        return tl::unexpected(invalidInput(u"query is an object"_s));
    job.page = pageOf(query["page"_L1]);
    if (job.page < 1)
        return tl::unexpected(invalidInput(u"Invalid input value for page"_s));
    const DataTableSpec &spec = m_store.spec(job.table);
    for (const QJsonValue &name : query["select_columns"_L1].toArray()) {
        job.columns << name.toString();
        if (spec.indexOf(name.toString().toUtf8()) < 0)
            job.failure = u"Invalid column name %1 in select_columns"_s.arg(name.toString());
    }
    job.criteria = query["criteria"_L1];
    job.callback = body.value("callback"_L1);
    const auto criteria
        = readExportCriteria(job.criteria, spec, settings.flag(u"catalystMoreComparators"_s));
    if (!criteria && !criteria.error().failsJob)
        return tl::unexpected(criteria.error().problem);
    if (!criteria)
        job.failure = criteria.error().problem.message;
    job.pageRows = settings.number(u"catalystPageRows"_s);
    job.workMs = settings.number(u"catalystReadJobMs"_s);
    job.msPer10000Rows = settings.number(u"catalystMsPer10000Rows"_s);
    return job;
}

// Somebody else changes the table between the pages (datastore-analytics D.4).
void ExportCalls::churn(int table)
{
    const qint64 inserts = m_environment.settings.number(u"catalystChurnInserts"_s);
    const qint64 deletes = m_environment.settings.number(u"catalystChurnDeletes"_s);
    const QString stream = QString::fromUtf8(m_store.spec(table).module.name);
    CatalystMutations mutations(m_store, m_events);
    for (const auto &[key, rows] :
        {std::pair(u"delete"_s, deletes), std::pair(u"insert"_s, inserts)}) {
        if (rows <= 0)
            continue;
        const auto done = mutations.apply({{u"stream"_s, stream}, {key, rows}});
        if (!done)
            qWarning("%s", qUtf8Printable(done.error().text()));
    }
}

HttpReply ExportCalls::create(const HttpRequest &request)
{
    const auto body = request.jsonObject();
    if (!body)
        return invalidInput(u"The input value is not readable. Please check your input"_s).reply();
    auto job = jobFor(*body);
    if (!job)
        return job.error().reply();
    Settings &settings = m_environment.settings;
    if (settings.takeOne(u"catalystRefuseReadJobs"_s)) {
        return CatalystProblem{
            409, u"DUPLICATE_OPERATION"_s, u"Another bulk operation is running on the table"_s}
            .reply();
    }
    if (settings.takeOne(u"catalystFailReadJobs"_s))
        job->failure = u"Internal server error occurred"_s;
    job->isStuck = settings.takeOne(u"catalystStuckReadJobs"_s);
    if (!settings.flag(u"catalystCallbacks"_s))
        job->callback = QJsonValue(); // also if they are on when it has ended
    churn(job->table);
    job->id = m_store.newJobId();
    job->createdMs = m_environment.clock.nowMs();
    job->snapshot = m_store.rows(job->table).snapshot();
    save(*job);
    {
        const QMutexLocker lock(&m_mutex);
        m_jobs.insert(job->id, *job);
    }
    HttpReply reply = catalystSuccess(describe(*job, wantsTextIds(request)));
    reply.hasEffect = true;
    callBack(*job);
    m_thread.post(0, [this, id = job->id] { prepare(id); });
    return reply;
}

void ExportCalls::prepare(qint64 jobId)
{
    auto job = find(jobId);
    if (!job)
        return;
    countExportRows(*job, m_store, true, m_environment.stop);
    if (!job->isPrepared)
        return;
    save(*job);
    const QMutexLocker lock(&m_mutex);
    m_jobs.insert(jobId, *job);
    if (!job->isStuck)
        m_callbacks.post(job->doneMs(), [this, job = *job] { callBack(job); });
}

void ExportCalls::callBack(const ExportJob &job)
{
    if (!job.callback.isObject())
        return;
    QJsonObject body = describe(job, false);
    m_callbacks.post(0, [callback = job.callback.toObject(), body = std::move(body)] {
        sendCatalystCallback(callback, body);
    });
}

QJsonObject ExportCalls::describe(const ExportJob &job, bool isText) const
{
    const qint64 now = m_environment.clock.nowMs();
    const DataTableSpec &spec = m_store.spec(job.table);
    const QJsonObject query{{u"table_id"_s, idValue(spec.id, isText)},
        {u"details"_s, QJsonObject{{u"page"_s, QString::number(job.page)}}}};
    QJsonObject entry{{u"job_id"_s, idValue(job.id, isText)}, {u"status"_s, job.status(now)},
        {u"operation"_s, u"read"_s}, {u"project_details"_s, projectReference(isText)},
        {u"created_by"_s, projectUser(isText)},
        {u"created_time"_s, catalystDisplayTime(job.createdMs)},
        {u"tableName"_s, QString::fromUtf8(spec.module.name)}, {u"query"_s, QJsonArray{query}}};
    if (job.callback.isObject())
        entry.insert(u"callback"_s, job.callback);
    if (!job.isOver(now))
        return entry;
    QJsonObject results;
    if (job.failure.isEmpty()) {
        const qint64 told = job.count + m_environment.settings.number(u"catalystCountOffset"_s);
        const QJsonObject details{{u"table_id"_s, idValue(spec.id, isText)},
            {u"records_processed"_s, told}, {u"more_records"_s, job.hasMore}};
        results = {{u"download_url"_s,
                       u"%1/baas/v1/project/%2/bulk/read/%3/download"_s.arg(m_environment.baseUrl)
                           .arg(kCatalystProjectId)
                           .arg(job.id)},
            {u"description"_s, u"The data is exported successfully"_s},
            {u"details"_s, QJsonArray{details}}};
    } else {
        results = {{u"description"_s, job.failure}};
    }
    entry.insert(u"results"_s, results);
    return entry;
}

HttpReply ExportCalls::list(const HttpRequest &request) const
{
    QList<ExportJob> jobs;
    {
        const QMutexLocker lock(&m_mutex);
        jobs = m_jobs.values();
    }
    QJsonArray all;
    for (const ExportJob &job : jobs)
        all.append(describe(job, wantsTextIds(request)));
    return catalystSuccess(all);
}

HttpReply ExportCalls::status(const HttpRequest &request, qint64 jobId) const
{
    const auto job = find(jobId);
    return job ? catalystSuccess(describe(*job, wantsTextIds(request))) : unknownJob();
}

HttpReply ExportCalls::report(qint64 jobId) const
{
    const auto job = find(jobId);
    if (!job || !m_environment.settings.flag(u"catalystReports"_s))
        return unknownJob();
    const QJsonObject counters{
        {u"rows_processed"_s, job->rowsDone(m_environment.clock.nowMs())}, {u"fail_count"_s, 0}};
    const QString table = QString::fromUtf8(m_store.spec(job->table).module.name);
    return catalystSuccess(QJsonObject{{table, QJsonObject{{u"read"_s, counters}}}});
}

HttpReply ExportCalls::download(qint64 jobId) const
{
    const auto job = find(jobId);
    const qint64 now = m_environment.clock.nowMs();
    if (!job)
        return unknownJob();
    if (job->status(now) != "Completed"_L1) {
        return CatalystProblem{403, u"INVALID_OPERATION"_s, u"The job has no result to download"_s}
            .reply();
    }
    const qint64 life = m_environment.settings.number(u"catalystLinkMinutes"_s) * kMinuteMs;
    if (job->doneMs() + life <= now)
        return CatalystProblem{410, u"EXPIRED"_s, u"The download link has expired"_s}.reply();
    HttpReply reply;
    reply.contentType = "application/zip";
    reply.headers.append({"Content-Disposition",
        "attachment;filename=Table-" + m_store.spec(job->table).module.name + ".zip"});
    reply.producer = [this, job = *job](const ByteSink &sink) {
        return writeExport(job, m_store, m_environment.settings, sink);
    };
    return reply;
}

} // namespace sluice::sandbox
