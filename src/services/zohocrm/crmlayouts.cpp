// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmlayouts.h"

#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohojson.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

Result<QList<CrmLayout>> parseCrmLayouts(QByteArrayView json)
{
    QList<CrmLayout> layouts;
    if (json.trimmed().isEmpty())
        return layouts;
    const QString what = u"Zoho's list of layouts cannot be understood."_s;
    const Result<QJsonDocument> document = zohoJson(json, what);
    if (!document)
        return fail(document.error());
    const QJsonObject object = document->object();
    if (const auto problem = zohoProblem(object))
        return fail(zohoErrorOf(*problem, 200, what));
    const QJsonValue list = object.value("layouts"_L1);
    if (!list.isArray())
        return fail(zohoProtocolError(what, u"It has no list \"layouts\"."_s));
    for (const QJsonValue &item : list.toArray()) {
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
