// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/jobthread.h"
#include "sandbox/zohocrm/bulkreadquery.h"
#include "sandbox/zohocrm/crmcallbacks.h"

#include <QMap>
#include <QMutex>

namespace sluice::sandbox {

// One bulk read job. Its rows are fixed by the snapshot, so that its count and every download of
// its result agree whatever is written meanwhile.
struct ReadJob
{
    QByteArray id;
    QByteArray user;
    int version = 8;
    int module = 0;
    QStringList fields; // as asked for; empty: all
    QJsonValue criteria;
    QJsonObject query; // for the echo
    QJsonObject callback; // empty: none
    qint64 page = 1;
    qint64 pageRows = 0;
    bool isContinued = false; // made by a page token
    qint64 firstOrdinal = 0;
    QList<Snapshot> snapshots; // of all modules
    qint64 createdMs = 0;
    qint64 addedMs = 0;
    qint64 queuedMs = 0;
    qint64 workMs = 0;
    qint64 rowsPerSecond = 0;
    bool isFailing = false;

    bool isPrepared = false;
    qint64 count = 0;
    qint64 endOrdinal = 0; // where the next page begins
    QByteArray nextToken; // empty: there is no next page

    QJsonObject toJson() const;
    static ReadJob fromJson(const QJsonObject &json);
    qint64 doneMs() const;
    QString state(qint64 now) const;
};

// The bulk read calls (zoho-crm-bulk B). Handlers on connection threads, the counting of rows on
// its job thread; owned by CrmService. Results are not stored: they are made while they are sent.
class BulkRead
{
public:
    BulkRead(Environment &environment, CrmStore &store, CrmCallbacks &callbacks);

    Result<void> start();
    void stop() { m_thread.stop(); }
    void reset();

    // `checkModule` says whether the caller's scope covers the module.
    HttpReply create(const HttpRequest &request, int version, const QByteArray &user,
        const std::function<bool(const QByteArray &)> &coversModule);
    HttpReply status(const QByteArray &jobId);
    HttpReply result(const QByteArray &jobId);

private:
    tl::expected<ReadJob, CrmProblem> jobFor(
        const ReadQuery &query, int version, const QByteArray &user) const;
    bool hasRoom() const; // for one more job
    void prepare(const QByteArray &jobId);
    void countRows(ReadJob &job) const;
    void save(const ReadJob &job) const;
    std::optional<ReadJob> find(const QByteArray &jobId) const;
    void callBack(const ReadJob &job);
    QJsonObject describe(const ReadJob &job, qint64 now) const;
    QJsonObject resultOf(const ReadJob &job) const;
    QJsonObject describeFlat(const ReadJob &job, qint64 now) const;

    Environment &m_environment;
    CrmStore &m_store;
    CrmCallbacks &m_callbacks;
    JobThread m_thread;
    mutable QMutex m_mutex;
    QMap<QByteArray, ReadJob> m_jobs;
    QMap<QByteArray, QByteArray> m_tokens; // page token -> the job that gave it
};

// Writes a job's result, a zip with one CSV. False: broken off.
bool writeReadResult(
    const ReadJob &job, const CrmStore &store, const Settings &settings, const ByteSink &sink);

// The first user's {id, name}.
QJsonObject userReference();

} // namespace sluice::sandbox
