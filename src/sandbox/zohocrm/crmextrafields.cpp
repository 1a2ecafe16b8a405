// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmextrafields.h"

#include "sandbox/zohocrm/crmlayouts.h"
#include "sandbox/zohocrm/crmmetadata.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

struct ExtraField
{
    const char *module; // empty: all
    const char *name;
    const char *dataType;
    const char *jsonType;
    bool isWritable;
};
constexpr ExtraField kExtras[] = {
    {"", "Layout", "layout", "jsonobject", true},
    {"", "Tag", "text", "jsonarray", false},
    {"Contacts", "Record_Image", "profileimage", "string", false},
    {"Site_Visits", "Visit_Items", "subform", "jsonarray", true},
    {"Site_Visits", "Guests", "multiselectlookup", "jsonarray", true},
    {"Site_Visits", "Escorts", "multiuserlookup", "jsonarray", true},
    {"Site_Visits", "Report_File", "fileupload", "jsonarray", true},
    {"Site_Visits", "Photos", "imageupload", "jsonarray", true},
    {"Site_Visits", "Total_Hours", "rollup_summary", "double", false},
    {"Site_Visits", "Territories", "territories", "jsonarray", true},
    {"Site_Visits", "Repeats", "RRULE", "jsonobject", true},
    {"Site_Visits", "Reminder", "ALARM", "jsonobject", true},
};

bool isOf(const ExtraField &extra, const ModuleSpec &module)
{
    return QByteArrayView(extra.module).isEmpty() || module.name == extra.module;
}

QJsonObject referenceTo(const CrmStore &store, QByteArrayView module)
{
    return moduleReference(store.spec(store.indexOfModule(module)));
}

QJsonObject linkJson(const CrmStore &store, qint64 number)
{
    return {{u"id"_s, crmFixedId(number)}, {u"display_label"_s, u"Guests"_s},
        {u"linking_module"_s, referenceTo(store, "Visits_X_Contacts")},
        {u"connected_module"_s, referenceTo(store, "Contacts")}, {u"lookup_apiname"_s, u"Visit"_s},
        {u"api_name"_s, u"Guests"_s}, {u"connectedfield_apiname"_s, u"Guest"_s},
        {u"connectedlookup_apiname"_s, u"Visits"_s}, {u"record_access"_s, false}};
}

QJsonObject extraJson(const CrmStore &store, const ExtraField &extra, qint64 number)
{
    FieldSpec spec;
    spec.name = extra.name;
    spec.label = QString::fromLatin1(extra.name).replace(u'_', u' ');
    spec.kindName = extra.dataType;
    spec.isReadOnly = !extra.isWritable;
    spec.isCustom = !QByteArrayView(extra.module).isEmpty();
    QJsonObject json = crmFieldJson(spec, number, store);
    const QByteArrayView type(extra.dataType);
    json.insert(u"json_type"_s, QLatin1StringView(extra.jsonType));
    json.insert(u"mass_update"_s, false);
    json.insert(u"filterable"_s, false);
    if (type == QByteArrayView("multiselectlookup"))
        json.insert(u"multiselectlookup"_s, linkJson(store, number));
    if (type == QByteArrayView("subform"))
        json.insert(u"subform"_s,
            QJsonObject{
                {u"module"_s, referenceTo(store, "Visit_Items")}, {u"id"_s, crmFixedId(number)}});
    if (type == QByteArrayView("rollup_summary"))
        json.insert(u"rollup_summary"_s, QJsonObject{{u"return_type"_s, u"double"_s}});
    return json;
}

} // namespace

QJsonArray extraFields(const CrmStore &store, int module)
{
    const ModuleSpec &spec = store.spec(module);
    QJsonArray fields;
    qint64 number = spec.number * 1000 + 500;
    for (const ExtraField &extra : kExtras) {
        if (isOf(extra, spec))
            fields.append(extraJson(store, extra, number++));
    }
    return fields;
}

bool isExtraField(const ModuleSpec &module, const QString &name)
{
    for (const ExtraField &extra : kExtras) {
        if (isOf(extra, module) && name == QLatin1StringView(extra.name))
            return true;
    }
    return false;
}

bool isReadableExtra(const ModuleSpec &module, const QString &name)
{
    static const QStringList unreadable{u"fileupload"_s, u"multiselectlookup"_s, u"subform"_s};
    for (const ExtraField &extra : kExtras) {
        if (isOf(extra, module) && name == QLatin1StringView(extra.name))
            return !unreadable.contains(QLatin1StringView(extra.dataType));
    }
    return false;
}

} // namespace sluice::sandbox
