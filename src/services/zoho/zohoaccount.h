// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "services/zoho/zohodatacentre.h"

#include <functional>

namespace sluice {

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
    std::shared_ptr<const NetworkSettings> network; // see zohoNetwork()
    std::function<Result<Secret>(const QString &which)>
        secret; // clientId, clientSecret, refreshToken
};

} // namespace sluice
