// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/starters.h"

#include <array>

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

// A table that has rows of every type, into a view that is made for it.
constexpr const char *kCopyTable = R"json({
    "formatVersion": 1,
    "name": "Copy orders",
    "kind": "datastore-analytics",
    "source": "Sandbox Data Store",
    "target": "Sandbox Analytics",
    "parameters": {"table": "Orders", "view": "Orders from the Data Store", "mode": "full"}
})json";

struct Starter
{
    QLatin1StringView name;
    const char *document;
};
constexpr std::array kStarters{Starter{"clean-up-leads"_L1, kCleanUpLeads},
    Starter{"copy-table"_L1, kCopyTable}, Starter{"import-shop"_L1, kImportShop}};

} // namespace

QStringList starterNames()
{
    QStringList names;
    for (const Starter &starter : kStarters)
        names << starter.name;
    return names;
}

QByteArray starterDocument(const QString &name)
{
    for (const Starter &starter : kStarters) {
        if (name == starter.name)
            return starter.document;
    }
    return {};
}

} // namespace sluice
