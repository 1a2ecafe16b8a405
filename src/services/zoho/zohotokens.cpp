// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohotokens.h"

#include "core/http/httpclassify.h"
#include "core/http/httpclient.h"
#include "core/log/redact.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDefaultTokenLifeMs = 3'600'000; // A4
constexpr qint64 kLongestTokenLifeMs = 24 * 3'600'000LL;
constexpr qint64 kMaxTokenAnswerBytes = 256 * 1024;

using FormFields = QList<std::pair<QByteArray, Secret>>;

// The whole form is as secret as what is in it.
Secret tokenForm(const FormFields &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields) {
        if (!form.isEmpty())
            form += '&';
        form += name;
        form += '=';
        form += value.reveal().toPercentEncoding();
    }
    return Secret(form);
}

Result<HttpResponse> postTokenForm(const ZohoAccount &account, const QString &path,
    const FormFields &fields, bool hasSideEffect, HttpClient &http, const CancelToken &token)
{
    HttpRequest request;
    request.method = "POST";
    request.url = account.hosts.accounts;
    request.url.setPath(request.url.path() + path);
    request.headers = {HttpHeader{"Content-Type", "application/x-www-form-urlencoded"},
        HttpHeader{"Accept", "application/json"}};
    request.body = tokenForm(fields).reveal();
    request.component = "auth";
    request.hasSideEffect = hasSideEffect;
    request.maxBytes = kMaxTokenAnswerBytes;
    request.network = account.network;
    return http.send(request, token);
}

Result<FormFields> clientFields(const ZohoAccount &account, const QByteArray &grantType)
{
    FormFields fields{{"grant_type", Secret(grantType)}};
    for (const auto &[name, which] :
        {std::pair{"client_id", "clientId"_L1}, std::pair{"client_secret", "clientSecret"_L1}}) {
        Result<Secret> value = account.secret(which);
        if (!value)
            return fail(std::move(value).error());
        if (value->isEmpty()) {
            return fail(ErrorKind::Config,
                u"The connection \"%1\" has no %2."_s.arg(account.name, which), {},
                u"Edit the connection and enter it."_s);
        }
        fields.append({name, *std::move(value)});
    }
    return fields;
}

bool isTokenText(const QByteArray &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

qint64 tokenLifeMs(const QJsonObject &answer)
{
    // Very old answers have the seconds in expires_in_sec and milliseconds in expires_in (A2).
    const QJsonValue old = answer.value("expires_in_sec"_L1);
    const QVariant seconds = (old.isUndefined() ? answer.value("expires_in"_L1) : old).toVariant();
    bool isNumber = false;
    const double value = seconds.toDouble(&isNumber);
    if (!isNumber || value <= 0)
        return kDefaultTokenLifeMs;
    return static_cast<qint64>(std::min(value * 1000, static_cast<double>(kLongestTokenLifeMs)));
}

// zoho-crm-bulk A3. Spellings vary, so blanks and case do not count.
Error tokenRefusal(
    const QString &said, const QString &description, int status, const QString &dataCentre)
{
    // It may say back what it was sent, and that is still known as secret here.
    const QString code = redactedText(said).left(100);
    const QString key = code.trimmed().toLower().replace(u' ', u'_');
    Error error{.kind = ErrorKind::Auth,
        .what = u"Zoho refused to sign in."_s,
        .why = u"Zoho says %1"_s.arg(code)
            + (description.isEmpty() ? QString() : u": "_s + redactedText(description).left(300)),
        .httpStatus = status,
        .code = key,
        .delivery = Delivery::Answered};
    if (key == "access_denied"_L1) {
        error.kind = ErrorKind::RateLimit;
        error.what = u"Zoho gives no more access tokens for the moment."_s;
        error.next = u"Wait: ten are given in ten minutes. A run tries again by itself."_s;
        error.isRetryable = true;
    } else if (key == "invalid_code"_L1 || key == "invalid_grant"_L1 || key == "invalid_token"_L1) {
        error.next = u"Sign in again: the grant code or refresh token is used up, expired, revoked "
                     "or of another data centre than \"%1\"."_s.arg(dataCentre);
    } else if (key == "invalid_client"_L1) {
        error.next
            = u"Check the client ID, and that it was registered in the data centre \"%1\"."_s.arg(
                dataCentre);
    } else if (key == "invalid_client_secret"_L1) {
        error.next = u"Check the client secret; each data centre (here \"%1\") has its own."_s.arg(
            dataCentre);
    } else if (key == "invalid_redirect_uri"_L1) {
        error.next = u"Register the redirect address of the connection in Zoho's API console."_s;
    } else if (key == "invalid_scope"_L1 || key == "unauthorized_client"_L1
        || key == "unsupported_grant_type"_L1) {
        error.next = u"Register the client as Self Client in Zoho's API console and use the scopes "
                     "that the sign-in dialog lists."_s;
    } else if (status >= 500 || key == "server_error"_L1 || key == "general_error"_L1) {
        error.kind = ErrorKind::Service;
        error.isRetryable = true;
    } else {
        error.next = u"Check the connection, then sign in again."_s;
    }
    return error;
}

Result<TokenGrant> requestGrant(const ZohoAccount &account, const FormFields &fields,
    bool hasSideEffect, HttpClient &http, const CancelToken &token)
{
    const Result<HttpResponse> response
        = postTokenForm(account, u"/oauth/v2/token"_s, fields, hasSideEffect, http, token);
    if (!response)
        return fail(response.error());
    Result<TokenGrant> grant
        = parseTokenAnswer(response->status, response->body, account.hosts.dataCentre);
    if (grant)
        return grant;
    Error error = std::move(grant).error();
    if (const auto generic = errorOfStatus(*response, error.what);
        generic && generic->retryAfter && !error.retryAfter)
        error.retryAfter = generic->retryAfter;
    return fail(std::move(error));
}

} // namespace

ZohoTokenMinter::ZohoTokenMinter(ZohoAccount account)
    : m_account(std::move(account))
{
}

Result<TokenGrant> ZohoTokenMinter::mint(HttpClient &http, const CancelToken &token)
{
    Result<FormFields> fields = clientFields(m_account, "refresh_token");
    if (!fields)
        return fail(std::move(fields).error());
    Result<Secret> refresh = m_account.secret(u"refreshToken"_s);
    if (!refresh)
        return fail(std::move(refresh).error());
    if (refresh->isEmpty()) {
        return fail(ErrorKind::Auth,
            u"The connection \"%1\" is not signed in."_s.arg(m_account.name),
            u"It has no refresh token."_s, u"Sign in."_s);
    }
    fields->append({"refresh_token", *std::move(refresh)});
    return requestGrant(m_account, *fields, false, http, token);
}

Result<TokenGrant> exchangeGrantCode(const ZohoAccount &account, const Secret &code,
    HttpClient &http, const CancelToken &token, const QString &redirectUri,
    const Secret &codeVerifier)
{
    Result<FormFields> fields = clientFields(account, "authorization_code");
    if (!fields)
        return fail(std::move(fields).error());
    fields->append({"code", Secret(code.reveal().trimmed())});
    if (!redirectUri.isEmpty())
        fields->append({"redirect_uri", Secret(redirectUri.toUtf8())});
    if (!codeVerifier.isEmpty())
        fields->append({"code_verifier", codeVerifier});
    Result<TokenGrant> grant = requestGrant(account, *fields, true, http, token);
    if (grant && !grant->refreshToken) {
        return fail(ErrorKind::Auth, u"Zoho gave no refresh token."_s,
            u"It gives one only for the first consent."_s,
            u"Sign in again with a new grant code, or revoke the old consent first."_s);
    }
    return grant;
}

Result<void> revokeRefreshToken(const ZohoAccount &account, const Secret &refreshToken,
    HttpClient &http, const CancelToken &token)
{
    const Result<HttpResponse> response = postTokenForm(
        account, u"/oauth/v2/token/revoke"_s, {{"token", refreshToken}}, true, http, token);
    if (!response)
        return fail(response.error());
    const QString what = u"Could not revoke the sign-in."_s;
    const QJsonObject answer = QJsonDocument::fromJson(response->body).object();
    const QString refusal = answer.value("error"_L1).toString();
    if (answer.value("status"_L1).toString() == "success"_L1 || refusal == "invalid_token"_L1
        || refusal == "invalid_code"_L1)
        return {};
    if (!refusal.isEmpty()) {
        Error error = tokenRefusal(refusal, answer.value("error_description"_L1).toString(),
            response->status, account.hosts.dataCentre);
        error.what = what;
        return fail(std::move(error));
    }
    if (std::optional<Error> error = errorOfStatus(*response, what))
        return fail(*std::move(error));
    return fail(ErrorKind::Protocol, what, bodyExcerpt(*response));
}

Result<TokenGrant> parseTokenAnswer(int status, QByteArrayView body, const QString &dataCentre)
{
    const QString what = u"Could not get an access token from Zoho."_s;
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size()));
    const QJsonObject answer = document.object();
    const QByteArray accessToken = answer.value("access_token"_L1).toString().toUtf8();
    if (status >= 200 && status < 300 && isTokenText(accessToken)) {
        TokenGrant grant;
        grant.accessToken = Secret(accessToken);
        grant.expiresInMs = tokenLifeMs(answer);
        grant.apiDomain = answer.value("api_domain"_L1).toString();
        grant.scope = answer.value("scope"_L1).toString();
        const QByteArray refresh = answer.value("refresh_token"_L1).toString().toUtf8();
        if (isTokenText(refresh))
            grant.refreshToken = Secret(refresh);
        return grant;
    }
    const QString code = answer.value("error"_L1).toString();
    if (!code.isEmpty()) {
        return fail(tokenRefusal(
            code, answer.value("error_description"_L1).toString(), status, dataCentre));
    }
    Error error{.kind = ErrorKind::Service,
        .what = what,
        .why = u"The accounts server answered with status %1 and no token."_s.arg(status),
        .httpStatus = status,
        .isRetryable = true,
        .delivery = Delivery::Answered};
    if (status == 429) {
        error.kind = ErrorKind::RateLimit;
    } else if (document.isObject() && status < 500) {
        error.kind = ErrorKind::Protocol;
        error.isRetryable = false;
        error.next = u"Check the connection's accountsUrl."_s;
    }
    return fail(std::move(error));
}

} // namespace sluice
