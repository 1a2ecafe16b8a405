// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohosession.h"

#include "core/auth/tokenmanager.h"
#include "core/http/httpclassify.h"
#include "core/http/limitgate.h"
#include "core/log/redact.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestLimitText = 300;
constexpr qint64 kHalfASecondMs = 500;
constexpr qint64 kSameClockMs = 3'000; // an answer may take a while

QString requestTitle(const ZohoDialect &dialect, const HttpRequest &request)
{
    return u"%1 refused %2 %3."_s.arg(
        dialect.service(), QLatin1String(request.method), request.url.path());
}

// A6: neither its words nor its headers are documented.
QJsonObject limitAnswer(const ZohoDialect &dialect, const HttpResponse &response)
{
    const auto said = dialect.problem(response.body);
    return {{u"status"_s, response.status}, {u"code"_s, said ? said->code : QString()},
        {u"message"_s, said ? redactedText(said->message).left(kLongestLimitText) : QString()},
        {u"retryAfter"_s, QString::fromLatin1(response.header("Retry-After"))},
        {u"creditsLeft"_s, QString::fromLatin1(response.header("X-API-CREDITS-REMAINING"))},
        {u"at"_s, QDateTime::currentMSecsSinceEpoch()}};
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
    if (const auto told = httpDateMs(response->header("Date"))) {
        const qint64 ahead = *told + kHalfASecondMs - QDateTime::currentMSecsSinceEpoch();
        m_clockAheadMs = std::abs(ahead) > kSameClockMs ? ahead : 0;
    }
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

Result<HttpResponse> ZohoSession::send(HttpRequest request, const IsAnswer &isAnswer)
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
        if (response->isSuccess() || (isAnswer && isAnswer(*response))) {
            m_concurrencyRefusals = 0;
            return response;
        }
        if (attempt == 0 && m_dialect->isTokenRefused(*response)) {
            m_logger.info(
                u"%1 refused the access token; getting a new one"_s.arg(m_dialect->service()),
                {{u"path"_s, request.url.path()}});
            m_tokens.reject(m_account.connectionId, access->token);
            continue;
        }
        return fail(refused(request, *response));
    }
}

Error ZohoSession::refused(const HttpRequest &request, const HttpResponse &response)
{
    if (response.status == 429 && m_account.onLimitAnswer)
        m_account.onLimitAnswer(limitAnswer(*m_dialect, response));
    Error error
        = m_dialect->error(response, requestTitle(*m_dialect, request), request.hasSideEffect);
    if (error.kind == ErrorKind::Auth && m_dialect->isTokenRefused(response)) {
        error.why += u" A new access token was refused too."_s;
        error.next
            = u"Check that the connection names the data centre of the account, then sign in again."_s;
    }
    return rested(request.limits, std::move(error));
}

// After a refusal for a limit, its groups rest; what another has is asked for again after a pause
// (datastore-analytics D.9).
Error ZohoSession::rested(const QList<LimitUse> &limits, Error error)
{
    if (error.kind == ErrorKind::Locked && !error.retryAfter)
        error.retryAfter = m_timings.rowBusy;
    if (error.kind != ErrorKind::RateLimit)
        return error;
    error.isRetryable = true;
    m_dialect->completeLimit(error, m_concurrencyRefusals, m_timings);
    if (!m_gate)
        return error;
    for (const LimitUse &use : limits) {
        if (m_dialect->isResting(error, use.group))
            m_gate->block(use.group, *error.retryAfter);
    }
    return error;
}

Result<QByteArray> ZohoSession::jsonText(HttpRequest request)
{
    const QString what = requestTitle(*m_dialect, request);
    const bool hasSideEffect = request.hasSideEffect;
    const QList<LimitUse> limits = request.limits;
    Result<HttpResponse> response = send(std::move(request));
    if (!response)
        return fail(std::move(response).error());
    if (response->status == 204)
        return QByteArray();
    if (std::optional<Error> error = errorIfNotJson(*response, what)) {
        error->delivery = hasSideEffect ? Delivery::Unknown : Delivery::Answered;
        return fail(*std::move(error));
    }
    if (const auto problem = m_dialect->problem(response->body)) { // an error under status 200 (D1)
        return fail(rested(
            limits, m_dialect->errorUnderSuccess(*problem, response->status, what, hasSideEffect)));
    }
    return std::move(response->body);
}

Result<QJsonObject> ZohoSession::json(HttpRequest request)
{
    const QString what = u"%1's answer to %2 %3 cannot be understood."_s.arg(
        m_dialect->service(), QLatin1String(request.method), request.url.path());
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
