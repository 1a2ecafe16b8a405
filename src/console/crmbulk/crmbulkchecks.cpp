// SPDX-License-Identifier: GPL-3.0-or-later
// What the page CRM Bulk checks of connection, module and fields before a run.
#include "console/crmbulk/crmbulkpage.h"
#include "console/crmbulk/crmjobform.h"
#include "console/errors/errorwords.h"

#include <QJsonArray>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

// Of the job with the module's fields at hand.
QList<StepList::Step> CrmBulkPage::jobChecks(
    const Job &job, const QString &plural, const QList<CrmField> &fields) const
{
    QList<StepList::Step> steps;
    using State = StepList::State;
    QStringList missing;
    for (const QJsonValue &value : job.parameters.value("fields"_L1).toArray()) {
        const QString name = value.toString().section(u'.', 0, 0);
        if (std::none_of(fields.begin(), fields.end(),
                [&name](const CrmField &field) { return field.apiName == name; }))
            missing << name;
    }
    if (const QString problem = m_form->problem(); !problem.isEmpty())
        steps << StepList::Step{.name = tr("Job"),
            .state = State::Failed,
            .problem = tr("It cannot be run like this"),
            .advice = problem};
    if (const QString problem = m_form->selectionProblem(); !problem.isEmpty())
        steps << StepList::Step{.name = tr("Next run"),
            .state = State::Failed,
            .problem = tr("The choice for the next run is not right"),
            .advice = problem};
    if (!missing.isEmpty())
        steps << StepList::Step{.name = tr("Fields"),
            .state = State::Failed,
            .problem = tr("%1 has no field %2").arg(plural, missing.join(u", "_s)),
            .advice = tr("Choose the fields again in Source.")};
    else
        steps << StepList::Step{
            .name = tr("%1 and its fields are there").arg(plural), .state = State::Done};
    return steps;
}

QList<StepList::Step> CrmBulkPage::sourceChecks() const
{
    QList<StepList::Step> steps;
    using State = StepList::State;
    const Job job = m_form->job();
    if (!connection(job.source)) {
        steps << StepList::Step{.name = tr("Connection"),
            .state = State::Failed,
            .problem = tr("The connection “%1” is not there").arg(job.source),
            .advice = tr("Choose another one, or add it on the page Connections."),
            .actions = {{u"connections"_s, tr("Open Connections"), {}, true}}};
        return steps;
    }
    const KnownCrm known = m_known.value(job.source);
    if (const auto problem = known.schema.problem()) {
        steps << StepList::Step{.name = tr("Connection"),
            .state = State::Failed,
            .problem = sentenceInWords(problem->what),
            .advice = remedyText(*problem),
            .actions = mendActions(*connection(job.source), *problem)};
        return steps;
    }
    if (!known.schema.isKnown()) {
        steps << StepList::Step{.name = tr("Checking the connection…"), .state = State::Running};
        return steps;
    }
    steps << StepList::Step{.name = tr("Connection is ready"), .state = State::Done};

    const QString module = job.parameters.value("module"_L1).toString();
    if (job.parameters.contains("modules"_L1)) // each is looked at when the run begins
        return steps;
    const QList<CrmModule> modules = known.schema.facts->modules;
    const auto found = std::find_if(modules.begin(), modules.end(),
        [&module](const CrmModule &item) { return item.apiName == module; });
    if (found == modules.end()) {
        steps << StepList::Step{.name = tr("Module"),
            .state = State::Failed,
            .problem = module.isEmpty() ? tr("No module is chosen")
                                        : tr("There is no module %1 to read").arg(module),
            .advice = tr("Choose a module in Source.")};
        return steps;
    }
    if (!found->isBulkWritable())
        steps << StepList::Step{.name = tr("Module"),
            .state = State::Failed,
            .problem = tr("Zoho CRM does not allow bulk writes to %1").arg(found->pluralLabel),
            .advice = tr("Choose another module in Source.")};
    const auto fields = known.fields.value(module);
    if (const auto problem = fields.problem()) {
        steps << StepList::Step{.name = tr("Fields"),
            .state = State::Failed,
            .problem = sentenceInWords(problem->what),
            .advice = remedyText(*problem),
            .actions = {{u"again"_s, tr("Try Again"), u"retry"_s, true}}};
        return steps;
    }
    if (!fields.isKnown()) {
        steps << StepList::Step{.name = tr("Loading fields…"), .state = State::Running};
        return steps;
    }
    return steps + jobChecks(job, found->pluralLabel, *fields.facts);
}

} // namespace sluice
