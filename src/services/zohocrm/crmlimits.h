// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpmessage.h"
#include "services/zoho/zohoaccount.h"
#include "services/zohocrm/crmtypes.h"

namespace sluice {

// What an organisation may use (zoho-crm-bulk G1, B3), as limit lists for requests. A plain value;
// the default one has no limits and is for a sandbox with its limits off.
struct CrmLimits
{
    static constexpr double kReadJobCredits = 50;
    static constexpr double kWriteJobCredits = 500;
    static constexpr int kDownloadsPerMinute = 10;
    static constexpr int kRowsPerCredit = 10; // of the record API
    // Record writes of more than ten rows and queries share ten places, whatever the edition. One
    // is left free: at the service a call counts a moment longer than here.
    static constexpr int kSubConcurrent = 10;
    static qint64 recordCredits(qint64 rows)
    {
        return (rows + kRowsPerCredit - 1) / kRowsPerCredit;
    }

    // `creditBudget` 0: the edition's (G1).
    static CrmLimits of(const CrmOrg &org, bool isOff = false, double creditBudget = 0);
    // With the caps of the account; `runId` of the run that pays, if any.
    static CrmLimits of(const CrmOrg &org, const ZohoAccount &account, const QString &runId = {});
    // The first call, when the organisation is not known yet: one at a time, for which call()
    // leaves a place. Its credit is charged afterwards, see CrmClient::org().
    static CrmLimits beforeOrg(const ZohoAccount &account, const QString &runId = {});
    bool isBeforeOrg() const { return !isOff && creditBudget <= 0; }

    bool isOff = true;
    QString group; // "zoho-crm/<zgid>"
    double creditBudget = 0; // of the edition, in a window
    int concurrentCalls = 0;
    double readJobCredits = kReadJobCredits; // by the account's conventions
    ZohoBudget budget = {};
    QString runId;

    double usableCredits() const; // in a window, by the account's own caps
    QList<LimitUse> call(double credits = 1) const;
    QList<LimitUse> download() const;
    QList<LimitUse> writeRecords(qint64 rows) const; // insert, update, upsert
    QList<LimitUse> query(double credits) const; // COQL
    // The group that counts what a run spends; a sum.
    static QString runGroup(const QString &runId);
};

} // namespace sluice
