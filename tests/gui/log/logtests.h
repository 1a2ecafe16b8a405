// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

// The test objects of tst_gui_log, one for each file; the caller deletes them.
QObject *makeLogViewTest();
QObject *makeLogPageTest();
QObject *makeLogHistoryTest();
QObject *makeLogMemoryTest();
QObject *makeRunLogTest();
