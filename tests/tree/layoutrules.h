// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tree/sourcefile.h"

namespace sluice::testing {

// How a file begins and what it is called. Pure functions, any thread.

// The licence line is the first line, or the second below "#!".
QStringList licenceComesFirst(const SourceFile &file);
// A header is guarded by #pragma once.
QStringList headersAreGuarded(const SourceFile &file);
// A header says what it is for above its first class, struct or function; plain enumerations may
// stand before it, and a function may say it on its own line.
QStringList headersExplainThemselves(const SourceFile &file);
// File names are in lower case.
QStringList fileNamesAreLowerCase(const SourceFile &file);

} // namespace sluice::testing
