// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/analytics/tablemappingeditor.h"
#include "console/mappings/mappingeditordialog.h"

namespace sluice {

// The mapping of a job from the Data Store to Analytics in a dialog of its own, see
// TableMappingEditor. GUI thread. Object name `tableMappingDialog`.
class TableMappingDialog final : public MappingEditorDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableMappingDialog)

public:
    TableMappingDialog(const TableMapping &mapping, QWidget *parent);

    const TableMapping &mapping() const { return m_editor->mapping(); }
    TableMappingEditor *editor() const { return m_editor; }

private:
    TableMappingEditor *m_editor;
};

} // namespace sluice
