// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmlisting.h"

#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohojson.h"

namespace sluice {

using namespace Qt::StringLiterals;

Result<QJsonObject> crmListing(QByteArrayView json, const QString &key, const QString &what)
{
    if (json.trimmed().isEmpty())
        return QJsonObject();
    const Result<QJsonDocument> document = zohoJson(json, what);
    if (!document)
        return fail(document.error());
    const QJsonObject object = document->object();
    if (const auto problem = zohoProblem(object))
        return fail(zohoErrorOf(*problem, 200, what));
    if (!object.value(key).isArray())
        return fail(zohoProtocolError(what, u"It has no list \"%1\"."_s.arg(key)));
    return object;
}

} // namespace sluice
