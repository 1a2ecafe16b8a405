// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastorecost.h"

#include "core/engine/rundata.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/importcall.h"
#include "syncs/datastoreanalytics/importfile.h"

#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QJsonObject unitLine(const QString &title, qint64 records, qint64 calls, double units)
{
    return {{u"title"_s, title}, {u"records"_s, records}, {u"calls"_s, calls}, {u"units"_s, units}};
}

// One call, whatever becomes of it (B.8).
QJsonObject rowCost(const SingleRow &row)
{
    const double units = row.action == RowAction::Delete ? AnalyticsLimits::kDeleteRowsUnits
                                                         : AnalyticsLimits::kUpdateRowsUnits;
    const QJsonArray lines{unitLine(u"Row sent to Analytics"_s, 1, 1, units)};
    return {{u"units"_s, units}, {u"requests"_s, 1}, {u"lines"_s, lines}};
}

} // namespace

Result<QJsonObject> datastoreCost(RunLedger &ledger, const RunRow &run, const DatastoreRun &made)
{
    if (made.job().row)
        return rowCost(*made.job().row);
    RunData data(ledger.store(), run);
    auto chunks = data.chunks(false);
    if (!chunks)
        return fail(chunks.error());
    auto artifacts = data.artifacts(u"page"_s);
    if (!artifacts)
        return fail(artifacts.error());
    const AnalyticsLimits limits = AnalyticsLimits::of(made.target());
    const ImportType type = importTypeOf(made.job().mode);
    double units = 0;
    qint64 rows = 0;
    qint64 files = 0;
    qint64 rowCalls = 0;
    for (const Chunk &chunk : std::as_const(*chunks)) {
        rows += chunk.memberCount;
        if (made.job().isSentByRow(chunk.memberCount)) {
            rowCalls += chunk.memberCount;
            continue;
        }
        files += chunk.memberCount > 0;
        units += limits.importUnits(type, chunk.memberCount);
    }
    const double rowUnits = static_cast<double>(rowCalls) * AnalyticsLimits::kUpdateRowsUnits;
    qint64 bytes = 0;
    for (const Artifact &artifact : std::as_const(*artifacts))
        bytes += artifact.bytes;
    const auto pages = static_cast<qint64>(artifacts->size());
    const QJsonArray lines{unitLine(u"Pages exported from the Data Store"_s, rows, pages * 3, 0),
        unitLine(u"Rows imported into Analytics"_s, rows - rowCalls, files * 2, units),
        unitLine(u"Rows sent one by one"_s, rowCalls, rowCalls, rowUnits)};
    const double minutes
        = static_cast<double>(std::max<qint64>(0, files - AnalyticsLimits::kBulkPerMinute))
        / AnalyticsLimits::kBulkPerMinute;
    return QJsonObject{{u"units"_s, units + rowUnits},
        {u"requests"_s, pages * 3 + files * 2 + rowCalls}, {u"lines"_s, lines},
        {u"downloadBytes"_s, bytes}, {u"minutesAtLimits"_s, minutes}, {u"importJobs"_s, files},
        {u"readJobs"_s, pages}};
}

} // namespace sluice
