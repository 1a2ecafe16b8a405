// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli serve --job NAME ... [--listen 127.0.0.1:6779] [--hosts NAME,NAME]: the control API,
// until SIGINT or SIGTERM; runs that are at work then can be resumed.
class ServeCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    QStringList repeatedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;
};

} // namespace sluice
