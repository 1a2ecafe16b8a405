// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxtests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return runCatalystRowsTest(argc, argv) + runCatalystZcqlTest(argc, argv)
        + runCatalystExportTest(argc, argv) + runCatalystServiceTest(argc, argv);
}
