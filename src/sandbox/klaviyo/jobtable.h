// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/klaviyo/catalogtable.h"
#include "sandbox/klaviyo/recordlog.h"

#include <map>
#include <vector>

namespace sluice::sandbox {

// The bulk jobs of the account: the import of profiles and nine kinds for the catalog. A job does
// its work as a whole when its time has come, noticed by the next request; until then it tells how
// far it would be. Under the store's lock; owned by KlaviyoStore.
class JobTable
{
public:
    explicit JobTable(RecordLog &log)
        : m_log(log)
    {
    }

    static constexpr int kProfileImport = 0;
    static constexpr int kKinds = 10;
    static int kindOf(CatalogKind kind, CatalogTable::Change change)
    {
        return 1 + static_cast<int>(kind) * 3 + static_cast<int>(change);
    }
    static CatalogKind catalogKind(int kind) { return static_cast<CatalogKind>((kind - 1) / 3); }
    static CatalogTable::Change change(int kind)
    {
        return static_cast<CatalogTable::Change>((kind - 1) % 3);
    }
    static QByteArray typeOf(int kind); // "catalog-item-bulk-create-job"

    struct Job
    {
        int kind = 0;
        qint64 createdMs = 0;
        qint64 startMs = 0;
        qint64 dueMs = 0;
        qint64 total = 0;
        qint64 completed = 0;
        qint64 failed = 0;
        bool isCancelled = false;
        bool isDone = false;
        LogSpan body; // of the request
        std::vector<LogSpan> errors; // JSON objects
        std::vector<quint32> rows; // what it made or changed
        std::vector<quint32> lists; // an import's
    };
    qint64 add(Job job, QByteArrayView body);
    void addError(qint64 job, QByteArrayView json);
    void finish(qint64 job); // with the counts and rows that the job has by now
    qint64 nextDue(qint64 nowMs) const; // -1: none is due

    qint64 count() const { return static_cast<qint64>(m_jobs.size()); }
    Job &job(qint64 job) { return m_jobs.at(static_cast<size_t>(job)); }
    const Job &job(qint64 job) const { return m_jobs.at(static_cast<size_t>(job)); }
    QByteArray read(LogSpan span) const { return m_log.read(span); }
    static QByteArray idOf(qint64 job);
    qint64 byId(QByteArrayView id, int kind) const; // -1: there is none
    QByteArray status(qint64 job, qint64 nowMs) const;
    qint64 inProgress(int kind) const; // kind < 0: of all catalog jobs

    bool replay(char type, HeadReader &head, LogSpan payload);
    void clear();

private:
    RecordLog &m_log;
    std::vector<Job> m_jobs;
    std::multimap<qint64, qint64> m_pending; // due -> job
};

} // namespace sluice::sandbox
