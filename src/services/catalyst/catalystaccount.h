// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zoho/zohoaccount.h"

namespace sluice {

// One connection to a Catalyst project as its client needs it. Made by the application and handed
// to the workers. A plain value; it holds no secret itself.
struct CatalystAccount
{
    ZohoAccount zoho;
    QString projectId;
    QString orgId; // may be empty: the account has one organisation only
    QString projectEnvironment; // Development or Production; empty: the service's own choice
};

} // namespace sluice
