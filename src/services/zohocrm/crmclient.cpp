// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmclient.h"

#include "core/http/limitgate.h"
#include "services/zoho/zohodownload.h"
#include "services/zoho/zohoerrors.h"
#include "services/zohocrm/crmbodies.h"
#include "services/zohocrm/crmscopes.h"

#include <QFile>
#include <QFileInfo>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxResultBytes = 4LL << 30; // reliability-security C8
constexpr qint64 kMaxAnswerBytes = 8LL << 20; // the longest, the fields of a module, has some 2 MB

Error crmRefusal(ErrorKind kind, const QString &what, const QString &why, const QString &next = {})
{
    return Error{.kind = kind, .what = what, .why = why, .next = next};
}

// Another job's state, from a confused cache or proxy, must not pass for the asked one's.
template <class Job> Result<Job> ofAskedJob(Result<Job> job, const QString &id, const QString &what)
{
    if (!job || job->id == id)
        return job;
    return fail(crmRefusal(
        ErrorKind::Protocol, what, u"The answer is about another job, %1."_s.arg(job->id)));
}

} // namespace

CrmClient::CrmClient(ZohoSession &session, CrmLimits limits)
    : m_session(session)
    , m_limits(std::move(limits))
{
}

HttpRequest CrmClient::request(const QByteArray &method, const QUrl &url, double credits) const
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.headers = {HttpHeader{"Accept", "application/json"}};
    request.component = "crm";
    request.maxBytes = kMaxAnswerBytes;
    request.limits = m_limits.call(credits);
    return request;
}

Result<QUrl> CrmClient::apiPath(const QString &path)
{
    Result<QUrl> url = m_session.apiUrl();
    if (url)
        url->setPath(url->path() + path);
    return url;
}

Result<QByteArray> CrmClient::get(const QString &path, const QUrlQuery &query, const QString &what)
{
    Result<QUrl> url = apiPath(path);
    if (!url)
        return fail(std::move(url).error());
    url->setQuery(query);
    Result<QByteArray> text = m_session.jsonText(request("GET", *url, 1));
    if (!text)
        return fail(crmErrorFor(std::move(text).error(), what, path));
    return text;
}

Result<CrmOrg> CrmClient::org()
{
    const Result<QByteArray> text
        = get(u"/crm/v8/org"_s, {}, u"Could not read the organisation."_s);
    if (!text)
        return fail(text.error());
    Result<CrmOrg> org = parseOrg(*text);
    if (org && m_limits.isBeforeOrg()) {
        m_limits = CrmLimits::of(*org, m_session.account(), m_limits.runId);
        if (m_session.limitGate())
            m_session.limitGate()->charge(m_limits.call());
    }
    return org;
}

Result<QList<CrmModule>> CrmClient::modules()
{
    const Result<QByteArray> text
        = get(u"/crm/v8/settings/modules"_s, {}, u"Could not read the list of modules."_s);
    return text ? parseModules(*text) : fail(text.error());
}

Result<QList<CrmField>> CrmClient::fields(const QString &module)
{
    const Result<QByteArray> text = get(u"/crm/v8/settings/fields"_s,
        QUrlQuery({{u"module"_s, module}}), u"Could not read the fields of %1."_s.arg(module));
    return text ? parseFields(*text) : fail(text.error());
}

Result<QString> CrmClient::create(const NewJob &job)
{
    const Result<QUrl> url = apiPath(job.path);
    if (!url)
        return fail(url.error());
    HttpRequest post = request("POST", *url, job.credits);
    post.headers.append(HttpHeader{"Content-Type", "application/json"});
    post.body = job.body;
    post.hasSideEffect = true;
    Result<QByteArray> text = m_session.jsonText(std::move(post));
    Result<QString> id = text ? parseCreatedId(*text)
                              : fail(crmErrorFor(std::move(text).error(), job.what, job.path));
    if (id || id.error().delivery != Delivery::Unknown)
        return id;
    Error error = std::move(id).error();
    error.isRetryable = job.isRepeatable;
    return fail(std::move(error));
}

Result<QString> CrmClient::createReadJob(const ReadQuery &query)
{
    return create({.path = u"/crm/bulk/v8/read"_s,
        .body = readJobBody(query),
        .credits = m_limits.readJobCredits,
        .isRepeatable = true,
        .what = u"Could not create the read job for %1."_s.arg(query.module)});
}

Result<QString> CrmClient::createNextReadJob(const QString &pageToken)
{
    return create({.path = u"/crm/bulk/v8/read"_s,
        .body = nextReadJobBody(pageToken),
        .credits = m_limits.readJobCredits,
        .isRepeatable = true,
        .what = u"Could not create the read job for the next page."_s});
}

Result<QString> CrmClient::createWriteJob(const WriteOrder &order)
{
    return create({.path = u"/crm/bulk/v8/write"_s,
        .body = writeJobBody(order),
        .credits = CrmLimits::kWriteJobCredits,
        .isRepeatable = false,
        .what = u"Could not create the write job for %1."_s.arg(order.module)});
}

Result<ReadJob> CrmClient::readJob(const QString &id)
{
    const QString what = u"Could not ask for the state of read job %1."_s.arg(id);
    if (!isZohoId(id))
        return fail(crmRefusal(ErrorKind::Internal, what, u"That is no job id."_s));
    const Result<QByteArray> text = get(u"/crm/bulk/v8/read/"_s + id, {}, what);
    return text ? ofAskedJob(parseReadJob(*text), id, what) : fail(text.error());
}

Result<WriteJob> CrmClient::writeJob(const QString &id)
{
    const QString what = u"Could not ask for the state of write job %1."_s.arg(id);
    if (!isZohoId(id))
        return fail(crmRefusal(ErrorKind::Internal, what, u"That is no job id."_s));
    const Result<QByteArray> text = get(u"/crm/bulk/v8/write/"_s + id, {}, what);
    return text ? ofAskedJob(parseWriteJob(*text), id, what) : fail(text.error());
}

Result<QString> CrmClient::upload(
    const QString &zgid, const QString &zipPath, const Progress &onProgress)
{
    const QString what = u"Could not upload the file of records."_s;
    const QFileInfo file(zipPath);
    if (!file.isFile())
        return fail(crmRefusal(ErrorKind::Disk, what, u"The file is not there."_s));
    if (file.size() > kMaxUploadBytes) {
        return fail(crmRefusal(ErrorKind::Data, what,
            u"It has %1 bytes, and Zoho takes at most %2."_s.arg(file.size()).arg(kMaxUploadBytes),
            u"Lower the number of rows in a chunk."_s));
    }
    if (!isZohoId(zgid))
        return fail(crmRefusal(ErrorKind::Internal, what, u"The organisation is not known."_s));
    QUrl url = m_session.account().hosts.upload;
    url.setPath(url.path() + u"/crm/v8/upload"_s);
    HttpRequest post = request("POST", url, 1);
    post.headers.append(HttpHeader{"feature", "bulk-write"});
    post.headers.append(HttpHeader{"X-CRM-ORG", zgid.toLatin1()});
    post.body = QList<MultipartPart>{
        MultipartPart{"file", file.fileName().toUtf8(), "application/zip", FileBody{zipPath}}};
    post.onUpload = onProgress;
    // Repeating it only wastes an unused file id (reliability-security G): no side effect.
    const Result<QByteArray> text = m_session.jsonText(std::move(post));
    if (!text)
        return fail(crmErrorFor(text.error(), what, url.path()));
    return parseUploadedFileId(*text);
}

Result<QList<QUrl>> CrmClient::downloadUrls(
    const QString &downloadUrl, const ZohoHosts &hosts, const QUrl &api, bool isWriteResult)
{
    const QString what = u"The download address of the result is refused."_s;
    const QUrl told(downloadUrl, QUrl::StrictMode);
    const bool isPlain = std::ranges::all_of(
        downloadUrl, [](QChar c) { return c.unicode() > ' ' && c.unicode() < 127 && c != u'\\'; });
    if (downloadUrl.isEmpty() || !told.isValid() || !isPlain)
        return fail(crmRefusal(ErrorKind::Protocol, what, u"It is missing or no address."_s));
    if (!told.scheme().isEmpty()) {
        const Result<QUrl> listed = zohoDownloadUrl(downloadUrl, hosts);
        return listed ? Result<QList<QUrl>>(QList<QUrl>{*listed}) : fail(listed.error());
    }
    const QString path = told.path(QUrl::FullyDecoded);
    if (downloadUrl.startsWith("//"_L1) || !path.startsWith(u'/') || path.contains("/../"_L1)
        || path.endsWith("/.."_L1) || path.contains(u'\\'))
        return fail(crmRefusal(ErrorKind::Protocol, what, u"It is neither a URL nor a path."_s));
    QList<QUrl> urls;
    for (QUrl base : isWriteResult ? QList<QUrl>{hosts.upload, api} : QList<QUrl>{api}) {
        base.setPath(base.path() + told.path(QUrl::FullyEncoded), QUrl::TolerantMode);
        base.setQuery(told.query());
        if (!urls.contains(base))
            urls.append(base);
    }
    return urls;
}

Result<qint64> CrmClient::download(
    const QString &downloadUrl, bool isWriteResult, const QString &path, const Progress &onProgress)
{
    const QString what = u"Could not download the result."_s;
    const Result<QUrl> api = m_session.apiUrl();
    if (!api)
        return fail(api.error());
    const Result<QList<QUrl>> urls
        = downloadUrls(downloadUrl, m_session.account().hosts, *api, isWriteResult);
    if (!urls)
        return fail(urls.error());
    Error last;
    for (const QUrl &url : *urls) {
        HttpRequest get = request("GET", url, 1);
        get.headers.clear();
        // The ten downloads a minute are documented for read results only (B3); others cost a call.
        get.limits = isWriteResult ? m_limits.call() : m_limits.download();
        get.downloadTo = path;
        get.maxBytes = kMaxResultBytes;
        get.onDownload = onProgress;
        get.hasSecretQuery = url.hasQuery();
        const Result<HttpResponse> response = m_session.send(std::move(get));
        if (response) {
            std::optional<Error> error = whyNotArchive(path, what, m_session.dialect());
            if (!error)
                return response->bodyBytes;
            QFile::remove(path);
            return fail(*std::move(error));
        }
        last = crmErrorFor(response.error(), what, url.path());
        if (last.httpStatus != 404 && last.httpStatus != 403)
            break;
    }
    return fail(std::move(last));
}

Result<qint64> CrmClient::downloadReadResult(
    const ReadJob &job, const QString &path, const Progress &onProgress)
{
    return download(job.downloadUrl, false, path, onProgress);
}

Result<qint64> CrmClient::downloadWriteResult(
    const WriteJob &job, const QString &path, const Progress &onProgress)
{
    return download(job.downloadUrl, true, path, onProgress);
}

bool isCrmGone(const Error &error)
{
    return error.httpStatus == 404 || error.httpStatus == 410
        || error.code == "RESOURCE_NOT_FOUND"_L1;
}

} // namespace sluice
