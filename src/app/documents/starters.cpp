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

// The whole shop in the order of commercetools-klaviyo D.5, with the plugin's mapping.
constexpr const char *kImportShop = R"json({
    "formatVersion": 1,
    "name": "Import shop",
    "kind": "commerce-klaviyo",
    "source": "Sandbox shop",
    "target": "Sandbox Klaviyo",
    "parameters": {"resource": "all", "mode": "all", "onlyChanged": true}
})json";

} // namespace

QStringList starterNames()
{
    return {u"clean-up-leads"_s, u"import-shop"_s};
}

QByteArray starterDocument(const QString &name)
{
    if (name == "clean-up-leads"_L1)
        return kCleanUpLeads;
    return name == "import-shop"_L1 ? QByteArray(kImportShop) : QByteArray();
}

} // namespace sluice
