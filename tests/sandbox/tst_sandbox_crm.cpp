// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxtests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return runCrmRecordRowsTest(argc, argv) + runCrmRecordWriteTest(argc, argv)
        + runCrmRecordReadTest(argc, argv) + runCrmCoqlTest(argc, argv)
        + runCrmConflictsTest(argc, argv) + runCrmJobShapesTest(argc, argv)
        + runCrmMutationsTest(argc, argv) + runCrmScaleTest(argc, argv)
        + runCrmChildrenTest(argc, argv);
}
