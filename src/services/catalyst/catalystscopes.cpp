// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalyst/catalystscopes.h"

namespace sluice {

using namespace Qt::StringLiterals;

QString catalystScopes()
{
    return u"ZohoCatalyst.tables.READ,ZohoCatalyst.tables.columns.READ,"
           "ZohoCatalyst.tables.rows.READ,ZohoCatalyst.tables.rows.CREATE,"
           "ZohoCatalyst.tables.rows.UPDATE,ZohoCatalyst.tables.rows.DELETE,"
           "ZohoCatalyst.tables.bulk.READ,ZohoCatalyst.zcql.CREATE,ZohoCatalyst.cache.READ,"
           "ZohoCatalyst.cache.CREATE,ZohoCatalyst.cache.DELETE,ZohoCatalyst.segments.ALL"_s;
}

QStringList catalystScopesFor(const QByteArray &method, const QString &path)
{
    const auto verb = [&method] {
        return method == "GET"   ? u"READ"_s
            : method == "POST"   ? u"CREATE"_s
            : method == "DELETE" ? u"DELETE"_s
                                 : u"UPDATE"_s;
    };
    if (path.startsWith("/bulk/read"_L1))
        return {u"ZohoCatalyst.tables.bulk.READ"_s};
    if (path.startsWith("/query"_L1))
        return {u"ZohoCatalyst.zcql.CREATE"_s};
    if (path.endsWith("/cache"_L1)) {
        const QString cache = method == "PUT" ? u"CREATE"_s : verb();
        return {u"ZohoCatalyst.cache."_s + cache};
    }
    if (path.startsWith("/segment"_L1))
        return {u"ZohoCatalyst.segments.ALL"_s};
    const QString part = path.section(u'/', 3, 3); // of /table/{table}/..
    if (part == "row"_L1)
        return {u"ZohoCatalyst.tables.rows."_s + verb()};
    if (part == "column"_L1)
        return {u"ZohoCatalyst.tables.columns.READ"_s};
    if (path.startsWith("/table"_L1))
        return {u"ZohoCatalyst.tables.READ"_s};
    return {};
}

} // namespace sluice
