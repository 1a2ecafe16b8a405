// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli settings list | set NAME VALUE | reset NAME.
class SettingsCommand final : public Command
{
public:
    ExitCode run(const CommandContext &context, Arguments &arguments) override;

private:
    ExitCode list(const CommandContext &context);
};

} // namespace sluice
