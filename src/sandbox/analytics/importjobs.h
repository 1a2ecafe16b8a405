// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/analyticscallback.h"
#include "sandbox/analytics/analyticslimits.h"
#include "sandbox/analytics/importjob.h"
#include "sandbox/analytics/viewcatalog.h"
#include "sandbox/jobthread.h"

#include <QMap>
#include <QSet>

#include <map>

namespace sluice::sandbox {

// The import jobs: slots, table locks, the batch protocol, the work (datastore-analytics B.4).
// Calls on connection threads; rows are applied on one thread for each view, its jobs and batches
// in the order they came. After a restart, a kill included, a job goes on where it was and no row
// is applied twice. Owned by AnalyticsService.
class ImportJobs
{
public:
    ImportJobs(Environment &environment, ViewCatalog &catalog, AnalyticsLimits &limits);
    ~ImportJobs();

    Result<void> start();
    void stop();
    void reset();

    struct Wish
    {
        QString org;
        QString user;
        ViewCatalog::View view;
        ImportConfig config;
        bool isBatch = false;
        bool makesTable = false;
        bool isLast = false;
        ImportSource file; // to be taken: renamed
    };
    HttpReply create(const Wish &wish);
    // A batch behind the first.
    HttpReply addBatch(const QString &batchKey, bool isLast, const Wish &wish);
    // The rows are in the table when it returns.
    HttpReply importNow(const Wish &wish);

    HttpReply status(const QString &id, const QString &user);
    // Whether an import has the table: row calls and other imports get 7092.
    bool isLocked(const QString &view, bool isForRows);
    bool hasSlot();

private:
    using Lock = std::unique_lock<std::mutex>;
    void settle(const Lock &lock);
    std::optional<HttpReply> refusal(const Wish &wish, bool needsSlot);
    ImportJob newJob(const Wish &wish);
    bool takePart(ImportJob &job, const ImportSource &file);
    void post(const ImportJob &job, int part);
    void save(const ImportJob &job) const;
    std::optional<ImportJob> find(const QString &id);
    void keep(const ImportJob &job);
    QJsonObject describe(const ImportJob &job) const;
    QString folder() const;
    void tellSlots(const Lock &lock);
    int openJobs();

    void work(const QString &id, int part);
    bool applyPart(ImportJob &job, int part, const ImportConfig &config, AnalyticsView &view);
    bool waitFor(const QString &view, qint64 ms);
    void closeJob(ImportJob &job, const ImportConfig &config, AnalyticsView &view);
    void charge(ImportJob &job, const ImportConfig &config);
    void finish(ImportJob job, JobCode code);
    ImportConfig configOf(const ImportJob &job) const;

    Environment &m_environment;
    ViewCatalog &m_catalog;
    AnalyticsLimits &m_limits;
    AnalyticsCallbacks m_callbacks;
    std::mutex m_admission; // from asking whether there is a place to taking it
    std::mutex m_mutex;
    QMap<QString, ImportJob> m_jobs;
    QSet<QString> m_busyViews; // with an import that is done at once
    std::map<QString, std::unique_ptr<JobThread>> m_threads; // by view
};

} // namespace sluice::sandbox
