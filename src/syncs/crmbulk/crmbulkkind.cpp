// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulkkind.h"

#include "core/engine/runledger.h"
#include "syncs/crmbulk/chosenpage.h"
#include "syncs/crmbulk/crmbulkcost.h"
#include "syncs/crmbulk/crmbulklock.h"
#include "syncs/crmbulk/crmbulkpipeline.h"
#include "syncs/crmbulk/crmbulkverify.h"
#include "syncs/crmbulk/filepage.h"
#include "syncs/crmbulk/mapping/crmautomap.h"
#include "syncs/crmbulk/mapping/mappingprocessor.h"
#include "syncs/crmbulk/modules/moduleparts.h"
#include "syncs/crmbulk/modules/modulesresult.h"
#include "syncs/crmbulk/modules/modulesrun.h"
#include "syncs/crmbulk/readpage.h"
#include "syncs/crmbulk/undo/undojob.h"
#include "syncs/files/filerunexport.h"
#include "syncs/files/plansample.h"
#include "syncs/retryable.h"

#include <QFileInfo>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// As it is told before there is a run, what is wrong with the place is the job's to mend.
Result<void> checkTargetFile(const CrmBulkJob &job)
{
    if (!job.targetFile)
        return {};
    const QString path = job.targetFile->pathAt(job.module, QDateTime::currentDateTime());
    auto free = checkTargetPlace(path, job.targetFile->replaces);
    if (!free)
        free.error().kind = ErrorKind::Config;
    return free;
}

// A run that read a file kept a copy of it.
Result<CrmRejectedRows> rejectedRowsOf(RunLedger &ledger, const RunRow &run)
{
    auto job = crmBulkJobOf(run);
    if (!job)
        return fail(job.error());
    const CrmRejectedRows rows{.run = run.id,
        .number = run.number,
        .path = ledger.runDirectory(run.id) + u'/' + sourceCopyPath(),
        .delimiter = job->sourceFile->delimiter};
    if (run.counts.rejected == 0)
        return fail(ErrorKind::Config, u"Run #%1 rejected no record"_s.arg(run.number));
    if (!QFileInfo::exists(rows.path))
        return fail(ErrorKind::Config,
            u"The copy of the file that run #%1 read is not there any more"_s.arg(run.number),
            u"It was deleted when its time was over"_s,
            u"Mend the records in the run's rejected.csv, put the hidden values back (•••), and "
            u"run the"
            " job with that file"_s);
    return rows;
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

QList<StageTitle> CrmBulkKind::stagesOf(const RunRow &run) const
{
    return isOfModules(run) ? modulesStages() : stages(run.isDryRun);
}

PipelineFactory CrmBulkKind::pipeline() const
{
    return [services = m_services, ofOne = crmBulkPipeline(m_services)](
               const RunRow &run) -> Result<Pipeline> {
        return isOfModules(run) ? modulesPipeline(services, run) : ofOne(run);
    };
}

Result<RunSpec> CrmBulkKind::makeRun(const SyncJob &job, bool isDryRun) const
{
    if (isOfModules(job.parameters))
        return makeModulesRun(m_services, job, isDryRun);
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
    if (parameters->targetFile) {
        spec.subject += u", to a file"_s;
        spec.params.insert(u"targetPath"_s,
            parameters->targetFile->pathAt(parameters->module, QDateTime::currentDateTime()));
    }
    if (!isDryRun)
        spec.targetLock = parameters->targetFile
            ? QStringList{id(), u"file"_s, parameters->targetFile->path}.join(u'|')
            : moduleLock(*account, job.targetConnection, parameters->module);
    spec.firstSteps = firstReadSteps(*parameters, isDryRun);
    return spec;
}

QString CrmBulkKind::describe(const QJsonObject &parameters) const
{
    if (isOfModules(parameters))
        return moduleNames(parameters);
    auto job = CrmBulkJob::fromJson(parameters);
    return job ? job->describe() : parameters.value(u"module").toString();
}

Result<QJsonObject> CrmBulkKind::withSelection(
    const QJsonObject &parameters, const QJsonObject &selection) const
{
    return withCrmSelection(parameters, selection);
}

Result<void> CrmBulkKind::preflight(const SyncJob &job, SyncTools tools, RunSpec &spec) const
{
    if (isOfModules(job.parameters))
        return modulesPreflight(m_services, job, tools, spec);
    auto parameters = CrmBulkJob::fromJson(job.parameters, job.mapping);
    if (!parameters)
        return fail(parameters.error());
    if (parameters->sourceFile) {
        auto columns = sourceColumns(*parameters->sourceFile);
        if (!columns)
            return fail(columns.error());
        parameters->sourceFile->columns = *columns;
    }
    if (auto free = checkTargetFile(*parameters); !free)
        return free;
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
    return lockOrganisation(m_services, facts->org.zgid, spec);
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
    return isOfModules(run) ? exportModulesRun(ledger, run, folder)
                            : exportFileRun(ledger, run, folder);
}

Result<VerifyReport> CrmBulkKind::verify(
    RunLedger &ledger, const RunRow &run, SyncTools tools) const
{
    return isOfModules(run) ? verifyModulesRun(ledger, run, m_services, tools)
                            : verifyCrmBulkRun(ledger, run, m_services, std::move(tools));
}

bool CrmBulkKind::canUndo(const RunRow &run) const
{
    return !run.isDryRun && run.counts.written > 0 && UndoPlan::isKnownBefore(run);
}

Result<QJsonObject> CrmBulkKind::undoOf(
    RunLedger &ledger, const RunRow &run, const UndoChoice &choice) const
{
    if (isOfModules(run))
        return fail(doneByModule(ledger, run, u"Each module is taken back by itself"_s));
    return undoParameters(ledger, run, choice);
}

Result<RetryOf> CrmBulkKind::retryOf(RunLedger &ledger, const RunRow &run) const
{
    if (isOfModules(run))
        return fail(doneByModule(ledger, run, u"The records of each are retried by themselves"_s));
    RetryOf retry{.selection = {},
        .parameters = run.params.value(u"job").toObject(),
        .mapping = run.params.value(u"mapping").toObject(),
        .isOnlyAsItWas = isOfAModule(run)};
    if (retry.parameters.contains(u"undoOf"_s))
        return fail(ErrorKind::Config, u"Run #%1 took another one back"_s.arg(run.number),
            u"What it left is what it may not touch"_s, u"Undo that run once more"_s);
    if (auto chosen = CrmSelection::take(retry.parameters); !chosen)
        return fail(chosen.error());
    if (retry.parameters.contains(u"sourceFile"_s)) {
        auto rows = rejectedRowsOf(ledger, run);
        if (!rows)
            return fail(rows.error());
        retry.selection = {{u"rejected"_s, rows->toJson()}};
        return retry;
    }
    auto count = retryableCount(ledger.store(), run);
    if (!count)
        return fail(count.error());
    if (*count > CrmSelection::kMostIds) {
        const CrmRejectedIds ids{.number = run.number, .count = *count};
        retry.selection = {{u"rejectedIds"_s, ids.toJson()}};
        retry.isFromLedger = true;
        return retry;
    }
    auto ids = retryableIds(ledger.store(), run.number, 0, *count);
    if (!ids)
        return fail(ids.error());
    retry.selection = {{u"ids"_s, QJsonArray::fromStringList(*ids)}};
    return retry;
}

Result<QJsonObject> CrmBulkKind::cost(RunLedger &ledger, const RunRow &run) const
{
    return isOfModules(run) ? modulesCost(ledger, run) : crmBulkCost(ledger, run);
}

Result<QJsonArray> CrmBulkKind::sample(RunLedger &ledger, const RunRow &run) const
{
    return isOfModules(run) ? modulesSample(ledger, run) : planSample(ledger, run);
}

} // namespace sluice
