// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalyst/catalystbodies.h"
#include "services/catalyst/catalystclient.h"
#include "services/zoho/zohodownload.h"
#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohojson.h"

#include <QFile>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxReadResult = 4LL << 30; // reliability-security C8

Error badCatalystId(const QString &what)
{
    return Error{.kind = ErrorKind::Internal, .what = what, .why = u"That is no job id."_s};
}

} // namespace

Result<QString> CatalystClient::createReadJob(const CatalystReadOrder &order)
{
    const auto text = ask({.method = "POST",
        .path = u"/bulk/read"_s,
        .body = catalystReadJobBody(order),
        .what
        = u"Could not create the read job for page %1 of %2."_s.arg(order.page).arg(order.table),
        .hasSideEffect = true});
    if (!text)
        return fail(text.error());
    auto id = parseCatalystJobId(*text);
    if (id)
        return id;
    Error error = std::move(id).error();
    error.isRetryable = true; // one read job more does no harm
    return fail(std::move(error));
}

Result<CatalystReadJob> CatalystClient::readJob(const QString &id)
{
    const QString what = u"Could not ask for the state of read job %1."_s.arg(id);
    if (!isZohoId(id))
        return fail(badCatalystId(what));
    const auto text = ask({.path = u"/bulk/read/"_s + id, .what = what});
    if (!text)
        return fail(text.error());
    auto job = parseCatalystReadJob(*text);
    // Another job's state, from a confused cache or proxy, must not pass for the asked one's.
    if (job && job->id != id)
        return fail(zohoProtocolError(what, u"The answer is about another job."_s));
    return job;
}

Result<std::optional<CatalystReadReport>> CatalystClient::readReport(const QString &id)
{
    const QString what = u"Could not ask for the progress of read job %1."_s.arg(id);
    if (!isZohoId(id))
        return fail(badCatalystId(what));
    const auto text = ask({.path = u"/bulk/read/"_s + id + u"/report"_s,
        .query = {{u"prev"_s, u"false"_s}},
        .what = what});
    if (text)
        return parseCatalystReport(*text);
    if (text.error().httpStatus == 404)
        return std::nullopt;
    return fail(text.error());
}

Result<qint64> CatalystClient::downloadReadResult(
    const CatalystReadJob &job, const QString &path, const Progress &onProgress)
{
    const Call call{.path = u"/bulk/read/"_s + job.id + u"/download"_s,
        .what = u"Could not download the result."_s};
    if (!isZohoId(job.id))
        return fail(badCatalystId(call.what));
    HttpRequest get = request(call);
    if (!job.downloadUrl.isEmpty()) {
        const Result<QUrl> told = zohoDownloadUrl(job.downloadUrl, m_account.zoho.hosts);
        if (!told)
            return fail(told.error());
        get.url = *told;
    }
    get.downloadTo = path;
    get.maxBytes = kMaxReadResult;
    get.onDownload = onProgress;
    get.hasSecretQuery = get.url.hasQuery();
    const Result<HttpResponse> response = m_session.send(std::move(get));
    if (!response)
        return fail(refused(call, response.error()));
    if (auto error = whyNotArchive(path, call.what, m_session.dialect())) {
        QFile::remove(path);
        return fail(*std::move(error));
    }
    return response->bodyBytes;
}

Result<QString> CatalystClient::segmentId(const QString &segment)
{
    if (segment.isEmpty() || isZohoId(segment))
        return segment;
    if (const auto known = m_segments.find(segment); known != m_segments.end())
        return known->second;
    const auto text = ask({.path = u"/segment/"_s + encodedPathPart(segment),
        .what = u"Could not find the cache segment %1."_s.arg(segment)});
    if (!text)
        return fail(text.error());
    auto id = parseCatalystSegmentId(*text);
    if (id)
        m_segments[segment] = *id;
    return id;
}

Result<QString> CatalystClient::cachePath(const QString &segment)
{
    const auto id = segmentId(segment);
    if (!id)
        return id;
    return id->isEmpty() ? u"/cache"_s : u"/segment/"_s + *id + u"/cache"_s;
}

Result<std::optional<QString>> CatalystClient::cacheValue(
    const QString &segment, const QString &key)
{
    const auto path = cachePath(segment);
    if (!path)
        return fail(path.error());
    const auto text = ask({.path = *path,
        .query = {{u"cacheKey"_s, key}},
        .what = u"Could not read the cache's %1."_s.arg(key)});
    return text ? parseCatalystCache(*text) : fail(text.error());
}

Result<void> CatalystClient::writeCache(const QByteArray &method, const QString &segment,
    const QString &key, const QString &value, int hours)
{
    const QString what = u"Could not write the cache's %1."_s.arg(key);
    if (key.isEmpty() || key.size() > kMaxCacheKey || value.size() > kMaxCacheValue || hours < 1
        || hours > kMaxCacheHours) {
        return fail(ErrorKind::Data, what,
            u"A key has at most %1 characters, a value %2, and lives for 1 to %3 hours."_s
                .arg(kMaxCacheKey)
                .arg(kMaxCacheValue)
                .arg(kMaxCacheHours));
    }
    const auto path = cachePath(segment);
    if (!path)
        return fail(path.error());
    const auto text = ask({.method = method,
        .path = *path,
        .body = catalystCacheBody(key, value, hours),
        .what = what,
        .hasSideEffect = true});
    return text ? Result<void>() : fail(text.error());
}

Result<void> CatalystClient::putCache(
    const QString &segment, const QString &key, const QString &value, int hours)
{
    return writeCache("POST", segment, key, value, hours);
}

Result<void> CatalystClient::updateCache(
    const QString &segment, const QString &key, const QString &value, int hours)
{
    return writeCache("PUT", segment, key, value, hours);
}

Result<void> CatalystClient::deleteCache(const QString &segment, const QString &key)
{
    const auto path = cachePath(segment);
    if (!path)
        return fail(path.error());
    const auto text = ask({.method = "DELETE",
        .path = *path,
        .query = {{u"cacheKey"_s, key}},
        .what = u"Could not delete the cache's %1."_s.arg(key),
        .hasSideEffect = true});
    if (text || isCatalystGone(text.error())) // gone is what was wanted
        return {};
    return fail(text.error());
}

} // namespace sluice
