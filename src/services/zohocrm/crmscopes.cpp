// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmscopes.h"

namespace sluice {

using namespace Qt::StringLiterals;

QString crmScopes()
{
    return u"ZohoCRM.bulk.ALL,ZohoCRM.modules.ALL,ZohoCRM.settings.modules.READ,"
           "ZohoCRM.settings.fields.READ,ZohoCRM.settings.layouts.READ,"
           "ZohoCRM.settings.custom_views.READ,ZohoCRM.org.READ,ZohoCRM.coql.READ,ZohoFiles.files.ALL"_s;
}

QStringList crmScopesFor(const QString &path)
{
    if (path.endsWith("/org"_L1))
        return {u"ZohoCRM.org.READ"_s};
    if (path.endsWith("/settings/modules"_L1))
        return {u"ZohoCRM.settings.modules.READ"_s};
    if (path.endsWith("/settings/fields"_L1))
        return {u"ZohoCRM.settings.fields.READ"_s};
    if (path.endsWith("/upload"_L1))
        return {u"ZohoFiles.files.ALL"_s};
    if (path.contains("/bulk/"_L1) && path.contains("/read"_L1))
        return {u"ZohoCRM.bulk.READ"_s, u"ZohoCRM.modules.ALL"_s};
    if (path.contains("/bulk/"_L1) && path.contains("/write"_L1))
        return {u"ZohoCRM.bulk.CREATE"_s, u"ZohoCRM.modules.ALL"_s};
    if (path.endsWith("/settings/layouts"_L1))
        return {u"ZohoCRM.settings.layouts.READ"_s};
    if (path.endsWith("/settings/custom_views"_L1))
        return {u"ZohoCRM.settings.custom_views.READ"_s};
    if (path.endsWith("/coql"_L1))
        return {u"ZohoCRM.coql.READ"_s, u"ZohoCRM.modules.ALL"_s};
    if (path.endsWith("/actions/count"_L1))
        return {u"ZohoSearch.securesearch.READ"_s, u"ZohoCRM.modules.ALL"_s,
            u"ZohoCRM.settings.layouts.READ"_s};
    if (path.contains("/crm/v8/"_L1) && !path.contains("/settings/"_L1))
        return {u"ZohoCRM.modules.ALL"_s};
    return {};
}

Error crmErrorFor(Error error, const QString &what, const QString &path)
{
    error.what = what;
    if (error.code == "OAUTH_SCOPE_MISMATCH"_L1) {
        if (const QStringList scopes = crmScopesFor(path); !scopes.isEmpty())
            error.next = u"Sign in again with the scope %1."_s.arg(scopes.join(u" and "_s));
    }
    if (error.code == "CVID_NOT_SUPPORTED"_L1)
        error.next = u"Choose another custom view in the job: this one may be gone."_s;
    return error;
}

} // namespace sluice
