// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxtests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return runAnalyticsMetadataTest(argc, argv) + runAnalyticsImportTest(argc, argv)
        + runAnalyticsJobsTest(argc, argv) + runAnalyticsRowsTest(argc, argv)
        + runAnalyticsExportTest(argc, argv) + runAnalyticsLimitsTest(argc, argv)
        + runDiskIndexTest(argc, argv);
}
