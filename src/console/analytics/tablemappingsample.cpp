// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of an Analytics job's mapping: what it makes of sample rows.
#include "base/secret.h"
#include "console/analytics/tablemappingeditor.h"
#include "console/mappings/fieldtools.h"
#include "console/mappings/mappingproblems.h"
#include "console/mappings/recordstepper.h"
#include "console/mappings/sampletrials.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "syncs/datastoreanalytics/mapping/rowshaper.h"
#include "ui_tablemappingeditor.h"

#include <QSet>

#include <algorithm>
#include <memory>
#include <vector>

namespace sluice {

namespace {

ColumnModel::Tried triedCell(RowShaper &shaper, const QStringList &row)
{
    std::vector<QByteArray> cells;
    for (const QString &value : row)
        cells.push_back(value.toUtf8());
    const std::vector<QByteArrayView> fields(cells.cbegin(), cells.cend());
    const RowFate fate = shaper.shape(fields);
    const auto before = shaper.shownFields(fields);
    const auto after = fate == RowFate::Keep ? shaper.shownValues() : before;
    return {.before = QString::fromUtf8(before.front()),
        .after = QString::fromUtf8(after.front()),
        .problem = fate == RowFate::Rejected ? shaper.reason().message : QString()};
}

// Each column by itself, so that none is hidden behind another that does not fit.
TableTrial triedSample(const ColumnPlan &plan, const SampleRows &sample)
{
    TableTrial trial;
    const auto key = hashKeyOf(plan);
    if (!key)
        return trial;
    for (const PlannedColumn &column : plan.columns) {
        ColumnPlan alone = plan;
        alone.columns = {column};
        auto shaper = RowShaper::make(alone, sample.columns, *key);
        if (!shaper)
            continue; // the sample does not have it
        for (const QStringList &row : sample.rows) {
            const ColumnModel::Tried cell = triedCell(**shaper, row);
            trial.cells[column.source] << cell;
            trial.tallies[column.source].take(cell.problem);
        }
    }
    return trial;
}

} // namespace

void TableMappingEditor::setSample(const SampleRows &sample)
{
    m_sample = sample;
    m_stepper->setCount(static_cast<int>(sample.rows.size()));
    trySample();
}

void TableMappingEditor::trySample()
{
    if (m_sample.rows.isEmpty() || !m_table.columns)
        return;
    const auto plan = m_view ? planView(*m_table.columns, *m_view, m_mapping)
                             : planNewView(*m_table.columns, m_mapping);
    m_trials->run(
        [plan = plan ? *plan : ColumnPlan(), sample = m_sample] {
            return std::make_shared<TableTrial>(triedSample(plan, sample));
        },
        [this](const std::shared_ptr<TableTrial> &trial) {
            m_trial = *trial;
            showRecord();
            emit checked();
        });
}

void TableMappingEditor::showRecord()
{
    QHash<QString, ColumnModel::Tried> cells;
    for (auto it = m_trial.cells.cbegin(); it != m_trial.cells.cend(); ++it)
        cells.insert(it.key(), it.value().value(m_stepper->current()));
    m_columns->setSample(cells);
    m_columns->setTallies(m_trial.tallies);
    m_fieldTools->showCounts();
    m_problems->refresh();
    showUnused();
    offerMisfits();
}

// Of the chosen column, or of all if that one fits everywhere.
void TableMappingEditor::offerMisfits()
{
    const int row = m_ui->columnCard->view()->currentIndex().row();
    m_stepper->setMisfits(misfitsOf(m_columns->tallyOf(row), m_trial.tallies));
}

int TableMappingEditor::warningCount() const
{
    return misfitting(m_trial.tallies);
}

} // namespace sluice
