// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/tablemappingsource.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "console/analytics/analyticsjobmodel.h"
#include "console/main/consolecontext.h"
#include "console/mappings/keptfields.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct TableEnds
{
    QList<SourceColumn> columns;
    std::optional<QList<TargetColumn>> view; // nothing: it is made when a run begins
    SampleRows sample;
    std::optional<Error> error; // the columns are those of an earlier look
    qint64 keptAtMs = 0;
};

QString keptEndsKey(Application &application, const Job &job)
{
    const auto source = application.connections().find(job.source);
    const auto target = application.connections().find(job.target);
    return source && target ? QStringList{source->id, u"table"_s,
               job.parameters.value("table"_L1).toString(), target->id, viewOfJob(job)}
                                  .join(u'|')
                            : QString();
}

// As one list: the table's columns, and behind an empty entry the view's, if there is one.
void keepTableEnds(Application &application, const Job &job, const TableEnds &ends)
{
    QJsonArray kept;
    for (const SourceColumn &column : ends.columns)
        kept.append(QJsonArray{column.name, column.type, column.maxLength, column.isSystem});
    if (ends.view) {
        kept.append(QJsonArray());
        for (const TargetColumn &column : *ends.view)
            kept.append(QJsonArray{column.name, column.type, column.maxSize, column.isFormula});
    }
    if (const QString key = keptEndsKey(application, job); !key.isEmpty())
        keepFields(application.dataDirectory(), key, kept);
}

std::optional<TableEnds> keptTableEnds(Application &application, const Job &job)
{
    const auto kept = keptFields(application.dataDirectory(), keptEndsKey(application, job));
    if (!kept)
        return std::nullopt;
    TableEnds ends;
    ends.keptAtMs = kept->atMs;
    for (const QJsonValue &one : kept->fields) {
        if (one.toArray().isEmpty())
            ends.view.emplace();
        else if (ends.view)
            ends.view->append(TargetColumn{.name = one[0].toString(),
                .type = one[1].toString(),
                .maxSize = one[2].toInteger(),
                .isFormula = one[3].toBool()});
        else
            ends.columns.append(SourceColumn{.name = one[0].toString(),
                .type = one[1].toString(),
                .maxLength = one[2].toInteger(),
                .isSystem = one[3].toBool()});
    }
    return ends;
}

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
    keepTableEnds(application, job, ends);
    return ends;
}

Result<TableEnds> foundOrKept(Application &application, const Job &job, const CancelToken &token)
{
    auto found = findTableEnds(application, job, token);
    if (found)
        return found;
    auto kept = keptTableEnds(application, job);
    if (!kept)
        return found;
    kept->error = found.error();
    return *kept;
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
            return std::make_shared<Result<TableEnds>>(foundOrKept(application, job, token));
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
            if ((*ends)->error) {
                emit keptShown((*ends)->keptAtMs);
                emit failed(*(*ends)->error);
                return;
            }
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
