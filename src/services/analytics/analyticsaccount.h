// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zoho/zohoaccount.h"

namespace sluice {

// One connection to Zoho Analytics as its client needs it. Made by the application and handed to
// the workers. A plain value; it holds no secret itself.
struct AnalyticsAccount
{
    ZohoAccount zoho;
    QString orgId; // may be empty: then only the list of organisations can be asked for
    QString workspaceId; // may be empty
    // What the operator lets the connection spend (datastore-analytics B.8); 0: none.
    double leaveUnits = 0; // for others, of the plan's units
    double maxUnitsPerRun = 0;
    double maxUnitsPerDay = 0;
    // Whether a partial thousand of rows costs a whole one is not documented (B.8).
    bool roundsUpThousands = false;
    // The windows that limits are counted in.
    std::chrono::milliseconds rateWindow{60'000};
    std::chrono::milliseconds unitWindow{24 * 3'600'000};
};

} // namespace sluice
