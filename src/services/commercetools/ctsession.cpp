// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commercetools/ctsession.h"

#include "core/auth/tokenmanager.h"
#include "core/http/httpclassify.h"

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxCtAnswerBytes = 64LL << 20; // a page of 500 orders has some 6 MB

} // namespace

CtSession::CtSession(const CtAccount &account, TokenManager &tokens, HttpClient &http,
    const CancelToken &token, Logger logger)
    : m_account(account)
    , m_minter(account)
    , m_tokens(tokens)
    , m_http(http)
    , m_token(token)
    , m_logger(std::move(logger))
{
}

HttpRequest CtSession::request(
    const QByteArray &method, const QString &path, const QueryItems &query) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_account.hosts.api;
    request.url.setPath(
        request.url.path(QUrl::FullyEncoded) + u'/' + m_account.projectKey + u'/' + path,
        QUrl::TolerantMode);
    if (!query.isEmpty())
        request.url.setQuery(encodedQuery(query), QUrl::StrictMode);
    request.headers = {HttpHeader{"Accept", "application/json"}};
    request.component = "commercetools";
    request.hasSideEffect = method != "GET";
    request.maxBytes = kMaxCtAnswerBytes;
    if (!m_account.limitsOff) {
        request.limits = {LimitUse{.group = u"commercetools/"_s + m_account.projectKey,
            .concurrent = m_account.concurrentRequests}};
    }
    return request;
}

QString CtSession::pathBelowProject(const QUrl &url) const
{
    const QString head = m_account.hosts.api.path() + u'/' + m_account.projectKey + u'/';
    const QString path = url.path();
    return path.startsWith(head) ? path.sliced(head.size()) : path;
}

Result<void> CtSession::signIn()
{
    const auto access
        = m_tokens.token(m_account.connectionId, m_account.isSandbox, m_minter, m_http, m_token);
    return access ? Result<void>() : fail(access.error());
}

Result<HttpResponse> CtSession::send(HttpRequest request, const QString &what)
{
    m_problem.reset();
    if (auto checked = checkCtProjectKey(m_account.projectKey); !checked)
        return fail(std::move(checked).error());
    if (!mayReceiveSecret(m_account.hosts.allowedHosts, request.url)) {
        return fail(ErrorKind::Config,
            u"The access token is not sent to \"%1\"."_s.arg(request.url.host()),
            u"The host is not one of the connection's."_s, u"Check the connection's apiUrl."_s);
    }
    request.network = m_account.network;
    const QList<HttpHeader> headers = request.headers;
    for (int attempt = 0;; ++attempt) {
        const auto access = m_tokens.token(
            m_account.connectionId, m_account.isSandbox, m_minter, m_http, m_token);
        if (!access)
            return fail(access.error());
        request.headers = headers;
        request.headers.append(HttpHeader{"Authorization", "Bearer " + access->token.reveal()});
        Result<HttpResponse> response = m_http.send(request, m_token);
        m_answeredAtMs = response ? httpDateMs(response->header("Date")) : std::nullopt;
        if (!response || response->isSuccess())
            return response;
        m_problem = ctProblem(response->body);
        if (attempt == 0 && response->status == 401) {
            m_logger.info(u"commercetools refused the access token; getting a new one"_s);
            m_tokens.reject(m_account.connectionId, access->token);
            continue;
        }
        return fail(ctError(*response, what, request, pathBelowProject(request.url)));
    }
}

} // namespace sluice
