// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmmappingsource.h"

#include "app/application.h"
#include "console/crmbulk/crmjobsample.h"
#include "console/crmbulk/crmkeptfields.h"
#include "console/errors/errorwords.h"
#include "console/main/consolecontext.h"
#include "syncs/crmbulk/crmbulkjob.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What is loaded at once: fields, and of a file its first rows.
struct CrmEndsFound
{
    QList<CrmField> fields;
    SampleRows file;
    std::optional<Error> error; // the fields are those of an earlier look
    qint64 keptAtMs = 0;
};

Result<CrmEndsFound> findCrmEnds(Application &application, const Job &job, const CancelToken &token)
{
    CrmEndsFound found;
    if (job.parameters.contains("sourceFile"_L1)) {
        auto rows = loadCrmSample(application, job, {}, token);
        if (!rows)
            return fail(rows.error());
        found.file = *rows;
    }
    const QString module = job.parameters.value("module"_L1).toString();
    auto fields = loadCrmFields(application, job.source, module, token);
    if (fields) {
        found.fields = *fields;
        return found;
    }
    const auto kept = keptCrmFields(application, job.source, module);
    if (!kept)
        return fail(fields.error());
    found.error = fields.error();
    found.fields = kept->fields;
    found.keptAtMs = kept->atMs;
    return found;
}

QList<QStringList> valuesByColumn(const SampleRows &rows)
{
    QList<QStringList> columns;
    for (qsizetype i = 0; i < rows.columns.size(); ++i) {
        QStringList values;
        for (const QStringList &row : rows.rows)
            values << row.value(i);
        columns << values;
    }
    return columns;
}

} // namespace

Result<MappingEditor *> CrmMappingSource::makeEditor(QWidget *parent)
{
    CrmMapping mapping;
    if (const QJsonValue saved = job().mapping; saved.isObject()) {
        const auto read = CrmMapping::fromJson(saved.toObject());
        if (!read)
            return fail(read.error());
        mapping = *read;
    }
    m_editor = new CrmMappingEditor(mapping, parent);
    m_editor->setEnds(crmEndsOf(job(), {}, {}), {});
    return m_editor;
}

void CrmMappingSource::load()
{
    inBackground(
        this,
        [&application = application(), job = job(), token = token()] {
            return std::make_shared<Result<CrmEndsFound>>(findCrmEnds(application, job, token));
        },
        [this](const std::shared_ptr<Result<CrmEndsFound>> &found) {
            if (!*found) {
                emit failed(found->error());
                return;
            }
            m_fields = (*found)->fields;
            const SampleRows &file = (*found)->file;
            m_editor->setEnds(crmEndsOf(job(), m_fields, file.columns), valuesByColumn(file));
            if ((*found)->error) {
                emit keptShown((*found)->keptAtMs);
                emit failed(*(*found)->error);
                return;
            }
            emit loaded();
            loadSample();
        });
}

void CrmMappingSource::loadSample()
{
    inBackground(
        this,
        [&application = application(), job = job(), fields = m_fields, token = token()] {
            auto read = loadCrmSample(application, job, fields, token);
            return std::make_shared<Result<SampleRows>>(
                read ? processedCrmSample(application, job, *read, token) : std::move(read));
        },
        [this](const std::shared_ptr<Result<SampleRows>> &sample) {
            if (*sample)
                m_editor->setSample(**sample);
            else
                m_editor->setSampleProblem(errorText(sample->error()));
        });
}

QStringList CrmMappingSource::unknownFields(const QJsonObject &document) const
{
    QStringList unknown;
    const auto mapping = CrmMapping::fromJson(document);
    for (const CrmFieldRule &rule :
        mapping && !m_fields.isEmpty() ? mapping->fields : QList<CrmFieldRule>()) {
        const bool isKnown = rule.target == "id"_L1
            || std::any_of(m_fields.cbegin(), m_fields.cend(),
                [&rule](const CrmField &field) { return field.apiName == rule.target; });
        if (!isKnown)
            unknown << rule.target;
    }
    return unknown;
}

Result<QJsonObject> CrmMappingSource::normalised(const QJsonObject &document) const
{
    const auto read = CrmMapping::fromJson(document);
    return read ? Result<QJsonObject>(read->toJson()) : Result<QJsonObject>(fail(read.error()));
}

} // namespace sluice
