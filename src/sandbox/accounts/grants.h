// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace sluice::sandbox {

// The sandbox's credentials: public constants that open nothing but a sandbox.
inline constexpr char kClientId[] = "1000.SLUICESANDBOXCLIENT0000000000000";
inline constexpr char kClientSecret[] = "sluice-sandbox-public-client-secret";
inline constexpr char kRefreshToken[]
    = "1000.736c756963652d73616e64626f782d31.726566726573682d746f6b656e2d2d31";
inline constexpr char kGrantCode[]
    = "1000.736c756963652d73616e64626f782d31.6772616e742d636f64652d2d2d2d2d31";

// Of the connection to Catalyst alone.
inline constexpr char kCatalystClientId[] = "1000.SLUICESANDBOXCATALYST00000000000";
inline constexpr char kCatalystClientSecret[] = "sluice-sandbox-public-catalyst-secret";
inline constexpr char kCatalystRefreshToken[]
    = "1000.736c756963652d73616e64626f782d31.636174616c7973742d2d726566726573682d31";
// Sign-ins of their own for Analytics: one with all of its scopes, one of a colleague.
inline constexpr char kAnalyticsRefreshToken[]
    = "1000.736c756963652d73616e64626f782d31.616e616c79746963732d6f70657261746f72";
inline constexpr char kAnalyticsColleagueToken[]
    = "1000.736c756963652d73616e64626f782d31.616e616c79746963732d636f6c6c6561677565";
inline constexpr char kAnalyticsScopes[]
    = "ZohoAnalytics.data.ALL,ZohoAnalytics.metadata.ALL,ZohoAnalytics.modeling.ALL,"
      "ZohoAnalytics.usermanagement.ALL";

// What the constant refresh token may do; the superset of zoho-crm-bulk A5 and what the vendors'
// own libraries ask for.
inline constexpr char kAllScopes[]
    = "ZohoCRM.bulk.ALL,ZohoCRM.modules.ALL,ZohoCRM.settings.ALL,ZohoCRM.users.ALL,"
      "ZohoCRM.org.ALL,ZohoCRM.coql.READ,ZohoFiles.files.ALL,ZohoSearch.securesearch.READ,"
      "ZohoCatalyst.tables.ALL,ZohoCatalyst.projects.ALL,ZohoCatalyst.zcql.ALL,"
      "ZohoCatalyst.cache.ALL,ZohoCatalyst.segments.ALL,ZohoAnalytics.data.ALL,"
      "ZohoAnalytics.metadata.ALL,ZohoAnalytics.modeling.ALL,ZohoAnalytics.usermanagement.ALL";

// What the refresh token of the Catalyst client may do (datastore-analytics A.2).
inline constexpr char kCatalystScopes[]
    = "ZohoCatalyst.tables.ALL,ZohoCatalyst.zcql.CREATE,ZohoCatalyst.cache.ALL,"
      "ZohoCatalyst.segments.ALL";

// A registered client with its constant refresh token.
struct ZohoClient
{
    QByteArray id;
    QByteArray secret;
    QByteArray refreshToken;
    QByteArray scopes;
};
const QList<ZohoClient> &zohoClients(); // the first is the one with all scopes
const ZohoClient *zohoClient(const QByteArray &id); // null: there is none
// The client whose constant this refresh token is; null: it is none.
const ZohoClient *ownerOfRefreshToken(const QByteArray &token);

// Whether `granted` (comma or blank separated) covers `wanted`, for example ZohoCRM.bulk.READ by
// ZohoCRM.bulk.ALL or ZohoCRM.settings.fields.READ by ZohoCRM.settings.ALL.
bool coversScope(const QByteArray &granted, const QByteArray &wanted);

} // namespace sluice::sandbox
