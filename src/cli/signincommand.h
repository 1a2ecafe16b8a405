// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <QString>

namespace sluice {

// What `connections sign-in` was asked for. A code and a token are read from standard input, never
// from an argument, which other users could see: the options' value is always "-".
struct SignInWish
{
    QString name;
    QString code;
    QString refreshToken;
};

// Signs in to a connection: prints the link and waits for the browser, or reads one line from
// standard input: a self client's code, the address at which the browser ended, or a refresh token.
// Main thread; blocks until it is over or SIGINT ends the process.
ExitCode signInTo(const CommandContext &context, const SignInWish &wish);

} // namespace sluice
