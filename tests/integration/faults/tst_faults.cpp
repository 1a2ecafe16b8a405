// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/faulttests.h"

#include <QCoreApplication>

using namespace sluice::testing;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    int failures = 0;
    const auto run = [&](QObject &&test) { failures += QTest::qExec(&test, argc, argv); };
    run(FaultMatrixTest());
    run(LimitFaultsTest());
    run(ResultFaultsTest());
    run(OutageFaultsTest());
    closeFaultPlace();
    return failures == 0 ? 0 : 1;
}
