// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guimain.h"
#include "gui/settings/settingstests.h"

#include <QtTest>

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run({makeSettingsDialogTest, makeShortcutsTest, makeDiagnosticsDialogTest,
        makeSandboxSettingsTest, makeVaultSettingsTest, makeVaultGuardTest});
}
