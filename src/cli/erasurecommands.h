// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli runs clean [--older-than DAYS] [--plan]: the files of old runs.
ExitCode cleanRuns(const CommandContext &context, Arguments &arguments);

// sluice-cli runs erase RUN --confirm RUN: what one run knows of records.
ExitCode eraseRun(const CommandContext &context, Arguments &arguments);

// sluice-cli erase-person --id ID | --email ADDRESS | --phone NUMBER --plan | --confirm ...
class ErasePersonCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;
};

} // namespace sluice
