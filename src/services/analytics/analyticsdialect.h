// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zoho/zohodialect.h"

namespace sluice {

// How Zoho Analytics says no (datastore-analytics B.1, B.9, D.9): {"status":"failure","summary":..,
// "data":{"errorCode":7103,"errorMessage":..}}, told by the code whatever the status. An Error's
// `code` is that number as text. For any thread.
const ZohoDialect &analyticsDialect();

// An import or another row call has the table: again in 10 s (7092, 8062).
bool isAnalyticsBusy(const Error &error);
bool isCallbackRefused(
    const Error &error); // 8125, 8126, 8127: the address is of no use to it (B.6)
// All places of the organisation for exports or imports are taken: again in 15 s (8132, 8134).
bool isSlotTaken(const Error &error);
// The requests of the minute are used up: every call rests until the next (6045).
bool isAnalyticsTooFast(const Error &error);
// The units of the day are used up (6043, 6044).
bool isOutOfUnits(const Error &error);
// The service does not know the workspace, view, job or file, or no longer.
bool isAnalyticsGone(const Error &error);
// The batch protocol is broken: begin a new job (7336, 7337, 7338, 7340).
bool isBatchLost(const Error &error);
// The sign-in lacks a scope.
bool isScopeMissing(const Error &error);

} // namespace sluice
