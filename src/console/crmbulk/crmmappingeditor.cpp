// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmmappingeditor.h"

#include "console/jobs/formparts.h"
#include "console/mappings/automapoffer.h"
#include "console/mappings/documentproblems.h"
#include "console/mappings/fieldtools.h"
#include "console/mappings/mappingproblems.h"
#include "console/mappings/recordstepper.h"
#include "console/mappings/sampletrials.h"
#include "console/widgets/eliding.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "syncs/crmbulk/mapping/crmautomap.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

namespace sluice {

using namespace Qt::StringLiterals;

CrmMappingEditor::CrmMappingEditor(const CrmMapping &mapping, QWidget *parent)
    : MappingEditor(parent)
    , m_mapping(mapping)
    , m_model(new CrmMappingModel(this))
    , m_bar(new MessageBar(this))
    , m_tabs(new QTabWidget(this))
    , m_note(makeNote(u"mappingNote"_s, this))
    , m_trials(new SampleTrials(this, [this] { trySample(); }))
{
    m_isFilling = true;
    setObjectName(u"MappingEditor"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_bar->setObjectName(u"mappingBar"_s);
    layout->addWidget(m_bar);
    m_tabs->setObjectName(u"mappingTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Parts of the mapping"));
    m_tabs->addTab(makeFields(), tr("Fields"));
    m_tabs->addTab(makeValues(), tr("Values"));
    m_tabs->addTab(makeUnused(), tr("Unused"));
    m_tabs->addTab(makeDocument(), tr("Document"));
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_note);
    connectValues();
    connect(m_model, &CrmMappingModel::edited, this, &CrmMappingEditor::takeRows);
    connect(m_model, &CrmMappingModel::defaultWanted, this, &CrmMappingEditor::setDefault,
        Qt::QueuedConnection); // once the chooser has closed
    m_isFilling = false;
    showAll();
    showDocument();
    begin(m_tabs);
    addAutoMap();
    check();
}

void CrmMappingEditor::setEnds(const CrmMappingEnds &ends, const QList<QStringList> &samples)
{
    m_ends = ends;
    m_samples = samples;
    QHash<QString, QString> types;
    for (const CrmField &field : ends.sourceFields)
        types.insert(field.apiName, fieldTypeText(field));
    m_model->setSourceTypes(types);
    showAll();
}

void CrmMappingEditor::setReadOnly()
{
    MappingEditor::setReadOnly();
    m_model->setReadOnly();
    for (QWidget *part :
        std::initializer_list<QWidget *>{m_transforms, m_badValue, m_separator, m_zone, m_hashKey})
        part->setEnabled(false);
    m_document->setReadOnly(true);
    check();
}

void CrmMappingEditor::showAll()
{
    m_isFilling = true;
    m_model->setProblems(crmMappingProblems(m_mapping, m_ends));
    m_model->setRows(crmMappingRows(m_mapping, m_ends));
    showValues();
    m_isFilling = false;
    check();
}

void CrmMappingEditor::takeRows()
{
    if (m_isFilling)
        return;
    putCrmMappingRows(m_model->rows(), m_mapping);
    m_documentProblems->clear();
    showDocument();
    noteEdit();
}

Result<void> CrmMappingEditor::showDocumentOf(const QJsonObject &document)
{
    auto read = CrmMapping::fromJson(document);
    if (!read)
        return fail(read.error());
    m_mapping = *read;
    m_model->clearSuggested();
    m_autoMap->forget();
    m_documentProblems->clear();
    showAll();
    showDocument();
    return {};
}

void CrmMappingEditor::showDocument()
{
    m_isFilling = true;
    m_document->setPlainText(QString::fromUtf8(m_mapping.write()).trimmed());
    m_isFilling = false;
    check();
}

// A document that cannot be read leaves everything as it was.
void CrmMappingEditor::takeDocument()
{
    if (m_isFilling)
        return;
    const auto read = CrmMapping::read(m_document->toPlainText().toUtf8());
    if (read) {
        m_documentProblems->clear();
        m_mapping = *read;
        showAll();
        noteEdit(m_document);
    } else {
        m_documentProblems->show(read.error());
    }
    check();
}

// Rules that are there stay as they are.
void CrmMappingEditor::autoMap()
{
    const QList<CrmField> targets = m_ends.targetFields.values();
    const AutoMapResult found = suggestCrmMapping(m_ends.fileColumns.isEmpty()
            ? autoMapSources(m_ends.sourceFields.values())
            : autoMapSources(m_ends.fileColumns, m_samples),
        targets, m_ends.operation);
    const CrmMapping before = m_mapping;
    m_mapping = withSuggested(m_mapping, found, targets);
    int doubtful = 0;
    QHash<QString, QString> suggested;
    for (const AutoMapPair &pair : found.pairs) {
        const CrmFieldRule *rule = m_mapping.ruleOf(pair.target);
        if (!rule || before.ruleOf(pair.target) || rule->source != pair.source)
            continue;
        doubtful += pair.isTypeDoubtful;
        suggested.insert(pair.target, FieldModel::suggestionText(pair));
    }
    const auto set = static_cast<int>(m_mapping.fields.size() - before.fields.size());
    m_model->suggest(suggested);
    showAll();
    showDocument();
    noteEdit();
    QStringList more;
    if (doubtful > 0)
        more << tr("Look at %1 of them: the values look like something else.").arg(doubtful);
    if (const int missing = m_model->countOf(FieldFilter::Problems); missing > 0)
        more << tr("%n fields still have a problem.", nullptr, missing);
    m_autoMap->tell(set, more.join(u' '));
}

// The first row that it set, among all.
void CrmMappingEditor::showSuggested()
{
    m_fieldTools->show(FieldFilter::All);
    const int row = m_model->firstSuggested();
    if (row < 0)
        return;
    m_table->view()->setCurrentIndex(m_model->index(row, CrmMappingModel::Source));
    m_table->view()->setFocus();
}

QStringList CrmMappingEditor::problems() const
{
    return m_documentProblems->texts() + crmMappingProblems(m_mapping, m_ends);
}

int CrmMappingEditor::warningCount() const
{
    return misfitting(m_tallies);
}

int CrmMappingEditor::fieldCount() const
{
    return m_ends.targetFields.isEmpty() ? 0 : static_cast<int>(m_model->rows().size());
}

void CrmMappingEditor::showProblems()
{
    if (!m_documentProblems->isEmpty()) {
        m_tabs->setCurrentIndex(m_tabs->count() - 1);
        m_documentProblems->goToFirst();
        return;
    }
    m_tabs->setCurrentIndex(0);
    m_fieldTools->show(FieldFilter::Problems);
    m_table->view()->setFocus();
}

void CrmMappingEditor::find(const QString &text)
{
    m_fieldTools->find(text);
}

// Ready to be typed into: what the field is made of.
void CrmMappingEditor::showField(const QString &name)
{
    m_tabs->setCurrentIndex(0);
    m_fieldTools->show(FieldFilter::All);
    const int row = m_model->rowOf(name);
    if (row >= 0)
        m_table->view()->setCurrentIndex(m_model->index(row, CrmMappingModel::Source));
    m_table->view()->setFocus();
}

void CrmMappingEditor::check()
{
    if (m_isFilling)
        return;
    m_model->setProblems(crmMappingProblems(m_mapping, m_ends));
    const bool isEmpty = m_mapping.fields.isEmpty();
    showNote(m_note,
        !m_sampleProblem.isEmpty() ? m_sampleProblem
            : isEmpty              ? tr("No field is mapped: what the processors write is written.")
                                   : QString(),
        !m_sampleProblem.isEmpty());
    m_fieldTools->showCounts();
    const CrmMappingRow *row = m_model->shown(m_table->view()->currentIndex().row());
    if (!m_autoMap)
        return; // it is still being made
    m_transforms->setEnabled(row && row->rule && !isReadOnly());
    const bool canMap
        = !m_ends.targetFields.isEmpty() && (!m_ends.fileColumns.isEmpty() || m_ends.isSameRecord);
    // Where records or processors already say what is written, an empty mapping means just that.
    const bool isNeeded = !m_ends.isSameRecord && m_ends.made.isEmpty();
    m_autoMap->setPossible(
        canMap, isNeeded ? AutoMapOffer::Unasked::OnceWhileEmpty : AutoMapOffer::Unasked::Never);
    showUnused();
    m_problems->refresh();
    if (!m_sample.rows.isEmpty())
        m_trials->later();
    offerMisfits();
    emit checked();
}

} // namespace sluice
