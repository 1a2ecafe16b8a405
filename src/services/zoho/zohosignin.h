// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/browsersignin.h"
#include "services/zoho/zohotokens.h"

namespace sluice {

// Zoho's part of a sign-in through the browser (zoho-crm-bulk A2). Which redirect addresses and
// which proof keys Zoho takes is not documented for every kind of client, so both are settings of
// the connection. Pure functions but for the exchange; worker threads.

struct ZohoSignInSettings
{
    quint16 redirectPort = 0; // 0: any free one
    bool usesProofKey = true;
};

// `settings` of the connection: redirectPort, proofKey. Registration wants the exact address, so a
// real account has a fixed port unless the settings name another; a sandbox takes any.
ZohoSignInSettings zohoSignInSettings(const ZohoHosts &hosts, const QJsonObject &settings);

// What Zoho adds to the address beside code, state and error.
QStringList zohoRedirectParameters();

// The page to open. It names no secret: the client ID and the state are public on the way.
QUrl zohoSignInPage(const ZohoAccount &account, const Secret &clientId, const QString &scopes,
    const BrowserSignIn &signIn, bool usesProofKey);

// Exchanges what the browser brought. The code and the client's secret go to the connection's own
// accounts server only: an answer of another data centre is an Error that names it.
Result<TokenGrant> exchangeBrowserAnswer(const ZohoAccount &account, const BrowserSignIn &signIn,
    const BrowserAnswer &answer, bool usesProofKey, HttpClient &http, const CancelToken &token);

} // namespace sluice
