// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

// The test objects of tst_gui_acceptance, one for each file; the caller deletes them. Numbers are
// those of the acceptance list in console-ux.
QObject *makeConsoleRunsTest(); // 3, 4, 5, 10, 11
QObject *makeManyRejectedTest(); // 2, and a million
QObject *makeStoredRunsTest(); // a hundred thousand runs in the store

// The console in a process of its own that is about to be killed; the exit code.
int runAsConsole(const char *dataDirectory);
