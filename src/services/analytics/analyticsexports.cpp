// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsbodies.h"
#include "services/analytics/analyticsclient.h"
#include "services/analytics/analyticsjobanswer.h"
#include "services/zoho/zohodownload.h"
#include "services/zoho/zohojson.h"

#include <QFile>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using AnalyticsClass = AnalyticsLimits::Class;

constexpr qint64 kMaxExport = 4LL << 30; // reliability-security C8

} // namespace

// A GET that makes a job: it must not be repeated by the way (B.7). One job more does no harm.
Result<QString> AnalyticsClient::createExport(
    const QString &view, const QStringList &columns, const QString &criteria, qint64 expectedRows)
{
    const Call call{.path = viewPath(view, true) + u"/data"_s,
        .kind = AnalyticsClass::Bulk,
        .units = m_limits.exportUnits(expectedRows),
        .config = exportConfig(columns, criteria),
        .what = u"Could not create the export job for the view %1."_s.arg(view),
        .hasSideEffect = true,
        .isRepeatable = true};
    const auto text = ask(call);
    return text ? settled(parseAnalyticsId(*text, "jobId"_L1, call.what), call)
                : fail(text.error());
}

Result<QString> AnalyticsClient::createSqlExport(const QString &sql, qint64 expectedRows)
{
    const Call call{.path = workspacePath(true) + u"/data"_s,
        .kind = AnalyticsClass::Bulk,
        .units = m_limits.exportUnits(expectedRows),
        .config = sqlExportConfig(sql),
        .what = u"Could not create the export job for a query."_s,
        .hasSideEffect = true,
        .isRepeatable = true,
        .maxConfig = kMaxSqlConfig};
    const auto text = ask(call);
    return text ? settled(parseAnalyticsId(*text, "jobId"_L1, call.what), call)
                : fail(text.error());
}

Result<ExportJob> AnalyticsClient::exportJob(const QString &id)
{
    const QString what = u"Could not ask for the state of export job %1."_s.arg(id);
    const auto answer = ask(
        {.path = workspacePath(true) + u"/exportjobs/"_s + encodedPathPart(id), .what = what});
    return analyticsJobOf<ExportJob>(answer, id, "8120"_L1, &parseExportJob, what);
}

Result<qint64> AnalyticsClient::download(
    const Call &call, const QUrl &url, const QString &path, const Progress &onProgress)
{
    if (auto checked = check(call); !checked)
        return fail(std::move(checked).error());
    HttpRequest get = request(call);
    if (!url.isEmpty())
        get.url = url;
    get.downloadTo = path;
    get.maxBytes = kMaxExport;
    get.onDownload = onProgress;
    get.hasSecretQuery = get.url.hasQuery();
    const Result<HttpResponse> response = m_session.send(std::move(get));
    if (!response)
        return fail(refused(call, response.error()));
    if (auto error = refusalInFile(path, call.what, m_session.dialect())) {
        QFile::remove(path);
        return fail(refused(call, *std::move(error)));
    }
    return response->bodyBytes;
}

Result<qint64> AnalyticsClient::downloadExport(
    const ExportJob &job, const QString &path, const Progress &onProgress)
{
    const Call call{
        .path = workspacePath(true) + u"/exportjobs/"_s + encodedPathPart(job.id) + u"/data"_s,
        .kind = AnalyticsClass::Bulk,
        .what = u"Could not download the export."_s};
    if (job.downloadUrl.isEmpty())
        return download(call, {}, path, onProgress);
    const Result<QUrl> told = zohoDownloadUrl(job.downloadUrl, m_account.zoho.hosts);
    return told ? download(call, *told, path, onProgress) : fail(told.error());
}

Result<qint64> AnalyticsClient::exportNow(const QString &view, const QStringList &columns,
    const QString &criteria, const QString &path, const Progress &onProgress, qint64 expectedRows)
{
    return download({.path = viewPath(view) + u"/data"_s,
                        .kind = AnalyticsClass::Bulk,
                        .units = m_limits.exportUnits(expectedRows),
                        .config = exportConfig(columns, criteria),
                        .what = u"Could not export the view %1."_s.arg(view)},
        {}, path, onProgress);
}

} // namespace sluice
