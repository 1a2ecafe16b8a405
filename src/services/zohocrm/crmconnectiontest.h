// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/log.h"
#include "services/servicetest.h"
#include "services/zoho/zohoaccount.h"
#include "services/zohocrm/crmtypes.h"

#include <optional>

namespace sluice {

class HttpClient;
class LimitGate;
class TokenManager;

// Test Connection for a CRM, step by step (services/servicetest.h). Blocking, on a network thread.
// It only reads and never writes to the service; a failed step skips what cannot work without it.
struct CrmTestReport : ServiceTestReport // its missing scopes are as in zoho-crm-bulk A5
{
    std::optional<CrmOrg> org;
};

struct CrmTestContext
{
    const ZohoAccount &account;
    TokenManager &tokens;
    HttpClient &http;
    CancelToken token;
    Logger logger;
    LimitGate *gate = nullptr; // its calls are counted there
};

CrmTestReport testCrmConnection(
    const CrmTestContext &context, const ServiceTestRunner::OnStep &onStep = {});

// The titles in their order, for a list that is shown before it runs.
QStringList crmTestTitles();

} // namespace sluice
