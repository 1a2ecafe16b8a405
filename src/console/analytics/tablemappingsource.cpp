// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/tablemappingsource.h"

#include "console/analytics/analyticsjobmodel.h"
#include "console/main/consolecontext.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct TableEnds
{
    QList<SourceColumn> columns;
    std::optional<QList<TargetColumn>> view; // nothing: it is made when a run begins
    SampleRows sample;
};

Result<TableEnds> findTableEnds(Application &application, const Job &job, const CancelToken &token)
{
    TableEnds ends;
    const QString table = job.parameters.value("table"_L1).toString();
    const auto columns = loadTableColumns(application, job.source, table, token);
    if (!columns)
        return fail(columns.error());
    ends.columns = *columns;
    const auto workspace = loadWorkspaceFacts(application, job.target, token);
    if (!workspace)
        return fail(workspace.error());
    if (const WorkspaceFacts::View *view = workspace->table(viewOfJob(job))) {
        const auto known = loadViewColumns(application, job.target, view->id, token);
        if (!known)
            return fail(known.error());
        ends.view = *known;
    }
    const auto sample = loadTableSample(application, job.source, table, *columns, token);
    if (!sample)
        return fail(sample.error());
    ends.sample = *sample;
    return ends;
}

} // namespace

Result<MappingEditor *> TableMappingSource::makeEditor(QWidget *parent)
{
    const auto mapping = job().mapping.isObject() ? TableMapping::fromJson(job().mapping.toObject())
                                                  : Result<TableMapping>(TableMapping());
    if (!mapping)
        return fail(mapping.error());
    m_editor = new TableMappingEditor(*mapping, parent);
    return m_editor;
}

void TableMappingSource::load()
{
    inBackground(
        this,
        [&application = application(), job = job(), token = token()] {
            return std::make_shared<Result<TableEnds>>(findTableEnds(application, job, token));
        },
        [this](const std::shared_ptr<Result<TableEnds>> &ends) {
            if (!*ends) {
                m_editor->setTable({.error = ends->error()});
                emit failed(ends->error());
                return;
            }
            m_columns = (*ends)->columns;
            m_editor->setTable({.columns = m_columns});
            m_editor->setView((*ends)->view);
            m_editor->setSample((*ends)->sample);
            emit loaded();
        });
}

QStringList TableMappingSource::unknownFields(const QJsonObject &document) const
{
    QStringList known;
    for (const SourceColumn &column : m_columns)
        known << column.name;
    const auto mapping = TableMapping::fromJson(document);
    QStringList unknown;
    for (const QString &name : mapping ? mapping->columns.keys() + mapping->only : QStringList()) {
        if (!known.isEmpty() && !hasColumn(known, name) && !unknown.contains(name))
            unknown << name;
    }
    return unknown;
}

Result<QJsonObject> TableMappingSource::normalised(const QJsonObject &document) const
{
    const auto read = TableMapping::fromJson(document);
    return read ? Result<QJsonObject>(read->toJson()) : Result<QJsonObject>(fail(read.error()));
}

} // namespace sluice
