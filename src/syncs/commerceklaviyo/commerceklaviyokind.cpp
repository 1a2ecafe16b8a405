// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/commerceklaviyokind.h"

#include "syncs/commerceklaviyo/commerceconfirmed.h"
#include "syncs/commerceklaviyo/commercecost.h"
#include "syncs/commerceklaviyo/commerceexport.h"
#include "syncs/commerceklaviyo/commerceklaviyopipeline.h"
#include "syncs/commerceklaviyo/commercephase.h"
#include "syncs/commerceklaviyo/commercepreflight.h"
#include "syncs/commerceklaviyo/commerceverify.h"

namespace sluice {

using namespace Qt::StringLiterals;

CommerceKlaviyoKind::CommerceKlaviyoKind(CommerceServices services)
    : m_services(std::move(services))
{
}

QString CommerceKlaviyoKind::id() const
{
    return kCommerceKlaviyoKind;
}

QString CommerceKlaviyoKind::title() const
{
    return u"Klaviyo"_s;
}

QList<StageTitle> CommerceKlaviyoKind::stages(bool isDryRun) const
{
    return commerceKlaviyoStages(isDryRun);
}

PipelineFactory CommerceKlaviyoKind::pipeline() const
{
    return commerceKlaviyoPipeline(m_services);
}

Result<QJsonObject> CommerceKlaviyoKind::withSelection(
    const QJsonObject &parameters, const QJsonObject &selection) const
{
    return withCommerceSelection(parameters, selection);
}

Result<RunSpec> CommerceKlaviyoKind::makeRun(const SyncJob &job, bool isDryRun) const
{
    auto parameters = CommerceJob::fromJson(job.parameters, true);
    if (!parameters)
        return fail(parameters.error());
    auto mapping = commerceMapping(job.mapping);
    if (!mapping)
        return fail(mapping.error());
    auto target = m_services.target(job.targetConnection);
    if (!target)
        return fail(target.error());
    if (auto source = m_services.source(job.sourceConnection); !source)
        return fail(source.error());
    RunSpec spec;
    spec.kind = id();
    spec.subject = parameters->isAll ? QString(kAllResourcesTitle)
                                     : commerceResourceTitle(parameters->resources[0]);
    spec.isDryRun = isDryRun;
    spec.params = commerceRunParams(
        job.parameters, job.mapping, job.sourceConnection, job.targetConnection);
    if (!isDryRun)
        spec.targetLock = QStringList{id(), target->api.host(), job.targetConnection,
            parameters->isAll ? u"all"_s : commerceResourceName(parameters->resources[0])}
                              .join(u'|');
    spec.firstSteps = firstCommerceSteps(*parameters);
    return spec;
}

QString CommerceKlaviyoKind::describe(const QJsonObject &parameters) const
{
    auto job = CommerceJob::fromJson(parameters, true);
    return job ? job->describe() : parameters.value(u"resource").toString();
}

Result<void> CommerceKlaviyoKind::preflight(
    const SyncJob &job, SyncTools tools, RunSpec & /*spec*/) const
{
    auto run = CommerceRun::of(m_services,
        commerceRunParams(job.parameters, job.mapping, job.sourceConnection, job.targetConnection));
    if (!run)
        return fail(run.error());
    return commercePreflight(
        **run, *m_services.store, *m_services.tokens, std::move(tools), job.isDryRun);
}

Result<Counts> CommerceKlaviyoKind::exportRun(
    RunLedger &ledger, const RunRow &run, const QString &folder) const
{
    return exportCommerceRun(ledger, run, folder);
}

Result<VerifyReport> CommerceKlaviyoKind::verify(
    RunLedger &ledger, const RunRow &run, SyncTools tools) const
{
    return verifyCommerceRun(ledger, run, m_services, std::move(tools));
}

Result<QJsonObject> CommerceKlaviyoKind::cost(RunLedger &ledger, const RunRow &run) const
{
    auto target = m_services.target(run.params.value(u"target").toString());
    if (!target)
        return fail(target.error());
    return commerceCost(ledger, run, target->largePerMinute);
}

Result<QJsonArray> CommerceKlaviyoKind::sample(RunLedger &ledger, const RunRow &run) const
{
    return commerceSample(ledger, run);
}

Result<RetryOf> CommerceKlaviyoKind::retryOf(RunLedger &, const RunRow &run) const
{
    RetryOf retry{.selection = {{u"mode"_s, u"failures"_s}, {u"failuresOf"_s, run.number}},
        .parameters = run.params.value(u"job").toObject(),
        .mapping = run.params.value(u"mapping").toObject(),
        .isFromLedger = true};
    if (retry.parameters.value(u"deleteAll").toBool())
        return fail(ErrorKind::Config,
            u"Run #%1 deleted: what it left is not sent again"_s.arg(run.number), {},
            u"Plan the deletion again"_s);
    if (run.counts.rejected == 0)
        return fail(ErrorKind::Config, u"Run #%1 rejected no record"_s.arg(run.number));
    return retry;
}

Result<QList<ConfirmedId>> CommerceKlaviyoKind::confirmed(
    RunLedger &ledger, const RunRow &run) const
{
    return confirmedIds(ledger, run);
}

} // namespace sluice
