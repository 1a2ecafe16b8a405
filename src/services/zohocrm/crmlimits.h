// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpmessage.h"
#include "services/zohocrm/crmtypes.h"

namespace sluice {

// What an organisation may use (zoho-crm-bulk G1, B3), as limit lists for requests. A plain value;
// the default one has no limits and is for the first calls, when the organisation is not known yet,
// and for a sandbox with its limits off.
struct CrmLimits
{
    static constexpr double kReadJobCredits = 50;
    static constexpr double kWriteJobCredits = 500;
    static constexpr int kDownloadsPerMinute = 10;

    // `creditBudget` 0: the edition's (G1).
    static CrmLimits of(const CrmOrg &org, bool isOff = false, double creditBudget = 0);

    bool isOff = true;
    QString group; // "zoho-crm/<zgid>"
    double creditBudget = 0; // per 24 hours
    int concurrentCalls = 0;

    QList<LimitUse> call(double credits = 1) const;
    QList<LimitUse> download() const;
};

} // namespace sluice
