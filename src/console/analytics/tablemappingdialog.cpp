// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/tablemappingdialog.h"

namespace sluice {

using namespace Qt::StringLiterals;

TableMappingDialog::TableMappingDialog(const TableMapping &mapping, QWidget *parent)
    : MappingEditorDialog({.name = u"tableMappingDialog"_s,
                              .heading = tr("Mapping"),
                              .clear = tr("No Mapping"),
                              .clearName = u"clearButton"_s,
                              .size = {1'160, 640}},
        parent)
    , m_editor(new TableMappingEditor(mapping, this))
{
    hold(m_editor);
}

} // namespace sluice
