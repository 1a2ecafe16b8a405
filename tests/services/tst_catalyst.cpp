// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticstests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return runCatalystBasicsTest(argc, argv) + runCatalystCallsTest(argc, argv)
        + runCatalystErrorsTest(argc, argv);
}
