// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxtests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return runKlaviyoProfilesTest(argc, argv) + runKlaviyoEventsTest(argc, argv)
        + runKlaviyoCatalogTest(argc, argv) + runKlaviyoLimitsTest(argc, argv);
}
