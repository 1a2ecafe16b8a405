// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracttests.h"

#include "crmcontract.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int failures = runZohoSignInTest(argc, argv) + runCrmCallsTest(argc, argv)
        + runCrmFailuresTest(argc, argv) + runCrmBusyTest(argc, argv)
        + runCrmRecordCallsTest(argc, argv);
    sluice::testing::sharedSandbox().stop();
    return failures;
}
