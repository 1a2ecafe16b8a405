// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmlayouts.h"

#include "services/zoho/zohoerrors.h"
#include "services/zohocrm/crmlisting.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

Result<QList<CrmLayout>> parseCrmLayouts(QByteArrayView json)
{
    QList<CrmLayout> layouts;
    auto object = crmListing(json, u"layouts"_s, u"Zoho's list of layouts cannot be understood."_s);
    if (!object)
        return fail(object.error());
    for (const QJsonValue &item : object->value("layouts"_L1).toArray()) {
        const QJsonObject told = item.toObject();
        CrmLayout layout{.id = zohoIdText(told.value("id"_L1)),
            .name = told.value("name"_L1).toString(),
            .isActive = told.value("status"_L1).toString(u"active"_s) == "active"_L1
                && told.value("visible"_L1).toBool(true)};
        for (const QJsonValue &section : told.value("sections"_L1).toArray()) {
            for (const QJsonValue &field : section[u"fields"].toArray()) {
                if (field[u"required"].toBool() && !field[u"_delete"].isObject())
                    layout.requiredFields.append(field[u"api_name"].toString());
            }
        }
        layouts.append(layout);
    }
    return layouts;
}

QStringList requiredByLayouts(const QList<CrmLayout> &layouts)
{
    std::optional<QStringList> common;
    for (const CrmLayout &layout : layouts) {
        if (!layout.isActive)
            continue;
        if (!common) {
            common = layout.requiredFields;
            continue;
        }
        common->removeIf(
            [&layout](const QString &name) { return !layout.requiredFields.contains(name); });
    }
    return common.value_or(QStringList());
}

} // namespace sluice
