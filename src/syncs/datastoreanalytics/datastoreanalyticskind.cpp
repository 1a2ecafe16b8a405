// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastoreanalyticskind.h"

#include "syncs/datastoreanalytics/datastoreanalyticspipeline.h"
#include "syncs/datastoreanalytics/datastorecost.h"
#include "syncs/datastoreanalytics/datastoreverify.h"
#include "syncs/datastoreanalytics/opentable.h"
#include "syncs/files/filerunexport.h"
#include "syncs/files/plansample.h"

namespace sluice {

using namespace Qt::StringLiterals;

DatastoreAnalyticsKind::DatastoreAnalyticsKind(DatastoreServices services)
    : m_services(std::move(services))
{
}

QString DatastoreAnalyticsKind::id() const
{
    return kDatastoreAnalyticsKind;
}

QString DatastoreAnalyticsKind::title() const
{
    return u"Analytics"_s;
}

QList<StageTitle> DatastoreAnalyticsKind::stages(bool isDryRun) const
{
    return datastoreAnalyticsStages(isDryRun);
}

PipelineFactory DatastoreAnalyticsKind::pipeline() const
{
    return datastoreAnalyticsPipeline(m_services);
}

Result<QJsonObject> DatastoreAnalyticsKind::withSelection(
    const QJsonObject &parameters, const QJsonObject &selection) const
{
    return withDatastoreSelection(parameters, selection);
}

Result<RunSpec> DatastoreAnalyticsKind::makeRun(const SyncJob &job, bool isDryRun) const
{
    const QJsonObject params = datastoreRunParams(
        job.parameters, job.mapping, job.sourceConnection, job.targetConnection);
    auto run = DatastoreRun::of(m_services, params);
    if (!run)
        return fail(run.error());
    const AnalyticsAccount &target = (*run)->target();
    if (target.orgId.isEmpty() || target.workspaceId.isEmpty())
        return fail(ErrorKind::Config,
            u"The connection %1 names no organisation or no workspace"_s.arg(target.zoho.name), {},
            u"Fill in both in the connection"_s);
    RunSpec spec;
    spec.kind = id();
    spec.subject = (*run)->job().table;
    spec.isDryRun = isDryRun;
    spec.params = params;
    if (!isDryRun)
        spec.targetLock = QStringList{id(), target.zoho.hosts.api.host(), target.workspaceId,
            (*run)->job().viewName()}
                              .join(u'|');
    spec.firstSteps = {openTableStep()};
    return spec;
}

QString DatastoreAnalyticsKind::describe(const QJsonObject &parameters) const
{
    auto job = DatastoreJob::fromJson(parameters, true);
    return job ? job->describe() : parameters.value(u"table").toString();
}

Result<void> DatastoreAnalyticsKind::preflight(const SyncJob &job, SyncTools tools) const
{
    auto run = DatastoreRun::of(m_services,
        datastoreRunParams(
            job.parameters, job.mapping, job.sourceConnection, job.targetConnection));
    if (!run)
        return fail(run.error());
    DatastoreClient source((*run)->source(), *m_services.tokens, m_services.gate, tools.http,
        tools.token, tools.logger, tools.timings);
    if (auto columns = source.client.columns((*run)->job().table); !columns)
        return fail(columns.error());
    ViewClient target((*run)->target(), *m_services.tokens, m_services.gate, tools.http,
        tools.token, tools.logger, tools.timings);
    if (auto views = target.client.views(); !views)
        return fail(views.error());
    return {};
}

Result<Counts> DatastoreAnalyticsKind::exportRun(
    RunLedger &ledger, const RunRow &run, const QString &folder) const
{
    return exportFileRun(ledger, run, folder, "ROWID");
}

Result<VerifyReport> DatastoreAnalyticsKind::verify(
    RunLedger &ledger, const RunRow &run, SyncTools tools) const
{
    return verifyDatastoreRun(ledger, run, m_services, std::move(tools));
}

Result<QJsonObject> DatastoreAnalyticsKind::cost(RunLedger &ledger, const RunRow &run) const
{
    auto made = DatastoreRun::of(m_services, run.params);
    if (!made)
        return fail(made.error());
    return datastoreCost(ledger, run, **made);
}

Result<QJsonArray> DatastoreAnalyticsKind::sample(RunLedger &ledger, const RunRow &run) const
{
    return planSample(ledger, run);
}

} // namespace sluice
