// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohojson.h"
#include "services/zohocrm/crmbodies.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The list under `key`; no text at all (204) is an empty list.
Result<QJsonArray> crmList(QByteArrayView json, QLatin1String key)
{
    if (json.trimmed().isEmpty())
        return QJsonArray();
    const QString what = u"Zoho's list of %1 cannot be understood."_s.arg(key);
    const Result<QJsonDocument> document = zohoJson(json, what);
    if (!document)
        return fail(document.error());
    if (document->isObject()) {
        if (const auto refusal = zohoProblem(document->object()))
            return fail(zohoErrorOf(*refusal, 200, what));
        const QJsonValue list = document->object().value(key);
        if (list.isArray())
            return list.toArray();
    }
    return fail(Error{.kind = ErrorKind::Protocol,
        .what = what,
        .why = u"It has no list \"%1\"."_s.arg(key),
        .delivery = Delivery::Answered});
}

QList<CrmPickValue> crmPickValues(const QJsonArray &values)
{
    QList<CrmPickValue> picks;
    for (const QJsonValue &item : values) {
        const QJsonObject value = item.toObject();
        if (value.value("type"_L1).toString() == "unused"_L1)
            continue;
        picks.append({value.value("display_value"_L1).toString(),
            value.value("actual_value"_L1).toString(),
            value.value("reference_value"_L1).toString()});
    }
    return picks;
}

// C2: of text areas whose length is not told.
int textAreaLength(const QString &type)
{
    return type == "small"_L1 ? 2'000 : type == "rich_text"_L1 ? 50'000 : 32'000;
}

// Both are null where nothing restricts the field; words and keys as the service's API description
// has them.
void readCrmMarks(const QJsonObject &object, CrmField &field)
{
    const QJsonObject health = object.value("hipaa_compliance"_L1).toObject();
    const QJsonObject personal = object.value("private"_L1).toObject();
    field.isHealthData = health.value("restricted"_L1).toBool()
        || health.value("restricted_in_export"_L1).toBool();
    field.isPersonalData = personal.value("restricted"_L1).toBool()
        || personal.value("type"_L1).toString().compare("high"_L1, Qt::CaseInsensitive) == 0;
}

CrmField crmField(const QJsonObject &object)
{
    const QJsonObject operation = object.value("operation_type"_L1).toObject();
    CrmField field;
    field.id = zohoIdText(object.value("id"_L1));
    field.apiName = object.value("api_name"_L1).toString();
    field.label = object.value("field_label"_L1).toString();
    if (field.label.isEmpty())
        field.label = object.value("display_label"_L1).toString(field.apiName);
    field.dataType = object.value("data_type"_L1).toString();
    field.length = object.value("length"_L1).toInt();
    field.decimalPlace = object.value("decimal_place"_L1).toInt(-1);
    field.isRequired = object.value("system_mandatory"_L1).toBool();
    field.isReadOnly
        = object.value("read_only"_L1).toBool() || object.value("field_read_only"_L1).toBool();
    field.isVisible = object.value("visible"_L1).toBool(true);
    field.isVirtual = object.value("virtual_field"_L1).toBool();
    field.isCustom = object.value("custom_field"_L1).toBool();
    field.isUnique = !object.value("unique"_L1).toObject().isEmpty();
    field.isApiCreatable = operation.value("api_create"_L1).toBool();
    field.isApiUpdatable = operation.value("api_update"_L1).toBool();
    field.lookupModule = object.value("lookup"_L1)
                             .toObject()
                             .value("module"_L1)
                             .toObject()
                             .value("api_name"_L1)
                             .toString();
    if (field.length <= 0 && field.dataType == "textarea"_L1)
        field.length
            = textAreaLength(object.value("textarea"_L1).toObject().value("type"_L1).toString());
    readCrmMarks(object, field);
    field.pickValues = crmPickValues(object.value("pick_list_values"_L1).toArray());
    return field;
}

} // namespace

Result<CrmOrg> parseOrg(QByteArrayView json)
{
    const Result<QJsonArray> list = crmList(json, "org"_L1);
    if (!list)
        return fail(list.error());
    const QJsonObject object = list->first().toObject();
    const QJsonObject license = object.value("license_details"_L1).toObject();
    CrmOrg org;
    org.zgid = zohoIdText(object.value("zgid"_L1));
    org.id = zohoIdText(object.value("id"_L1));
    org.companyName = object.value("company_name"_L1).toString();
    org.type = object.value("type"_L1).toString();
    org.timeZone = object.value("time_zone"_L1).toString();
    org.edition = license.value("paid_type"_L1).toString();
    org.users = license.value("users_license_purchased"_L1).toInt();
    if (!isZohoId(org.zgid)) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .what = u"Zoho's description of the organisation cannot be understood."_s,
            .why = u"It has no usable zgid."_s,
            .delivery = Delivery::Answered});
    }
    return org;
}

Result<QList<CrmModule>> parseModules(QByteArrayView json)
{
    const Result<QJsonArray> list = crmList(json, "modules"_L1);
    if (!list)
        return fail(list.error());
    QList<CrmModule> modules;
    for (const QJsonValue &item : *list) {
        const QJsonObject object = item.toObject();
        CrmModule module;
        module.id = zohoIdText(object.value("id"_L1));
        module.apiName = object.value("api_name"_L1).toString();
        module.singularLabel = object.value("singular_label"_L1).toString();
        module.pluralLabel = object.value("plural_label"_L1).toString();
        module.generatedType = object.value("generated_type"_L1).toString();
        module.isApiSupported = object.value("api_supported"_L1).toBool();
        module.isViewable = object.value("viewable"_L1).toBool();
        module.isCreatable = object.value("creatable"_L1).toBool();
        module.isEditable = object.value("editable"_L1).toBool();
        module.isDeletable = object.value("deletable"_L1).toBool();
        if (!module.apiName.isEmpty())
            modules.append(module);
    }
    return modules;
}

Result<QList<CrmField>> parseFields(QByteArrayView json)
{
    const Result<QJsonArray> list = crmList(json, "fields"_L1);
    if (!list)
        return fail(list.error());
    QList<CrmField> fields;
    for (const QJsonValue &item : *list) {
        CrmField field = crmField(item.toObject());
        if (!field.apiName.isEmpty())
            fields.append(std::move(field));
    }
    return fields;
}

} // namespace sluice
