// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulkkind.h"

#include "core/engine/rundata.h"
#include "syncs/crmbulk/crmbulkcost.h"
#include "syncs/crmbulk/crmbulkpipeline.h"
#include "syncs/crmbulk/crmbulkverify.h"
#include "syncs/crmbulk/readpage.h"
#include "syncs/files/filerunexport.h"
#include "syncs/files/plansample.h"

namespace sluice {

using namespace Qt::StringLiterals;

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
    auto parameters = CrmBulkJob::fromJson(job.parameters);
    if (!parameters)
        return fail(parameters.error());
    if (auto chain = ProcessorChain::fromJson(parameters->processors); !chain)
        return fail(chain.error());
    if (job.sourceConnection != job.targetConnection)
        return fail(ErrorKind::Config, u"The job reads from one connection and writes to another"_s,
            u"Records found by id belong to one organisation"_s,
            u"Use the same connection as source and target"_s);
    auto account = m_services.account(job.sourceConnection);
    if (!account)
        return fail(account.error());
    RunSpec spec;
    spec.kind = id();
    spec.subject = parameters->module;
    spec.isDryRun = isDryRun;
    spec.params = {{u"job"_s, job.parameters}, {u"connection"_s, job.sourceConnection}};
    if (!isDryRun)
        spec.targetLock
            = QStringList{id(), account->hosts.api.host(), job.targetConnection, parameters->module}
                  .join(u'|');
    spec.firstSteps = {firstReadStep()};
    return spec;
}

QString CrmBulkKind::describe(const QJsonObject &parameters) const
{
    auto job = CrmBulkJob::fromJson(parameters);
    return job ? job->describe() : parameters.value(u"module").toString();
}

Result<void> CrmBulkKind::preflight(const SyncJob &job, SyncTools tools) const
{
    auto parameters = CrmBulkJob::fromJson(job.parameters);
    if (!parameters)
        return fail(parameters.error());
    auto account = m_services.account(job.sourceConnection);
    if (!account)
        return fail(account.error());
    ZohoSession session(*account, *m_services.tokens, tools.http, tools.token,
        tools.logger.withComponent("crm"), tools.timings);
    session.setLimitGate(m_services.gate);
    if (auto facts = CrmBulkRun::fetchFacts(session, *parameters); !facts)
        return fail(facts.error());
    return {};
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

Result<QJsonObject> CrmBulkKind::cost(RunLedger &ledger, const RunRow &run) const
{
    return crmBulkCost(ledger, run);
}

Result<QJsonArray> CrmBulkKind::sample(RunLedger &ledger, const RunRow &run) const
{
    return planSample(ledger, run);
}

} // namespace sluice
