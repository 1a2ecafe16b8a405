// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace sluice {

// The JavaScript around the operator's script: it makes records of a frame's cells, calls the
// script, and puts down what came back. It is run before the script and keeps what it needs of the
// language's own functions, so that a script that changes those harms none but itself. What it
// takes and gives is said in prelude.cpp. Pure functions.

// An expression that gives {start, reject, begin, step, frame, refuse, finish}.
QString preludeSource(const QStringList &fields, const QStringList &writes);

// An expression that gives the script's functions, for start(), once the script was run.
QString functionsSource();

// What the engine calls the operator's script by: its exceptions are told apart by it.
inline constexpr char kScriptFile[] = "script";

} // namespace sluice
