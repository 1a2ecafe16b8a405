// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sluice {

// How sluice-script says why it gives up: one line on standard error, "sluice-script: fault row=N
// line=N: text", and the exit code kFaultExit. The row at hand is kept where a signal handler finds
// it, so that a crash in the engine (no memory, no stack) says it too. Process-wide; main thread,
// but for leaveWithFault().
inline constexpr int kFaultExit = 3;

void noteRow(qint64 row); // 0: none
void tellFault(const QString &text, qint64 line = 0); // of the row that was noted

// At once, from any thread: nothing of the program is run any more.
[[noreturn]] void leaveWithFault(const char *text);

// Crashes of the engine become faults.
void catchCrashes();

} // namespace sluice
