// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/propertymappingeditor.h"
#include "console/mappings/mappingsource.h"

namespace sluice {

// The mapping of a commerce-klaviyo job, with records of its shop. See MappingSource.
class PropertyMappingSource final : public MappingSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PropertyMappingSource)

public:
    PropertyMappingSource(Application &application, const Job &job)
        : MappingSource(application, job)
    {
    }

    Result<MappingEditor *> makeEditor(QWidget *parent) override;
    void load() override;
    Result<QJsonObject> normalised(const QJsonObject &document) const override;
    // A shop's records have whatever somebody gave them: nothing is known to be missing.
    QStringList unknownFields(const QJsonObject &) const override { return {}; }

private:
    void loadSample(const QString &resource);
    void loadRecord(const QString &resource, const QString &id);

    PropertyMappingEditor *m_editor = nullptr;
};

} // namespace sluice
