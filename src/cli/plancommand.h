// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli plan NAME: the dry run. Reads and processes as a run would, writes nothing, and prints
// the counts, the cost and a sample.
class PlanCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;
};

} // namespace sluice
