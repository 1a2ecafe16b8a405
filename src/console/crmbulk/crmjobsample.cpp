// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmjobsample.h"

#include "app/application.h"
#include "core/mapping/processor.h"
#include "services/zohocrm/crmrecordclient.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/files/sourcefile.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QJsonArray processorsOf(const Job &job)
{
    return job.parameters.value("processors"_L1).toArray();
}

// What is needed first: a call takes so many fields and no more.
QStringList sampleFields(const Job &job, const QList<CrmField> &fields)
{
    QStringList wanted;
    if (const auto mapping = CrmMapping::fromJson(job.mapping.toObject())) {
        for (const CrmFieldRule &rule : mapping->fields)
            wanted << rule.sources() << rule.target;
    }
    if (const auto chain = ProcessorChain::fromJson(processorsOf(job)))
        wanted << chain->reads() << chain->writes();
    QStringList known;
    for (const CrmField &field : fields) {
        known << field.apiName;
        wanted << field.apiName;
    }
    QStringList chosen;
    for (const QString &name : std::as_const(wanted)) {
        if (known.contains(name) && !chosen.contains(name) && name != "id"_L1)
            chosen << name;
    }
    return chosen.mid(0, CrmRecordClient::kMostFields);
}

} // namespace

CrmMappingEnds crmEndsOf(
    const Job &job, const QList<CrmField> &fields, const QStringList &fileColumns)
{
    CrmMappingEnds ends{.module = job.parameters.value("module"_L1).toString(),
        .operation = job.parameters.value("operation"_L1).toString(u"update"_s),
        .ignoreEmpty = job.parameters.value("ignoreEmpty"_L1).toBool()};
    for (const CrmField &field : fields)
        ends.targetFields.insert(field.apiName, field);
    ends.isSameRecord = !job.parameters.contains("sourceFile"_L1);
    if (ends.isSameRecord)
        ends.sourceFields = ends.targetFields;
    else
        ends.fileColumns = fileColumns;
    if (const auto chain = ProcessorChain::fromJson(processorsOf(job)))
        ends.made = chain->writes();
    return ends;
}

Result<SampleRows> loadCrmSample(Application &application, const Job &job,
    const QList<CrmField> &fields, const CancelToken &token)
{
    const auto read = CrmBulkJob::fromJson(job.parameters);
    if (!read)
        return fail(read.error());
    if (read->sourceFile) {
        const auto sample = sourceSample(*read->sourceFile, kSampleRecords);
        if (!sample)
            return fail(sample.error());
        return SampleRows{.columns = sample->columns, .rows = sample->rows};
    }
    return loadCrmRecords(application, job.source, read->module, sampleFields(job, fields), token);
}

Result<SampleRows> processedCrmSample(
    Application &application, const Job &job, const SampleRows &read, const CancelToken &token)
{
    if (processorsOf(job).isEmpty())
        return read;
    const auto trial = tryProcessors(
        processorsOf(job), read, {.timings = application.timings(), .logger = {}, .token = token});
    return trial ? Result<SampleRows>(trial->kept()) : Result<SampleRows>(fail(trial.error()));
}

QStringList hiddenCrmColumns(const QStringList &columns, const QList<CrmField> &fields)
{
    QStringList hidden;
    for (const CrmField &field : fields) {
        if (field.isSensitive() && columns.contains(field.apiName))
            hidden << field.apiName;
    }
    return hidden;
}

} // namespace sluice
