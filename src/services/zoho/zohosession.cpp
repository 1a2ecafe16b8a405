// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohosession.h"

#include "core/auth/tokenmanager.h"
#include "core/http/httpclassify.h"
#include "core/http/limitgate.h"
#include "services/zoho/zohoerrors.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The budget is a window of 24 hours that moves (G1): an hour later some of it is free again.
constexpr auto kCreditsPause = std::chrono::hours(1);
constexpr int kConcurrencyBaseMs = 2'000; // A6
constexpr int kConcurrencyCapMs = 60'000;

QString requestTitle(const HttpRequest &request)
{
    return u"Zoho refused %1 %2."_s.arg(QLatin1String(request.method), request.url.path());
}

// A 401 that a new access token can mend: said by its code, or nothing said at all.
bool isTokenRefused(const HttpResponse &response)
{
    if (response.status != 401)
        return false;
    const auto problem = zohoProblem(response.body);
    return !problem || problem->code.isEmpty() || problem->code == "INVALID_TOKEN"_L1
        || problem->code == "INVALID_OAUTHTOKEN"_L1;
}

// 2 s * 2^n, give or take half (A6).
std::chrono::milliseconds concurrencyPause(int refusals)
{
    const int full = std::min(kConcurrencyCapMs, kConcurrencyBaseMs << std::min(refusals, 5));
    return std::chrono::milliseconds(QRandomGenerator::global()->bounded(
        full / 2, std::min(kConcurrencyCapMs, full * 3 / 2) + 1));
}

QByteArray limitWord(ZohoRefusal refusal)
{
    switch (refusal) {
    case ZohoRefusal::Credits:
        return "/credits";
    case ZohoRefusal::Concurrency:
        return "/calls";
    case ZohoRefusal::Other:
        break;
    }
    return {};
}

} // namespace

ZohoSession::ZohoSession(const ZohoAccount &account, TokenManager &tokens, HttpClient &http,
    const CancelToken &token, Logger logger, const Timings &timings)
    : m_account(account)
    , m_minter(account)
    , m_tokens(tokens)
    , m_http(http)
    , m_token(token)
    , m_logger(std::move(logger))
    , m_timings(timings)
{
}

void ZohoSession::setOnCredits(std::function<void(qint64)> onCredits)
{
    m_onCredits = std::move(onCredits);
}

Result<AccessToken> ZohoSession::accessToken()
{
    return m_tokens.token(m_account.connectionId, m_account.isSandbox, m_minter, m_http, m_token);
}

Result<void> ZohoSession::signIn()
{
    const Result<AccessToken> access = accessToken();
    return access ? Result<void>() : fail(access.error());
}

Result<QUrl> ZohoSession::apiUrl()
{
    if (m_account.hosts.isApiFixed)
        return m_account.hosts.api;
    const Result<AccessToken> access = accessToken();
    if (!access)
        return fail(access.error());
    const QUrl told(access->apiDomain, QUrl::StrictMode);
    return mayReceiveToken(m_account.hosts, told) ? told.adjusted(QUrl::StripTrailingSlash)
                                                  : m_account.hosts.api;
}

Result<HttpResponse> ZohoSession::sendWith(HttpRequest request, const AccessToken &access)
{
    request.headers.append(HttpHeader{"Authorization", "Zoho-oauthtoken " + access.token.reveal()});
    Result<HttpResponse> response = m_http.send(request, m_token);
    if (!response)
        return response;
    bool isNumber = false;
    const qint64 credits
        = response->header("X-API-CREDITS-REMAINING").trimmed().toLongLong(&isNumber);
    if (isNumber) {
        m_creditsRemaining = credits;
        if (m_onCredits)
            m_onCredits(credits);
    }
    return response;
}

Result<HttpResponse> ZohoSession::send(HttpRequest request)
{
    if (!mayReceiveToken(m_account.hosts, request.url)) {
        return fail(ErrorKind::Config,
            u"The access token is not sent to \"%1\"."_s.arg(request.url.host()),
            u"The host is not one of the connection's data centre."_s,
            u"Check the connection's data centre and addresses."_s);
    }
    request.network = m_account.network;
    for (int attempt = 0;; ++attempt) {
        const Result<AccessToken> access = accessToken();
        if (!access) {
            // What became of the token's request says nothing about this one.
            Error error = access.error();
            error.delivery = attempt == 0 ? Delivery::NotSent : Delivery::Answered;
            return fail(std::move(error));
        }
        Result<HttpResponse> response = sendWith(request, *access);
        if (!response)
            return response;
        if (response->isSuccess()) {
            m_concurrencyRefusals = 0;
            return response;
        }
        if (attempt == 0 && isTokenRefused(*response)) {
            m_logger.info(u"Zoho refused the access token; getting a new one"_s,
                {{u"path"_s, request.url.path()}});
            m_tokens.reject(m_account.connectionId, access->token);
            continue;
        }
        return fail(refused(request, *response));
    }
}

Error ZohoSession::refused(const HttpRequest &request, const HttpResponse &response)
{
    Error error = zohoError(response, requestTitle(request), request.hasSideEffect);
    if (error.kind == ErrorKind::Auth && isTokenRefused(response)) {
        error.why += u" A new access token was refused too."_s;
        error.next
            = u"Check that the connection names the data centre of the account, then sign in again."_s;
    }
    if (error.kind != ErrorKind::RateLimit)
        return error;
    error.isRetryable = true;
    const ZohoRefusal refusal = zohoRefusal(error);
    if (refusal == ZohoRefusal::Credits) {
        error.code = u"CREDITS_EXHAUSTED"_s;
        error.retryAfter = error.retryAfter.value_or(kCreditsPause);
        error.next = u"The day's API credits are used up. The run goes on by itself when some are "
                     "free again; write fewer rows or buy credits to go faster."_s;
    } else if (refusal == ZohoRefusal::Concurrency) {
        error.code = u"CONCURRENCY_EXCEEDED"_s;
        error.retryAfter = error.retryAfter.value_or(concurrencyPause(m_concurrencyRefusals++));
        error.next = u"Nothing to do: too many calls ran at once, it is tried again."_s;
    } else {
        error.retryAfter = error.retryAfter.value_or(m_timings.rateLimitedDefault);
        error.next = u"Nothing to do: it is tried again after a pause."_s;
    }
    error.retryAfter = std::min(*error.retryAfter,
        refusal == ZohoRefusal::Credits
            ? std::max<std::chrono::milliseconds>(kCreditsPause, m_timings.retryAfterCap)
            : m_timings.retryAfterCap);
    restAfter429(request, error);
    return error;
}

void ZohoSession::restAfter429(const HttpRequest &request, const Error &error)
{
    if (!m_gate)
        return;
    const QByteArray word = limitWord(zohoRefusal(error));
    for (const LimitUse &use : request.limits) {
        if (word.isEmpty() || use.group.endsWith(QLatin1String(word)))
            m_gate->block(use.group, *error.retryAfter);
    }
}

Result<QByteArray> ZohoSession::jsonText(HttpRequest request)
{
    const QString what = requestTitle(request);
    const bool hasSideEffect = request.hasSideEffect;
    Result<HttpResponse> response = send(std::move(request));
    if (!response)
        return fail(std::move(response).error());
    if (response->status == 204)
        return QByteArray();
    if (std::optional<Error> error = errorIfNotJson(*response, what)) {
        error->delivery = hasSideEffect ? Delivery::Unknown : Delivery::Answered;
        return fail(*std::move(error));
    }
    if (const auto problem = zohoProblem(response->body)) // an error under status 200 (D1)
        return fail(zohoErrorOf(*problem, response->status, what));
    return std::move(response->body);
}

Result<QJsonObject> ZohoSession::json(HttpRequest request)
{
    const QString what = u"Zoho's answer to %1 %2 cannot be understood."_s.arg(
        QLatin1String(request.method), request.url.path());
    const bool hasSideEffect = request.hasSideEffect;
    const Result<QByteArray> text = jsonText(std::move(request));
    if (!text)
        return fail(text.error());
    if (text->isEmpty())
        return QJsonObject();
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*text, &problem);
    if (document.isObject())
        return document.object();
    return fail(Error{.kind = ErrorKind::Protocol,
        .what = what,
        .why = problem.error == QJsonParseError::NoError
            ? u"It is not a JSON object."_s
            : u"%1 at byte %2."_s.arg(problem.errorString()).arg(problem.offset),
        .delivery = hasSideEffect ? Delivery::Unknown : Delivery::Answered});
}

} // namespace sluice
