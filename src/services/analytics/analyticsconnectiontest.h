// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"
#include "services/analytics/analyticsaccount.h"
#include "services/servicetest.h"

namespace sluice {

class HttpClient;
class LimitGate;
class TokenManager;

// Test Connection for Zoho Analytics, step by step (services/servicetest.h). Blocking, on a
// network thread. It only reads; a failed step skips what cannot work without it.
struct AnalyticsTestContext
{
    const AnalyticsAccount &account;
    TokenManager &tokens;
    HttpClient &http;
    CancelToken token;
    Logger logger;
    LimitGate *gate = nullptr; // its calls are counted there
};

ServiceTestReport testAnalyticsConnection(
    const AnalyticsTestContext &context, const ServiceTestRunner::OnStep &onStep = {});

// The titles in their order, for a list that is shown before it runs.
QStringList analyticsTestTitles();

} // namespace sluice
