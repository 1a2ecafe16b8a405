// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/propertymappingsource.h"

#include "console/klaviyo/shopfacts.h"
#include "console/main/consolecontext.h"

namespace sluice {

using namespace Qt::StringLiterals;

Result<MappingEditor *> PropertyMappingSource::makeEditor(QWidget *parent)
{
    using commercemap::MappingSettings;
    const auto settings = job().mapping.isObject()
        ? MappingSettings::fromJson(job().mapping.toObject())
        : Result<MappingSettings>(MappingSettings());
    if (!settings)
        return fail(settings.error());
    m_editor = new PropertyMappingEditor(
        *settings, job().parameters.value("resource"_L1).toString(), parent);
    connect(
        m_editor, &PropertyMappingEditor::sampleWanted, this, &PropertyMappingSource::loadSample);
    connect(
        m_editor, &PropertyMappingEditor::recordWanted, this, &PropertyMappingSource::loadRecord);
    return m_editor;
}

void PropertyMappingSource::load()
{
    const QString resource = job().parameters.value("resource"_L1).toString();
    loadSample(resource == "all"_L1 ? u"customers"_s : resource);
}

void PropertyMappingSource::loadSample(const QString &resource)
{
    inBackground(
        this,
        [&application = application(), source = job().source, resource, token = token()] {
            return std::make_shared<Result<QList<QByteArray>>>(
                loadShopSample(application, source, resource, token));
        },
        [this](const std::shared_ptr<Result<QList<QByteArray>>> &records) {
            if (*records) {
                m_editor->setRecords(**records);
                emit loaded();
            } else {
                m_editor->setFetchProblem(records->error());
                emit failed(records->error());
            }
        });
}

void PropertyMappingSource::loadRecord(const QString &resource, const QString &id)
{
    inBackground(
        this,
        [&application = application(), source = job().source, resource, id, token = token()] {
            return std::make_shared<Result<QByteArray>>(
                loadShopRecord(application, source, {resource, id}, token));
        },
        [this](const std::shared_ptr<Result<QByteArray>> &record) {
            if (*record)
                m_editor->setRecord(**record);
            else
                m_editor->setFetchProblem(record->error());
        });
}

Result<QJsonObject> PropertyMappingSource::normalised(const QJsonObject &document) const
{
    const auto read = commercemap::MappingSettings::fromJson(document);
    return read ? Result<QJsonObject>(read->toJson()) : Result<QJsonObject>(fail(read.error()));
}

} // namespace sluice
