// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsscopes.h"

namespace sluice {

using namespace Qt::StringLiterals;

QString analyticsScopes()
{
    return u"ZohoAnalytics.metadata.read,ZohoAnalytics.modeling.create,ZohoAnalytics.data.read,"
           "ZohoAnalytics.data.create,ZohoAnalytics.data.update,ZohoAnalytics.data.delete,"
           "ZohoAnalytics.usermanagement.read"_s;
}

QStringList analyticsScopesFor(const QByteArray &method, const QString &path)
{
    if (path.endsWith("/resources"_L1))
        return {u"ZohoAnalytics.usermanagement.read"_s};
    if (path.endsWith("/tables"_L1) || path.endsWith("/columns"_L1))
        return {u"ZohoAnalytics.modeling.create"_s};
    if (path.endsWith("/rows"_L1)) {
        return {u"ZohoAnalytics.data."_s
            + (method == "POST"       ? u"create"_s
                    : method == "PUT" ? u"update"_s
                                      : u"delete"_s)};
    }
    if (path.contains("/importjobs/"_L1)) // documents differ (B.4)
        return {u"ZohoAnalytics.data.read"_s, u"ZohoAnalytics.data.create"_s};
    if (path.contains("/exportjobs/"_L1) || (path.endsWith("/data"_L1) && method == "GET"))
        return {u"ZohoAnalytics.data.read"_s};
    if (path.endsWith("/data"_L1) || path.endsWith("/batch"_L1))
        return {u"ZohoAnalytics.data.create"_s};
    return {u"ZohoAnalytics.metadata.read"_s};
}

} // namespace sluice
