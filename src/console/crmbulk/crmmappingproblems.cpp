// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of a CRM job's mapping: how what is wrong with a field is mended; its transforms.
#include "console/crmbulk/crmmappingeditor.h"
#include "console/jobs/transformsdialog.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

void CrmMappingEditor::mend(const QString &field, FieldMend mend)
{
    showField(field);
    const QModelIndex index = m_table->view()->currentIndex();
    const CrmMappingRow *row = m_model->shown(index.row());
    if (!row || isReadOnly())
        return;
    if (mend == FieldMend::SetConstant) {
        m_table->view()->edit(index); // = and a text
        return;
    }
    if (mend == FieldMend::MapValues)
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
