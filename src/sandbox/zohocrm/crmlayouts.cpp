// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmlayouts.h"

#include "sandbox/zohocrm/bulkread.h"
#include "sandbox/zohocrm/crmmetadata.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kFirstLayout = 91'055;
constexpr qint64 kFirstSection = 92'000;
constexpr char kLayoutTime[] = "2024-01-01T00:00:00+05:30";

// What one layout says other than the fields' own description.
struct LayoutPlan
{
    QString name;
    QStringList required;
    QStringList notOffered; // pick list values
};

QList<LayoutPlan> plansOf(const ModuleSpec &module)
{
    QList<LayoutPlan> plans{{u"Standard"_s, {}, {}}};
    if (module.name == "Leads")
        plans.append({u"Partners"_s, {u"Country"_s}, {u"Web"_s, u"Cold Call"_s}});
    return plans;
}

QString layoutId(const ModuleSpec &module, qsizetype plan)
{
    return crmFixedId(kFirstLayout + module.number * 10 + plan);
}

QJsonObject layoutField(
    const LayoutPlan &plan, const FieldSpec &field, QJsonObject json, int position)
{
    const QString name = QString::fromLatin1(field.name);
    json.insert(u"required"_s, field.isMandatory || plan.required.contains(name));
    json.insert(u"sequence_number"_s, position);
    json.insert(u"validation_rule"_s, QJsonValue::Null);
    json.insert(u"blueprint_supported"_s, true);
    QJsonArray offered;
    const QJsonArray values = json.value("pick_list_values"_L1).toArray();
    for (const QJsonValue &value : values) {
        if (!plan.notOffered.contains(value["actual_value"_L1].toString()))
            offered.append(value);
    }
    json.insert(u"pick_list_values"_s, offered);
    return json;
}

QJsonObject sectionJson(const QString &label, int position, qint64 number, const QJsonArray &fields)
{
    const QString apiName = QString(label).replace(u' ', u'_');
    return {{u"id"_s, crmFixedId(number)}, {u"display_label"_s, label}, {u"name"_s, label},
        {u"api_name"_s, apiName}, {u"sequence_number"_s, position}, {u"isSubformSection"_s, false},
        {u"tab_traversal"_s, 2}, {u"column_count"_s, 2}, {u"generated_type"_s, u"default"_s},
        {u"type"_s, u"used"_s}, {u"fields"_s, fields}, {u"properties"_s, QJsonValue::Null}};
}

QJsonArray sectionsOf(const CrmStore &store, int module, const LayoutPlan &plan, qsizetype number)
{
    const ModuleSpec &spec = store.spec(module);
    QJsonArray own;
    QJsonArray description;
    for (int i = 0; i < spec.fields.size(); ++i) {
        const FieldSpec &field = spec.fields.at(i);
        QJsonArray &section = field.type == FieldType::TextArea ? description : own;
        section.append(layoutField(
            plan, field, crmFieldJson(store, module, i), static_cast<int>(section.size()) + 1));
    }
    const qint64 first = kFirstSection + spec.number * 100 + number * 10;
    return {sectionJson(spec.singular + u" Information"_s, 1, first, own),
        sectionJson(u"Description Information"_s, 2, first + 1, description)};
}

QJsonObject layoutJson(const CrmStore &store, int module, const LayoutPlan &plan, qsizetype number)
{
    QJsonObject json{{u"id"_s, layoutId(store.spec(module), number)}, {u"name"_s, plan.name},
        {u"api_name"_s, plan.name}, {u"display_label"_s, plan.name}, {u"display_type"_s, 1},
        {u"has_more_profiles"_s, false}, {u"visible"_s, true}, {u"source"_s, u"crm"_s},
        {u"status"_s, u"active"_s}, {u"mode"_s, u"view"_s}, {u"show_business_card"_s, true},
        {u"generated_type"_s, u"default"_s}, {u"created_time"_s, QLatin1StringView(kLayoutTime)},
        {u"modified_time"_s, QLatin1StringView(kLayoutTime)}};
    json.insert(u"created_by"_s, userReference());
    json.insert(u"modified_by"_s, userReference());
    for (const QString &nothing : {u"created_for"_s, u"convert_mapping"_s, u"subform_properties"_s})
        json.insert(nothing, QJsonValue::Null);
    json.insert(u"profiles"_s,
        QJsonArray{QJsonObject{
            {u"id"_s, crmFixedId(26011)}, {u"name"_s, u"Administrator"_s}, {u"default"_s, true}}});
    json.insert(u"actions_allowed"_s,
        QJsonObject{{u"edit"_s, true}, {u"rename"_s, true}, {u"clone"_s, true},
            {u"downgrade"_s, false}, {u"delete"_s, number > 0}, {u"deactivate"_s, number > 0},
            {u"set_layout_permissions"_s, true}});
    json.insert(u"sections"_s, sectionsOf(store, module, plan, number));
    return json;
}

} // namespace

QJsonObject standardLayout(const ModuleSpec &module)
{
    return {{u"name"_s, u"Standard"_s}, {u"id"_s, layoutId(module, 0)}};
}

HttpReply describeLayouts(const CrmStore &store, const HttpRequest &request, const QString &id)
{
    const auto module = moduleOfSettings(store, request);
    if (!module)
        return module.error().reply();
    const QList<LayoutPlan> plans = plansOf(store.spec(*module));
    QJsonArray layouts;
    for (qsizetype i = 0; i < plans.size(); ++i) {
        if (id.isEmpty() || id == layoutId(store.spec(*module), i))
            layouts.append(layoutJson(store, *module, plans.at(i), i));
    }
    if (layouts.isEmpty())
        return crmError(400, u"INVALID_DATA"_s, u"the id given seems to be invalid"_s,
            {{u"resource_path_index"_s, 1}});
    return HttpReply::json(200, {{u"layouts"_s, layouts}});
}

} // namespace sluice::sandbox
