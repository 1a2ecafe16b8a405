// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tree/sourcefile.h"

namespace sluice::testing {

// What holds between the files of the tree. Pure functions, any thread.

// A type of src is defined in one file, by its name and namespace: two of the same name in one
// program share their implicit functions, of which the linker keeps either. Types in an unnamed
// namespace are their file's own.
QStringList typesAreNamedOnce(const QList<SourceFile> &tree);

} // namespace sluice::testing
