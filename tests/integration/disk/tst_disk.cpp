// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/disk/disktests.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    DiskPlace disk;
    if (const QString problem = disk.prepare(); !problem.isEmpty()) {
        qCritical("%s", qPrintable(problem));
        return 1;
    }
    int failures = 0;
    const auto run = [&](QObject &&test) { failures += QTest::qExec(&test, argc, argv); };
    run(FaultedCallsTest(disk));
    run(WholeDiskTest(disk));
    run(LockedStoreTest(disk));
    return failures == 0 ? 0 : 1;
}
