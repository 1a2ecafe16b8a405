// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of a CRM job's mapping: what is wrong with its fields, and how that is mended.
#include "console/crmbulk/crmmappingeditor.h"
#include "console/jobs/transformsdialog.h"
#include "console/mappings/mappingproblems.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool isPickList(const CrmField &field)
{
    return field.dataType.contains("picklist"_L1);
}

} // namespace

// What blocks a run first, then what some records of the sample do not fit.
void CrmMappingEditor::showProblemCard()
{
    using Mend = MappingProblems::Mend;
    QList<MappingProblems::Item> blocking;
    QList<MappingProblems::Item> others;
    for (const CrmMappingRow &row : m_model->rows()) {
        if (const QString problem = m_model->problemOf(row); !problem.isEmpty()) {
            const bool isMissing = row.field.isRequired && !row.rule;
            blocking.append({.field = row.name(),
                .title = isMissing ? tr("%1 is required").arg(row.field.label) : row.field.label,
                .detail = isMissing ? tr("Map it, or set a constant.") : problem,
                .isBlocking = true,
                .mend = isMissing ? Mend::SetConstant : Mend::Show});
        } else if (const SampleTally tally = row.rule ? m_tallies.value(row.name()) : SampleTally();
                   !tally.misfits.isEmpty()) {
            others.append({.field = row.name(),
                .title = row.field.label,
                .detail = tally.text(),
                .mend = isPickList(row.field) ? Mend::MapValues : Mend::Show});
        }
    }
    m_problems->setItems(blocking + others, !isReadOnly());
}

void CrmMappingEditor::mend(const QString &field, MappingProblems::Mend mend)
{
    showField(field);
    const QModelIndex index = m_table->view()->currentIndex();
    const CrmMappingRow *row = m_model->shown(index.row());
    if (!row || isReadOnly())
        return;
    if (mend == MappingProblems::Mend::SetConstant) {
        m_table->view()->edit(index); // = and a text
        return;
    }
    if (mend == MappingProblems::Mend::MapValues)
        openTransforms(TransformKind::Map);
}

// The value for cells that are empty is a transform.
void CrmMappingEditor::setDefault(const QString &target)
{
    const int row = m_model->rowOf(target);
    if (row < 0)
        return;
    m_table->view()->setCurrentIndex(m_model->index(row, CrmMappingModel::IfEmpty));
    openTransforms(TransformKind::Default);
}

void CrmMappingEditor::editTransforms()
{
    openTransforms(std::nullopt);
}

// With one of this kind at the end, unless there is one.
void CrmMappingEditor::openTransforms(std::optional<TransformKind> kind)
{
    const CrmMappingRow *row = m_model->shown(m_table->view()->currentIndex().row());
    if (!row || !row->rule)
        return;
    QList<CellTransform> transforms = row->rule->transforms;
    const bool isThere = !kind
        || std::any_of(transforms.cbegin(), transforms.cend(),
            [kind](const CellTransform &transform) { return transform.kind == *kind; });
    if (!isThere)
        transforms.append({.kind = *kind});
    const QString target = row->name();
    auto *dialog = new TransformsDialog(row->field.label, transforms, this);
    dialog->setPrompt(prompt());
    connect(dialog, &QDialog::accepted, this, [this, dialog, target] {
        m_model->setTransforms(m_model->rowOf(target), dialog->transforms());
    });
    dialog->open();
}

} // namespace sluice
