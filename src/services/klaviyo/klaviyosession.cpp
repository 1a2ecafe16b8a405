// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/klaviyo/klaviyosession.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxKlaviyoAnswer = 64LL << 20; // 1,000 events, or 100 import errors with payload
constexpr int kKlaviyoHeldPauses = 5; // in a row; then the thread is given back
constexpr auto kJsonApi = "application/vnd.api+json";

qint64 klaviyoBodyBytes(const HttpBody &body)
{
    if (const auto *bytes = std::get_if<QByteArray>(&body))
        return bytes->size();
    if (const auto *file = std::get_if<FileBody>(&body))
        return QFileInfo(file->path).size();
    return 0;
}

} // namespace

KlaviyoLimits klaviyoLimitsOf(const KlaviyoAccount &account)
{
    KlaviyoLimits limits{.account = account.limitAccount,
        .isOff = account.limitsOff && account.isSandbox,
        .largePerMinute = account.largePerMinute};
    if (limits.account.isEmpty()) {
        const Result<Secret> key = account.secret(u"privateKey"_s);
        limits.account = key && !key->isEmpty() ? QString::fromLatin1(key->fingerprint())
                                                : u'@' + account.connectionId;
    }
    return limits;
}

KlaviyoSession::KlaviyoSession(
    const KlaviyoAccount &account, HttpClient &http, const CancelToken &token, Logger logger)
    : m_account(account)
    , m_limits(klaviyoLimitsOf(account))
    , m_http(http)
    , m_token(token)
    , m_logger(std::move(logger))
{
}

HttpRequest KlaviyoSession::request(
    const QByteArray &method, const QString &path, const QueryItems &query) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_account.api;
    request.url.setPath(request.url.path(QUrl::FullyEncoded) + u'/' + path, QUrl::TolerantMode);
    if (!query.isEmpty())
        request.url.setQuery(encodedQuery(query), QUrl::StrictMode);
    request.headers
        = {HttpHeader{"Accept", kJsonApi}, HttpHeader{"revision", m_account.revision.toLatin1()}};
    request.component = "klaviyo";
    request.hasSideEffect = method != "GET";
    request.maxBytes = kMaxKlaviyoAnswer;
    request.limits = m_limits.of(method, path);
    return request;
}

HttpRequest KlaviyoSession::request(
    const QByteArray &method, const QString &path, HttpBody body) const
{
    HttpRequest request = this->request(method, path);
    request.headers.append(HttpHeader{"Content-Type", kJsonApi});
    request.body = std::move(body);
    return request;
}

Result<void> KlaviyoSession::check(
    const HttpRequest &request, const Result<Secret> &key, const QString &what) const
{
    if (!mayReceiveSecret(m_account.allowedHosts, request.url)) {
        return fail(ErrorKind::Config,
            u"The private key is not sent to \"%1\"."_s.arg(request.url.host()),
            u"The host is not the connection's."_s, u"Check the connection's apiUrl."_s);
    }
    if (!key)
        return fail(key.error());
    if (key->isEmpty()) {
        return fail(ErrorKind::Config,
            u"The connection \"%1\" has no private key."_s.arg(m_account.name), {},
            u"Edit the connection and enter it."_s);
    }
    if (const qint64 bytes = klaviyoBodyBytes(request.body); bytes > kMaxBodyBytes) {
        return fail(ErrorKind::Data, what,
            u"The request has %1 bytes and the service takes %2."_s.arg(bytes).arg(kMaxBodyBytes),
            u"Send fewer records at once."_s);
    }
    return {};
}

Result<HttpResponse> KlaviyoSession::send(HttpRequest request, const QString &what)
{
    m_problems.clear();
    const Result<Secret> key = m_account.secret(u"privateKey"_s);
    if (auto checked = check(request, key, what); !checked)
        return fail(std::move(checked).error());
    request.network = m_account.network;
    request.headers.append(
        HttpHeader{"Authorization", "Klaviyo-API-Key " + key->reveal().trimmed()});
    for (int pauses = 0;; ++pauses) {
        Result<HttpResponse> response = m_http.send(request, m_token);
        if (!response || response->isSuccess())
            return response;
        m_problems = klaviyoProblems(response->body);
        Error error = refused(request, *response, what);
        const bool isShort = error.kind == ErrorKind::RateLimit
            && *error.retryAfter <= m_http.timings().heldWait && pauses < kKlaviyoHeldPauses;
        if (!isShort || !m_token.waitFor(*error.retryAfter))
            return fail(std::move(error));
    }
}

Error KlaviyoSession::refused(
    const HttpRequest &request, const HttpResponse &response, const QString &what) const
{
    Error error = klaviyoError(response, what, request);
    if (error.kind != ErrorKind::RateLimit)
        return error;
    const Timings &timings = m_http.timings();
    // Without a word the steady window may be used up: the next one is a minute away at most.
    error.retryAfter
        = std::min(error.retryAfter.value_or(timings.rateLimitedDefault), timings.retryAfterCap);
    m_logger.info(u"Klaviyo asked for a pause"_s,
        {{u"path"_s, request.url.path()}, {u"ms"_s, qint64(error.retryAfter->count())}});
    return error;
}

} // namespace sluice
