// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/retryable.h"

#include "core/engine/runtypes.h"
#include "core/store/store.h"
#include "syncs/synckind.h"

#include <QSqlQuery>

namespace sluice {

using namespace Qt::StringLiterals;

#define RETRYABLE                                                                                  \
    " FROM record_issue WHERE run_number=? AND stream=0 AND outcome='rejected'"                    \
    " AND source_key<>'' AND code NOT IN (?,?,?)"

Result<QStringList> retryableIds(Store &store, qint64 runNumber, qint64 from, qint64 count)
{
    QStringList ids;
    auto done = store.read([&](Sql &sql) -> Result<void> {
        QVariantList values{runNumber};
        for (const QString &code : codesWithoutHope())
            values.append(code);
        values << count << from;
        auto rows
            = sql.run("SELECT source_key" RETRYABLE " ORDER BY ordinal LIMIT ? OFFSET ?", values);
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            ids.append((*rows)->value(0).toString());
        (*rows)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return ids;
}

Result<qint64> retryableCount(Store &store, const RunRow &run)
{
    qint64 count = 0;
    auto done = store.read([&](Sql &sql) -> Result<void> {
        QVariantList values{run.number};
        for (const QString &code : codesWithoutHope())
            values.append(code);
        auto rows = sql.run("SELECT COUNT(*)" RETRYABLE, values);
        if (!rows)
            return fail(rows.error());
        count = (*rows)->next() ? (*rows)->value(0).toLongLong() : 0;
        (*rows)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    if (count == 0)
        return fail(ErrorKind::Config,
            u"Run #%1 rejected no record that can be read again"_s.arg(run.number));
    return count;
}

#undef RETRYABLE

} // namespace sluice
