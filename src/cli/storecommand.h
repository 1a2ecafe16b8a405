// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli store check | restore [--backup NAME]: needs no application, since a damaged store
// opens none. Main thread; it keeps nothing.
class StoreCommand final
{
public:
    static QStringList valuedOptions();
    static ExitCode run(const QString &directory, Arguments &arguments, bool isJson);

private:
    static ExitCode check(const QString &directory, bool isJson);
    static ExitCode restore(const QString &directory, const QString &name, bool isJson);
};

} // namespace sluice
