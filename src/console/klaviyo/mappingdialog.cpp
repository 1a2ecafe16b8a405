// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/mappingdialog.h"

namespace sluice {

using namespace Qt::StringLiterals;

MappingDialog::MappingDialog(
    const commercemap::MappingSettings &settings, const QString &resource, QWidget *parent)
    : MappingEditorDialog({.name = u"mappingDialog"_s,
                              .heading = tr("Mapping"),
                              .clear = tr("Plugin’s Mapping"),
                              .clearName = u"defaultsButton"_s,
                              .size = {960, 640}},
        parent)
    , m_editor(new PropertyMappingEditor(settings, resource, this))
{
    hold(m_editor);
}

} // namespace sluice
