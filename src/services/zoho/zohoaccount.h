// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "services/zoho/zohodatacentre.h"

#include <chrono>
#include <functional>

namespace sluice {

// What the operator lets a connection spend, and the windows that it is counted in. A plain value.
struct ZohoBudget
{
    double leaveCredits = 0; // for others
    double maxCreditsPerRun = 0; // 0: no cap
    double maxCreditsPerDay = 0; // 0: no cap
    std::chrono::milliseconds creditWindow{24 * 3'600'000};
    std::chrono::milliseconds downloadWindow{60'000};
};

// How an account does what Zoho's documents leave open (zoho-crm-bulk: unverified). The defaults
// are the likely ways; Check My Account settles them. A plain value.
struct ZohoConventions
{
    bool writesIsoDates = false; // in uploads; else MM/dd/yyyy[ HH:mm:ss] (D2)
    QString writeTimeZone = {}; // of such date-times; empty: the organisation's (D2)
    QString choiceSeparator = QStringLiteral(";"); // of multi-select cells in uploads (D2)
    QString readChoiceSeparator = QStringLiteral(","); // the same in bulk read results (B3)
    double readJobCredits = 50; // G1
};

// One connection to Zoho as its clients need it: made by the application from the connection and
// handed to the workers. A plain value; `secret` must be callable on any thread. It holds no secret
// itself: they are asked for at each use and not kept.
struct ZohoAccount
{
    QString connectionId;
    QString name;
    ZohoHosts hosts;
    bool isSandbox = false; // all hosts are loopback literals
    bool limitsOff = false; // allowed only with isSandbox
    ZohoBudget budget;
    ZohoConventions conventions; // the CRM's
    // Told of each answer that a limit is reached (429), as it came: status, code, message,
    // retryAfter, creditsLeft. On any thread; may be empty.
    std::function<void(const QJsonObject &)> onLimitAnswer;
    std::shared_ptr<const NetworkSettings> network; // see zohoNetwork()
    std::function<Result<Secret>(const QString &which)>
        secret; // clientId, clientSecret, refreshToken
};

} // namespace sluice
