// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runcommand.h"

#include "app/application.h"
#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "cli/runselection.h"
#include "cli/runwatch.h"

namespace sluice {

using namespace Qt::StringLiterals;

QStringList RunCommand::valuedOptions() const
{
    return RunSelection::valuedOptions();
}

ExitCode RunCommand::run(const CommandContext &context, Arguments &arguments)
{
    auto choice = RunSelection::chosen(arguments, context.application.jobs());
    if (!choice)
        return context.refuse(choice.error());
    auto run = watchRun(context, [&context, &choice](const CancelToken &token) {
        return context.application.runs().start(choice->job, false, token, choice->selection);
    });
    if (!run)
        return context.refuse(run.error());
    return reportRun(context, run->id);
}

} // namespace sluice
