// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sluice::sandbox {

// The sandbox's credentials: public constants that open nothing but a sandbox.
inline constexpr char kClientId[] = "1000.SLUICESANDBOXCLIENT0000000000000";
inline constexpr char kClientSecret[] = "sluice-sandbox-public-client-secret";
inline constexpr char kRefreshToken[]
    = "1000.736c756963652d73616e64626f782d31.726566726573682d746f6b656e2d2d31";
inline constexpr char kGrantCode[]
    = "1000.736c756963652d73616e64626f782d31.6772616e742d636f64652d2d2d2d2d31";

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
      "ZohoCatalyst.cache.ALL,ZohoAnalytics.data.ALL,ZohoAnalytics.metadata.ALL,"
      "ZohoAnalytics.modeling.ALL,ZohoAnalytics.usermanagement.ALL";

// Whether `granted` (comma or blank separated) covers `wanted`, for example ZohoCRM.bulk.READ by
// ZohoCRM.bulk.ALL or ZohoCRM.settings.fields.READ by ZohoCRM.settings.ALL.
bool coversScope(const QByteArray &granted, const QByteArray &wanted);

} // namespace sluice::sandbox
