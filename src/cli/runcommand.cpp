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
    const QString name = arguments.takeWord();
    auto options = RunSelection::take(arguments);
    if (!options)
        return context.refuse(options.error());
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (name.isEmpty())
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"The name of a job is needed"_s,
            .next = u"See sluice-cli jobs list"_s});
    auto job = context.application.jobs().find(name);
    if (!job)
        return context.refuse(job.error());
    auto selection = options->forJob(*job);
    if (!selection)
        return context.refuse(selection.error());
    auto run = watchRun(context, [&context, &name, &selection](const CancelToken &token) {
        return context.application.runs().start(name, false, token, *selection);
    });
    if (!run)
        return context.refuse(run.error());
    return reportRun(context, run->id);
}

} // namespace sluice
