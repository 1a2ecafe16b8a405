// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runcommand.h"

#include "app/application.h"
#include "app/runs/runs.h"
#include "cli/runwatch.h"

namespace sluice {

using namespace Qt::StringLiterals;

QStringList RunCommand::valuedOptions() const
{
    return {};
}

ExitCode RunCommand::run(const CommandContext &context, Arguments &arguments)
{
    const QString name = arguments.takeWord();
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (name.isEmpty())
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"The name of a job is needed"_s,
            .next = u"See sluice-cli jobs list"_s});
    auto run = watchRun(context, [&context, &name](const CancelToken &token) {
        return context.application.runs().start(name, false, token);
    });
    if (!run)
        return context.refuse(run.error());
    return reportRun(context, run->id);
}

} // namespace sluice
