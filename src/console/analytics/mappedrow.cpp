// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/mappedrow.h"

#include "base/secret.h"
#include "syncs/datastoreanalytics/mapping/rowshaper.h"

#include <vector>

namespace sluice {

// As the step of a run of one row does it: what does not fit is told before it is sent.
Result<MappedRow> mappedRow(const ColumnPlan &plan, const CatalystRow &row)
{
    ColumnPlan checked = plan;
    checked.check = true;
    const auto key = hashKeyOf(checked);
    if (!key)
        return fail(key.error());
    const QStringList names = checked.sources();
    const auto shaper = RowShaper::make(checked, names, *key);
    if (!shaper)
        return fail(shaper.error());
    std::vector<QByteArray> cells;
    for (const QString &name : names)
        cells.push_back(row.value(name).toUtf8());
    const std::vector<QByteArrayView> fields(cells.cbegin(), cells.cend());
    const RowFate fate = (*shaper)->shape(fields);
    const auto before = (*shaper)->shownFields(fields);
    const auto after
        = fate == RowFate::Keep ? (*shaper)->shownValues() : std::vector<QByteArrayView>();
    MappedRow mapped;
    for (size_t i = 0; i < before.size(); ++i) {
        const PlannedColumn &column = checked.columns.at(static_cast<qsizetype>(i));
        mapped.cells << MappedRow::Cell{.source = column.source,
            .before = QString::fromUtf8(before.at(i)),
            .target = column.target,
            .after = i < after.size() ? QString::fromUtf8(after.at(i)) : QString()};
    }
    if (fate == RowFate::Dropped)
        mapped.skipped = QString::fromUtf8((*shaper)->skipReason());
    if (fate == RowFate::Rejected) {
        mapped.rejected = (*shaper)->reason().message;
        mapped.rejectedColumn = (*shaper)->reason().field;
    }
    return mapped;
}

} // namespace sluice
