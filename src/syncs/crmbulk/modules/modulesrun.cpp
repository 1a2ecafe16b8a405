// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/modules/modulesrun.h"

#include "core/engine/dispatcher.h"
#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmbulkkind.h"
#include "syncs/crmbulk/modules/moduleorder.h"
#include "syncs/crmbulk/modules/moduleparts.h"
#include "syncs/crmbulk/modules/modulework.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString partKey(qsizetype index)
{
    return u"modules:part:%1"_s.arg(index + 1);
}

StepSpec partStep(const QJsonArray &order, qsizetype index)
{
    return {.stage = u"modules"_s,
        .key = partKey(index),
        .title = order.at(index).toString(),
        .input = {{u"index"_s, index}, {u"order"_s, order}}};
}

Result<ModuleOrder> readModuleOrder(CrmClient &client, const QJsonObject &parameters)
{
    QStringList listed;
    QHash<QString, QSet<QString>> parents;
    for (const QJsonValue &entry : parameters.value(u"modules").toArray()) {
        const QString module = entry[u"module"].toString();
        listed << module;
        auto fields = client.fields(module);
        if (!fields)
            return fail(fields.error());
        for (const CrmField &field : std::as_const(*fields)) {
            if (field.isLookup())
                parents[module].insert(field.lookupModule);
        }
    }
    return ModuleOrder::of(listed, parents);
}

StepResult orderModules(StepContext &context, const CrmBulkServices &services)
{
    auto account = services.account(context.run().params.value(u"connection").toString());
    if (!account)
        return context.orElse(account.error());
    ZohoSession session(*account, *services.tokens, context.http(), context.token(),
        context.logger().withComponent("crm"), context.timings());
    session.setLimitGate(services.gate);
    CrmClient client(session, CrmLimits::beforeOrg(*account, context.run().id));
    auto order = readModuleOrder(client, context.run().params.value(u"job").toObject());
    if (!order)
        return context.orElse(order.error());
    return context.finish(
        [&order](StepTx &tx) -> Result<void> {
            for (const QString &text : std::as_const(order->broken)) {
                if (auto told = tx.event(u"warning"_s, u"MODULES_IN_A_CIRCLE"_s, text); !told)
                    return told;
            }
            return tx.addStep(partStep(QJsonArray::fromStringList(order->modules), 0));
        },
        order->modules.join(u", "_s));
}

// What a module's run is made of, from what was fixed when this run was made.
Result<SyncJob> partJob(const RunRow &run, const QString &module)
{
    auto parts = modulePartsOf(
        run.params.value(u"job").toObject(), run.params.value(u"mapping").toObject());
    if (!parts)
        return fail(parts.error());
    const QString connection = run.params.value(u"connection").toString();
    for (const CrmModulePart &part : std::as_const(*parts)) {
        if (part.module == module)
            return SyncJob{.jobId = run.jobId,
                .name = run.jobName,
                .parameters = part.parameters,
                .mapping = part.mapping,
                .selection = {},
                .sourceConnection = connection,
                .targetConnection = connection,
                .environment = run.environment,
                .isDryRun = run.isDryRun};
    }
    return fail(ErrorKind::Internal, u"The job has no module %1"_s.arg(module));
}

StepResult workModule(StepContext &context, const CrmBulkServices &services)
{
    const QJsonArray order = context.input().value(u"order").toArray();
    const qsizetype index = context.input().value(u"index").toInteger();
    auto job = partJob(context.run(), order.at(index).toString());
    if (!job)
        return context.orElse(job.error());
    return ModuleWork(context, services, *job).run([&order, index](StepTx &tx) -> Result<void> {
        return index + 1 < order.size() ? tx.addStep(partStep(order, index + 1)) : Result<void>();
    });
}

} // namespace

Result<RunSpec> makeModulesRun(const CrmBulkServices &services, const SyncJob &job, bool isDryRun)
{
    auto parts = modulePartsOf(job.parameters, job.mapping);
    if (!parts)
        return fail(parts.error());
    const CrmBulkKind kind(services);
    for (const CrmModulePart &part : std::as_const(*parts)) {
        SyncJob one = job;
        one.parameters = part.parameters;
        one.mapping = part.mapping;
        if (auto spec = kind.makeRun(one, isDryRun); !spec)
            return spec;
    }
    RunSpec spec;
    spec.kind = kind.id();
    spec.subject = moduleNames(job.parameters);
    spec.isDryRun = isDryRun;
    spec.params = {{u"job"_s, job.parameters}, {u"connection"_s, job.sourceConnection}};
    if (!job.mapping.isEmpty())
        spec.params.insert(u"mapping"_s, job.mapping);
    if (!isDryRun) // the modules' own runs hold the modules
        spec.targetLock = QStringList{spec.kind, u"modules"_s, job.jobId}.join(u'|');
    spec.firstSteps = {{.stage = u"modules"_s, .key = u"modules:order"_s, .title = u"Order"_s}};
    return spec;
}

Result<void> modulesPreflight(
    const CrmBulkServices &services, const SyncJob &job, SyncTools &tools, RunSpec &spec)
{
    auto parts = modulePartsOf(job.parameters, job.mapping);
    if (!parts)
        return fail(parts.error());
    const CrmBulkKind kind(services);
    for (const CrmModulePart &part : std::as_const(*parts)) {
        SyncJob one = job;
        one.parameters = part.parameters;
        one.mapping = part.mapping;
        auto ready = kind.preflight(one,
            {.http = tools.http,
                .token = tools.token,
                .timings = tools.timings,
                .logger = tools.logger},
            spec);
        if (!ready) {
            ready.error().what = u"%1: %2"_s.arg(part.module, ready.error().what);
            return ready;
        }
    }
    return {};
}

Result<Pipeline> modulesPipeline(const CrmBulkServices &services, const RunRow &run)
{
    if (services.ledger == nullptr || services.dispatcher == nullptr)
        return fail(ErrorKind::Internal, u"Run #%1 cannot make runs"_s.arg(run.number));
    Pipeline pipeline;
    pipeline.shared = std::make_shared<CrmBulkServices>(services);
    // Left off when only what has begun may end: the module's own run ends what it has begun.
    pipeline.stages = {{.id = u"modules"_s,
        .title = u"Modules"_s,
        .lane = Lane::Network,
        .width = 1,
        .isLeftOff = true,
        .work = [services](StepContext &context) {
            return context.input().isEmpty() ? orderModules(context, services)
                                             : workModule(context, services);
        }}};
    return pipeline;
}

QList<StageTitle> modulesStages()
{
    return {{u"modules"_s, u"Modules"_s}};
}

Result<QList<ModuleRun>> moduleRunsOf(RunLedger &ledger, const RunRow &run)
{
    auto steps = ledger.steps(run.id);
    if (!steps)
        return fail(steps.error());
    QList<ModuleRun> runs;
    for (const StepRow &step : std::as_const(*steps)) {
        const QString id = step.memo.value(ModuleWork::kRunKey).toString();
        if (id.isEmpty())
            continue;
        auto part = ledger.run(id);
        if (!part)
            return fail(part.error());
        runs.append({step.title, *part});
    }
    return runs;
}

} // namespace sluice
