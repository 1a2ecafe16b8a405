// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zoho/zohodialect.h"

namespace sluice {

// How Catalyst says no (datastore-analytics A.9, D.9): {"status":"failure","data":{"message",
// "error_code"}}; 429 for too many calls at once; 400 with a page of HTML while it gives no tokens.
// For any thread.
const ZohoDialect &catalystDialect();

// The project rests: no call and no token until Timings::tokenThrottle is over.
inline constexpr QLatin1StringView kCatalystTokenThrottled{"TOKEN_THROTTLED"};

// The service does not know the table, row, job or result, or no longer.
bool isCatalystGone(const Error &error);

} // namespace sluice
