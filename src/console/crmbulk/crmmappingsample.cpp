// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of a CRM job's mapping: what it makes of sample records, and columns nothing uses.
#include "console/crmbulk/crmmappingeditor.h"
#include "console/main/consolecontext.h"
#include "console/mappings/fieldmenu.h"
#include "console/mappings/fieldtools.h"
#include "console/mappings/mappingproblems.h"
#include "console/mappings/recordstepper.h"
#include "console/mappings/sampletrials.h"
#include "console/mappings/unusedfields.h"
#include "console/theme/narrow.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QSet>
#include <QTabWidget>

#include <memory>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What the table must be as wide as to show them.
constexpr int kSensitiveWidth = 1'240;
constexpr int kSourceTypeWidth = 1'120;
constexpr int kIfEmptyWidth = 960;
constexpr int kTransformsWidth = 820;
// What the editor must be as high as to explain itself.
constexpr int kHelpHeight = 340;

} // namespace

void CrmMappingEditor::setSample(const SampleRows &sample)
{
    m_sample = sample;
    m_sampleProblem.clear();
    m_stepper->setCount(static_cast<int>(sample.rows.size()));
    check();
    trySample();
}

void CrmMappingEditor::setSampleProblem(const QString &problem)
{
    m_sampleProblem = problem;
    check();
}

// A pattern may take its time over a long text.
void CrmMappingEditor::trySample()
{
    struct Tried
    {
        CrmMappingTrial cells;
        SampleTallies tallies;
    };
    m_trials->run(
        [mapping = m_mapping, ends = m_ends, sample = m_sample] {
            auto tried = std::make_shared<Tried>();
            tried->cells = tryCrmMapping(mapping, ends, sample);
            for (auto it = tried->cells.cbegin(); it != tried->cells.cend(); ++it) {
                for (const CrmTriedCell &cell : it.value())
                    tried->tallies[it.key()].take(cell.problem);
            }
            return tried;
        },
        [this](const std::shared_ptr<Tried> &tried) {
            m_trial = tried->cells;
            m_tallies = tried->tallies;
            showRecord();
            emit checked();
        });
}

// Of the chosen field, or of all if that one fits everywhere.
void CrmMappingEditor::offerMisfits()
{
    const int row = m_table->view()->currentIndex().row();
    m_stepper->setMisfits(misfitsOf(m_model->tallyOf(row), m_tallies));
}

void CrmMappingEditor::showRecord()
{
    QHash<QString, CrmTriedCell> cells;
    for (auto it = m_trial.cbegin(); it != m_trial.cend(); ++it)
        cells.insert(it.key(), it.value().value(m_stepper->current()));
    m_model->setSample(cells);
    m_model->setTallies(m_tallies);
    m_problems->refresh();
    offerMisfits();
    m_fieldTools->showCounts();
}

QWidget *CrmMappingEditor::makeUnused()
{
    m_unused = new UnusedFields({.name = tr("Unused source columns"),
                                    .column = tr("Column"),
                                    .help = tr("Columns of the source that no field is made of. "
                                               "What is ignored is not told again."),
                                    .act = tr("Ignore"),
                                    .none = tr("No unused column"),
                                    .why = tr("Every column is used, or is ignored.")},
        m_tabs);
    connect(m_unused, &UnusedFields::acted, this, &CrmMappingEditor::ignoreColumn);
    return m_unused;
}

void CrmMappingEditor::showUnused()
{
    QSet<QString> used(m_mapping.ignored.cbegin(), m_mapping.ignored.cend());
    for (const CrmFieldRule &rule : std::as_const(m_mapping.fields)) {
        for (const QString &source : rule.sources())
            used.insert(source);
    }
    QStringList unused;
    // Without a mapping the processors' columns are what is written.
    for (const QString &name :
        m_mapping.fields.isEmpty() ? QStringList() : mappingSources(m_ends)) {
        if (!used.contains(name) && name != "id"_L1)
            unused << name;
    }
    m_tabs->setTabText(2, unused.isEmpty() ? tr("Unused") : tr("Unused %1").arg(unused.size()));
    QList<std::pair<QString, QString>> rows;
    for (const QString &name : std::as_const(unused)) {
        const qsizetype column = m_sample.columns.indexOf(name);
        const auto filled = std::count_if(m_sample.rows.cbegin(), m_sample.rows.cend(),
            [column](const QStringList &row) { return !row.value(column).isEmpty(); });
        rows.append({name, column < 0 ? QString() : filledText(filled, m_sample.rows.size())});
    }
    m_unused->setRows(rows, !isReadOnly());
}

void CrmMappingEditor::ignoreColumn(const QString &name)
{
    m_mapping.ignored << name;
    m_mapping.ignored.sort();
    showDocument();
    noteEdit();
}

void CrmMappingEditor::resizeEvent(QResizeEvent *event)
{
    MappingEditor::resizeEvent(event);
    fitColumns();
    m_help->setVisible(!isNarrowRoom(height(), kHelpHeight));
    m_problems->fitInto(height());
    m_unused->setHelpShown(!isNarrowRoom(height(), kHelpHeight));
}

// What leaves where there is little room (visual.md 9): what few mappings say goes first.
void CrmMappingEditor::fitColumns()
{
    const int room = m_menu->room(width());
    RowView *view = m_table->view();
    view->setColumnHidden(CrmMappingModel::Sensitive, isNarrowRoom(room, kSensitiveWidth));
    view->setColumnHidden(CrmMappingModel::SourceType, isNarrowRoom(room, kSourceTypeWidth));
    view->setColumnHidden(CrmMappingModel::FindBy, isNarrowRoom(room, kSensitiveWidth));
    view->setColumnHidden(CrmMappingModel::IfEmpty, isNarrowRoom(room, kIfEmptyWidth));
    view->setColumnHidden(CrmMappingModel::Transforms, isNarrowRoom(room, kTransformsWidth));
}

} // namespace sluice
