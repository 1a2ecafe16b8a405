// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/propertymappingeditor.h"
#include "console/mappings/mappingeditordialog.h"

namespace sluice {

// The mapping of a Klaviyo job in a dialog of its own, see PropertyMappingEditor. GUI thread.
// Object name `mappingDialog`.
class MappingDialog final : public MappingEditorDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingDialog)

public:
    // `resource`: what the preview begins with.
    MappingDialog(
        const commercemap::MappingSettings &settings, const QString &resource, QWidget *parent);

    const commercemap::MappingSettings &settings() const { return m_editor->settings(); }
    PropertyMappingEditor *editor() const { return m_editor; }

private:
    PropertyMappingEditor *m_editor;
};

} // namespace sluice
