// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmviews.h"

#include "services/zoho/zohoerrors.h"
#include "services/zohocrm/crmlisting.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

Result<CrmViewPage> parseCrmViews(QByteArrayView json)
{
    CrmViewPage page;
    auto object = crmListing(
        json, u"custom_views"_s, u"Zoho's list of custom views cannot be understood."_s);
    if (!object)
        return fail(object.error());
    for (const QJsonValue &item : object->value("custom_views"_L1).toArray()) {
        // People see display_value; name is what it was called first.
        CrmView view{.id = zohoIdText(item[u"id"]), .name = item[u"display_value"].toString()};
        if (view.name.isEmpty())
            view.name = item[u"name"].toString(view.id);
        if (!view.id.isEmpty())
            page.views.append(view);
    }
    page.hasMore = object->value("info"_L1)[u"more_records"].toBool();
    return page;
}

} // namespace sluice
