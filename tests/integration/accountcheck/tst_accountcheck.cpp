// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/accountcheck/accounttests.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    SettlingTest settling;
    ScratchTest scratch;
    int failed = 0;
    for (QObject *test : {static_cast<QObject *>(&settling), static_cast<QObject *>(&scratch)})
        failed += QTest::qExec(test, argc, argv);
    return failed;
}
