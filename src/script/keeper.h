// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sluice {

// `sluice-script --keep end=MS leave=MS data=BYTES fsize=BYTES cpu=SECONDS nofile=N nproc=N
// -- PROGRAM ARGUMENT...`: runs a program of the operator under limits, in a process group of its
// own, and sees that nothing of it outlives it. Whatever the program starts becomes a child of the
// keeper once its own parent is gone (PR_SET_CHILD_SUBREAPER), so that a daemon is found too.
//
// Descriptors: 0, 1 and 2 are the program's; 3 is told how it went, a line each ("group N", "exit
// N", "signal N", "start ERRNO", "left N"); 4 is open for as long as whoever asked wants the
// program to run: it closes when that process dies, too. A process of one thread, without Qt; it
// opens no file but those of /proc.
int runKeeper(int argc, char **argv);

} // namespace sluice
