// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sluice::testing {

// Puts the pictures of a folder (NAME-light-WIDTH.png, NAME-dark-WIDTH.png) small on sheets,
// `sheet-light-1.png` and on, with their names below. For programs that are no test.
void writeContactSheets(const QString &folder);

} // namespace sluice::testing
