// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of an Analytics job's mapping: what it makes of a sample row.
#include "base/secret.h"
#include "console/analytics/tablemappingeditor.h"
#include "console/mappings/recordstepper.h"
#include "syncs/datastoreanalytics/mapping/rowshaper.h"

#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QHash<QString, ColumnModel::Tried> triedRow(
    const ColumnPlan &plan, const QStringList &columns, const QStringList &row)
{
    QHash<QString, ColumnModel::Tried> tried;
    const auto key = hashKeyOf(plan);
    auto shaper = key ? RowShaper::make(plan, columns, *key)
                      : Result<std::unique_ptr<RowShaper>>(fail(key.error()));
    if (!shaper)
        return tried;
    std::vector<QByteArray> cells;
    for (const QString &value : row)
        cells.push_back(value.toUtf8());
    const std::vector<QByteArrayView> fields(cells.cbegin(), cells.cend());
    const RowFate fate = (*shaper)->shape(fields);
    const auto before = (*shaper)->shownFields(fields);
    const auto after = fate == RowFate::Keep ? (*shaper)->shownValues() : before;
    for (qsizetype i = 0; i < plan.columns.size(); ++i) {
        const auto at = static_cast<size_t>(i);
        const PlannedColumn &column = plan.columns.at(i);
        ColumnModel::Tried cell{.before = QString::fromUtf8(before.at(at)),
            .after = QString::fromUtf8(after.at(at)),
            .problem = {}};
        const RowReason &reason = (*shaper)->reason();
        if (fate == RowFate::Rejected
            && (reason.field == column.source || reason.field == column.target))
            cell.problem = reason.message;
        tried.insert(column.source, cell);
    }
    return tried;
}

} // namespace

void TableMappingEditor::setSample(const SampleRows &sample)
{
    m_sample = sample;
    m_stepper->setCount(static_cast<int>(sample.rows.size()));
    trySample();
}

// One row, so that it costs nothing to do it again after each edit.
void TableMappingEditor::trySample()
{
    if (m_sample.rows.isEmpty() || !m_table.columns)
        return;
    const auto plan = m_view ? planView(*m_table.columns, *m_view, m_mapping)
                             : planNewView(*m_table.columns, m_mapping);
    m_columns->setSample(plan
            ? triedRow(*plan, m_sample.columns, m_sample.rows.value(m_stepper->current()))
            : QHash<QString, ColumnModel::Tried>());
}

} // namespace sluice
