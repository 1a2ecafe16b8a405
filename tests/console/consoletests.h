// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

// The test objects of tst_console, one for each file; the caller deletes them.
QObject *makeThemeTest();
QObject *makeFormatTest();
QObject *makeWidgetTest();
QObject *makeRowTest();
