// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmmodules.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

using Kind = Recipe::Kind;

FieldSpec fieldOf(
    const QByteArray &name, FieldType type, const Recipe &recipe = {}, int length = 255)
{
    FieldSpec field;
    field.name = name;
    field.label = QString::fromLatin1(name).replace(u'_', u' ');
    field.type = type;
    field.length = length;
    field.recipe = recipe;
    return field;
}

FieldSpec mandatory(FieldSpec field)
{
    field.isMandatory = true;
    return field;
}

FieldSpec unique(FieldSpec field)
{
    field.isUnique = true;
    return field;
}

FieldSpec custom(FieldSpec field)
{
    field.isCustom = true;
    return field;
}

Recipe pick(const QList<QByteArray> &choices)
{
    return {Kind::Pick, choices};
}

Recipe serial(const QByteArray &prefix, const QByteArray &suffix = {})
{
    return {Kind::Serial, {}, prefix, suffix};
}

Recipe numbers(qint64 low, qint64 high)
{
    return {Kind::Number, {}, {}, {}, low, high};
}

FieldSpec picklist(
    const QByteArray &name, const QList<QByteArray> &values, const Recipe &recipe = {})
{
    FieldSpec field = fieldOf(name, FieldType::Picklist, recipe, 120);
    field.picklist = values;
    return field;
}

FieldSpec lookup(const QByteArray &name, const QByteArray &module)
{
    FieldSpec field = fieldOf(name, FieldType::Lookup, {Kind::Reference, {module}}, 120);
    field.lookupModule = module;
    return field;
}

FieldSpec serverSet(FieldSpec field, bool isTime)
{
    field.isReadOnly = true;
    field.isServerTime = isTime;
    return field;
}

const QList<QByteArray> &industries()
{
    static const QList<QByteArray> values{"IT", "Finance", "Manufacturing", "Healthcare"};
    return values;
}

QList<QByteArray> withEmpty(QList<QByteArray> values)
{
    values.append(QByteArray());
    return values;
}

FieldSpec ofKind(const QByteArray &kindName, FieldSpec field)
{
    field.kindName = kindName;
    return field;
}

FieldSpec personal(const QByteArray &privacy, FieldSpec field)
{
    field.privacy = privacy;
    return field;
}

FieldSpec health(FieldSpec field)
{
    field.isHealth = true;
    return field;
}

void addCommonFields(ModuleSpec &module)
{
    FieldSpec owner = fieldOf("Owner", FieldType::Owner, {Kind::Owner}, 120);
    module.fields << owner << fieldOf("Description", FieldType::TextArea, {Kind::Prose}, 32000)
                  << serverSet(fieldOf("Created_Time", FieldType::DateTime, {Kind::Created}), true)
                  << serverSet(
                         fieldOf("Modified_Time", FieldType::DateTime, {Kind::Modified}), true);
    module.countsAutomations = true;
    module.buildIndex();
}

ModuleSpec leads()
{
    const QList<QByteArray> sources{"Web", "Trade Show", "Advertisement", "Cold Call", "Partner"};
    ModuleSpec module{"Leads", u"Lead"_s, u"Leads"_s, false, 1, "Last_Name", {}};
    module.fields << fieldOf("First_Name", FieldType::Text, serial("Sample Lead "), 40)
                  << mandatory(fieldOf("Last_Name", FieldType::Text, serial("Lead"), 80))
                  << mandatory(fieldOf("Company", FieldType::Text, serial("Company "), 200))
                  << unique(fieldOf("Email", FieldType::Email, serial("lead", "@example.com"), 100))
                  << fieldOf("Mobile", FieldType::Phone,
                         pick({"9876543210", "+91 98765 43210", "0091-9876543210", "4155552671",
                             "(415) 555-2671", "+44 7700 900123", "0044 7700 900123", ""}),
                         30)
                  << fieldOf("Country", FieldType::Text,
                         pick({"India", "IND", "IN", "91", "USA", "US", "United States", "U.K",
                             "UK", "44", ""}),
                         100)
                  << fieldOf("Designation", FieldType::Text,
                         pick({"CEO", "CTO", "Director", "VP Sales", "Manager", "Intern", ""}), 100)
                  << picklist("Industry", industries(), pick(withEmpty(industries())))
                  << fieldOf("No_of_Employees", FieldType::Integer,
                         pick({"5", "20", "50", "200", "500", "1000", ""}), 9)
                  << picklist("Lead_Source", sources, pick(withEmpty(sources)))
                  << fieldOf("Annual_Revenue", FieldType::Currency,
                         {Kind::Money, {}, {}, {}, 1000, 900000}, 16)
                  << fieldOf("Email_Opt_Out", FieldType::Boolean, {Kind::Flag}, 5)
                  << custom(fieldOf("Last_Activity_Days", FieldType::Integer,
                         pick({"1", "3", "7", "15", "30", "90", "180", ""}), 9))
                  << custom(fieldOf("Web_Engagement_Score", FieldType::Integer,
                         pick({"0", "5", "10", "30", "70", "90", ""}), 9))
                  << custom(fieldOf("Lead_Score_Value", FieldType::Integer, {}, 9))
                  << custom(picklist("Lead_Segment", {"Hot", "Warm", "Cold"}))
                  << custom(picklist("Sales_Priority", {"High", "Medium", "Low"}))
                  << custom(picklist("Data_Quality_Status", {"Clean", "Needs Review", "Critical"}))
                  << custom(fieldOf("Next_Contact_Date", FieldType::Date, {Kind::Day}, 10))
                  << custom(fieldOf("Last_Contacted_At", FieldType::DateTime, {Kind::Moment}, 25));
    addCommonFields(module);
    return module;
}

ModuleSpec contacts()
{
    ModuleSpec module{"Contacts", u"Contact"_s, u"Contacts"_s, false, 2, "Last_Name", {}};
    module.fields << fieldOf("First_Name", FieldType::Text, serial("Sample Contact "), 40)
                  << mandatory(fieldOf("Last_Name", FieldType::Text, serial("Contact"), 80))
                  << unique(
                         fieldOf("Email", FieldType::Email, serial("contact", "@example.com"), 100))
                  << fieldOf("Phone", FieldType::Phone,
                         pick({"4155552671", "+44 7700 900123", "9876543210", ""}), 30)
                  << lookup("Account_Name", "Accounts")
                  << fieldOf("Title", FieldType::Text, pick({"CEO", "CTO", "Manager", ""}), 100)
                  << personal("High", fieldOf("Date_of_Birth", FieldType::Date, {Kind::Day}, 10))
                  << fieldOf(
                         "Mailing_Country", FieldType::Text, pick({"India", "US", "UK", ""}), 100);
    addCommonFields(module);
    // Behind the others, so that the values of those stay as they were.
    const QList<QByteArray> groups{"A+", "A-", "B+", "B-", "0+", "0-"};
    module.fields << custom(
        personal("High", fieldOf("Passport_Number", FieldType::Text, serial("P"), 20)))
                  << custom(health(picklist("Blood_Group", groups, pick(withEmpty(groups)))));
    module.buildIndex();
    return module;
}

ModuleSpec accounts()
{
    ModuleSpec module{"Accounts", u"Account"_s, u"Accounts"_s, false, 3, "Account_Name", {}};
    module.fields << mandatory(fieldOf("Account_Name", FieldType::Text, serial("Account "), 200))
                  << fieldOf("Phone", FieldType::Phone, pick({"4155552671", "9876543210", ""}), 30)
                  << fieldOf("Website", FieldType::Website, serial("https://www.example.com/"), 450)
                  << picklist("Industry", industries(), pick(withEmpty(industries())))
                  << fieldOf("Employees", FieldType::Integer, numbers(1, 5000), 9)
                  << fieldOf("Annual_Revenue", FieldType::Currency,
                         {Kind::Money, {}, {}, {}, 1000, 9000000}, 16)
                  << fieldOf("Billing_City", FieldType::Text,
                         pick({"Chennai", "Austin", "London", "Pune", ""}), 100)
                  << fieldOf(
                         "Billing_Country", FieldType::Text, pick({"India", "US", "UK", ""}), 100);
    addCommonFields(module);
    return module;
}

ModuleSpec deals()
{
    const QList<QByteArray> stages{"Qualification", "Needs Analysis", "Proposal/Price Quote",
        "Negotiation/Review", "Closed Won", "Closed Lost"};
    ModuleSpec module{"Deals", u"Deal"_s, u"Deals"_s, false, 4, "Deal_Name", {}};
    module.fields << mandatory(fieldOf("Deal_Name", FieldType::Text, serial("Deal "), 120))
                  << mandatory(picklist("Stage", stages, pick(stages)))
                  << fieldOf(
                         "Amount", FieldType::Currency, {Kind::Money, {}, {}, {}, 100, 500000}, 16)
                  << fieldOf("Closing_Date", FieldType::Date, {Kind::Day}, 10)
                  << fieldOf("Probability", FieldType::Percent, numbers(0, 100), 5)
                  << lookup("Account_Name", "Accounts") << lookup("Contact_Name", "Contacts");
    addCommonFields(module);
    return module;
}

// So that each kind of field that can be read occurs somewhere (zoho-crm-bulk C2).
void addOtherKinds(ModuleSpec &module)
{
    const auto add = [&module](const FieldSpec &field) { module.fields << custom(field); };
    add(fieldOf("Confirmed", FieldType::Boolean, {Kind::Flag}, 5));
    add(fieldOf("Started_At", FieldType::DateTime, {Kind::Moment}, 25));
    add(fieldOf("Cost", FieldType::Currency, {Kind::Money, {}, {}, {}, 10, 9000}, 16));
    add(fieldOf("Discount", FieldType::Percent, numbers(0, 50), 5));
    add(fieldOf("Contact_Email", FieldType::Email, serial("visit", "@example.com"), 100));
    add(personal("Low", fieldOf("Contact_Phone", FieldType::Phone, pick({"4155552671", ""}), 30)));
    add(fieldOf("Report_Link", FieldType::Website, serial("https://www.example.com/visit/"), 450));
    add(fieldOf("Short_Note", FieldType::TextArea, {Kind::Prose}, 2000));
    add(fieldOf("Summary", FieldType::TextArea, {Kind::Prose}, 50000));
    add(lookup("Host", "Contacts"));
    add(ofKind("userlookup", fieldOf("Inspector", FieldType::Owner, {Kind::Owner}, 120)));
    const QList<QByteArray> outcomes{"ok", "late", "missed"};
    FieldSpec outcome = picklist("Outcome", outcomes, pick(outcomes));
    outcome.pickLabels = {"Went well", "Came late", "Did not happen"};
    add(outcome);
    FieldSpec formula = fieldOf("Visitor_Score", FieldType::Double, numbers(2, 80), 16);
    formula.isReadOnly = true;
    add(ofKind("formula", formula));
    FieldSpec number = fieldOf("Visit_Number", FieldType::Text, serial("SV-"), 30);
    number.isReadOnly = true;
    add(ofKind("autonumber", number));
    module.buildIndex();
}

ModuleSpec siteVisits()
{
    const QList<QByteArray> topics{"Safety", "Energy", "Logistics", "Staff"};
    ModuleSpec module{"Site_Visits", u"Site Visit"_s, u"Site Visits"_s, true, 5, "Name", {}};
    FieldSpec interests = fieldOf("Topics", FieldType::MultiPicklist, {Kind::Subset, topics}, 255);
    interests.picklist = topics;
    module.fields << mandatory(fieldOf("Name", FieldType::Text, serial("Visit "), 120))
                  << custom(unique(fieldOf("Visit_Code", FieldType::Text, serial("V-"), 40)))
                  << custom(fieldOf("Visit_Date", FieldType::Date, {Kind::Day}, 10))
                  << custom(fieldOf("Visitors", FieldType::Integer, numbers(1, 40), 9))
                  << custom(fieldOf("Meter_Reading", FieldType::BigInt,
                         numbers(100'000'000'000, 999'999'999'999), 18))
                  << custom(
                         fieldOf("Rating", FieldType::Double, {Kind::Money, {}, {}, {}, 1, 5}, 16))
                  << custom(interests) << custom(lookup("Account", "Accounts"));
    addCommonFields(module);
    addOtherKinds(module);
    return module;
}

// What the visits' fields Visit_Items and Guests hold; both are empty at first.
ModuleSpec childOfVisits(ModuleSpec module, const QByteArray &generatedType)
{
    module.generatedType = generatedType;
    module.parentModule = "Site_Visits";
    module.fields << serverSet(fieldOf("Created_Time", FieldType::DateTime, {Kind::Created}),
        true) << serverSet(fieldOf("Modified_Time", FieldType::DateTime, {Kind::Modified}), true);
    module.buildIndex();
    return module;
}

ModuleSpec visitItems()
{
    ModuleSpec module{"Visit_Items", u"Visit Item"_s, u"Visit Items"_s, false, 6, "Item", {}};
    module.parentField = "Parent_Id";
    module.fields << mandatory(lookup("Parent_Id", "Site_Visits"))
                  << mandatory(fieldOf("Item", FieldType::Text, {}, 120))
                  << fieldOf("Quantity", FieldType::Integer, {}, 9)
                  << fieldOf("Price", FieldType::Currency, {}, 16);
    return childOfVisits(module, "subform");
}

ModuleSpec visitGuests()
{
    ModuleSpec module{
        "Visits_X_Contacts", u"Visits X Contacts"_s, u"Visits X Contacts"_s, false, 7, "Visit", {}};
    module.parentField = "Visit";
    module.fields << mandatory(lookup("Visit", "Site_Visits"))
                  << mandatory(lookup("Guest", "Contacts"));
    return childOfVisits(module, "linking");
}

} // namespace

QList<ModuleSpec> crmModules()
{
    return {leads(), contacts(), accounts(), deals(), siteVisits(), visitItems(), visitGuests()};
}

const QList<CrmUser> &crmUsers()
{
    static const QList<CrmUser> users{
        {"5725767000000411001", "Sandbox", "Operator", "operator@example.com"},
        {"5725767000000411002", "Asha", "Example", "asha@example.com"},
        {"5725767000000411003", "Ben", "Example", "ben@example.com"}};
    return users;
}

} // namespace sluice::sandbox
