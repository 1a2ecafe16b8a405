// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of an Analytics job's mapping: which columns are shown, Auto-Map, those not sent.
#include "console/analytics/tablemappingeditor.h"
#include "console/mappings/automapoffer.h"
#include "console/mappings/fieldtools.h"
#include "console/mappings/mappingproblems.h"
#include "console/mappings/recordstepper.h"
#include "console/mappings/unusedfields.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "core/mapping/automap.h"
#include "ui_tablemappingeditor.h"

#include <QLineEdit>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

void TableMappingEditor::addFieldParts()
{
    m_bar = new MessageBar(this);
    m_bar->setObjectName(u"mappingBar"_s);
    m_ui->editorLayout->insertWidget(0, m_bar);
    m_fieldTools = new FieldTools(*m_columns, m_stepper, m_ui->columnsTab);
    m_fieldTools->findEdit()->setObjectName(u"columnFind"_s);
    m_fieldTools->findEdit()->setPlaceholderText(tr("Find a column"));
    m_fieldTools->findEdit()->setAccessibleName(tr("Find a column"));
    m_ui->columnsTabLayout->insertWidget(1, m_fieldTools);
    connect(m_fieldTools, &FieldTools::chosen, this, &TableMappingEditor::check);
    m_problems = new MappingProblems(*m_columns, m_ui->columnsTab);
    m_ui->columnsTabLayout->insertWidget(
        m_ui->columnsTabLayout->indexOf(m_ui->columnCard) + 1, m_problems);
    connect(m_problems, &MappingProblems::mendWanted, this, &TableMappingEditor::showField);
    RowView *view = m_ui->columnCard->view();
    view->header()->setSortIndicator(-1, Qt::AscendingOrder); // as the table has them
    view->setSortingEnabled(true);
    m_unused = new UnusedFields({.name = tr("Unused source columns"),
                                    .column = tr("Column"),
                                    .help = tr("Columns of the table that are not sent."),
                                    .act = tr("Send"),
                                    .none = tr("No unused column"),
                                    .why = tr("Every column is sent.")},
        m_ui->tabs);
    m_ui->tabs->insertTab(m_ui->tabs->indexOf(m_ui->documentTab), m_unused, tr("Unused"));
    connect(m_unused, &UnusedFields::acted, m_columns, &ColumnModel::send);
}

// For columns that the view lacks by their own name: others of it that get nothing yet.
void TableMappingEditor::autoMap()
{
    QList<AutoMapSource> sources;
    QStringList taken;
    for (const ColumnRow &row : m_columns->rows()) {
        if (row.goes())
            taken << row.targetName();
        if (row.goes() && row.isNew && !row.isRowId && row.rule.to.isEmpty())
            sources.append({.name = row.source.name});
    }
    QList<AutoMapTarget> targets;
    for (const QString &name : m_columns->viewNames()) {
        if (!hasColumn(taken, name))
            targets.append({.name = name});
    }
    QHash<QString, QString> found;
    QHash<QString, QString> suggested;
    for (const AutoMapPair &pair : sluice::autoMap(sources, targets).pairs) {
        found.insert(pair.source, pair.target);
        suggested.insert(pair.source, FieldModel::suggestionText(pair));
    }
    m_columns->suggest(suggested);
    if (!found.isEmpty())
        m_columns->setTargets(found);
    m_autoMap->tell(static_cast<int>(found.size()));
}

// The first one that Auto-Map set.
void TableMappingEditor::showSuggested()
{
    m_ui->tabs->setCurrentWidget(m_ui->columnsTab);
    m_fieldTools->show(FieldFilter::All);
    const int row = m_columns->firstSuggested();
    if (row < 0)
        return;
    m_ui->columnCard->view()->setCurrentIndex(m_columns->index(row, ColumnModel::Target));
    m_ui->columnCard->view()->setFocus();
}

void TableMappingEditor::showUnused()
{
    QList<std::pair<QString, QString>> rows;
    for (const ColumnRow &row : m_columns->rows()) {
        if (row.goes() || !row.isThere)
            continue;
        const qsizetype column = m_sample.columns.indexOf(row.source.name);
        const auto filled = std::count_if(m_sample.rows.cbegin(), m_sample.rows.cend(),
            [column](const QStringList &cells) { return !cells.value(column).isEmpty(); });
        rows.append({row.source.name,
            column < 0 ? row.source.type : filledText(filled, m_sample.rows.size())});
    }
    m_unused->setRows(rows, !isReadOnly());
    m_ui->tabs->setTabText(m_ui->tabs->indexOf(m_unused),
        rows.isEmpty() ? tr("Unused") : tr("Unused %1").arg(rows.size()));
}

} // namespace sluice
