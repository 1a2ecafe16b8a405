// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/catalyst/catalystaccount.h"
#include "services/catalyst/catalystdialect.h"
#include "services/catalyst/catalystlimits.h"
#include "services/catalyst/catalysttypes.h"
#include "services/servicehosts.h"
#include "services/zoho/zohosession.h"

#include <functional>
#include <map>

namespace sluice {

// The calls to one Catalyst project (datastore-analytics A), one function for each, on the
// session's thread; the session speaks Catalyst's dialect from then on. Each sends once, at most
// one more time after a refused token. It repeats nothing by itself and never waits for a job.
//
// An Error's `delivery` says what may have happened: NotSent and Answered (the service refused)
// leave nothing behind; Unknown means that rows may have changed or that the job may exist (also
// after 5xx and an answer that cannot be understood). Such an error is retryable where the call may
// be made again: a read job, an update or deletion by id, a cache entry; never an insertion.
class CatalystClient final
{
public:
    using Progress = std::function<void(qint64 done, qint64 total)>;

    static constexpr int kMaxChangedRows = 200; // of one call (A.4)
    static constexpr int kDefaultPageRows = 200;
    static constexpr int kMaxCacheKey = 50; // characters (A.8)
    static constexpr int kMaxCacheValue = 16'000;
    static constexpr int kMaxCacheHours = 48;

    CatalystClient(ZohoSession &session, const CatalystAccount &account, CatalystLimits limits);

    const CatalystLimits &limits() const { return m_limits; }

    Result<QList<CatalystTable>> tables();
    Result<CatalystTable> table(const QString &nameOrId);
    Result<QList<CatalystColumn>> columns(const QString &table);

    Result<qint64> count(const QString &table); // its name
    // A SELECT, of one table and at most 300 rows.
    Result<QList<CatalystRow>> query(const QString &zcql);
    Result<CatalystRowPage> rows(
        const QString &table, const QString &nextToken = {}, int maxRows = kDefaultPageRows);
    Result<std::optional<CatalystRow>> row(const QString &table, const QString &id);
    // The rows as the service keeps them.
    Result<QList<CatalystRow>> insertRows(const QString &table, const QList<CatalystRow> &rows);
    Result<QList<CatalystRow>> updateRows(const QString &table, const QList<CatalystRow> &rows);
    Result<void> deleteRows(const QString &table, const QStringList &ids);

    Result<QString> createReadJob(const CatalystReadOrder &order); // its id
    Result<CatalystReadJob> readJob(const QString &id);
    // Not documented: nothing where the service does not have it.
    Result<std::optional<CatalystReadReport>> readReport(const QString &id);
    // A ZIP of one CSV; only from the connection's hosts. The size.
    Result<qint64> downloadReadResult(
        const CatalystReadJob &job, const QString &path, const Progress &onProgress = {});

    // `segment`: name or id; empty: the project's default one.
    Result<QString> segmentId(const QString &segment);
    Result<std::optional<QString>> cacheValue(const QString &segment, const QString &key);
    Result<void> putCache(
        const QString &segment, const QString &key, const QString &value, int hours);
    // Of a key that is there.
    Result<void> updateCache(
        const QString &segment, const QString &key, const QString &value, int hours);
    Result<void> deleteCache(const QString &segment, const QString &key);

private:
    struct Call
    {
        QByteArray method = "GET";
        QString path; // behind the project, encoded
        QueryItems query = {};
        QByteArray body = {};
        QString what; // failed
        bool hasSideEffect = false;
        bool isRepeatable = true;
        bool isZcql = false;
    };

    HttpRequest request(const Call &call) const;
    Result<QByteArray> ask(const Call &call);
    Error refused(const Call &call, Error error) const;
    Result<QList<CatalystRow>> change(const QByteArray &method, const QString &table,
        const QList<CatalystRow> &rows, const QString &what);
    Result<QString> cachePath(const QString &segment);
    Result<void> writeCache(const QByteArray &method, const QString &segment, const QString &key,
        const QString &value, int hours);

    ZohoSession &m_session;
    CatalystAccount m_account;
    CatalystLimits m_limits;
    std::map<QString, QString> m_segments; // ids by name
};

} // namespace sluice
