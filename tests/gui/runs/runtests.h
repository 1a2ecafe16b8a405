// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

// The test objects of tst_gui_runs, one for each file; the caller deletes them.
QObject *makeRunModelTest();
QObject *makeStageModelTest();
QObject *makeRejectedModelTest();
QObject *makeRunPageTest();
QObject *makeRunViewTest();
QObject *makeRunRecordsTest();
QObject *makeRunFileTest();
QObject *makeRunLimitsTest();
QObject *makeSendRowTest();
QObject *makeRunActionsTest();
QObject *makeUndoDialogTest();
QObject *makeEraseRunTest();
QObject *makeRetentionDialogTest();
QObject *makeErasePersonDialogTest();
