// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/eventfeed.h"
#include "sandbox/catalyst/exportjob.h"
#include "sandbox/jobthread.h"

#include <QMap>
#include <QMutex>

namespace sluice::sandbox {

// The bulk read calls (datastore-analytics A.6). Handlers on connection threads, the search for a
// page's rows on its job thread, callbacks on another; owned by CatalystService. Results are not
// stored: they are made while they are sent.
class ExportCalls
{
public:
    ExportCalls(Environment &environment, CatalystStore &store, EventFeed &events);

    Result<void> start();
    void stop();
    void reset();

    HttpReply create(const HttpRequest &request);
    HttpReply list(const HttpRequest &request) const;
    HttpReply status(const HttpRequest &request, qint64 jobId) const;
    HttpReply report(qint64 jobId) const;
    HttpReply download(qint64 jobId) const;

private:
    tl::expected<ExportJob, CatalystProblem> jobFor(const QJsonObject &body);
    void churn(int table);
    void prepare(qint64 jobId);
    void callBack(const ExportJob &job);
    void save(const ExportJob &job) const;
    std::optional<ExportJob> find(qint64 jobId) const;
    QJsonObject describe(const ExportJob &job, bool isText) const;

    Environment &m_environment;
    CatalystStore &m_store;
    EventFeed &m_events;
    JobThread m_thread;
    JobThread m_callbacks;
    mutable QMutex m_mutex;
    QMap<qint64, ExportJob> m_jobs;
};

} // namespace sluice::sandbox
