// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmkeptfields.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "console/mappings/keptfields.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using CrmFlag = std::pair<QLatin1StringView, bool CrmField::*>;

constexpr CrmFlag kCrmFlags[]{{"isRequired"_L1, &CrmField::isRequired},
    {"isReadOnly"_L1, &CrmField::isReadOnly}, {"isVisible"_L1, &CrmField::isVisible},
    {"isVirtual"_L1, &CrmField::isVirtual}, {"isCustom"_L1, &CrmField::isCustom},
    {"isUnique"_L1, &CrmField::isUnique}, {"isApiCreatable"_L1, &CrmField::isApiCreatable},
    {"isApiUpdatable"_L1, &CrmField::isApiUpdatable}, {"isHealthData"_L1, &CrmField::isHealthData},
    {"isPersonalData"_L1, &CrmField::isPersonalData}};

QJsonObject crmFieldJson(const CrmField &field)
{
    QJsonObject json{{u"id"_s, field.id}, {u"apiName"_s, field.apiName}, {u"label"_s, field.label},
        {u"dataType"_s, field.dataType}, {u"length"_s, field.length},
        {u"decimalPlace"_s, field.decimalPlace}, {u"lookupModule"_s, field.lookupModule}};
    for (const auto &[name, flag] : kCrmFlags)
        json.insert(name, field.*flag);
    QJsonArray values;
    for (const CrmPickValue &value : field.pickValues)
        values.append(QJsonArray{value.display, value.actual, value.reference});
    json.insert(u"pickValues"_s, values);
    return json;
}

CrmField crmFieldOf(const QJsonObject &json)
{
    CrmField field{.id = json.value("id"_L1).toString(),
        .apiName = json.value("apiName"_L1).toString(),
        .label = json.value("label"_L1).toString(),
        .dataType = json.value("dataType"_L1).toString(),
        .length = json.value("length"_L1).toInt(),
        .decimalPlace = json.value("decimalPlace"_L1).toInt(-1),
        .lookupModule = json.value("lookupModule"_L1).toString()};
    for (const auto &[name, flag] : kCrmFlags)
        field.*flag = json.value(name).toBool();
    for (const QJsonValue &value : json.value("pickValues"_L1).toArray())
        field.pickValues.append({value[0].toString(), value[1].toString(), value[2].toString()});
    return field;
}

std::optional<QString> keptKey(
    Application &application, const QString &connection, const QString &module)
{
    const auto found = application.connections().find(connection);
    return found ? std::optional(found->id + u"|module|"_s + module) : std::nullopt;
}

} // namespace

void keepCrmFields(Application &application, const QString &connection, const QString &module,
    const QList<CrmField> &fields)
{
    const auto key = keptKey(application, connection, module);
    QJsonArray kept;
    for (const CrmField &field : fields)
        kept.append(crmFieldJson(field));
    if (key)
        keepFields(application.dataDirectory(), *key, kept);
}

std::optional<KeptCrmFields> keptCrmFields(
    Application &application, const QString &connection, const QString &module)
{
    const auto key = keptKey(application, connection, module);
    const auto kept = key ? keptFields(application.dataDirectory(), *key) : std::nullopt;
    if (!kept)
        return std::nullopt;
    KeptCrmFields found{.atMs = kept->atMs, .fields = {}};
    for (const QJsonValue &field : kept->fields)
        found.fields << crmFieldOf(field.toObject());
    return found;
}

} // namespace sluice
