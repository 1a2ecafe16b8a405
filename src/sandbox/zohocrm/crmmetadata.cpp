// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmmetadata.h"

#include "sandbox/zohocrm/bulkcell.h"
#include "sandbox/zohocrm/crmextrafields.h"
#include "sandbox/zohocrm/crmmodules.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr char kFixedTime[] = "2024-01-01T00:00:00+05:30";

QLatin1StringView jsonTypeName(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
        return "integer"_L1;
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        return "double"_L1;
    case FieldType::Boolean:
        return "boolean"_L1;
    case FieldType::Lookup:
    case FieldType::Owner:
        return "jsonobject"_L1;
    case FieldType::MultiPicklist:
        return "jsonarray"_L1;
    default:
        return "string"_L1;
    }
}

QJsonArray picklistJson(const FieldSpec &field, qint64 firstId)
{
    QJsonArray values;
    if (field.picklist.isEmpty())
        return values;
    const auto add = [&](const QString &actual, const QString &label, const QString &reference,
                         const QString &type) {
        const auto number = static_cast<int>(values.size());
        values.append(
            QJsonObject{{u"id"_s, crmFixedId(firstId + number)}, {u"display_value"_s, label},
                {u"actual_value"_s, actual}, {u"reference_value"_s, reference}, {u"type"_s, type},
                {u"sequence_number"_s, number + 1}, {u"colour_code"_s, QJsonValue::Null}});
    };
    const QString used = u"used"_s;
    if (field.type == FieldType::Picklist)
        add(u"-None-"_s, u"-None-"_s, u"-None-"_s, used);
    for (qsizetype i = 0; i < field.picklist.size(); ++i) {
        const QString actual = QString::fromUtf8(field.picklist.at(i));
        const QString label
            = field.pickLabels.isEmpty() ? actual : QString::fromUtf8(field.pickLabels.at(i));
        add(actual, label, QString::fromUtf8(pickReference(field, i)), used);
    }
    // One that is no longer offered.
    if (!field.pickLabels.isEmpty())
        add(u"moved"_s, u"Moved"_s, u"ref_moved"_s, u"unused"_s);
    return values;
}

QJsonObject lookupJson(const FieldSpec &field, const CrmStore &store)
{
    if (field.lookupModule.isEmpty())
        return {};
    QJsonObject module = moduleReference(store.spec(store.indexOfModule(field.lookupModule)));
    return {{u"module"_s, module}, {u"display_label"_s, QJsonValue::Null},
        {u"api_name"_s, QJsonValue::Null}, {u"id"_s, QJsonValue::Null},
        {u"query_details"_s, QJsonObject()}};
}

// What only fields of some kinds say of themselves.
void addKindParts(QJsonObject &json, const FieldSpec &field)
{
    for (const QString &empty : {u"multiselectlookup"_s, u"formula"_s, u"auto_number"_s,
             u"multiuserlookup"_s, u"subform"_s, u"currency"_s})
        json.insert(empty, QJsonObject());
    for (const QString &nothing : {u"external"_s, u"private"_s, u"hipaa_compliance"_s, u"crypt"_s,
             u"default_value"_s, u"tooltip"_s, u"textarea"_s})
        json.insert(nothing, QJsonValue::Null);
    json.insert(u"hipaa_compliance_enabled"_s, field.isHealth);
    if (field.type == FieldType::Currency)
        json.insert(
            u"currency"_s, QJsonObject{{u"rounding_option"_s, u"normal"_s}, {u"precision"_s, 2}});
    if (field.type == FieldType::TextArea) {
        const QString size = field.length <= 2000 ? u"small"_s
            : field.length <= 32000               ? u"large"_s
                                                  : u"rich_text"_s;
        json.insert(u"textarea"_s, QJsonObject{{u"type"_s, size}});
    }
    if (field.kindName == "formula")
        json.insert(u"formula"_s,
            QJsonObject{{u"return_type"_s, u"double"_s}, {u"expression"_s, u"${Visitors} * 2"_s}});
    if (field.kindName == "autonumber")
        json.insert(u"auto_number"_s,
            QJsonObject{{u"prefix"_s, QString::fromLatin1(field.recipe.prefix)},
                {u"suffix"_s, QJsonValue::Null}, {u"start_number"_s, 1},
                {u"starting_number_length"_s, 1}});
    if (!field.privacy.isEmpty())
        json.insert(u"private"_s,
            QJsonObject{{u"restricted"_s, true}, {u"export"_s, false},
                {u"type"_s, QString::fromLatin1(field.privacy)}});
    if (field.isHealth)
        json.insert(u"hipaa_compliance"_s,
            QJsonObject{{u"restricted"_s, true}, {u"restricted_in_export"_s, true}});
}

// `parent`: the reference to its module, of a subform or linking module.
QJsonObject moduleJson(const ModuleSpec &module, int position, const QJsonObject &parent)
{
    QJsonObject json = moduleReference(module);
    const QString name = moduleText(module.name);
    json.insert(u"module_name"_s, module.isCustom ? u"CustomModule1"_s : name);
    json.insert(u"singular_label"_s, module.singular);
    json.insert(u"plural_label"_s, module.plural);
    json.insert(u"actual_singular_label"_s, module.singular);
    json.insert(u"actual_plural_label"_s, module.plural);
    const bool isChild = !module.parentModule.isEmpty();
    json.insert(u"generated_type"_s,
        isChild               ? moduleText(module.generatedType)
            : module.isCustom ? u"custom"_s
                              : u"default"_s);
    for (const QString &yes : {u"api_supported"_s, u"viewable"_s, u"creatable"_s, u"editable"_s,
             u"deletable"_s, u"global_search_supported"_s})
        json.insert(yes, true);
    json.insert(u"profile_count"_s, 2);
    json.insert(u"visibility"_s, 1);
    json.insert(u"status"_s, u"visible"_s);
    json.insert(u"sequence_number"_s, position);
    json.insert(u"web_link"_s, QJsonValue::Null);
    json.insert(u"modified_time"_s, QJsonValue::Null);
    json.insert(u"modified_by"_s, QJsonValue::Null);
    json.insert(u"profiles"_s, QJsonArray());
    json.insert(u"parent_module"_s, parent);
    for (const QString &shown : {u"visible"_s, u"show_as_tab"_s, u"quick_create"_s})
        json.insert(shown, !isChild);
    return json;
}

// One that a bulk job must leave alone, as real module lists have them.
QJsonObject unusableModule()
{
    QJsonObject json{{u"id"_s, crmFixedId(2900)}, {u"api_name"_s, u"Email_Analytics"_s}};
    json.insert(u"module_name"_s, u"Email_Analytics"_s);
    json.insert(u"singular_label"_s, u"Email Analytics"_s);
    json.insert(u"plural_label"_s, u"Email Analytics"_s);
    json.insert(u"generated_type"_s, u"default"_s);
    json.insert(u"api_supported"_s, true);
    json.insert(u"viewable"_s, true);
    for (const QString &no : {u"creatable"_s, u"editable"_s, u"deletable"_s, u"visible"_s})
        json.insert(no, false);
    json.insert(u"status"_s, u"system_hidden"_s);
    return json;
}

QJsonObject userJson(const CrmUser &user, bool isFirst)
{
    const QJsonObject role{{u"id"_s, crmFixedId(26005)}, {u"name"_s, u"CEO"_s}};
    const QJsonObject profile{{u"id"_s, crmFixedId(26011)}, {u"name"_s, u"Administrator"_s}};
    QJsonObject json{{u"id"_s, QString::fromLatin1(user.id)},
        {u"first_name"_s, QString::fromUtf8(user.firstName)},
        {u"last_name"_s, QString::fromUtf8(user.lastName)},
        {u"full_name"_s, QString::fromUtf8(user.fullName())},
        {u"email"_s, QString::fromUtf8(user.email)}, {u"role"_s, role}, {u"profile"_s, profile},
        {u"status"_s, u"active"_s}, {u"confirm"_s, true}, {u"country"_s, u"IN"_s},
        {u"country_locale"_s, u"en_IN"_s}, {u"locale"_s, u"en_IN"_s}, {u"language"_s, u"en_US"_s},
        {u"time_zone"_s, u"Asia/Kolkata"_s}, {u"time_format"_s, u"HH:mm"_s},
        {u"date_format"_s, u"dd/MM/yyyy"_s}, {u"category"_s, u"regular_user"_s},
        {u"type__s"_s, u"Regular User"_s}, {u"microsoft"_s, false},
        {u"personal_account"_s, isFirst}, {u"created_time"_s, QString::fromLatin1(kFixedTime)},
        {u"Modified_Time"_s, QString::fromLatin1(kFixedTime)}};
    json.insert(u"zuid"_s, QString::fromLatin1(user.id.right(9)));
    return json;
}

} // namespace

QLatin1StringView dataTypeName(FieldType type)
{
    static constexpr QLatin1StringView kNames[]
        = {QLatin1StringView("text"), QLatin1StringView("textarea"), QLatin1StringView("email"),
            QLatin1StringView("phone"), QLatin1StringView("website"), QLatin1StringView("picklist"),
            QLatin1StringView("multiselectpicklist"), QLatin1StringView("boolean"),
            QLatin1StringView("integer"), QLatin1StringView("bigint"), QLatin1StringView("double"),
            QLatin1StringView("currency"), QLatin1StringView("percent"), QLatin1StringView("date"),
            QLatin1StringView("datetime"), QLatin1StringView("lookup"),
            QLatin1StringView("ownerlookup")};
    return kNames[static_cast<int>(type)];
}

QString crmFixedId(qint64 number)
{
    return QString::number(kIdBase + number);
}

QJsonObject crmFieldJson(const FieldSpec &field, qint64 number, const CrmStore &store)
{
    const bool isWritable = !field.isReadOnly;
    const QString typeName = field.kindName.isEmpty() ? QString(dataTypeName(field.type))
                                                      : QString::fromLatin1(field.kindName);
    const bool isDecimal = field.type == FieldType::Double || field.type == FieldType::Currency;
    QJsonObject json{{u"id"_s, crmFixedId(number)},
        {u"api_name"_s, QString::fromLatin1(field.name)}, {u"field_label"_s, field.label},
        {u"display_label"_s, field.label}, {u"data_type"_s, typeName},
        {u"json_type"_s, jsonTypeName(field.type)}, {u"length"_s, field.length},
        {u"decimal_place"_s, isDecimal ? QJsonValue(2) : QJsonValue(QJsonValue::Null)},
        {u"read_only"_s, field.isReadOnly}, {u"field_read_only"_s, field.isReadOnly},
        {u"system_mandatory"_s, field.isMandatory}, {u"custom_field"_s, field.isCustom},
        {u"visible"_s, true}, {u"virtual_field"_s, false}, {u"type"_s, u"used"_s},
        {u"mass_update"_s, isWritable}, {u"filterable"_s, true}, {u"searchable"_s, true},
        {u"created_source"_s, u"default"_s}, {u"sortable"_s, true},
        {u"businesscard_supported"_s, true}};
    json.insert(u"operation_type"_s,
        QJsonObject{{u"web_create"_s, isWritable}, {u"web_update"_s, isWritable},
            {u"api_create"_s, isWritable}, {u"api_update"_s, isWritable}});
    json.insert(u"unique"_s,
        field.isUnique ? QJsonObject{{u"casesensitive"_s, QString::number(number)}}
                       : QJsonObject());
    json.insert(u"lookup"_s, lookupJson(field, store));
    json.insert(u"pick_list_values"_s, picklistJson(field, number * 100));
    addKindParts(json, field);
    return json;
}

QJsonObject crmFieldJson(const CrmStore &store, int module, int field)
{
    const ModuleSpec &spec = store.spec(module);
    return crmFieldJson(spec.fields.at(field), spec.number * 1000 + field, store);
}

QJsonObject moduleReference(const ModuleSpec &module)
{
    return {{u"id"_s, crmFixedId(2174 + module.number)}, {u"api_name"_s, moduleText(module.name)}};
}

HttpReply describeOrg(const Environment &environment)
{
    const QString edition = environment.settings.text(u"edition"_s);
    const qint64 users = environment.settings.number(u"users"_s);
    QJsonObject org{{u"id"_s, crmFixedId(11)}, {u"zgid"_s, QLatin1StringView(kOrgId)},
        {u"domain_name"_s, QString(u"org"_s + QLatin1StringView(kOrgId))},
        {u"company_name"_s, u"Sluice Sandbox"_s}, {u"alias"_s, QJsonValue::Null},
        {u"type"_s, u"sandbox"_s}, {u"time_zone"_s, u"Asia/Kolkata"_s},
        {u"currency"_s, u"Indian Rupee"_s}, {u"currency_symbol"_s, u"Rs."_s},
        {u"currency_locale"_s, u"en_IN"_s}, {u"iso_code"_s, u"INR"_s}, {u"country"_s, u"India"_s},
        {u"country_code"_s, u"IN"_s}, {u"primary_email"_s, u"operator@example.com"_s},
        {u"primary_zuid"_s, u"000411001"_s}, {u"website"_s, QJsonValue::Null},
        {u"mc_status"_s, false}, {u"gapps_enabled"_s, false}, {u"privacy_settings"_s, true},
        {u"hipaa_compliance_enabled"_s, true}, {u"translation_enabled"_s, false},
        {u"created_time"_s, QString::fromLatin1(kFixedTime)}};
    org.insert(u"license_details"_s,
        QJsonObject{{u"paid"_s, edition != "free"_L1}, {u"paid_type"_s, edition},
            {u"paid_expiry"_s, QJsonValue::Null}, {u"trial_type"_s, QJsonValue::Null},
            {u"trial_expiry"_s, QJsonValue::Null}, {u"trial_action"_s, QJsonValue::Null},
            {u"users_license_purchased"_s, users}, {u"portal_users_license_purchased"_s, 0}});
    return HttpReply::json(200, {{u"org"_s, QJsonArray{org}}});
}

HttpReply describeModules(const CrmStore &store)
{
    QJsonArray modules;
    for (int i = 0; i < store.moduleCount(); ++i) {
        const int parent = store.indexOfModule(store.spec(i).parentModule);
        modules.append(moduleJson(store.spec(i), i + 1,
            parent < 0 ? QJsonObject() : moduleReference(store.spec(parent))));
    }
    modules.append(unusableModule());
    return HttpReply::json(200, {{u"modules"_s, modules}});
}

tl::expected<int, CrmProblem> moduleOfSettings(const CrmStore &store, const HttpRequest &request)
{
    const QByteArray name = request.param("module");
    if (name.isEmpty())
        return tl::unexpected(CrmProblem{u"REQUIRED_PARAM_MISSING"_s,
            u"One of the expected parameter is missing"_s, {{u"param_name"_s, u"module"_s}}});
    const int module = store.indexOfModule(name);
    if (module < 0)
        return tl::unexpected(CrmProblem{u"INVALID_MODULE"_s,
            u"the module name given seems to be invalid"_s, {{u"resource_path_index"_s, 0}}});
    return module;
}

HttpReply describeFields(const CrmStore &store, const HttpRequest &request)
{
    const auto module = moduleOfSettings(store, request);
    if (!module)
        return module.error().reply();
    if (request.param("type") == "unused") {
        HttpReply nothing;
        nothing.status = 204;
        return nothing;
    }
    QJsonArray fields;
    for (int i = 0; i < store.spec(*module).fields.size(); ++i)
        fields.append(crmFieldJson(store, *module, i));
    for (const QJsonValue &extra : extraFields(store, *module))
        fields.append(extra);
    return HttpReply::json(200, {{u"fields"_s, fields}});
}

HttpReply describeUsers(const HttpRequest &request)
{
    const bool isCurrent = request.param("type") == "CurrentUser";
    QJsonArray users;
    for (const CrmUser &user : crmUsers()) {
        users.append(userJson(user, users.isEmpty()));
        if (isCurrent)
            break;
    }
    const QJsonObject info{{u"per_page"_s, 200}, {u"count"_s, users.size()}, {u"page"_s, 1},
        {u"more_records"_s, false}};
    return HttpReply::json(200, {{u"users"_s, users}, {u"info"_s, info}});
}

} // namespace sluice::sandbox
