// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/tablefacts.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/job.h"
#include "core/http/httpclient.h"
#include "core/http/ratelimiter.h"
#include "syncs/datastoreanalytics/datastorerun.h"

#include <QCoreApplication>
#include <algorithm>
#include <functional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct TableFactsText
{
    Q_DECLARE_TR_FUNCTIONS(TableFacts)
};

// Calls `work` with a client of the project that lives for this call.
template <class T>
Result<T> askProject(Application &application, const QString &name, const CancelToken &token,
    const std::function<Result<T>(CatalystClient &client)> &work)
{
    auto connection = application.connections().find(name);
    if (!connection)
        return fail(connection.error());
    auto account = application.catalystAccount(*connection);
    if (!account)
        return fail(account.error());
    HttpClient http(application.timings(), &application.limiter(), &application.log());
    DatastoreClient asked(*account, application.tokens(), &application.limiter(), http, token,
        Logger(&application.log(), "catalyst"), application.timings());
    return work(asked.client);
}

template <class T>
Result<T> askAnalytics(Application &application, const Connection &connection,
    const CancelToken &token,
    const std::function<Result<T>(AnalyticsClient &client, const AnalyticsAccount &account)> &work)
{
    auto account = application.analyticsAccount(connection);
    if (!account)
        return fail(account.error());
    HttpClient http(application.timings(), &application.limiter(), &application.log());
    ViewClient asked(*account, application.tokens(), &application.limiter(), http, token,
        Logger(&application.log(), "analytics"), application.timings());
    return work(asked.client, *account);
}

template <class T>
Result<T> askWorkspace(Application &application, const QString &name, const CancelToken &token,
    const std::function<Result<T>(AnalyticsClient &client, const AnalyticsAccount &account)> &work)
{
    auto connection = application.connections().find(name);
    if (!connection)
        return fail(connection.error());
    const auto isNamed = [&connection](QLatin1StringView key) {
        return !connection->settings.value(key).toString().isEmpty();
    };
    if (!isNamed("orgId"_L1) || !isNamed("workspaceId"_L1))
        return fail(ErrorKind::Config,
            TableFactsText::tr("The connection %1 names no organisation or no workspace").arg(name),
            {}, TableFactsText::tr("Fill in both in the connection"));
    return askAnalytics<T>(application, *connection, token, work);
}

// What is only nice to know is not asked for by everybody's sign-in.
bool isNotAllowed(const Error &error)
{
    return error.kind == ErrorKind::Permission;
}

bool isBefore(const WorkspaceFacts::View &a, const WorkspaceFacts::View &b)
{
    return a.name.localeAwareCompare(b.name) < 0;
}

Result<WorkspaceFacts> workspaceFacts(AnalyticsClient &client, const AnalyticsAccount &account)
{
    WorkspaceFacts facts;
    auto views = client.views();
    if (!views)
        return fail(views.error());
    for (const AnalyticsView &view : std::as_const(*views)) {
        if (view.isTable())
            facts.tables.append({view.id, view.name});
    }
    std::sort(facts.tables.begin(), facts.tables.end(), isBefore);
    auto workspaces = client.workspaces();
    if (!workspaces && !isNotAllowed(workspaces.error()))
        return fail(workspaces.error());
    if (workspaces) {
        for (const AnalyticsWorkspace &workspace : std::as_const(*workspaces)) {
            if (workspace.id == account.workspaceId)
                facts.name = workspace.name;
        }
    }
    auto resources = client.resources();
    if (!resources && !isNotAllowed(resources.error()))
        return fail(resources.error());
    if (resources && resources->units && !client.limits().isOff) {
        facts.unitsLeft = resources->units->remaining;
        facts.unitBudget = resources->units->allocated;
    }
    return facts;
}

} // namespace

const WorkspaceFacts::View *WorkspaceFacts::table(const QString &nameOrId) const
{
    const auto found = std::find_if(tables.cbegin(), tables.cend(),
        [&nameOrId](const View &view) { return view.id == nameOrId || view.name == nameOrId; });
    return found == tables.cend() ? nullptr : &*found;
}

Result<ProjectFacts> loadProjectFacts(
    Application &application, const QString &connection, const CancelToken &token)
{
    return askProject<ProjectFacts>(
        application, connection, token, [](CatalystClient &client) -> Result<ProjectFacts> {
            auto tables = client.tables();
            if (!tables)
                return fail(tables.error());
            ProjectFacts facts;
            for (const CatalystTable &table : std::as_const(*tables))
                facts.tables << table.name;
            facts.tables.sort(Qt::CaseInsensitive);
            return facts;
        });
}

Result<WorkspaceFacts> loadWorkspaceFacts(
    Application &application, const QString &connection, const CancelToken &token)
{
    return askWorkspace<WorkspaceFacts>(application, connection, token, workspaceFacts);
}

Result<QList<AnalyticsWorkspace>> loadWorkspaces(
    Application &application, const QString &name, const CancelToken &token)
{
    auto connection = application.connections().find(name);
    if (!connection)
        return fail(connection.error());
    return askAnalytics<QList<AnalyticsWorkspace>>(application, *connection, token,
        [](AnalyticsClient &client, const AnalyticsAccount &) { return client.workspaces(); });
}

Result<QList<SourceColumn>> loadTableColumns(Application &application, const QString &connection,
    const QString &table, const CancelToken &token)
{
    return askProject<QList<SourceColumn>>(application, connection, token,
        [&table](CatalystClient &client) -> Result<QList<SourceColumn>> {
            auto columns = client.columns(table);
            if (!columns)
                return fail(columns.error());
            return sourceColumns(*columns);
        });
}

Result<QList<TargetColumn>> loadViewColumns(Application &application, const QString &connection,
    const QString &viewId, const CancelToken &token)
{
    return askWorkspace<QList<TargetColumn>>(application, connection, token,
        [&viewId](
            AnalyticsClient &client, const AnalyticsAccount &) -> Result<QList<TargetColumn>> {
            auto columns = client.columns(viewId);
            if (!columns)
                return fail(columns.error());
            return targetColumns(*columns);
        });
}

Result<MappedRow> loadMappedRow(Application &application, const Job &job, const QString &viewId,
    const QString &rowId, const CancelToken &token)
{
    const QString table = job.parameters.value("table"_L1).toString();
    const auto mapping = tableMapping(job.mapping.toObject());
    if (!mapping)
        return fail(mapping.error());
    const auto columns = loadTableColumns(application, job.source, table, token);
    if (!columns)
        return fail(columns.error());
    auto plan = planNewView(*columns, *mapping);
    if (!viewId.isEmpty()) {
        const auto view = loadViewColumns(application, job.target, viewId, token);
        if (!view)
            return fail(view.error());
        plan = planView(*columns, *view, *mapping);
    }
    if (!plan)
        return fail(plan.error());
    const auto row = askProject<CatalystRow>(application, job.source, token,
        [&table, &rowId](CatalystClient &client) -> Result<CatalystRow> {
            const auto found = client.row(table, rowId);
            if (!found)
                return fail(found.error());
            if (!*found)
                return fail(ErrorKind::Service, u"The table %1 has no row %2"_s.arg(table, rowId),
                    u"It was deleted there, or never was"_s,
                    u"If the view still holds it, send it with the action delete"_s);
            return **found;
        });
    return row ? mappedRow(*plan, *row) : Result<MappedRow>(fail(row.error()));
}

Result<SampleRows> loadTableSample(Application &application, const QString &connection,
    const QString &table, const QList<SourceColumn> &columns, const CancelToken &token)
{
    return askProject<SampleRows>(application, connection, token,
        [&table, &columns](CatalystClient &client) -> Result<SampleRows> {
            const auto page = client.rows(table, {}, kSampleTableRows);
            if (!page)
                return fail(page.error());
            SampleRows sample;
            for (const SourceColumn &column : columns)
                sample.columns << column.name;
            for (const CatalystRow &row : page->rows) {
                QStringList values;
                for (const QString &name : std::as_const(sample.columns))
                    values << row.value(name);
                sample.rows << values;
            }
            return sample;
        });
}

} // namespace sluice
