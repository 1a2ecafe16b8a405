// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/tokenmanager.h"
#include "services/zoho/zohoaccount.h"

#include <QByteArrayView>

namespace sluice {

// Zoho's token endpoint (zoho-crm-bulk A2-A4): gets an access token for a refresh token. Used by
// the token manager, one call at a time, on a network thread. Sends parameters in a form body,
// never in the URL; sends each request once; decides by the body, whatever the status. Counts
// nothing: the ten tokens in ten minutes are the token manager's care.
class ZohoTokenMinter final : public TokenMinter
{
public:
    explicit ZohoTokenMinter(ZohoAccount account);
    Result<TokenGrant> mint(HttpClient &http, const CancelToken &token) override;

private:
    ZohoAccount m_account;
};

// Exchanges the code of a self client (or, with `redirectUri`, of the browser flow, then with its
// PKCE verifier) for tokens; the grant always has a refresh token.
Result<TokenGrant> exchangeGrantCode(const ZohoAccount &account, const Secret &code,
    HttpClient &http, const CancelToken &token, const QString &redirectUri = {},
    const Secret &codeVerifier = {});

// Ends a refresh token and what was made from it. Done already (unknown token) is no error.
Result<void> revokeRefreshToken(const ZohoAccount &account, const Secret &refreshToken,
    HttpClient &http, const CancelToken &token);

// What the token endpoint answered. ErrorKind::Auth: sign in again or mend the connection;
// RateLimit: throttled, with retryAfter if the service named one; else Service or Protocol.
// `dataCentre` is for the advice.
Result<TokenGrant> parseTokenAnswer(int status, QByteArrayView body, const QString &dataCentre);

} // namespace sluice
