// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/error.h"
#include "core/log/log.h"
#include "services/zoho/zohoaccount.h"
#include "services/zohocrm/crmtypes.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace sluice {

class HttpClient;
class LimitGate;
class TokenManager;

// Test Connection as data: an ordered list of steps, each reported when it begins and when it ends,
// so that the console ticks them and the command line prints them. Blocking, on a network thread.
// It only reads and never writes to the service; a failed step skips what cannot work without it.
struct CrmTestStep
{
    enum class State { Waiting, Running, Passed, Warning, Failed, Skipped };

    QString title;
    State state = State::Waiting;
    qint64 elapsedMs = 0;
    QString detail = {}; // one line for people
    std::optional<Error> error = {};
};

struct CrmTestReport
{
    QList<CrmTestStep> steps;
    std::optional<CrmOrg> org;
    QStringList missingScopes; // as in zoho-crm-bulk A5

    bool hasPassed() const; // nothing failed, and nothing was skipped for want of another step
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

CrmTestReport testCrmConnection(const CrmTestContext &context,
    const std::function<void(int index, const CrmTestStep &step)> &onStep = {});

// The titles in their order, for a list that is shown before it runs.
QStringList crmTestTitles();

} // namespace sluice
