// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmmappingdialog.h"

namespace sluice {

using namespace Qt::StringLiterals;

CrmMappingDialog::CrmMappingDialog(const CrmMapping &mapping, QWidget *parent)
    : MappingEditorDialog({.name = u"crmMappingDialog"_s,
                              .heading = tr("Which Field Gets What"),
                              .clear = tr("Without a Mapping"),
                              .clearName = u"clearButton"_s,
                              .size = {1'160, 660}},
        parent)
    , m_editor(new CrmMappingEditor(mapping, this))
{
    hold(m_editor);
}

} // namespace sluice
