// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli run NAME: starts a run of a job and stays with it to its end.
class RunCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;
};

} // namespace sluice
