// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/accounts/accountsservice.h"

#include "sandbox/accounts/grants.h"

#include <QCryptographicHash>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr char kUser[] = "operator";

// Errors come with HTTP 200 (zoho-crm-bulk A3).
HttpReply tokenError(const QString &code)
{
    return HttpReply::json(200, {{u"error"_s, code}});
}

HttpReply redirectTo(const QByteArray &redirectUri, const QList<std::pair<QString, QString>> &items)
{
    QUrl url = QUrl::fromEncoded(redirectUri);
    QUrlQuery query(url);
    for (const auto &[key, value] : items) {
        if (!value.isEmpty())
            query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
    url.setQuery(query);
    HttpReply reply;
    reply.status = 302;
    reply.headers.append({"Location", url.toEncoded()});
    return reply;
}

bool isOnThisComputer(const QUrl &url)
{
    return url.scheme() == "http"_L1 && (url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1);
}

// With what was asked for, so that whoever accepts knows.
QByteArray consentPage(const QByteArray &scopes, const QByteArray &again)
{
    QByteArray list;
    for (const QByteArray &scope : scopes.split(','))
        list += "<li>" + QString::fromUtf8(scope).toHtmlEscaped().toUtf8();
    return "<!DOCTYPE html><title>Sandbox sign-in</title><h1>Sandbox sign-in</h1><p>Sluice asks "
           "for access to the emulated services:<ul id=\"scopes\">"
        + list + "</ul><p><a id=\"allow\" href=\"" + again
        + "&amp;decision=allow\">Accept</a> <a id=\"deny\" href=\"" + again
        + "&amp;decision=deny\">Reject</a>";
}

} // namespace

AccountsService::AccountsService(Environment &environment)
    : m_environment(environment)
    , m_tokens(environment)
{
    const bool hasLimits = environment.options.hasLimits;
    Settings &settings = environment.settings;
    settings.define(u"tokenTtlSeconds"_s, 3600, u"life of an access token"_s);
    settings.define(u"codeTtlSeconds"_s, 180, u"life of a code"_s);
    settings.define(u"refreshesPer10Minutes"_s, hasLimits ? 10 : 0,
        u"access tokens from one refresh token in ten minutes; 0: any number"_s);
    settings.define(u"codesPer10Minutes"_s, hasLimits ? 10 : 0,
        u"codes of one client in ten minutes; 0: any number"_s);
    settings.define(u"activeTokensPerRefreshToken"_s, 15,
        u"the next access token ends the oldest; 0: any number"_s);
    settings.define(u"throttleStatus"_s, 200, u"HTTP status of Access Denied: 200 or 400"_s);
    settings.define(u"consent"_s, u"page"_s,
        u"the browser's sign-in: page asks, allow and deny answer at once"_s);
    settings.define(u"accountsServer"_s, u""_s,
        u"accounts server that the sign-in names; empty: this one. Another is another data centre"_s);
    settings.define(u"redirectUris"_s, u""_s,
        u"redirect addresses of the client, with blanks between; empty: any on this computer"_s);
    settings.define(u"clientDeleted"_s, false, u"the client was deleted in the API console"_s);
    settings.define(u"rotateRefreshTokens"_s, false,
        u"an access token comes with a new refresh token, and the old one ends"_s);
    settings.define(u"location"_s, u"us"_s, u"data centre that the sign-in names: us or eu"_s);
}

QList<Route> AccountsService::routes()
{
    const auto bind = [this](HttpReply (AccountsService::*method)(const HttpRequest &)) {
        return [this, method](const HttpRequest &request) { return (this->*method)(request); };
    };
    return {
        makeRoute("GET", u"/oauth/v2/auth"_s, "/oauth/v2/auth", bind(&AccountsService::consent)),
        makeRoute("POST", u"/oauth/v2/token"_s, "/oauth/v2/token", bind(&AccountsService::token)),
        makeRoute("POST", u"/oauth/v2/token/revoke"_s, "/oauth/v2/token/revoke",
            bind(&AccountsService::revoke)),
        makeRoute("GET", u"/oauth/serverinfo"_s, "/oauth/serverinfo",
            [this](const HttpRequest &request) { return serverInfo(request); })};
}

HttpReply AccountsService::noRoute(const HttpRequest & /*request*/, bool hasOtherMethod)
{
    return HttpReply::json(hasOtherMethod ? 405 : 404, {{u"error"_s, u"invalid_request"_s}});
}

QJsonObject AccountsService::limits() const
{
    return {{u"violations"_s, QJsonObject{{u"tokenThrottle"_s, m_tokens.throttled()}}}};
}

QJsonObject AccountsService::mutationKeys() const
{
    return {{u"newCode"_s, u"{scopes,lifeSeconds}: a code as the API console makes them"_s},
        {u"expireAccessTokens"_s, u"true: every access token ends now"_s},
        {u"revoke"_s, u"a refresh or access token to revoke"_s}};
}

Result<QJsonObject> AccountsService::mutate(const QJsonObject &mutation)
{
    if (mutation.value("expireAccessTokens"_L1).toBool()) {
        m_tokens.expireAccessTokens();
        return QJsonObject{{u"ok"_s, true}};
    }
    if (mutation.contains("revoke"_L1)) {
        const bool isKnown = m_tokens.revoke(mutation.value("revoke"_L1).toString().toLatin1());
        return QJsonObject{{u"ok"_s, isKnown}};
    }
    if (mutation.contains("newCode"_L1)) {
        const QJsonObject wish = mutation.value("newCode"_L1).toObject();
        const auto code = m_tokens.newCode(
            {kUser, wish.value("scopes"_L1).toString(QString::fromLatin1(kAllScopes)).toLatin1(),
                {}, {}},
            wish.value("lifeSeconds"_L1)
                .toInteger(m_environment.settings.number(u"codeTtlSeconds"_s)));
        if (!code)
            return fail(ErrorKind::RateLimit, u"More than ten codes in ten minutes"_s);
        return QJsonObject{{u"code"_s, QString::fromLatin1(*code)}};
    }
    return fail(ErrorKind::Config, u"One of newCode, expireAccessTokens, revoke is needed"_s);
}

HttpReply AccountsService::consent(const HttpRequest &request)
{
    const QByteArray redirectUri = request.param("redirect_uri");
    const bool isClient = zohoClient(request.param("client_id")) && !isClientDeleted();
    if (!isClient || request.param("response_type") != "code" || !isRegistered(redirectUri)) {
        return HttpReply::text(
            400, "<!DOCTYPE html><title>Error</title><p>Invalid client or redirect", "text/html");
    }
    QString decision = QString::fromLatin1(request.param("decision"));
    const QString standing = m_environment.settings.text(u"consent"_s);
    if (decision.isEmpty() && standing != "page"_L1)
        decision = standing;
    if (decision.isEmpty()) {
        const QByteArray again
            = "/oauth/v2/auth?" + request.rawQuery.toPercentEncoding("=&%+.:/-_~");
        return HttpReply::text(
            200, consentPage(request.param("scope"), again), "text/html;charset=UTF-8");
    }
    const QString state = QString::fromUtf8(request.param("state"));
    if (decision != "allow"_L1)
        return redirectTo(redirectUri, {{u"error"_s, u"access_denied"_s}, {u"state"_s, state}});
    const auto code = m_tokens.newCode(
        {kUser, request.param("scope"), redirectUri, request.param("code_challenge")},
        m_environment.settings.number(u"codeTtlSeconds"_s));
    if (!code)
        return redirectTo(redirectUri, {{u"error"_s, u"access_denied"_s}, {u"state"_s, state}});
    const QString server = m_environment.settings.text(u"accountsServer"_s);
    HttpReply reply = redirectTo(redirectUri,
        {{u"state"_s, state}, {u"location"_s, m_environment.settings.text(u"location"_s)},
            {u"accounts-server"_s, server.isEmpty() ? m_environment.baseUrl : server},
            {u"code"_s, QString::fromLatin1(*code)}});
    reply.hasEffect = true;
    return reply;
}

bool AccountsService::isClientDeleted() const
{
    return m_environment.settings.flag(u"clientDeleted"_s);
}

// A client has its redirect addresses registered, each exactly (zoho-crm-bulk A2).
bool AccountsService::isRegistered(const QByteArray &redirectUri) const
{
    const QString registered = m_environment.settings.text(u"redirectUris"_s);
    if (registered.isEmpty())
        return isOnThisComputer(QUrl::fromEncoded(redirectUri));
    return registered.split(u' ').contains(QString::fromUtf8(redirectUri));
}

QJsonObject AccountsService::tokenBody(const TokenBook::Access &access) const
{
    QByteArray scopes = access.scopes;
    scopes.replace(',', ' ');
    return {{u"access_token"_s, QString::fromLatin1(access.token)},
        {u"scope"_s, QString::fromLatin1(scopes)}, {u"api_domain"_s, m_environment.baseUrl},
        {u"token_type"_s, u"Bearer"_s}, {u"expires_in"_s, access.lifeSeconds}};
}

HttpReply AccountsService::exchangeCode(const QMultiHash<QByteArray, QByteArray> &fields)
{
    const auto grant = m_tokens.takeCode(fields.value("code"));
    if (!grant)
        return tokenError(u"invalid_code"_s);
    if (!grant->redirectUri.isEmpty() && grant->redirectUri != fields.value("redirect_uri"))
        return tokenError(u"invalid_redirect_uri"_s);
    if (!grant->challenge.isEmpty()) {
        const QByteArray hash
            = QCryptographicHash::hash(fields.value("code_verifier"), QCryptographicHash::Sha256);
        const QByteArray challenge
            = hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        if (challenge != grant->challenge)
            return tokenError(u"invalid_code"_s);
    }
    const QByteArray refreshToken = m_tokens.newRefreshToken(grant->user, grant->scopes);
    const auto access = m_tokens.newAccessToken(refreshToken);
    if (!access)
        return tokenError(u"access_denied"_s);
    QJsonObject body = tokenBody(*access);
    body.insert(u"refresh_token"_s, QString::fromLatin1(refreshToken));
    HttpReply reply = HttpReply::json(200, body);
    reply.hasEffect = true;
    return reply;
}

HttpReply AccountsService::refresh(const QMultiHash<QByteArray, QByteArray> &fields)
{
    const auto access = m_tokens.newAccessToken(fields.value("refresh_token"));
    if (!access) {
        if (access.error() == TokenBook::Refusal::Unknown)
            return tokenError(u"invalid_code"_s);
        const auto status = static_cast<int>(m_environment.settings.number(u"throttleStatus"_s));
        return HttpReply::json(status,
            {{u"error_description"_s,
                 u"You have made too many requests continuously. Please try again after some time."_s},
                {u"error"_s, u"Access Denied"_s}, {u"status"_s, u"failure"_s}});
    }
    QJsonObject body = tokenBody(*access);
    if (m_environment.settings.flag(u"rotateRefreshTokens"_s)) {
        const auto holder = m_tokens.holderOf(access->token);
        const QByteArray next
            = m_tokens.newRefreshToken(holder ? holder->user : QByteArray(kUser), access->scopes);
        m_tokens.replaceRefreshToken(fields.value("refresh_token"), next);
        body.insert(u"refresh_token"_s, QString::fromLatin1(next));
    }
    HttpReply reply = HttpReply::json(200, body);
    reply.hasEffect = true;
    return reply;
}

HttpReply AccountsService::clientCredentials(const QMultiHash<QByteArray, QByteArray> &fields)
{
    if (!fields.value("soid").startsWith("ZohoCRM."))
        return tokenError(u"invalid_soid"_s);
    HttpReply reply
        = HttpReply::json(200, tokenBody(m_tokens.newUnboundToken(kUser, fields.value("scope"))));
    reply.hasEffect = true;
    return reply;
}

HttpReply AccountsService::token(const HttpRequest &request)
{
    const auto fields = request.fields();
    const ZohoClient *client = zohoClient(fields.value("client_id"));
    if (!client || isClientDeleted())
        return tokenError(u"invalid_client"_s);
    // A client without a secret is a public one and proves itself by PKCE.
    const bool isPublic = !fields.contains("client_secret") && fields.contains("code_verifier");
    if (!isPublic && fields.value("client_secret") != client->secret)
        return tokenError(u"invalid_client_secret"_s);
    const QByteArray type = fields.value("grant_type");
    if (type == "authorization_code")
        return exchangeCode(fields);
    if (type == "refresh_token") {
        const ZohoClient *owner = ownerOfRefreshToken(fields.value("refresh_token"));
        return owner && owner != client ? tokenError(u"invalid_code"_s) : refresh(fields);
    }
    if (type == "client_credentials")
        return clientCredentials(fields);
    return tokenError(u"unsupported_grant_type"_s);
}

HttpReply AccountsService::revoke(const HttpRequest &request)
{
    if (!m_tokens.revoke(request.fields().value("token")))
        return HttpReply::json(
            400, {{u"error"_s, u"invalid_token"_s}, {u"status"_s, u"failure"_s}});
    HttpReply reply = HttpReply::json(200, {{u"status"_s, u"success"_s}});
    reply.hasEffect = true;
    return reply;
}

HttpReply AccountsService::serverInfo(const HttpRequest & /*request*/) const
{
    return HttpReply::json(200,
        {{u"result"_s, u"success"_s},
            {u"locations"_s,
                QJsonObject{{u"us"_s, m_environment.baseUrl}, {u"eu"_s, m_environment.baseUrl}}}});
}

} // namespace sluice::sandbox
