// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/mappings/mappingdiff.h"

#include <QDialog>

namespace sluice {

// What the import of a mapping would change, before it does: what is added, changed and removed,
// and the fields that nobody knows. Opened, never executed; deletes itself; accepted() means to
// import. GUI thread. Object name `mappingImportDialog`.
class MappingImportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingImportDialog)

public:
    struct Facts
    {
        QString fileName;
        QList<MappingChange> changes;
        QStringList unknownFields;
    };
    MappingImportDialog(const Facts &facts, QWidget *parent);
};

} // namespace sluice
