// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

struct ScheduleSources;

// sluice-cli schedules list | enable NAME | disable NAME | next NAME | set NAME "CRON" | clear NAME
// | systemd NAME | cron NAME | run. The last stays open and starts what is due.
class SchedulesCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;

private:
    ExitCode list(const CommandContext &context);
    ExitCode enable(const CommandContext &context, const QString &name, bool isEnabled);
    ExitCode next(const CommandContext &context, const QString &name);
    ExitCode set(const CommandContext &context, const QString &name, Arguments &arguments);
    ExitCode clear(const CommandContext &context, const QString &name);
    ExitCode systemd(const CommandContext &context, const QString &name);
    ExitCode cron(const CommandContext &context, const QString &name);
    ExitCode stayOpen(const CommandContext &context);
};

} // namespace sluice
