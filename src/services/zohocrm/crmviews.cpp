// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmviews.h"

#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohojson.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

Result<CrmViewPage> parseCrmViews(QByteArrayView json)
{
    CrmViewPage page;
    if (json.trimmed().isEmpty())
        return page;
    const QString what = u"Zoho's list of custom views cannot be understood."_s;
    const Result<QJsonDocument> document = zohoJson(json, what);
    if (!document)
        return fail(document.error());
    const QJsonObject object = document->object();
    if (const auto problem = zohoProblem(object))
        return fail(zohoErrorOf(*problem, 200, what));
    const QJsonValue list = object.value("custom_views"_L1);
    if (!list.isArray())
        return fail(zohoProtocolError(what, u"It has no list \"custom_views\"."_s));
    for (const QJsonValue &item : list.toArray()) {
        // People see display_value; name is what it was called first.
        CrmView view{.id = zohoIdText(item[u"id"]), .name = item[u"display_value"].toString()};
        if (view.name.isEmpty())
            view.name = item[u"name"].toString(view.id);
        if (!view.id.isEmpty())
            page.views.append(view);
    }
    page.hasMore = object.value("info"_L1)[u"more_records"].toBool();
    return page;
}

} // namespace sluice
