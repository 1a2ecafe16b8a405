// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/datastoreanalyticskind.h"

#include "syncs/datastoreanalytics/datastoreanalyticspipeline.h"
#include "syncs/datastoreanalytics/datastorecost.h"
#include "syncs/datastoreanalytics/datastoreverify.h"
#include "syncs/datastoreanalytics/opentable.h"
#include "syncs/datastoreanalytics/singlerow.h"
#include "syncs/files/filerunexport.h"
#include "syncs/files/plansample.h"
#include "syncs/retryable.h"

#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<void> hasOwnColumns(const QList<CatalystColumn> &columns, const QString &table)
{
    const bool isEmpty = std::all_of(columns.cbegin(), columns.cend(),
        [](const CatalystColumn &column) { return column.isSystem(); });
    if (!isEmpty)
        return {};
    return fail(Error{.kind = ErrorKind::Config,
        .what = u"The table %1 has no column of its own that could be sent"_s.arg(table),
        .next = u"Add a column to the table"_s,
        .code = u"NO_COLUMNS"_s});
}

// A caller who names the view's id means that one and no other.
Result<void> isBoundTo(const DatastoreJob &job, const QList<AnalyticsView> &views)
{
    const auto view
        = std::find_if(views.cbegin(), views.cend(), [&job](const AnalyticsView &there) {
              return there.id == job.viewName() || there.name == job.viewName();
          });
    return checkViewId(job, view == views.cend() ? QString() : view->id);
}

} // namespace

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
    const std::optional<SingleRow> &row = (*run)->job().row;
    if (row && isDryRun)
        return fail(ErrorKind::Config, u"A single row has no dry run"_s, {}, u"Send it"_s);
    RunSpec spec;
    spec.kind = id();
    spec.subject = row ? u"%1, row %2"_s.arg((*run)->job().table, row->id) : (*run)->job().table;
    spec.isDryRun = isDryRun;
    spec.params = params;
    if (!isDryRun)
        spec.targetLock = QStringList{id(), target.zoho.hosts.api.host(), target.workspaceId,
            (*run)->job().viewName()}
                              .join(u'|');
    spec.firstSteps = {row ? firstSingleRowStep() : openTableStep()};
    return spec;
}

QString DatastoreAnalyticsKind::describe(const QJsonObject &parameters) const
{
    auto job = DatastoreJob::fromJson(parameters, true);
    return job ? job->describe() : parameters.value(u"table").toString();
}

Result<void> DatastoreAnalyticsKind::preflight(
    const SyncJob &job, SyncTools tools, RunSpec & /*spec*/) const
{
    auto run = DatastoreRun::of(m_services,
        datastoreRunParams(
            job.parameters, job.mapping, job.sourceConnection, job.targetConnection));
    if (!run)
        return fail(run.error());
    DatastoreClient source((*run)->source(), *m_services.tokens, m_services.gate, tools.http,
        tools.token, tools.logger, tools.timings);
    auto columns = source.client.columns((*run)->job().table);
    if (!columns)
        return fail(columns.error());
    // A row asks for the rest when it is sent: it may wait for its turn here again and again.
    if ((*run)->job().row)
        return {};
    if (auto sendable = hasOwnColumns(*columns, (*run)->job().table); !sendable)
        return sendable;
    ViewClient target((*run)->target(), *m_services.tokens, m_services.gate, tools.http,
        tools.token, tools.logger, tools.timings);
    auto views = target.client.views();
    if (!views)
        return fail(views.error());
    return isBoundTo((*run)->job(), *views);
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

// By their ROWIDs, as rows that are chosen: read anew and sent to where the job sends them.
Result<RetryOf> DatastoreAnalyticsKind::retryOf(RunLedger &ledger, const RunRow &run) const
{
    RetryOf retry{.selection = {},
        .parameters = run.params.value(u"job").toObject(),
        .mapping = run.params.value(u"mapping").toObject()};
    if (retry.parameters.contains(u"rowId"_s))
        return fail(ErrorKind::Config, u"Run #%1 was about one row"_s.arg(run.number), {},
            u"Send the row again"_s);
    if (retry.parameters.value(u"mode").toString() == "replace"_L1)
        return fail(ErrorKind::Config, u"Run #%1 replaced the whole view"_s.arg(run.number),
            u"a part of the table cannot be sent in this mode"_s, u"Run the job again"_s);
    for (const QString &key : chosenForARun())
        retry.parameters.remove(key);
    auto count = retryableCount(ledger.store(), run);
    if (!count)
        return fail(count.error());
    if (*count > DatastoreJob::kMostIds)
        return fail(ErrorKind::Config,
            u"Run #%1 rejected %2 records"_s.arg(
                QString::number(run.number), QString::number(*count)),
            u"At most %1 rows can be chosen"_s.arg(DatastoreJob::kMostIds), u"Run the job again"_s);
    auto ids = retryableIds(ledger.store(), run.number, 0, *count);
    if (!ids)
        return fail(ids.error());
    ids->removeDuplicates();
    retry.selection = {{u"ids"_s, QJsonArray::fromStringList(*ids)}};
    return retry;
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
