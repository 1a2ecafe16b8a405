// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/opentable.h"

#include "base/secret.h"
#include "core/engine/stepcontext.h"
#include "syncs/datastoreanalytics/datastorephase.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "syncs/datastoreanalytics/mapping/rowshaper.h"
#include "syncs/datastoreanalytics/readtablepage.h"
#include "syncs/datastoreanalytics/replaceview.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Error config(const QString &what, const QString &why, const QString &next)
{
    return {.kind = ErrorKind::Config, .what = what, .why = why, .next = next};
}

Error noView(const DatastoreJob &job)
{
    Error error = config(u"There is no view “%1” in the workspace"_s.arg(job.viewName()), {},
        u"Copy the table first: that makes it"_s);
    error.code = u"NO_VIEW"_s;
    return error;
}

AnalyticsNewColumn newColumn(const PlannedColumn &column)
{
    return {.name = column.target, .type = column.targetType, .isPii = column.isPersonal};
}

// What would stop the run at its first page stops it here, before anything is made or exported.
Outcome<ColumnPlan> usable(Result<ColumnPlan> plan)
{
    if (!plan)
        return tl::unexpected(StepResult::failed(plan.error()));
    if (auto key = hashKeyOf(*plan); !key)
        return tl::unexpected(StepResult::failed(key.error()));
    return *std::move(plan);
}

// Finds or makes the view, once, and remembers it with the plan of its columns.
class TableOpening
{
public:
    TableOpening(StepContext &context, DatastoreRun &run)
        : m_context(context)
        , m_run(run)
        , m_source(run.datastore(context))
        , m_target(run.analytics(context))
    {
    }
    Outcome<ViewPlan> plan();
    Outcome<qint64> count();
    Outcome<TableChanges> changes(qint64 count);

private:
    Outcome<QList<SourceColumn>> tableColumns();
    Result<std::optional<AnalyticsView>> findView();
    Outcome<ViewPlan> planOfKey();
    Outcome<QString> makeView(const ColumnPlan &columns);
    Outcome<ColumnPlan> planOf(const AnalyticsView &view, const QList<SourceColumn> &table);
    Outcome<std::optional<QJsonObject>> findColumn(
        const QString &viewId, const PlannedColumn &column);
    Outcome<bool> addColumns(const QString &viewId, ColumnPlan &plan);
    Outcome<ViewPlan> remembered(ViewPlan plan);

    StepContext &m_context;
    DatastoreRun &m_run;
    std::unique_ptr<DatastoreClient> m_source;
    std::unique_ptr<ViewClient> m_target;
};

Outcome<QList<SourceColumn>> TableOpening::tableColumns()
{
    auto columns = m_source->client.columns(m_run.job().table);
    if (!columns)
        return tl::unexpected(m_context.orElse(columns.error()));
    return sourceColumns(*columns);
}

// By id or by name; names are compared exactly: two views may differ in case only.
Result<std::optional<AnalyticsView>> TableOpening::findView()
{
    const QString wanted = m_run.job().viewName();
    auto views = m_target->client.views();
    if (!views)
        return fail(views.error());
    for (const AnalyticsView &view : std::as_const(*views)) {
        if (view.id != wanted && view.name != wanted)
            continue;
        if (!view.isTable())
            return fail(config(u"“%1” is no table"_s.arg(wanted),
                u"It is a view of the kind %1, and takes no rows"_s.arg(view.type),
                u"Choose a table, or another name"_s));
        if (auto same = checkViewId(m_run.job(), view.id); !same)
            return fail(same.error());
        return view;
    }
    return std::nullopt;
}

// A row is deleted whatever has become of the other columns.
Outcome<ViewPlan> TableOpening::planOfKey()
{
    auto view = findView();
    if (!view)
        return tl::unexpected(m_context.orElse(view.error()));
    if (!*view)
        return tl::unexpected(StepResult::failed(noView(m_run.job())));
    auto columns = m_target->client.columns((*view)->id);
    if (!columns)
        return tl::unexpected(m_context.orElse(columns.error()));
    const auto key = std::find_if(columns->cbegin(), columns->cend(),
        [](const AnalyticsColumn &column) { return isSameColumn(column.name, u"ROWID"_s); });
    if (key == columns->cend())
        return tl::unexpected(StepResult::failed(config(u"The view has no column ROWID"_s,
            u"Its rows cannot be matched with those of the table"_s, u"Choose another view"_s)));
    ColumnPlan plan;
    plan.columns = {{.source = u"ROWID"_s, .target = key->name, .targetType = key->dataType}};
    return remembered({.viewId = (*view)->id, .columns = plan});
}

Outcome<QString> TableOpening::makeView(const ColumnPlan &columns)
{
    QList<AnalyticsNewColumn> list;
    for (const PlannedColumn &column : columns.columns)
        list.append(newColumn(column));
    const QString name = m_run.job().viewName();
    const AttemptSpec spec{.key = u"create"_s,
        .method = u"POST"_s,
        .urlPath = u"/restapi/v2/workspaces/tables"_s,
        .bodySha256 = {},
        .isRepeatable = false,
        .onSending = {},
        .onRefused = {},
        .resolve = [this](qint64) -> Outcome<std::optional<QJsonObject>> {
            auto view = findView();
            if (!view)
                return tl::unexpected(m_context.orElse(view.error()));
            if (!*view)
                return std::nullopt;
            return QJsonObject{{u"id"_s, (*view)->id}};
        }};
    auto made = m_context.attempt(spec, [this, &name, &list]() -> Result<QJsonObject> {
        auto id = m_target->client.createTable(name, {}, list);
        if (!id)
            return fail(id.error());
        return QJsonObject{{u"id"_s, *id}};
    });
    if (!made)
        return tl::unexpected(made.error());
    m_context.logger().info(u"The table %1 was created in Analytics"_s.arg(name));
    return made->value(u"id").toString();
}

Outcome<std::optional<QJsonObject>> TableOpening::findColumn(
    const QString &viewId, const PlannedColumn &column)
{
    auto columns = m_target->client.columns(viewId);
    if (!columns)
        return tl::unexpected(m_context.orElse(columns.error()));
    for (const AnalyticsColumn &there : std::as_const(*columns)) {
        if (there.name == column.target)
            return QJsonObject{{u"id"_s, there.id}};
    }
    return std::nullopt;
}

Outcome<bool> TableOpening::addColumns(const QString &viewId, ColumnPlan &plan)
{
    for (PlannedColumn &column : plan.columns) {
        if (!column.isNew)
            continue;
        if (column.targetType.isEmpty())
            return tl::unexpected(StepResult::failed(
                config(u"The column %1 has a type that is not known"_s.arg(column.source),
                    column.sourceType, u"Leave it out, or add it in Analytics by hand"_s)));
        const AttemptSpec spec{.key = u"column.%1"_s.arg(column.target),
            .method = u"POST"_s,
            .urlPath = u"/restapi/v2/workspaces/views/columns"_s,
            .bodySha256 = {},
            .isRepeatable = false,
            .onSending = {},
            .onRefused = {},
            .resolve = [this, &viewId, &column](qint64) { return findColumn(viewId, column); }};
        auto added = m_context.attempt(spec, [this, &viewId, &column]() -> Result<QJsonObject> {
            auto id = m_target->client.addColumn(viewId, newColumn(column));
            if (!id)
                return fail(id.error());
            return QJsonObject{{u"id"_s, *id}};
        });
        if (!added)
            return tl::unexpected(added.error());
        column.isNew = false;
    }
    return true;
}

Outcome<ColumnPlan> TableOpening::planOf(
    const AnalyticsView &view, const QList<SourceColumn> &table)
{
    auto columns = m_target->client.columns(view.id);
    if (!columns)
        return tl::unexpected(m_context.orElse(columns.error()));
    auto plan = usable(planView(table, targetColumns(*columns), m_run.mapping()));
    if (!plan)
        return plan;
    QStringList missing;
    for (const PlannedColumn &column : std::as_const(plan->columns)) {
        if (column.isNew)
            missing << column.source;
    }
    if (missing.isEmpty())
        return *plan;
    switch (m_run.job().newColumns) {
    case NewColumns::Stop:
        return tl::unexpected(StepResult::failed(
            config(u"The table has columns that the view “%1” lacks"_s.arg(view.name),
                missing.join(u", "_s),
                u"Let the job add them or leave them out (newColumns: add or ignore)"_s)));
    case NewColumns::Ignore:
        plan->columns.removeIf([](const PlannedColumn &column) { return column.isNew; });
        m_context.logger().warning(
            u"The view lacks columns; they are left out: %1"_s.arg(missing.join(u", "_s)));
        return *plan;
    case NewColumns::Add:
        break;
    }
    if (m_context.run().isDryRun)
        return *plan;
    if (auto added = addColumns(view.id, *plan); !added)
        return tl::unexpected(added.error());
    return *plan;
}

Outcome<ViewPlan> TableOpening::remembered(ViewPlan plan)
{
    auto kept = m_context.remember(
        kViewPlanKey, QJsonObject{{u"view"_s, plan.viewId}, {u"columns"_s, plan.columns.toJson()}});
    if (!kept)
        return tl::unexpected(m_context.orElse(kept.error()));
    return plan;
}

Outcome<ViewPlan> TableOpening::plan()
{
    const QJsonObject known = m_context.memo().value(kViewPlanKey).toObject();
    if (!known.isEmpty()) {
        // Not the run's own, which it keeps: what has changed may not have been looked for yet.
        auto kept = viewPlanOf(m_context.store(), m_context.run().id);
        if (!kept)
            return tl::unexpected(m_context.orElse(kept.error()));
        if (*kept)
            return **kept;
    }
    const std::optional<SingleRow> &row = m_run.job().row;
    if (row && row->action == RowAction::Delete)
        return planOfKey();
    auto table = tableColumns();
    if (!table)
        return tl::unexpected(table.error());
    auto view = findView();
    if (!view)
        return tl::unexpected(m_context.orElse(view.error()));
    if (*view) {
        auto columns = planOf(**view, *table);
        if (!columns)
            return tl::unexpected(columns.error());
        return remembered({.viewId = (*view)->id, .columns = *columns});
    }
    if (row || !m_run.job().viewId.isEmpty())
        return tl::unexpected(StepResult::failed(noView(m_run.job())));
    const QString wanted = m_run.job().viewName();
    if (std::all_of(wanted.cbegin(), wanted.cend(), [](QChar c) { return c.isDigit(); }))
        return tl::unexpected(
            StepResult::failed(config(u"There is no view %1 in the workspace"_s.arg(wanted), {},
                u"Name a view that is there, or give a name for a new one"_s)));
    auto columns = usable(planNewView(*table, m_run.mapping()));
    if (!columns)
        return tl::unexpected(columns.error());
    if (m_context.run().isDryRun)
        return remembered({.viewId = {}, .columns = *columns});
    auto made = makeView(*columns);
    if (!made)
        return tl::unexpected(made.error());
    return remembered({.viewId = *made, .columns = *columns});
}

Outcome<qint64> TableOpening::count()
{
    auto rows = m_source->client.count(m_run.job().table);
    if (!rows)
        return tl::unexpected(m_context.orElse(rows.error()));
    return *rows;
}

// All rows, but for an increment.
Outcome<TableChanges> TableOpening::changes(qint64 count)
{
    if (!m_run.job().ids.isEmpty())
        return TableChanges{.rows = m_run.job().ids.size()};
    if (m_run.job().mode != DatastoreMode::Incremental)
        return TableChanges{.rows = count};
    const QJsonObject known = m_context.memo().value(kChangesKey).toObject();
    if (!known.isEmpty())
        return TableChanges::fromJson(known);
    auto changes = findTableChanges(m_context, m_run, m_source->client, count);
    if (!changes)
        return changes;
    if (auto kept = m_context.remember(kChangesKey, changes->toJson()); !kept)
        return tl::unexpected(m_context.orElse(kept.error()));
    return changes;
}

// How many records the pages hold; -1: not to be told.
qint64 wantedRows(const DatastoreJob &job, qint64 count)
{
    PartRange rows = job.rows;
    if (!job.pages.isAll())
        rows = {.first = (job.pages.first - 1) * job.pageRows + 1,
            .last = job.pages.last * job.pageRows};
    const qint64 first = std::max<qint64>(rows.first, 1);
    const qint64 last = rows.last == 0 ? count : std::min(rows.last, count);
    return std::max<qint64>(0, last - first + 1);
}

} // namespace

StepSpec openTableStep()
{
    return {.stage = u"read"_s, .key = u"read:open"_s, .title = u"Table and view"_s, .input = {}};
}

Outcome<ViewPlan> planTable(StepContext &context, DatastoreRun &run)
{
    return TableOpening(context, run).plan();
}

Result<void> checkViewId(const DatastoreJob &job, const QString &viewId)
{
    if (job.viewId.isEmpty() || job.viewId == viewId)
        return {};
    Error error = config(u"The view %1 is not that of the job"_s.arg(job.viewId),
        u"“%1” has the id %2"_s.arg(job.viewName(), viewId), u"Leave the id out, or correct it"_s);
    error.code = u"OTHER_VIEW"_s;
    return fail(std::move(error));
}

StepResult openTable(StepContext &context, DatastoreRun &run)
{
    TableOpening opening(context, run);
    auto plan = opening.plan();
    if (!plan)
        return plan.error();
    auto count = opening.count();
    if (!count)
        return count.error();
    auto changes = opening.changes(*count);
    if (!changes)
        return changes.error();
    if (auto view = run.view(context); !view)
        return view.error();
    return context.finish(
        [&](StepTx &tx) -> Result<void> {
            if (auto set = tx.setExpected(wantedRows(run.job(), changes->rows)); !set)
                return set;
            for (const StepSpec &step : tablePageSteps(run.job(), *changes)) {
                if (auto added = tx.addStep(step); !added)
                    return added;
            }
            if (run.job().mode == DatastoreMode::Replace && !context.run().isDryRun)
                return tx.addStep(replaceViewStep());
            return continueAfterRows(tx, context, run);
        },
        changes->isFiltered ? u"%1 of %2 rows changed"_s.arg(changes->rows).arg(*count)
                            : u"%1 rows"_s.arg(*count));
}

} // namespace sluice
