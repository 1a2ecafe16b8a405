// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "core/auth/browsersignin.h"
#include "services/zoho/zohoaccount.h"
#include "services/zoho/zohosignin.h"

#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>

namespace sluice {

class Application;
struct TokenGrant;

// Signing in and out of Zoho's connections, for the console and the command line alike. Blocking
// functions with the store, the vault and the network: worker threads. A refresh token is in the
// vault, durably, before what was there is forgotten; nothing secret is shown, logged or kept.
// `granted` takes the scopes that the service says it gave; it may say none.

// Exchanges the code of a self client. The code works once, whatever comes of it.
Result<void> signInWithCode(Application &application, const QString &connectionId,
    const Secret &code, const CancelToken &token, QStringList *granted = nullptr);

// Tries the refresh token first: one that gives no access token is not kept.
Result<void> signInWithRefreshToken(Application &application, const QString &connectionId,
    const Secret &refreshToken, const CancelToken &token, QStringList *granted = nullptr);

// The scopes that a sign-in of that service asks for, comma separated; empty: it has no sign-in.
QString signInScopes(const QString &service);

// A sign-in through the browser. begin() and finish() on worker threads, paste() on any while
// finish() waits. Whoever holds it opens the link; this never does.
class WebSignIn final
{
public:
    static Result<std::unique_ptr<WebSignIn>> begin(
        Application &application, const QString &connectionId);

    QUrl link() const { return m_link; }
    QUrl redirectUri() const { return m_browser->redirectUri(); }
    // Why the browser cannot come back by itself; then its address must be pasted.
    std::optional<Error> problem() const { return m_browser->problem(); }

    Result<void> paste(const Secret &address) { return m_browser->paste(address); }
    // Waits for the browser, exchanges what it brings and keeps it.
    Result<void> finish(const CancelToken &token, QStringList *granted = nullptr);

private:
    WebSignIn(Application &application, ZohoAccount account, ZohoSignInSettings settings);

    Application &m_application;
    const ZohoAccount m_account;
    const ZohoSignInSettings m_settings;
    std::unique_ptr<BrowserSignIn> m_browser;
    QUrl m_link;
};

// What became of the sign-in at the service. The local one is gone in any case.
struct SignOutEnd
{
    bool isRevoked = false;
    std::optional<Error> problem; // why it is still good there, and how to end it by hand
};

// Revokes the refresh token that the vault holds and deletes it. One that comes from the
// environment belongs to others too: an Error says where it is.
Result<SignOutEnd> signOut(
    Application &application, const QString &connectionId, const CancelToken &token);

// Removes the connection with its secrets; a refresh token of the vault is revoked first.
Result<SignOutEnd> removeSignedIn(
    Application &application, const Connection &connection, const CancelToken &token);

} // namespace sluice
