// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli jobs list | show NAME | import FILE | import --starter NAME | export NAME [--out FILE]
// | remove NAME | automap NAME [--file FILE.csv] [--save].
class JobsCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;

private:
    ExitCode list(const CommandContext &context);
    ExitCode show(const CommandContext &context, const QString &name);
    ExitCode importJobs(const CommandContext &context, const QString &path, const QString &starter);
    ExitCode exportJob(const CommandContext &context, const QString &name, const QString &path);
    ExitCode remove(const CommandContext &context, const QString &name);
    ExitCode automap(
        const CommandContext &context, const QString &name, const QString &file, bool saves);
};

} // namespace sluice
