// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runs.h"
#include "cli/command.h"
#include "core/engine/runlist.h"
#include "syncs/synckind.h"

namespace sluice {

// sluice-cli runs list | show | stop | resume | retry | undo | verify | export | clean | erase.
class RunsCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;

private:
    static Result<RunPage> pageWanted(const CommandContext &context, Arguments &arguments);
    ExitCode list(const CommandContext &context, Arguments &arguments);
    ExitCode show(const CommandContext &context, const QString &run);
    ExitCode stop(const CommandContext &context, const QString &run);
    ExitCode resume(const CommandContext &context, const QString &run);
    ExitCode setRemoved(const CommandContext &context, const QString &run, bool isRemoved);
    ExitCode undo(
        const CommandContext &context, const QString &run, bool isPlan, const UndoChoice &choice);
    ExitCode retry(const CommandContext &context, const QString &run, const RetryChoice &choice);
    ExitCode verify(const CommandContext &context, const QString &run, const QString &path);
    ExitCode exportRun(const CommandContext &context, const QString &run, const QString &folder);
};

} // namespace sluice
