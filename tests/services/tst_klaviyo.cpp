// SPDX-License-Identifier: GPL-3.0-or-later
#include "commercetests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return runKlaviyoBasicsTest(argc, argv) + runKlaviyoClientTest(argc, argv)
        + runKlaviyoPausesTest(argc, argv);
}
