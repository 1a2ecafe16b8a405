// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timings.h"
#include "services/analytics/analyticsaccount.h"
#include "services/catalyst/catalystaccount.h"
#include "services/commercetools/ctaccount.h"
#include "services/klaviyo/klaviyoaccount.h"
#include "services/zoho/zohoaccount.h"

namespace sluice {

class Connections;
struct Connection;

// Saved connections as the services' clients need them. Pure functions but for what they ask of
// `connections`, which outlives the accounts: secrets are asked for at each use and never kept. Any
// thread.
Result<ZohoAccount> zohoAccountOf(
    Connections &connections, const Connection &connection, const Timings &timings);
Result<CatalystAccount> catalystAccountOf(
    Connections &connections, const Connection &connection, const Timings &timings);
Result<AnalyticsAccount> analyticsAccountOf(
    Connections &connections, const Connection &connection, const Timings &timings);
Result<CtAccount> ctAccountOf(Connections &connections, const Connection &connection);
Result<KlaviyoAccount> klaviyoAccountOf(Connections &connections, const Connection &connection);

} // namespace sluice
