// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signin/signin.h"

#include "app/accountcheck/accountresult.h"
#include "app/application.h"
#include "app/documents/connectionmerge.h"
#include "app/documents/connections.h"
#include "core/auth/tokenmanager.h"
#include "core/auth/vault.h"
#include "core/http/httpclient.h"
#include "core/http/ratelimiter.h"
#include "services/analytics/analyticsscopes.h"
#include "services/catalyst/catalystscopes.h"
#include "services/zoho/zohotokens.h"
#include "services/zohocrm/crmscopes.h"

#include <QRegularExpression>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

HttpClient signInClient(Application &application)
{
    return HttpClient(application.timings(), &application.limiter(), &application.log());
}

// Into the vault first; only then is what was cached for the old one forgotten.
Result<void> keepSignIn(Application &application, const QString &connectionId,
    const Secret &refreshToken, const TokenGrant &grant, QStringList *granted)
{
    static const QRegularExpression between(u"[\\s,]+"_s);
    if (granted)
        *granted = grant.scope.split(between, Qt::SkipEmptyParts);
    auto connection = application.connections().findById(connectionId);
    if (!connection)
        return fail(connection.error());
    auto saved = application.connections().save(*connection, {{u"refreshToken"_s, refreshToken}});
    if (!saved)
        return fail(saved.error());
    return application.tokens().reset(connectionId, NewSignIn::NewRefreshToken);
}

// Before a code is spent: what it gives must have a place.
Result<ZohoAccount> accountToSignIn(Application &application, const QString &connectionId)
{
    if (const auto problem = application.vault().problem())
        return fail(*problem);
    return application.zohoAccount(connectionId);
}

bool isSignInOurs(const Connection &connection)
{
    return connection.secrets.value(u"refreshToken"_s, {SecretRef::Kind::Env, {}}).kind
        == SecretRef::Kind::Vault;
}

SignOutEnd revokeSignIn(
    Application &application, const Connection &connection, const CancelToken &token)
{
    SignOutEnd end;
    auto account = application.zohoAccount(connection);
    auto refreshToken = application.connections().secret(connection, u"refreshToken"_s);
    if (!refreshToken)
        return end; // there is none any more
    Result<void> revoked = account ? Result<void>() : fail(account.error());
    if (account) {
        HttpClient http = signInClient(application);
        revoked = revokeRefreshToken(*account, *refreshToken, http, token);
    }
    end.isRevoked = revoked.has_value();
    if (!revoked) {
        end.problem = std::move(revoked).error();
        end.problem->what = u"Signed out here, but Zoho still holds the sign-in"_s;
        end.problem->next = u"End it at %1, under Sessions, Connected Apps"_s.arg(
            account ? account->hosts.accounts.host() : u"Zoho's accounts page"_s);
    }
    return end;
}

} // namespace

Result<void> signInWithCode(Application &application, const QString &connectionId,
    const Secret &code, const CancelToken &token, QStringList *granted)
{
    auto account = accountToSignIn(application, connectionId);
    if (!account)
        return fail(account.error());
    HttpClient http = signInClient(application);
    auto grant = exchangeGrantCode(*account, code, http, token);
    if (!grant)
        return fail(grant.error());
    return keepSignIn(application, connectionId, *grant->refreshToken, *grant, granted);
}

Result<void> signInWithRefreshToken(Application &application, const QString &connectionId,
    const Secret &refreshToken, const CancelToken &token, QStringList *granted)
{
    auto account = accountToSignIn(application, connectionId);
    if (!account)
        return fail(account.error());
    const Secret pasted(refreshToken.reveal().trimmed());
    ZohoAccount tried = *account;
    tried.secret = [secret = account->secret, pasted](const QString &which) -> Result<Secret> {
        return which == "refreshToken"_L1 ? Result<Secret>(pasted) : secret(which);
    };
    HttpClient http = signInClient(application);
    auto grant = ZohoTokenMinter(tried).mint(http, token);
    if (!grant)
        return fail(grant.error());
    return keepSignIn(
        application, connectionId, grant->refreshToken.value_or(pasted), *grant, granted);
}

WebSignIn::WebSignIn(Application &application, ZohoAccount account, ZohoSignInSettings settings)
    : m_application(application)
    , m_account(std::move(account))
    , m_settings(settings)
    , m_browser(BrowserSignIn::begin(
          {.port = settings.redirectPort, .knownParameters = zohoRedirectParameters()},
          application.timings()))
{
}

QString signInScopes(const QString &service)
{
    const std::optional<ZohoService> zoho = zohoServiceOf(service);
    if (!zoho)
        return {};
    switch (*zoho) {
    case ZohoService::Catalyst:
        return catalystScopes();
    case ZohoService::Analytics:
        return analyticsScopes();
    case ZohoService::Crm:
        break;
    }
    return crmScopes();
}

Result<std::unique_ptr<WebSignIn>> WebSignIn::begin(
    Application &application, const QString &connectionId)
{
    auto connection = application.connections().findById(connectionId);
    if (!connection)
        return fail(connection.error());
    if (!zohoServiceOf(connection->service))
        return fail(ErrorKind::Config,
            u"Connections to %1 are not signed in through the browser"_s.arg(connection->service));
    auto account = accountToSignIn(application, connectionId);
    if (!account)
        return fail(account.error());
    const auto settings = zohoSignInSettings(account->hosts, connection->settings);
    auto clientId = account->secret(u"clientId"_s);
    if (!clientId)
        return fail(clientId.error());
    std::unique_ptr<WebSignIn> signIn(new WebSignIn(application, *account, settings));
    signIn->m_link = zohoSignInPage(*account, *clientId, signInScopes(connection->service),
        *signIn->m_browser, settings.usesProofKey);
    return signIn;
}

Result<void> WebSignIn::finish(const CancelToken &token, QStringList *granted)
{
    auto answer = m_browser->wait(token);
    Result<void> done;
    if (!answer) {
        done = fail(answer.error());
    } else {
        HttpClient http = signInClient(m_application);
        auto grant = exchangeBrowserAnswer(
            m_account, *m_browser, *answer, m_settings.usesProofKey, http, token);
        done = grant ? keepSignIn(
                   m_application, m_account.connectionId, *grant->refreshToken, *grant, granted)
                     : Result<void>(fail(grant.error()));
    }
    m_browser->conclude(done.has_value());
    return done;
}

Result<SignOutEnd> signOut(
    Application &application, const QString &connectionId, const CancelToken &token)
{
    auto connection = application.connections().findById(connectionId);
    if (!connection)
        return fail(connection.error());
    const auto ref = connection->secrets.constFind(u"refreshToken"_s);
    if (ref == connection->secrets.cend())
        return fail(ErrorKind::Config, u"“%1” is not signed in"_s.arg(connection->name));
    if (ref->kind == SecretRef::Kind::Env)
        return fail(ErrorKind::Config, u"“%1” cannot be signed out here"_s.arg(connection->name),
            u"its refresh token comes from the environment variable %1"_s.arg(ref->name),
            u"Unset the variable, or remove the connection"_s);
    if (ref->kind == SecretRef::Kind::Sandbox)
        return fail(ErrorKind::Config, u"“%1” cannot be signed out"_s.arg(connection->name),
            u"its sign-in is the sandbox's public constant"_s);
    const SignOutEnd end = revokeSignIn(application, *connection, token);
    // The service may have taken its time: what a form stored meanwhile stays.
    ConnectionEdit edit{.opened = *connection, .shown = *connection, .entered = *connection};
    edit.entered.secrets.remove(u"refreshToken"_s);
    auto saved = application.connections().saveEdited(edit);
    if (!saved)
        return fail(saved.error());
    if (auto reset = application.tokens().reset(connectionId, NewSignIn::NewRefreshToken); !reset)
        return fail(reset.error());
    return end;
}

Result<SignOutEnd> removeSignedIn(
    Application &application, const Connection &connection, const CancelToken &token)
{
    SignOutEnd end;
    const bool isZoho
        = connection.secrets.contains(u"clientId"_s) && connection.service != "commercetools"_L1;
    if (isZoho && isSignInOurs(connection))
        end = revokeSignIn(application, connection, token);
    if (auto removed = application.connections().remove(connection.name); !removed)
        return fail(removed.error());
    if (auto gone = AccountResults(application.store()).forget(connection.id); !gone)
        return fail(gone.error());
    return end;
}

} // namespace sluice
