// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rowcommand.h"

#include "app/application.h"
#include "app/runs/singlerows.h"
#include "cli/runwatch.h"
#include "syncs/datastoreanalytics/singlerow.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<RowOrder> takeRowOrder(Arguments &arguments)
{
    const QString job = arguments.takeWord();
    const auto rowId = arguments.takeIfGiven(u"row-id"_s);
    const auto action = arguments.takeIfGiven(u"action"_s);
    if (auto finished = arguments.finish(); !finished)
        return fail(finished.error());
    if (job.isEmpty())
        return fail(
            ErrorKind::Config, u"The name of a job is needed"_s, {}, u"See sluice-cli jobs list"_s);
    if (!rowId || !action)
        return fail(ErrorKind::Config, u"The row and what is to be done with it are needed"_s, {},
            u"Write them as --row-id ID --action insert, update or delete"_s);
    return RowOrder{.job = job, .rowId = *rowId, .action = *action};
}

} // namespace

QStringList RowCommand::valuedOptions() const
{
    return {u"row-id"_s, u"action"_s};
}

ExitCode RowCommand::run(const CommandContext &context, Arguments &arguments)
{
    auto order = takeRowOrder(arguments);
    if (!order)
        return context.refuse(order.error());
    Application &application = context.application;
    const SingleRows rows(application.runs(), application.jobs(), application.timings());
    auto run = watchRun(context, [&context, &rows, &order](const CancelToken &token) {
        return rows.begin(*order, token, [&context](const QString &why) {
            if (!context.isQuiet)
                writeError(u"Waiting: %1\n"_s.arg(why));
        });
    });
    if (!run)
        return context.refuse(run.error());
    const ExitCode code = reportRun(context, run->id);
    const auto verdict = rows.verdict(run->id);
    const bool isLocked
        = code == ExitCode::Failed && verdict && *verdict && (*verdict)->code == kViewLocked;
    return isLocked ? ExitCode::Locked : code;
}

} // namespace sluice
