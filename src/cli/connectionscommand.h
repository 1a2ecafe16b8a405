// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli connections list | import FILE | export [--out FILE] | test NAME | remove NAME
// | sign-in NAME [--code - | --refresh-token -] | sign-out NAME.
class ConnectionsCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;

private:
    ExitCode list(const CommandContext &context);
    ExitCode importFile(const CommandContext &context, const QString &path);
    ExitCode importVariables(const CommandContext &context);
    ExitCode exportAll(const CommandContext &context, const QString &path);
    ExitCode test(const CommandContext &context, const QString &name);
    ExitCode remove(const CommandContext &context, const QString &name);
    ExitCode signOutOf(const CommandContext &context, const QString &name);
};

} // namespace sluice
