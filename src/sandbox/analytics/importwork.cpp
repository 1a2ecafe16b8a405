// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ImportJobs that changes tables.
#include "sandbox/analytics/importjobs.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kAppendUnits = 10; // for a thousand rows
constexpr int kUpdateUnits = 15;

int unitsPerThousand(const ImportConfig &config)
{
    return config.type == ImportType::UpdateAdd ? kUpdateUnits : kAppendUnits;
}

} // namespace

ImportConfig ImportJobs::configOf(const ImportJob &job) const
{
    const auto config = readImportConfig(job.config,
        job.isBatch ? ImportCall::Batch : ImportCall::Job, job.makesTable, m_environment.settings);
    return config ? *config : ImportConfig();
}

void ImportJobs::charge(ImportJob &job, const ImportConfig &config)
{
    const qint64 due = m_limits.unitsOfRows(job.outcome.success, unitsPerThousand(config));
    m_limits.spend(due - job.milliUnits);
    job.milliUnits = due;
}

void ImportJobs::work(const QString &id, int part)
{
    auto job = find(id);
    if (!job || !job->isOpen() || job->partsDone != part)
        return;
    if (job->code == JobCode::NotInitiated) {
        job->code = JobCode::InProgress;
        keep(*job);
    }
    if (job->isStuck)
        return;
    const ViewCatalog::View view = m_catalog.view(job->view);
    const ImportConfig config = configOf(*job);
    if (!view || job->isToAbort) {
        job->outcome.code = 7232;
        finish(*job, JobCode::Failed);
        return;
    }
    if (!applyPart(*job, part, config, *view)) {
        if (!m_environment.stop.isStopped())
            finish(*job, JobCode::Failed);
        return;
    }
    charge(*job, config);
    job->partsDone = part + 1;
    keep(*job);
    QFile::remove(folder() + u'/' + job->parts.at(part).file);
    const auto now = find(id);
    if (now && now->isClosed && now->partsDone == now->parts.size()) {
        job = now;
        closeJob(*job, config, *view);
    }
}

// On the sandbox's clock. False: the stop cut it short.
bool ImportJobs::waitFor(const QString &view, qint64 ms)
{
    const JobThread *thread = nullptr;
    {
        const Lock lock(m_mutex);
        thread = m_threads.at(view).get();
    }
    return thread->waitUntil(m_environment.clock.nowMs() + ms);
}

// False: the job has failed (its outcome says why), or the sandbox stops.
bool ImportJobs::applyPart(
    ImportJob &job, int part, const ImportConfig &config, AnalyticsView &view)
{
    Settings &settings = m_environment.settings;
    const ImportJob::Part &from = job.parts.at(part);
    const CancelToken stop = m_environment.stop;
    ImportApply apply(
        config, view.columns(), {folder() + u'/' + from.file, from.offset, from.size});
    if (const auto problem = apply.checkHeader()) {
        job.outcome.code = problem->code;
        return false;
    }
    const qint64 forced = settings.number(u"analyticsFailEvery"_s);
    if (config.onError == OnError::Abort) {
        ImportOutcome checked;
        if (!apply.checkRows(checked, stop) || forced > 0) {
            job.outcome.errors += checked.errors;
            job.outcome.code = 7232;
            return false;
        }
    }
    const bool isStaged = job.isBatch && config.type == ImportType::TruncateAdd;
    TableFile stage(view.folder(), true);
    TableFile &target = isStaged ? stage : view.table();
    const TableState current = view.table().state();
    if (isStaged) {
        if (auto opened = stage.open(); !opened)
            return false;
        if (stage.state().progress.job != job.number) {
            if (!stage.restart(current.generation + 1, {.job = job.number}))
                return false;
        }
    } else if (config.type == ImportType::TruncateAdd && current.progress.job != job.number) {
        if (!target.restart(current.generation + 1, {.job = job.number}))
            return false;
    }
    const qint64 pause = settings.number(u"analyticsImportMs"_s);
    if (!waitFor(job.view, pause))
        return false;
    const auto done = apply.apply(target,
        {.job = job.number, .batch = part + 1, .failEvery = forced, .stop = stop}, job.outcome);
    if (!done || !*done) {
        job.outcome.code = 7005;
        return false;
    }
    const qint64 rate = settings.number(u"analyticsRowsPerSecond"_s);
    return rate <= 0 || waitFor(job.view, job.outcome.total * 1000 / rate);
}

void ImportJobs::closeJob(ImportJob &job, const ImportConfig &config, AnalyticsView &view)
{
    if (job.isBatch && config.type == ImportType::TruncateAdd) {
        TableFile stage(view.folder(), true);
        // Without a stage the exchange was done before the process died.
        if (stage.exists()) {
            if (!stage.open() || !view.table().takeOver(stage)) {
                job.outcome.code = 7005;
                finish(job, JobCode::Failed);
                return;
            }
        }
    }
    finish(job, JobCode::Completed);
}

void ImportJobs::finish(ImportJob job, JobCode code)
{
    job.code = code;
    job.endedMs = m_environment.clock.nowMs();
    job.isClosed = true;
    const ViewCatalog::View view = m_catalog.view(job.view);
    if (view) {
        view->setImportDetails(importDetailsOf(view->name, job.outcome, job.endedMs));
        view->touch(job.endedMs);
        m_catalog.keep();
    }
    keep(job);
    for (const ImportJob::Part &part : std::as_const(job.parts))
        QFile::remove(folder() + u'/' + part.file);
    m_callbacks.send(configOf(job).callbackUrl, describe(job));
}

HttpReply ImportJobs::importNow(const Wish &wish)
{
    {
        const Lock admission(m_admission);
        if (auto refused = refusal(wish, false))
            return *std::move(refused);
        const Lock lock(m_mutex);
        m_busyViews.insert(wish.view->id);
    }
    ImportJob job = newJob(wish);
    const bool isDone = [&] {
        ImportApply apply(wish.config, wish.view->columns(), wish.file);
        ImportOutcome checked;
        if (wish.config.onError == OnError::Abort
            && !apply.checkRows(checked, m_environment.stop)) {
            job.outcome.errors = checked.errors;
            job.outcome.code = 7232;
            return false;
        }
        TableFile &table = wish.view->table();
        if (wish.config.type == ImportType::TruncateAdd
            && !table.restart(table.state().generation + 1, {.job = job.number}))
            return false;
        const auto done = apply.apply(table,
            {.job = job.number,
                .batch = 1,
                .failEvery = m_environment.settings.number(u"analyticsFailEvery"_s),
                .stop = m_environment.stop},
            job.outcome);
        return done && *done;
    }();
    {
        const Lock lock(m_mutex);
        m_busyViews.remove(wish.view->id);
    }
    const qint64 now = m_environment.clock.nowMs();
    wish.view->setImportDetails(importDetailsOf(wish.view->name, job.outcome, now));
    wish.view->touch(now);
    m_catalog.keep();
    if (!isDone)
        return analyticsFailure(
            job.outcome.code == 0 ? 7005 : job.outcome.code, job.outcome.errors);
    charge(job, wish.config);
    return analyticsSuccess(u"Import data"_s,
        {{u"viewId"_s, wish.view->id},
            {u"importSummary"_s, importSummary(wish.config, job.outcome, wish.makesTable)},
            {u"columnDetails"_s, columnDetails(wish.view->columns())},
            {u"importErrors"_s, job.outcome.errors}},
        true);
}

} // namespace sluice::sandbox
