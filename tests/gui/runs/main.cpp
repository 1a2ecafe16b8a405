// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guimain.h"
#include "gui/runs/runtests.h"

#include <QtTest>

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run({makeRunModelTest, makeStageModelTest, makeRejectedModelTest, makeRunPageTest,
        makeRunViewTest, makeRunRecordsTest, makeRunFileTest, makeSendRowTest, makeRunActionsTest,
        makeUndoDialogTest, makeEraseRunTest, makeRetentionDialogTest, makeErasePersonDialogTest,
        makeRunLimitsTest});
}
