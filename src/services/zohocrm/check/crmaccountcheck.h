// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"
#include "core/log/log.h"
#include "services/accountfinding.h"
#include "services/zoho/zohoaccount.h"
#include "services/zohocrm/crmtypes.h"

#include <QList>
#include <QStringList>

#include <functional>

namespace sluice {

class HttpClient;
class LimitGate;
class TokenManager;

// Check My Account for a CRM (zoho-crm-bulk, whatever is marked unverified). Blocking, on a network
// thread. Without a scratch record it only reads: queries, and one read job for one record. With
// it, it makes one record that says what it is, writes to that one alone, and deletes it at the
// end, also after a failure and after Stop.
struct CrmCheckContext
{
    const ZohoAccount &account;
    TokenManager &tokens;
    HttpClient &http;
    CancelToken token;
    Logger logger;
    LimitGate *gate = nullptr;
    Timings timings = {};
    QString module; // empty: Leads, else the first that can be written
    QString folder; // for its files, which exists
    bool hasScratch = false;
    std::optional<ScratchRecord> leftover; // of an earlier check
    std::function<Result<void>(const ScratchRecord &)> keepScratch; // before it goes out, and after
};

struct CrmCheckReport
{
    QList<AccountFinding> findings;
    QString module;
    std::optional<ScratchRecord> scratch;
};

// In the order in which they are told, before anything is asked.
QList<AccountFinding> crmAccountFindings(bool hasScratch);

CrmCheckReport checkCrmAccount(const CrmCheckContext &context,
    const std::function<void(int index, const AccountFinding &)> &onFinding = {});

} // namespace sluice
