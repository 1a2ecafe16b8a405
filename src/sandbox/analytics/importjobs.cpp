// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/importjobs.h"

#include "base/files.h"
#include "sandbox/statefile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

ImportJobs::ImportJobs(Environment &environment, ViewCatalog &catalog, AnalyticsLimits &limits)
    : m_environment(environment)
    , m_catalog(catalog)
    , m_limits(limits)
    , m_callbacks(environment)
{
}

ImportJobs::~ImportJobs()
{
    stop();
}

QString ImportJobs::folder() const
{
    return m_catalog.folder() + u"/imports"_s;
}

Result<void> ImportJobs::start()
{
    if (auto made = makePrivateFolder(folder()); !made)
        return made;
    const QStringList names = QDir(folder()).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder() + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return fail(diskError(u"Could not read %1"_s.arg(file.fileName()), errno));
        const ImportJob job = ImportJob::fromJson(QJsonDocument::fromJson(file.readAll()).object());
        const Lock lock(m_mutex);
        m_jobs.insert(job.id, job);
        if (!job.isOpen())
            continue;
        for (int part = job.partsDone; part < job.parts.size(); ++part)
            post(job, part);
    }
    return {};
}

void ImportJobs::stop()
{
    for (auto &[view, thread] : m_threads)
        thread->stop();
    m_callbacks.stop();
}

void ImportJobs::reset()
{
    for (auto &[view, thread] : m_threads)
        thread->clear();
    const Lock lock(m_mutex);
    m_jobs.clear();
    m_busyViews.clear();
    QDir(folder()).removeRecursively();
    if (auto made = makePrivateFolder(folder()); !made)
        qWarning("%s", qUtf8Printable(made.error().text()));
}

void ImportJobs::save(const ImportJob &job) const
{
    const auto saved = writeStateFile(folder() + u'/' + job.id + u".json"_s,
        QJsonDocument(job.toJson()).toJson(QJsonDocument::Compact));
    if (!saved)
        qWarning("%s", qUtf8Printable(saved.error().text()));
}

void ImportJobs::keep(const ImportJob &job)
{
    save(job);
    const Lock lock(m_mutex);
    ImportJob &kept = m_jobs[job.id];
    // Batches may have come meanwhile.
    const ImportJob newer = kept;
    kept = job;
    if (newer.parts.size() > job.parts.size()) {
        kept.parts = newer.parts;
        kept.isClosed = newer.isClosed;
        kept.lastBatchMs = newer.lastBatchMs;
        save(kept);
    }
    tellSlots(lock);
}

std::optional<ImportJob> ImportJobs::find(const QString &id)
{
    const Lock lock(m_mutex);
    settle(lock);
    const auto job = m_jobs.constFind(id);
    return job == m_jobs.constEnd() ? std::nullopt : std::optional(*job);
}

// Ends batch jobs that nobody closed.
void ImportJobs::settle(const Lock &lock)
{
    const qint64 now = m_environment.clock.nowMs();
    const qint64 life = m_environment.settings.number(u"analyticsBatchLifeMs"_s);
    for (ImportJob &job : m_jobs) {
        const bool isIdle
            = job.isBatch && job.isOpen() && !job.isClosed && job.partsDone == job.parts.size();
        if (!isIdle || job.lastBatchMs + life > now)
            continue;
        job.code = JobCode::Failed;
        job.outcome.code = 7232;
        job.endedMs = now;
        save(job);
    }
    tellSlots(lock);
}

void ImportJobs::tellSlots(const Lock & /*lock*/)
{
    int open = 0;
    for (const ImportJob &job : std::as_const(m_jobs))
        open += job.isOpen() ? 1 : 0;
    m_limits.noteImportSlots(open);
}

int ImportJobs::openJobs()
{
    const Lock lock(m_mutex);
    settle(lock);
    int open = 0;
    for (const ImportJob &job : std::as_const(m_jobs))
        open += job.isOpen() ? 1 : 0;
    return open;
}

bool ImportJobs::hasSlot()
{
    if (openJobs() < m_environment.settings.number(u"analyticsImportSlots"_s))
        return true;
    m_limits.noteRefusal(8134);
    return false;
}

bool ImportJobs::isLocked(const QString &view, bool isForRows)
{
    const bool locksRows = m_environment.settings.flag(u"analyticsJobLocksRows"_s);
    const Lock lock(m_mutex);
    settle(lock);
    if (m_busyViews.contains(view))
        return true;
    for (const ImportJob &job : std::as_const(m_jobs)) {
        if (job.view == view && job.isOpen() && (job.isBatch || locksRows || !isForRows))
            return true;
    }
    return false;
}

std::optional<HttpReply> ImportJobs::refusal(const Wish &wish, bool needsSlot)
{
    if (isLocked(wish.view->id, false)) {
        m_limits.noteRefusal(7092);
        return analyticsFailure(7092);
    }
    if (needsSlot && !hasSlot())
        return analyticsFailure(8134);
    return std::nullopt;
}

ImportJob ImportJobs::newJob(const Wish &wish)
{
    Settings &settings = m_environment.settings;
    ImportJob job;
    job.id = m_catalog.newId();
    job.number = m_catalog.newJobNumber();
    job.org = wish.org;
    job.workspace = wish.view->workspace;
    job.view = wish.view->id;
    job.user = wish.user;
    job.isBatch = wish.isBatch;
    job.makesTable = wish.makesTable;
    job.config = wish.config.source;
    job.createdMs = m_environment.clock.nowMs();
    job.lastBatchMs = job.createdMs;
    job.isClosed = !wish.isBatch || wish.isLast;
    job.isStuck = settings.takeOne(u"analyticsStuckJobs"_s);
    job.isToAbort = settings.takeOne(u"analyticsAbortJobs"_s);
    if (wish.isBatch)
        job.batchKey = u"%1_%2_%3"_s.arg(QString::number(job.createdMs), job.view, wish.view->name);
    return job;
}

bool ImportJobs::takePart(ImportJob &job, const ImportSource &file)
{
    const QString name = u"%1-%2.part"_s.arg(job.id).arg(job.parts.size() + 1);
    if (!QFile::rename(file.path, folder() + u'/' + name))
        return false;
    job.parts.append({name, file.offset, file.size});
    return true;
}

void ImportJobs::post(const ImportJob &job, int part)
{
    std::unique_ptr<JobThread> &thread = m_threads[job.view];
    if (!thread) {
        thread = std::make_unique<JobThread>(m_environment.clock);
        thread->start(m_environment.stop);
    }
    const qint64 queued = m_environment.settings.number(u"analyticsQueuedMs"_s);
    thread->post(job.createdMs + queued, [this, id = job.id, part] { work(id, part); });
}

HttpReply ImportJobs::create(const Wish &wish)
{
    if (const auto problem = m_callbacks.check(wish.config.callbackUrl))
        return analyticsFailure(*problem);
    const Lock admission(m_admission);
    if (auto refused = refusal(wish, true))
        return *std::move(refused);
    ImportJob job = newJob(wish);
    if (!takePart(job, wish.file))
        return analyticsFailure(7005);
    save(job);
    {
        const Lock lock(m_mutex);
        m_jobs.insert(job.id, job);
        tellSlots(lock);
        post(job, 0);
    }
    QJsonObject data{{u"jobId"_s, job.id}};
    if (job.isBatch)
        data.insert(u"batchKey"_s, job.batchKey);
    return analyticsSuccess(u"Create bulk import job"_s, data, true);
}

HttpReply ImportJobs::addBatch(const QString &batchKey, bool isLast, const Wish &wish)
{
    const Lock lock(m_mutex);
    settle(lock);
    const auto job = std::find_if(m_jobs.begin(), m_jobs.end(),
        [&](const ImportJob &one) { return one.isBatch && one.batchKey == batchKey; });
    if (job == m_jobs.end())
        return analyticsFailure(7338);
    if (wish.view && job->view != wish.view->id)
        return analyticsFailure(7340);
    if (job->isClosed)
        return analyticsFailure(7337);
    if (!job->isOpen())
        return analyticsFailure(7338);
    if (job->parts.size() >= m_environment.settings.number(u"analyticsMostBatches"_s))
        return analyticsFailure(7336);
    if (wish.file.size == 0)
        return analyticsFailure(7203);
    if (!takePart(*job, wish.file))
        return analyticsFailure(7005);
    job->isClosed = isLast;
    job->lastBatchMs = m_environment.clock.nowMs();
    save(*job);
    post(*job, static_cast<int>(job->parts.size()) - 1);
    return analyticsSuccess(
        u"Create bulk import job"_s, {{u"batchKey"_s, batchKey}, {u"jobId"_s, job->id}}, true);
}

QJsonObject ImportJobs::describe(const ImportJob &job) const
{
    QJsonObject data{{u"jobId"_s, job.id}, {u"jobCode"_s, jobCodeText(job.code)},
        {u"jobStatus"_s, jobStatusText(job.code)}};
    if (job.isBatch)
        data.insert(u"batchKey"_s, job.batchKey);
    if (job.isOpen())
        return data;
    QJsonObject info;
    if (job.code == JobCode::Failed) {
        info = {{u"errorCode"_s, job.outcome.code}, {u"errorMessage"_s, job.outcome.text()}};
    } else {
        const auto view = m_catalog.view(job.view);
        info = {{u"importSummary"_s, importSummary(configOf(job), job.outcome, job.makesTable)},
            {u"columnDetails"_s, columnDetails(view ? view->columns() : QList<ViewColumn>())},
            {u"importErrors"_s, job.outcome.errors}};
        if (job.makesTable)
            info.insert(u"viewId"_s, job.view);
    }
    data.insert(u"jobInfo"_s, info);
    data.insert(u"expiryTime"_s,
        QString::number(job.endedMs + m_environment.settings.number(u"analyticsSummaryMs"_s)));
    return data;
}

HttpReply ImportJobs::status(const QString &id, const QString &user)
{
    const auto job = find(id);
    if (job && job->user != user)
        return analyticsFailure(8138);
    if (!job && m_environment.settings.number(u"analyticsUnknownJob"_s) == 8137)
        return analyticsFailure(8137);
    const qint64 life = m_environment.settings.number(u"analyticsSummaryMs"_s);
    const bool isGone
        = !job || (!job->isOpen() && job->endedMs + life <= m_environment.clock.nowMs());
    if (!isGone)
        return analyticsSuccess(u"Fetch import job info"_s, describe(*job));
    return analyticsSuccess(u"Fetch import job info"_s,
        {{u"jobId"_s, id}, {u"jobCode"_s, jobCodeText(JobCode::NotFound)},
            {u"jobStatus"_s, jobStatusText(JobCode::NotFound)}});
}

} // namespace sluice::sandbox
