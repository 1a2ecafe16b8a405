// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

// The test objects of tst_gui_acceptance, one for each file; the caller deletes them. Numbers are
// those of the acceptance list in console-ux. Of the others 1 is fourClicksToARun() of
// tst_gui_welcome, 6 is in tst_secrets, 9 in tst_gui_language (the walk by keyboard), 12 in
// tst_gui_klaviyo and in the tests of the command line.
QObject *makeConsoleRunsTest(); // 3, 4, 5, 10, 11
QObject *makeManyRejectedTest(); // 2, and a million
QObject *makePagesAndMappingsTest(); // 7, 8
QObject *makeStoredRunsTest(); // a hundred thousand runs in the store

// The console in a process of its own that is about to be killed; the exit code.
int runAsConsole(const char *dataDirectory);
