// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <jsapi.h>

namespace sluice {

// The script's `console`: log(), debug(), info(), warn() and error() each write a line to standard
// error, which is the run's log; objects as JSON. Plain functions. False if there is no memory.
bool addConsole(JSContext *context, JS::HandleObject global);

} // namespace sluice
