// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sluice {

// Takes everything from this process and its threads but what computing needs: memory, clocks, and
// reading and writing what is open already (a seccomp filter; every other system call answers
// EPERM). No file can be opened, no connection made, no process started. To be called once, before
// any of the operator's text is run. False where the system has no such filter: then what holds is
// that the engine offers nothing of the kind and that the limits stand. Not in sanitized builds.
bool lockDown();

} // namespace sluice
