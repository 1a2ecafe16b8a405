// SPDX-License-Identifier: GPL-3.0-or-later
// What the page Analytics checks of connections, table, view, columns and mapping before a run.
#include "console/analytics/analyticsjobform.h"
#include "console/analytics/analyticsjobmodel.h"
#include "console/analytics/analyticspage.h"
#include "console/errors/errorwords.h"
#include "console/widgets/format.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

StepList::Step failedCheck(const QString &name, const Error &error)
{
    return {.name = name,
        .state = StepList::State::Failed,
        .problem = sentenceInWords(error.what),
        .advice = remedyText(error)};
}

} // namespace

void AnalyticsSyncPage::addConnectionCheck(
    QList<StepList::Step> &steps, const QString &name, bool isSource) const
{
    using State = StepList::State;
    if (!connection(name)) {
        steps << StepList::Step{.name = tr("Connection"),
            .state = State::Failed,
            .problem = tr("The connection “%1” is not there").arg(name),
            .advice = tr("Choose another one, or add it on the page Connections."),
            .actions = {{u"connections"_s, tr("Open Connections"), {}, true}}};
        return;
    }
    const auto project = m_projects.value(name);
    const auto workspace = m_workspaces.value(name);
    const std::optional<Error> error = isSource ? project.problem() : workspace.problem();
    if (error) {
        StepList::Step step = failedCheck(tr("Connection"), *error);
        step.actions = mendActions(*connection(name), *error);
        steps << step;
        return;
    }
    const bool isKnown = isSource ? project.isKnown() : workspace.isKnown();
    steps << (isKnown
            ? StepList::Step{.name = tr("%1 is ready").arg(name), .state = State::Done}
            : StepList::Step{.name = tr("Checking %1…").arg(name), .state = State::Running});
}

// False: there is nothing to say of columns.
bool AnalyticsSyncPage::addTableChecks(QList<StepList::Step> &steps) const
{
    const Place place = tablePlace();
    const auto project = m_projects.value(place.first);
    if (!project.facts)
        return false;
    if (place.second.isEmpty() || !project.facts->tables.contains(place.second)) {
        steps << StepList::Step{.name = tr("Table"),
            .state = StepList::State::Failed,
            .problem = place.second.isEmpty() ? tr("No table is chosen")
                                              : tr("There is no table “%1”").arg(place.second),
            .advice = tr("Choose a table in Source.")};
        return false;
    }
    const auto table = m_tables.value(place);
    if (const auto problem = table.problem()) {
        StepList::Step step = failedCheck(tr("Table"), *problem);
        step.actions = {{u"again"_s, tr("Try Again"), u"retry"_s, true}};
        steps << step;
        return false;
    }
    if (!table.isKnown())
        steps << StepList::Step{
            .name = tr("Loading the columns…"), .state = StepList::State::Running};
    return table.isKnown();
}

bool AnalyticsSyncPage::addViewChecks(QList<StepList::Step> &steps) const
{
    if (!isViewKnown())
        return false;
    const auto columns = m_views.value(viewPlace());
    if (!view() || columns.isKnown())
        return true;
    if (const auto problem = columns.problem()) {
        StepList::Step step = failedCheck(tr("View"), *problem);
        step.actions = {{u"again"_s, tr("Try Again"), u"retry"_s, true}};
        steps << step;
    } else {
        steps << StepList::Step{
            .name = tr("Loading the columns of the view…"), .state = StepList::State::Running};
    }
    return false;
}

Result<ColumnPlan> AnalyticsSyncPage::columnPlan() const
{
    const auto mapping = m_form->mapping();
    if (!mapping)
        return fail(mapping.error());
    const QList<SourceColumn> table
        = m_tables.value(tablePlace()).facts.value_or(QList<SourceColumn>());
    const auto columns = m_views.value(viewPlace());
    return view() && columns.facts ? planView(table, *columns.facts, *mapping)
                                   : planNewView(table, *mapping);
}

void AnalyticsSyncPage::addColumnChecks(QList<StepList::Step> &steps) const
{
    using State = StepList::State;
    const auto plan = columnPlan();
    if (!plan) {
        steps << failedCheck(tr("Columns"), plan.error());
        return;
    }
    const QString count = Format::count(plan->columns.size());
    QStringList missing;
    for (const PlannedColumn &column : plan->columns) {
        if (column.isNew)
            missing << column.target;
    }
    if (!view()) {
        steps << StepList::Step{.name
            = tr("%1 columns go into a new view", nullptr, Format::plural(plan->columns.size()))
                  .arg(count),
            .state = State::Done};
    } else if (missing.isEmpty()) {
        steps << StepList::Step{
            .name = tr("%1 of %1 columns fit the view").arg(count), .state = State::Done};
    } else {
        const QString policy = m_form->job().parameters.value("newColumns"_L1).toString();
        const QString lacking = missing.join(u", "_s);
        if (policy == "add"_L1)
            steps << StepList::Step{.name = tr("Columns are added to the view"),
                .state = State::Warning,
                .detail = lacking};
        else if (policy == "ignore"_L1)
            steps << StepList::Step{.name = tr("Columns are left out: the view lacks them"),
                .state = State::Warning,
                .detail = lacking};
        else
            steps << StepList::Step{.name = tr("Columns"),
                .state = State::Failed,
                .problem = tr("The view lacks %1").arg(lacking),
                .advice = tr("Say in Columns what is to be done with them, or map them.")};
    }
    if (!plan->hashKeyVariable.isEmpty()
        && !qEnvironmentVariableIsSet(plan->hashKeyVariable.toUtf8().constData()))
        steps << StepList::Step{.name = tr("Key of hashes"),
            .state = State::Failed,
            .problem = tr("The variable %1 is not set").arg(plan->hashKeyVariable),
            .advice = tr("Start Sluice with it, or choose another way in the mapping.")};
}

void AnalyticsSyncPage::addModeChecks(QList<StepList::Step> &steps) const
{
    const QJsonObject parameters = m_form->job().parameters;
    if (parameters.value("mode"_L1).toString() == "append"_L1)
        steps << StepList::Step{.name = tr("Rows are appended: a repeat doubles them"),
            .state = StepList::State::Warning};
    if (parameters.value("mode"_L1).toString() == "replace"_L1)
        steps << StepList::Step{
            .name = tr("All rows of the view are replaced"), .state = StepList::State::Warning};
    if (parameters.value("deletes"_L1).toBool())
        steps << StepList::Step{
            .name = tr("Rows that the table has lost are deleted from the view"),
            .state = StepList::State::Warning};
    if (parameters.value("withoutLock"_L1).toBool())
        steps << StepList::Step{.name = tr("May run without a lock across machines"),
            .state = StepList::State::Warning};
}

QList<StepList::Step> AnalyticsSyncPage::sourceChecks() const
{
    QList<StepList::Step> steps;
    const Job job = m_form->job();
    addConnectionCheck(steps, job.source, true);
    addConnectionCheck(steps, job.target, false);
    const bool hasTable = addTableChecks(steps);
    const bool hasView = addViewChecks(steps);
    if (hasTable && hasView)
        addColumnChecks(steps);
    addModeChecks(steps);
    if (const QString problem = m_form->selectionProblem(); !problem.isEmpty())
        steps << StepList::Step{.name = tr("Next run"),
            .state = StepList::State::Failed,
            .problem = tr("The choice for the next run is not right"),
            .advice = problem};
    return steps;
}

} // namespace sluice
