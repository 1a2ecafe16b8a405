// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/jobthread.h"
#include "sandbox/zohocrm/bulkwriterequest.h"
#include "sandbox/zohocrm/crmcallbacks.h"

#include <QMap>
#include <QMutex>
#include <QSet>

#include <functional>

namespace sluice::sandbox {

enum class WriteStatus { Added, InProgress, Completed, Failed };

// The rows of one of a job's files, by what became of them.
struct WriteCounts
{
    qint64 total = 0;
    qint64 added = 0;
    qint64 updated = 0;
    qint64 skipped = 0;
};

// One bulk write job. Its counters grow while it works.
struct WriteJob
{
    QByteArray id;
    int version = 8;
    WriteRequest request;
    qint64 createdMs = 0;
    qint64 addedMs = 0;
    qint64 workMs = 0;
    qint64 rowsPerSecond = 0;
    qint64 unprocessedEvery = 0;
    bool isFailing = false;

    WriteStatus status = WriteStatus::Added;
    QList<WriteCounts> counts; // of the request's files
    qint64 doneMs = 0;
    QString failure; // the code of a failed job

    quint64 number() const; // what its rows are marked with
    QJsonObject toJson() const;
    static WriteJob fromJson(const QJsonObject &json, const CrmStore &store);
};

// The outcome of one row, in the order of the upload.
enum class RowStatus : quint8 { Added = 1, Updated = 2, Skipped = 3, Unprocessed = 4 };
struct RowOutcome
{
    RowStatus status = RowStatus::Skipped;
    qint64 recordId = 0; // 0: none
    QByteArray errors;
};

// The bulk write calls (zoho-crm-bulk D). Handlers on connection threads; the rows are applied on
// its job thread, one job at a time, in the order in which the jobs were made; owned by CrmService.
// After a restart, a kill included, a job goes on where it was and applies no row twice.
class BulkWrite
{
public:
    BulkWrite(Environment &environment, CrmStore &store, CrmCallbacks &callbacks);

    Result<void> start();
    void stop() { m_thread.stop(); }
    void reset();

    HttpReply create(const HttpRequest &request, int version,
        const std::function<bool(const QByteArray &)> &coversModule);
    HttpReply status(const QByteArray &jobId);
    HttpReply result(const QByteArray &jobId);

private:
    bool hasRoom() const; // for one more job
    bool isTooOld(const QByteArray &fileId) const;
    void work(const QByteArray &jobId);
    void finish(WriteJob job, WriteStatus status);
    void keep(const WriteJob &job, bool isSaved);
    std::optional<WriteJob> find(const QByteArray &jobId) const;
    void callBack(const WriteJob &job);
    QJsonObject describe(const WriteJob &job, qint64 now);
    QString statusWord(const WriteJob &job, qint64 now);
    QString downloadUrl(const WriteJob &job) const;

    Environment &m_environment;
    CrmStore &m_store;
    CrmCallbacks &m_callbacks;
    JobThread m_thread;
    mutable QMutex m_mutex;
    QMap<QByteArray, WriteJob> m_jobs;
    QSet<QByteArray> m_usedFiles;
    std::atomic<quint32> m_polls = 0;
};

// Where the outcomes of the rows of one of a job's files stand.
QString outcomesPath(const WriteJob &job, const CrmStore &store, int file);

// Applies the rows of a job, the parent's before its children's, telling after each batch; the
// job's counters and the files of outcomes grow with it. Goes on where an earlier run ended. An
// Error ends the job as failed, unless the stop did.
Result<void> applyWriteJob(WriteJob &job, CrmStore &store, Environment &environment,
    const JobThread &thread, const std::function<void(const WriteJob &)> &tell);

// Writes the result archive of a job. False: broken off.
struct WriteResultShape
{
    QString kind; // the setting writeResult
    QString wordCase; // of STATUS: upper, lower or title
    int entries = 1;
};
bool writeWriteResult(const WriteJob &job, const CrmStore &store, const WriteResultShape &shape,
    const ByteSink &sink);

// One outcome in the file of outcomes.
void appendOutcome(QByteArray &out, const RowOutcome &outcome);
bool takeOutcome(QByteArrayView &from, RowOutcome &outcome); // false: not whole

} // namespace sluice::sandbox
