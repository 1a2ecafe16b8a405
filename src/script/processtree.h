// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <vector>

namespace sluice {

// What /proc says of processes, for the keeper. Plain functions, no state.

// All that descend from the process, at this moment.
std::vector<pid_t> descendantsOf(pid_t ancestor);

// How many threads the user of this process has, in all of the system.
long threadsOfUser();

} // namespace sluice
