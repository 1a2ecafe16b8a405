// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/starters.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The lead example (zoho-crm-bulk F) over the fields that it reads and writes.
constexpr const char *kCleanUpLeads = R"json({
    "formatVersion": 1,
    "name": "Clean up leads",
    "kind": "crm-bulk",
    "source": "Sandbox CRM",
    "target": "Sandbox CRM",
    "parameters": {
        "module": "Leads",
        "fields": ["First_Name", "Last_Name", "Company", "Mobile", "Country", "Designation",
            "Industry", "No_of_Employees", "Last_Activity_Days", "Web_Engagement_Score",
            "Lead_Score_Value", "Lead_Segment", "Sales_Priority", "Data_Quality_Status"],
        "operation": "update",
        "findBy": "id",
        "onlyChanged": true,
        "processors": [{"type": "rules", "preset": "lead-clean-up", "ruleSet": "C"}]
    }
})json";

} // namespace

QStringList starterNames()
{
    return {u"clean-up-leads"_s};
}

QByteArray starterDocument(const QString &name)
{
    return name == "clean-up-leads"_L1 ? QByteArray(kCleanUpLeads) : QByteArray();
}

} // namespace sluice
