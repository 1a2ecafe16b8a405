// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sluice {

// The path of a file that comes with the programs and is run or loaded by them alone: beside the
// program, as it is built, or in libexec, as it is installed. Empty if it is not there. Any thread.
QString libexecFile(const QString &name);

} // namespace sluice
