// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/analyticscallback.h"
#include "sandbox/analytics/analyticslimits.h"
#include "sandbox/analytics/importjob.h"
#include "sandbox/analytics/viewcatalog.h"
#include "sandbox/analytics/viewquery.h"
#include "sandbox/jobthread.h"

#include <QMap>

namespace sluice::sandbox {

// How an exported file looks (datastore-analytics B.7).
struct ExportLayout
{
    bool isJson = false;
    char delimiter = ',';
    QByteArray rowEnd = "\r\n";
    char quote = 0; // 0: none, which is the default
    bool hasHeader = true;
};

struct ExportWish
{
    QString workspace;
    QString user;
    ViewCatalog::View view;
    ViewQuery query;
    ExportLayout layout;
    QString callbackUrl;
    bool isSql = false;
};

// Writes the answer to a file; returns its rows.
Result<qint64> writeExport(const ExportWish &wish, qint64 mostRows, const QString &path);

// The export jobs: slots, delays, files of an hour. Calls on connection threads; files are made on
// one thread, from the rows as they are then. Jobs end with the process. Owned by AnalyticsService.
class ExportJobs
{
public:
    ExportJobs(Environment &environment, ViewCatalog &catalog, AnalyticsLimits &limits);

    Result<void> start();
    void stop();
    void reset();

    HttpReply create(const ExportWish &wish);
    HttpReply exportNow(const ExportWish &wish);
    HttpReply status(const QString &workspace, const QString &id);
    HttpReply file(const QString &id);

private:
    struct Job
    {
        QString id;
        ExportWish wish;
        JobCode code = JobCode::NotInitiated;
        int errorCode = 0;
        qint64 createdMs = 0;
        qint64 endedMs = 0;
    };
    void work(const QString &id);
    void setCode(const QString &id, JobCode code);
    std::optional<Job> find(const QString &id);
    QJsonObject describe(const Job &job) const;
    QString pathOf(const QString &id) const;
    void charge(qint64 rows);

    Environment &m_environment;
    ViewCatalog &m_catalog;
    AnalyticsLimits &m_limits;
    AnalyticsCallbacks m_callbacks;
    JobThread m_thread;
    std::mutex m_mutex;
    QMap<QString, Job> m_jobs;
};

} // namespace sluice::sandbox
