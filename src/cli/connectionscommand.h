// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

struct Connection;

// sluice-cli connections list | show NAME | import FILE | export [--out FILE] | test NAME
// | check NAME | remove NAME | sign-in NAME [--code - | --refresh-token -] | sign-out NAME.
class ConnectionsCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;

private:
    Result<QJsonObject> factsOf(const CommandContext &context, const Connection &connection);
    ExitCode list(const CommandContext &context);
    ExitCode show(const CommandContext &context, const QString &name);
    ExitCode importFile(const CommandContext &context, const QString &path);
    ExitCode importVariables(const CommandContext &context);
    ExitCode exportAll(const CommandContext &context, const QString &path);
    ExitCode test(const CommandContext &context, const QString &name);
    ExitCode remove(const CommandContext &context, const QString &name);
    ExitCode signOutOf(const CommandContext &context, const QString &name);
};

} // namespace sluice
