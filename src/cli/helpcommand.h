// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli help [TOPIC] [--language en|de]: the pages of the manual, or one of them as text.
// Needs no application: who looks for help may have a store that does not open. Main thread; it
// keeps nothing.
class HelpCommand final
{
public:
    static QStringList valuedOptions();
    static ExitCode run(Arguments &arguments, bool isJson);
};

} // namespace sluice
