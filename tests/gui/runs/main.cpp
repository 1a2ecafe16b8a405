// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/theme.h"
#include "gui/runs/runtests.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QTemporaryDir cache;
    const sluice::Theme theme(cache.path());
    int failures = 0;
    for (QObject *test :
        {makeRunModelTest(), makeStageModelTest(), makeRejectedModelTest(), makeRunPageTest(),
            makeRunViewTest(), makeRunFileTest(), makeSendRowTest(), makeRunActionsTest(),
            makeUndoDialogTest(), makeEraseRunTest(), makeRetentionDialogTest(),
            makeErasePersonDialogTest()}) {
        failures += QTest::qExec(test, argc, argv);
        delete test;
    }
    return failures;
}
