// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zoho/zohosession.h"
#include "services/zohocrm/crmlimits.h"
#include "services/zohocrm/crmtypes.h"

#include <QUrlQuery>

#include <functional>

namespace sluice {

// The CRM's bulk calls (zoho-crm-bulk A-D, API v8), one function for each, on the session's thread.
// Each sends once, at most one more time after a refused token. It keeps no state, repeats nothing
// by itself and never waits for a job.
//
// An Error's `delivery` says what may have happened: NotSent and Answered (the service refused)
// leave nothing behind; Unknown means that the job may exist (also after 5xx and an answer that
// cannot be understood); such an error is retryable for a read job only, which is harmless to
// repeat.
class CrmClient final
{
public:
    using Progress = std::function<void(qint64 done, qint64 total)>;

    static constexpr qint64 kMaxUploadBytes = 25'000'000; // D1
    static constexpr int kMaxUploadRows = 25'000;

    CrmClient(ZohoSession &session, CrmLimits limits);

    // A client made with CrmLimits::beforeOrg() has its limits from then on; this call is charged
    // to them.
    Result<CrmOrg> org();
    const CrmLimits &limits() const { return m_limits; }
    Result<QList<CrmModule>> modules();
    Result<QList<CrmField>> fields(const QString &module);

    Result<QString> createReadJob(const ReadQuery &query);
    Result<QString> createNextReadJob(const QString &pageToken);
    Result<ReadJob> readJob(const QString &id);
    Result<qint64> downloadReadResult(
        const ReadJob &job, const QString &path, const Progress &onProgress = {});

    Result<QString> upload(
        const QString &zgid, const QString &zipPath, const Progress &onProgress = {}); // a file id
    Result<QString> createWriteJob(const WriteOrder &order);
    Result<WriteJob> writeJob(const QString &id);
    Result<qint64> downloadWriteResult(
        const WriteJob &job, const QString &path, const Progress &onProgress = {});

    // The addresses to try in turn for a download_url (D4, E13), or why it is refused.
    static Result<QList<QUrl>> downloadUrls(
        const QString &downloadUrl, const ZohoHosts &hosts, const QUrl &api, bool isWriteResult);

private:
    struct NewJob
    {
        QString path;
        QByteArray body;
        double credits;
        bool isRepeatable; // one job more does no harm (reliability-security G)
        QString what; // failed
    };

    HttpRequest request(const QByteArray &method, const QUrl &url, double credits) const;
    Result<QUrl> apiPath(const QString &path);
    Result<QByteArray> get(const QString &path, const QUrlQuery &query, const QString &what);
    Result<QString> create(const NewJob &job);
    Result<qint64> download(const QString &downloadUrl, bool isWriteResult, const QString &path,
        const Progress &onProgress);

    ZohoSession &m_session;
    CrmLimits m_limits;
};

// The service does not know the job or its result (any more): 404 or 410, or 400 with its code
// (zoho-crm-bulk B2, D3).
bool isCrmGone(const Error &error);

} // namespace sluice
