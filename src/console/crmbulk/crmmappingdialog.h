// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/crmmappingeditor.h"
#include "console/mappings/mappingeditordialog.h"

namespace sluice {

// The mapping of a CRM job in a dialog of its own, see CrmMappingEditor. GUI thread. Object name
// `crmMappingDialog`.
class CrmMappingDialog final : public MappingEditorDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmMappingDialog)

public:
    CrmMappingDialog(const CrmMapping &mapping, QWidget *parent);

    const CrmMapping &mapping() const { return m_editor->mapping(); }
    CrmMappingEditor *editor() const { return m_editor; }

private:
    CrmMappingEditor *m_editor;
};

} // namespace sluice
