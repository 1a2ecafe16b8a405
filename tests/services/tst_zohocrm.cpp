// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicetests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return runZohoBasicsTest(argc, argv) + runZohoAnswersTest(argc, argv)
        + runCrmMetadataTest(argc, argv) + runCrmBodiesTest(argc, argv)
        + runCrmStrictAnswersTest(argc, argv) + runCrmFilesTest(argc, argv)
        + runCrmRecordsTest(argc, argv)
        + runCrmRecordBodiesTest(argc, argv);
}
