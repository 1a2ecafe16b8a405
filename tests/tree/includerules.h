// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tree/sourcefile.h"

namespace sluice::testing {

// The arrows of the design: which folder may include which. Pure functions, any thread; they read
// the include lines as they stand and follow none.

// console, cli -> app -> syncs -> services -> core -> base; sandbox and script -> base.
QStringList arrowsPointRight(const SourceFile &file);
// Inside core: no folder includes one that builds on it; http knows nothing of auth.
QStringList coreFoldersKnowTheirPlace(const SourceFile &file);
// Services share only zoho/; syncs share nothing.
QStringList siblingsStayApart(const SourceFile &file);
// Qt Widgets and Qt Gui stay in the console and in the tests of it.
QStringList widgetsStayInTheConsole(const SourceFile &file);
// Ours are written "folder/file.h" from src; tests may name a neighbour.
QStringList includesAreRooted(const SourceFile &file);

} // namespace sluice::testing
