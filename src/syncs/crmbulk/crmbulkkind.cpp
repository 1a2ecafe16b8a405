// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulkkind.h"

#include "core/engine/rundata.h"
#include "syncs/crmbulk/crmbulkcost.h"
#include "syncs/crmbulk/crmbulkpipeline.h"
#include "syncs/crmbulk/crmbulkverify.h"
#include "syncs/crmbulk/mapping/crmautomap.h"
#include "syncs/crmbulk/mapping/mappingprocessor.h"
#include "syncs/crmbulk/readpage.h"
#include "syncs/files/filerunexport.h"
#include "syncs/files/plansample.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The parameters of a run that deletes what another one made.
QJsonObject deletionOf(const RunRow &run, UndoPlan plan, const UndoChoice &choice)
{
    const QJsonObject job = run.params.value(u"job").toObject();
    plan.deletes = choice.deletesInserted;
    plan.exactCount = choice.exactCount;
    QJsonObject undo{{u"module"_s, job.value(u"module")}, {u"operation"_s, u"delete"_s},
        {u"findBy"_s, u"id"_s}, {u"fields"_s, QJsonArray{u"Modified_Time"_s}},
        {u"processors"_s, QJsonArray()}, {u"undoOf"_s, plan.toJson()}, {u"writeBy"_s, u"record"_s},
        {u"guard"_s, false}, // each call looks at its own records
        {u"blastRadius"_s,
            QJsonObject{{u"emptied"_s, 0}, {u"patterns"_s, false}, {u"timesLastRun"_s, 0},
                {u"firstRecords"_s, 0}}}};
    for (const QString &kept : {u"automations"_s, u"chunkRows"_s}) {
        if (job.contains(kept))
            undo.insert(kept, job.value(kept));
    }
    return undo;
}

} // namespace

CrmBulkKind::CrmBulkKind(CrmBulkServices services)
    : m_services(std::move(services))
{
}

QString CrmBulkKind::id() const
{
    return QString::fromLatin1(kCrmBulkKind);
}

QString CrmBulkKind::title() const
{
    return u"CRM Bulk"_s;
}

QList<StageTitle> CrmBulkKind::stages(bool isDryRun) const
{
    return crmBulkStages(isDryRun);
}

PipelineFactory CrmBulkKind::pipeline() const
{
    return crmBulkPipeline(m_services);
}

Result<RunSpec> CrmBulkKind::makeRun(const SyncJob &job, bool isDryRun) const
{
    auto parameters = CrmBulkJob::fromJson(job.parameters, job.mapping);
    if (!parameters)
        return fail(parameters.error());
    if (auto chain = ProcessorChain::fromJson(parameters->processors); !chain)
        return fail(chain.error());
    const std::optional<UndoPlan> &undo = parameters->undoOf;
    if (!isDryRun && undo && undo->deletes && undo->exactCount < 0)
        return fail(ErrorKind::Config,
            u"Records are deleted only where their exact count is given"_s, {},
            u"The plan of the undo tells it"_s);
    if (job.sourceConnection != job.targetConnection)
        return fail(ErrorKind::Config, u"The job reads from one connection and writes to another"_s,
            u"Records found by id belong to one organisation"_s,
            u"Use the same connection as source and target"_s);
    auto account = m_services.account(job.sourceConnection);
    if (!account)
        return fail(account.error());
    RunSpec spec;
    spec.kind = id();
    spec.subject = undo ? u"%1, undo of run #%2"_s.arg(parameters->module).arg(undo->number)
                        : parameters->module;
    spec.isDryRun = isDryRun;
    spec.params = {{u"job"_s, job.parameters}, {u"connection"_s, job.sourceConnection},
        {u"version"_s, kCrmRunVersion}};
    if (parameters->sourceFile) {
        auto columns = sourceColumns(*parameters->sourceFile);
        if (!columns)
            return fail(columns.error());
        spec.params.insert(u"fileColumns"_s, QJsonArray::fromStringList(*columns));
    }
    if (!job.mapping.isEmpty())
        spec.params.insert(u"mapping"_s, job.mapping);
    if (!isDryRun)
        spec.targetLock
            = QStringList{id(), account->hosts.api.host(), job.targetConnection, parameters->module}
                  .join(u'|');
    spec.firstSteps = firstReadSteps(*parameters);
    return spec;
}

QString CrmBulkKind::describe(const QJsonObject &parameters) const
{
    auto job = CrmBulkJob::fromJson(parameters);
    return job ? job->describe() : parameters.value(u"module").toString();
}

Result<QJsonObject> CrmBulkKind::withSelection(
    const QJsonObject &parameters, const QJsonObject &selection) const
{
    return withCrmSelection(parameters, selection);
}

Result<void> CrmBulkKind::preflight(const SyncJob &job, SyncTools tools) const
{
    auto parameters = CrmBulkJob::fromJson(job.parameters, job.mapping);
    if (!parameters)
        return fail(parameters.error());
    if (parameters->sourceFile) {
        auto columns = sourceColumns(*parameters->sourceFile);
        if (!columns)
            return fail(columns.error());
        parameters->sourceFile->columns = *columns;
    }
    auto account = m_services.account(job.sourceConnection);
    if (!account)
        return fail(account.error());
    ZohoSession session(*account, *m_services.tokens, tools.http, tools.token,
        tools.logger.withComponent("crm"), tools.timings);
    session.setLimitGate(m_services.gate);
    auto facts = CrmBulkRun::fetchFacts(session, *parameters);
    if (!facts)
        return fail(facts.error());
    if (facts->plan) { // the key of its hashes
        if (auto usable = MappingProcessor::make(*facts->plan); !usable)
            return fail(usable.error());
    }
    return {};
}

Result<QJsonObject> CrmBulkKind::suggestMapping(const SyncJob &job, SyncTools tools) const
{
    auto parameters = CrmBulkJob::fromJson(job.parameters, job.mapping);
    if (!parameters)
        return fail(parameters.error());
    auto account = m_services.account(job.targetConnection);
    if (!account)
        return fail(account.error());
    ZohoSession session(*account, *m_services.tokens, tools.http, tools.token,
        tools.logger.withComponent("crm"), tools.timings);
    session.setLimitGate(m_services.gate);
    CrmClient client(session, CrmLimits::beforeOrg(*account));
    auto fields = client.fields(parameters->module);
    if (!fields)
        return fail(fields.error());
    QStringList columns;
    QList<QStringList> samples;
    for (const QJsonValue &column : job.selection.value(u"columns").toArray())
        columns << column.toString();
    for (const QJsonValue &values : job.selection.value(u"samples").toArray())
        samples << values.toVariant().toStringList();
    const AutoMapResult suggested = suggestCrmMapping(
        columns.isEmpty() ? autoMapSources(*fields) : autoMapSources(columns, samples), *fields,
        parameters->operation);
    const CrmMapping mapping
        = withSuggested(parameters->mapping.value_or(CrmMapping()), suggested, *fields);
    return QJsonObject{{u"suggested"_s, suggested.toJson()}, {u"mapping"_s, mapping.toJson()}};
}

Result<Counts> CrmBulkKind::exportRun(
    RunLedger &ledger, const RunRow &run, const QString &folder) const
{
    return exportFileRun(ledger, run, folder);
}

Result<VerifyReport> CrmBulkKind::verify(
    RunLedger &ledger, const RunRow &run, SyncTools tools) const
{
    return verifyCrmBulkRun(ledger, run, m_services, std::move(tools));
}

bool CrmBulkKind::canUndo(const RunRow &run) const
{
    return !run.isDryRun && run.counts.written > 0 && UndoPlan::isKnownBefore(run);
}

Result<QJsonObject> CrmBulkKind::undoOf(
    RunLedger &ledger, const RunRow &run, const UndoChoice &choice) const
{
    auto plan = UndoPlan::of(ledger, run);
    if (!plan)
        return fail(plan.error());
    if (plan->isOfInserts)
        return deletionOf(run, *std::move(plan), choice);
    if (choice.exactCount >= 0)
        return fail(ErrorKind::Config, u"Run #%1 made no records"_s.arg(run.number), {},
            u"Take it back without deleting anything"_s);
    auto fields = UndoPlan::fieldsOf(ledger, run);
    if (!fields)
        return fail(fields.error());
    const QJsonObject job = run.params.value(u"job").toObject();
    // What it puts back may empty many fields: that is what it is for.
    QJsonObject undo{{u"module"_s, job.value(u"module")}, {u"operation"_s, u"update"_s},
        {u"findBy"_s, u"id"_s}, {u"fields"_s, QJsonArray::fromStringList(*fields)},
        {u"processors"_s, QJsonArray()}, {u"undoOf"_s, plan->toJson()},
        {u"blastRadius"_s,
            QJsonObject{{u"emptied"_s, 0}, {u"patterns"_s, false}, {u"timesLastRun"_s, 0}}}};
    for (const QString &kept : {u"automations"_s, u"chunkRows"_s, u"writeBy"_s}) {
        if (job.contains(kept))
            undo.insert(kept, job.value(kept));
    }
    return undo;
}

Result<RetryOf> CrmBulkKind::retryOf(RunLedger &ledger, const RunRow &run) const
{
    RetryOf retry{.selection = {},
        .parameters = run.params.value(u"job").toObject(),
        .mapping = run.params.value(u"mapping").toObject()};
    if (retry.parameters.contains(u"undoOf"_s))
        return fail(ErrorKind::Config, u"Run #%1 took another one back"_s.arg(run.number),
            u"What it left is what it may not touch"_s, u"Undo that run once more"_s);
    if (auto chosen = CrmSelection::take(retry.parameters); !chosen)
        return fail(chosen.error());
    if (retry.parameters.contains(u"sourceFile"_s))
        return fail(ErrorKind::Config, u"The records of run #%1 came from a file"_s.arg(run.number),
            u"Read again they would be the same"_s,
            u"Mend them in the run's rejected.csv, and run the job with that file"_s);
    auto issues = RunData(ledger.store(), run)
                      .issues(u"rejected"_s, 0, CrmSelection::kMostIds + 1);
    if (!issues)
        return fail(issues.error());
    QJsonArray ids;
    for (const RecordIssue &issue : std::as_const(*issues)) {
        if (!issue.sourceKey.isEmpty())
            ids.append(issue.sourceKey);
    }
    if (ids.size() > CrmSelection::kMostIds)
        return fail(ErrorKind::Config,
            u"Run #%1 rejected more than %2 records"_s.arg(run.number).arg(CrmSelection::kMostIds),
            u"So many are not read one by one"_s, u"Run the job again"_s);
    if (ids.isEmpty())
        return fail(ErrorKind::Config,
            u"Run #%1 rejected no record that can be read again"_s.arg(run.number));
    retry.selection = {{u"ids"_s, ids}};
    return retry;
}

Result<QJsonObject> CrmBulkKind::cost(RunLedger &ledger, const RunRow &run) const
{
    return crmBulkCost(ledger, run);
}

Result<QJsonArray> CrmBulkKind::sample(RunLedger &ledger, const RunRow &run) const
{
    return planSample(ledger, run);
}

} // namespace sluice
