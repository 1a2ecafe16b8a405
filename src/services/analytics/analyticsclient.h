// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/analytics/analyticsaccount.h"
#include "services/analytics/analyticsdialect.h"
#include "services/analytics/analyticslimits.h"
#include "services/analytics/analyticstypes.h"
#include "services/servicehosts.h"
#include "services/zoho/zohosession.h"

#include <QJsonObject>

#include <functional>
#include <utility>

namespace sluice {

// The calls to Zoho Analytics, version 2 (datastore-analytics B), one function for each, on the
// session's thread; the session speaks Analytics' dialect from then on. Each sends once, at most
// one more time after a refused token. It repeats nothing by itself and never waits for a job; the
// places for jobs are AnalyticsSlots' care. Files are streamed from the disk.
//
// An Error's `delivery` says what may have happened: NotSent and Answered (the service refused)
// leave nothing behind; Unknown means that rows may have changed or that the job may exist (also
// after 5xx, 7005 and an answer that cannot be understood). Such an error is retryable where the
// call may be made again: an export, a change of rows by condition; never a row, a table, a column
// or an import, whose fate importDetails(), views() or the rows themselves tell.
class AnalyticsClient final
{
public:
    using Progress = std::function<void(qint64 done, qint64 total)>;

    static constexpr qint64 kMaxFileBytes = 100'000'000; // of a job or batch (B.4)
    static constexpr qint64 kMaxSyncFileBytes = 20'000'000;
    static constexpr qsizetype kMaxConfig = 100'000; // characters (B.1)
    static constexpr qsizetype kMaxSqlConfig = 200'000;
    static constexpr qsizetype kMaxQueryConfig = 4'096; // a longer one of an import is a part
    static constexpr int kMostDeletedRows = 5'000; // 17-digit ids in one condition (B.5)
    static constexpr int kMostBatches = 100;

    AnalyticsClient(ZohoSession &session, const AnalyticsAccount &account, AnalyticsLimits limits);

    const AnalyticsLimits &limits() const { return m_limits; }

    Result<QList<AnalyticsOrg>> orgs();
    Result<QList<AnalyticsWorkspace>> workspaces();
    Result<QList<AnalyticsView>> views(const QString &keyword = {}); // tables only
    Result<AnalyticsView> view(const QString &id);
    Result<QList<AnalyticsColumn>> columns(const QString &view);
    Result<ImportDetails> importDetails(const QString &view);
    Result<Resources> resources(); // empty where the sign-in lacks the scope

    Result<QString> createTable(const QString &name, const QString &description,
        const QList<AnalyticsNewColumn> &columns); // the view's id
    // No document says how a column that is added gets the PII flag: it is not sent.
    Result<QString> addColumn(const QString &view, const AnalyticsNewColumn &column); // its id

    // The answer is the verdict: there is no job.
    Result<ImportJob> importNow(const QString &view, const ImportOrder &order,
        const QString &csvPath, const Progress &onProgress = {});
    Result<QString> createImport(const QString &view, const ImportOrder &order,
        const QString &csvPath, const Progress &onProgress = {}); // the job's id
    Result<BatchStart> startBatch(const QString &view, const ImportOrder &order,
        const QString &csvPath, bool isLast, const Progress &onProgress = {});
    // `units` as AnalyticsLimits::importUnits() has them for its rows. The job's id.
    Result<QString> sendBatch(const QString &view, const QString &batchKey, const QString &csvPath,
        bool isLast, double units = 0, const Progress &onProgress = {});
    Result<ImportJob> importJob(const QString &id); // Gone: an hour after its end, or never known

    Result<AddedRow> addRow(
        const QString &view, const AnalyticsValues &values, const AnalyticsDates &dates = {});
    Result<UpdatedRows> updateRows(const QString &view, const QString &criteria,
        const AnalyticsValues &values, bool addIfNotExist, const AnalyticsDates &dates = {});
    Result<qint64> deleteRows(const QString &view, const QString &criteria);

    // `expectedRows` are charged; 0: none.
    Result<QString> createExport(const QString &view, const QStringList &columns = {},
        const QString &criteria = {}, qint64 expectedRows = 0); // the job's id
    // The service cuts what it gives at 800,000 rows without a word: for counts and sums only.
    Result<QString> createSqlExport(const QString &sql, qint64 expectedRows = 0);
    Result<ExportJob> exportJob(const QString &id);
    // Only from the connection's hosts. The size; a file that was cut short is not noticed here:
    // count its rows.
    Result<qint64> downloadExport(
        const ExportJob &job, const QString &path, const Progress &onProgress = {});
    Result<qint64> exportNow(const QString &view, const QStringList &columns,
        const QString &criteria, const QString &path, const Progress &onProgress = {},
        qint64 expectedRows = 0);

private:
    enum class Place { Query, Form, Multipart };
    struct Call
    {
        QByteArray method = "GET";
        QString path; // from "/restapi" on, encoded
        AnalyticsLimits::Class kind = AnalyticsLimits::Class::Metadata;
        double units = 0;
        QJsonObject config = {};
        Place place = Place::Query;
        QString file = {}; // of Multipart
        Progress onUpload = {};
        QString what; // failed
        bool hasSideEffect = false;
        bool isRepeatable = false;
        bool needsOrg = true;
        qsizetype maxConfig = kMaxConfig;
    };

    QString workspacePath(bool isBulk = false) const;
    QString viewPath(const QString &view, bool isBulk = false) const;
    Result<void> check(const Call &call) const;
    HttpRequest request(const Call &call) const;
    Result<QByteArray> ask(const Call &call);
    Error refused(const Call &call, Error error) const;
    // An answer that cannot be understood is no reason to repeat what must not be.
    template <class T> static Result<T> settled(Result<T> result, const Call &call)
    {
        if (result || result.error().delivery != Delivery::Unknown)
            return result;
        Error error = std::move(result).error();
        error.isRetryable = call.isRepeatable;
        return fail(std::move(error));
    }
    Call importCall(const QString &path, const QJsonObject &config, double units,
        const QString &csvPath, const Progress &onProgress, const QString &what) const;
    Result<QByteArray> import(const Call &call, qint64 maxBytes);
    Result<qint64> download(
        const Call &call, const QUrl &url, const QString &path, const Progress &onProgress);

    ZohoSession &m_session;
    AnalyticsAccount m_account;
    AnalyticsLimits m_limits;
};

} // namespace sluice
