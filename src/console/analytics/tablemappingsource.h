// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/analytics/tablefacts.h"
#include "console/analytics/tablemappingeditor.h"
#include "console/mappings/mappingsource.h"

namespace sluice {

// The mapping of a datastore-analytics job: the table's columns and the view's. See MappingSource.
class TableMappingSource final : public MappingSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableMappingSource)

public:
    TableMappingSource(Application &application, const Job &job)
        : MappingSource(application, job)
    {
    }

    Result<MappingEditor *> makeEditor(QWidget *parent) override;
    void load() override;
    Result<QJsonObject> normalised(const QJsonObject &document) const override;
    QStringList unknownFields(const QJsonObject &document) const override;

private:
    TableMappingEditor *m_editor = nullptr;
    QList<SourceColumn> m_columns;
};

} // namespace sluice
