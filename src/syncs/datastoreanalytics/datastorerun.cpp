// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastorerun.h"

#include "syncs/datastoreanalytics/datastorelock.h"
#include "syncs/datastoreanalytics/opentable.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

DatastoreClient::DatastoreClient(const CatalystAccount &account, TokenManager &tokens,
    LimitGate *gate, HttpClient &http, const CancelToken &token, const Logger &logger,
    const Timings &timings)
    : session(account.zoho, tokens, http, token, logger.withComponent("catalyst"), timings)
    , client(session, account, CatalystLimits::of(account))
{
    session.setLimitGate(gate);
}

ViewClient::ViewClient(const AnalyticsAccount &account, TokenManager &tokens, LimitGate *gate,
    HttpClient &http, const CancelToken &token, const Logger &logger, const Timings &timings,
    const QString &runId)
    : session(account.zoho, tokens, http, token, logger.withComponent("analytics"), timings)
    , client(session, account, AnalyticsLimits::of(account, runId))
{
    session.setLimitGate(gate);
}

DatastoreRun::DatastoreRun(DatastoreServices services, DatastoreJob job, TableMapping mapping,
    CatalystAccount source, AnalyticsAccount target)
    : m_services(std::move(services))
    , m_job(std::move(job))
    , m_mapping(std::move(mapping))
    , m_source(std::move(source))
    , m_target(std::move(target))
{
}

Result<std::shared_ptr<DatastoreRun>> DatastoreRun::of(
    const DatastoreServices &services, const QJsonObject &params)
{
    auto job = DatastoreJob::fromJson(params.value(u"job").toObject(), true);
    if (!job)
        return fail(job.error());
    auto mapping = tableMapping(params.value(u"mapping").toObject());
    if (!mapping)
        return fail(mapping.error());
    auto source = services.source(params.value(u"source").toString());
    if (!source)
        return fail(source.error());
    auto target = services.target(params.value(u"target").toString());
    if (!target)
        return fail(target.error());
    return std::make_shared<DatastoreRun>(services, *job, *mapping, *source, *target);
}

std::unique_ptr<DatastoreClient> DatastoreRun::datastore(StepContext &context) const
{
    return std::make_unique<DatastoreClient>(m_source, *m_services.tokens, m_services.gate,
        context.http(), context.token(), context.logger(), context.timings());
}

std::unique_ptr<ViewClient> DatastoreRun::analytics(StepContext &context) const
{
    return std::make_unique<ViewClient>(m_target, *m_services.tokens, m_services.gate,
        context.http(), context.token(), context.logger(), context.timings(), context.run().id);
}

std::shared_ptr<RemoteLock> DatastoreRun::makeLock(const QString &runId) const
{
    return std::make_shared<DatastoreLock>(DatastoreLock::Parts{.account = m_source,
        .tokens = *m_services.tokens,
        .gate = m_services.gate,
        .log = m_services.log,
        .timings = m_services.timings,
        .runId = runId,
        .table = m_job.table,
        .target = {{u"orgId"_s, m_target.orgId}, {u"workspaceId"_s, m_target.workspaceId},
            {u"viewId"_s, m_job.view}},
        .withoutLock = m_job.withoutLock,
        .breaksOther = m_job.breaksLock,
        .onlyLooks = m_job.row.has_value()});
}

Result<std::optional<ViewPlan>> viewPlanOf(Store &store, const QString &runId)
{
    QJsonObject memo;
    auto read = store.read([&runId, &memo](Sql &sql) -> Result<void> {
        auto rows = sql.run(
            "SELECT memo FROM step WHERE run_id=? AND step_key=?", {runId, openTableStep().key});
        if (!rows)
            return fail(rows.error());
        if ((*rows)->next())
            memo = QJsonDocument::fromJson((*rows)->value(0).toString().toUtf8()).object();
        return {};
    });
    if (!read)
        return fail(read.error());
    const QJsonObject plan = memo.value(kViewPlanKey).toObject();
    if (plan.isEmpty())
        return std::nullopt;
    return ViewPlan{.viewId = plan.value(u"view").toString(),
        .columns = ColumnPlan::fromJson(plan.value(u"columns").toObject()),
        .changes = TableChanges::fromJson(memo.value(kChangesKey).toObject())};
}

Outcome<ViewPlan> DatastoreRun::view(StepContext &context)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_view)
            return *m_view;
    }
    auto plan = viewPlanOf(context.store(), context.run().id);
    if (!plan)
        return tl::unexpected(context.orElse(plan.error()));
    if (!*plan)
        return tl::unexpected(StepResult::failed(
            Error{.kind = ErrorKind::Internal, .what = u"The run does not know its view yet"_s}));
    const std::lock_guard lock(m_mutex);
    m_view = **plan;
    return *m_view;
}

Outcome<std::optional<SentRecords>> DatastoreRun::sent(StepContext &context)
{
    if (m_job.mode != DatastoreMode::Incremental)
        return std::nullopt;
    auto plan = view(context);
    if (!plan)
        return tl::unexpected(plan.error());
    {
        const std::lock_guard lock(m_mutex);
        if (m_sent)
            return m_sent;
    }
    // Addresses, not the names of connections: what the view holds stays known whoever calls it
    // what.
    auto place = SentRecords::place(context.store(),
        QStringList{m_source.zoho.hosts.api.toString(), m_source.projectId,
            m_source.projectEnvironment, m_job.table}
            .join(u'/'),
        QStringList{m_target.zoho.hosts.api.toString(), m_target.workspaceId, plan->viewId}.join(
            u'/'));
    if (!place)
        return tl::unexpected(context.orElse(place.error()));
    const std::lock_guard lock(m_mutex);
    m_sent = SentRecords(*place, 0);
    return m_sent;
}

QString DatastoreRun::callback(const StepContext &context, CallbackOf of) const
{
    return m_services.callbacks == nullptr ? QString()
                                           : m_services.callbacks->of(context.run().id, of);
}

QString DatastoreRun::nextCursor() const
{
    const std::lock_guard lock(m_mutex);
    return m_view ? m_view->changes.upTo : QString();
}

QString DatastoreRun::cursorStream() const
{
    const QByteArray shape
        = QCryptographicHash::hash(m_mapping.write(), QCryptographicHash::Blake2s_128).toHex();
    return QStringList{
        m_job.table, m_target.workspaceId, m_job.viewName(), QString::fromLatin1(shape)}
        .join(u'|');
}

QJsonObject datastoreRunParams(const QJsonObject &parameters, const QJsonObject &mapping,
    const QString &source, const QString &target)
{
    // "connection": whose sign-in a resumed run needs.
    return {{u"job"_s, parameters}, {u"mapping"_s, mapping}, {u"connection"_s, source},
        {u"source"_s, source}, {u"target"_s, target}};
}

Result<TableMapping> tableMapping(const QJsonObject &mapping)
{
    return mapping.isEmpty() ? TableMapping() : TableMapping::fromJson(mapping, u"mapping"_s);
}

QList<SourceColumn> sourceColumns(const QList<CatalystColumn> &columns)
{
    QList<SourceColumn> list;
    for (const CatalystColumn &column : columns)
        list.append({.name = column.name,
            .type = column.dataType,
            .maxLength = column.maxLength,
            .isSystem = column.isSystem()});
    return list;
}

QList<TargetColumn> targetColumns(const QList<AnalyticsColumn> &columns)
{
    QList<TargetColumn> list;
    for (const AnalyticsColumn &column : columns)
        list.append({.name = column.name,
            .type = column.dataType,
            .maxSize = column.maxSize,
            .isFormula = column.isFormula});
    return list;
}

} // namespace sluice
