// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli alerts list | test NAME | import FILE | export NAME [--out FILE] | remove NAME.
class AlertsCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;

private:
    ExitCode list(const CommandContext &context);
    ExitCode test(const CommandContext &context, const QString &name);
    ExitCode importAlerts(const CommandContext &context, const QString &path);
    ExitCode exportAlert(const CommandContext &context, const QString &name, const QString &path);
    ExitCode remove(const CommandContext &context, const QString &name);
};

} // namespace sluice
