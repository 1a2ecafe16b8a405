// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticstests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return runAnalyticsBasicsTest(argc, argv) + runAnalyticsCallsTest(argc, argv)
        + runAnalyticsErrorsTest(argc, argv) + runAnalyticsJobsTest(argc, argv);
}
