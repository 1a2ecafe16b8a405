// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/crmmappingeditor.h"
#include "console/mappings/mappingsource.h"

namespace sluice {

// The mapping of a crm-bulk job: the module's fields, and records as the job's processors leave
// them. See MappingSource.
class CrmMappingSource final : public MappingSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmMappingSource)

public:
    CrmMappingSource(Application &application, const Job &job)
        : MappingSource(application, job)
    {
    }

    Result<MappingEditor *> makeEditor(QWidget *parent) override;
    void load() override;
    Result<QJsonObject> normalised(const QJsonObject &document) const override;
    QStringList unknownFields(const QJsonObject &document) const override;

private:
    void loadSample();

    CrmMappingEditor *m_editor = nullptr;
    QList<CrmField> m_fields;
};

} // namespace sluice
