// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

// The test objects of tst_gui_settings, one for each file; the caller deletes them.
QObject *makeSettingsDialogTest();
QObject *makeShortcutsTest();
QObject *makeDiagnosticsDialogTest();
QObject *makeSandboxSettingsTest();
QObject *makeVaultSettingsTest();
QObject *makeVaultGuardTest();
