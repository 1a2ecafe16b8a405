// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/jobfaults.h"

#include <QCoreApplication>

using namespace sluice::testing;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    int failures = 0;
    const auto run = [&](QObject &&test) { failures += QTest::qExec(&test, argc, argv); };
    run(JobFaultsTest());
    run(SourceFaultsTest());
    closeFaultPlace();
    return failures == 0 ? 0 : 1;
}
