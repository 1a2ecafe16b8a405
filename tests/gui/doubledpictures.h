// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sluice::testing {

// Pictures for screens of 200 %: the pages with what is in them, and a run that has ended. For the
// program that takes pictures; GUI thread.
bool photographPages(const QString &folder); // at the scale of now
bool photographDoubled(const QString &folder); // by this program once more, at 200 %

} // namespace sluice::testing
