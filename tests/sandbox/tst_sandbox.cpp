// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxtests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return runAccountsTest(argc, argv) + runQueryTest(argc, argv) + runReadTest(argc, argv)
        + runWriteTest(argc, argv) + runRowsTest(argc, argv) + runFaultsTest(argc, argv)
        + runStateTest(argc, argv);
}
