// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sluice::sandbox {

// The emulated shop's project and API client: public constants that open nothing but a sandbox.
inline constexpr char kCommerceProjectKey[] = "sluice-sandbox-shop";
inline constexpr char kCommerceClientId[] = "sluice-sandbox-api-client";
inline constexpr char kCommerceClientSecret[] = "sluice-sandbox-public-api-client-secret";

// The scopes that a sync needs (commercetools-klaviyo A.7), each for the project.
inline constexpr char kCommerceScopes[]
    = "view_orders:sluice-sandbox-shop view_published_products:sluice-sandbox-shop "
      "view_products:sluice-sandbox-shop manage_key_value_documents:sluice-sandbox-shop "
      "view_customers:sluice-sandbox-shop view_payments:sluice-sandbox-shop";

} // namespace sluice::sandbox
