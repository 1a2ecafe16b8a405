// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/issuerows.h"

namespace sluice {

Result<QList<RecordIssue>> issueRows(
    Store &store, const QByteArray &statement, const QVariantList &values)
{
    QList<RecordIssue> all;
    auto done = store.read([&statement, &values, &all](Sql &sql) -> Result<void> {
        auto rows = sql.run(statement.constData(), values);
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            all.append({(*rows)->value(0).toLongLong(), (*rows)->value(1).toString(),
                (*rows)->value(2).toString(), (*rows)->value(3).toString(),
                (*rows)->value(4).toString(), (*rows)->value(5).toString(),
                (*rows)->value(6).toLongLong()});
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

} // namespace sluice
