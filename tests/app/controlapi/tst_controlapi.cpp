// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlrig.h"

#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    ControlAccessTest access;
    ControlCallsTest calls;
    int failed = 0;
    for (QObject *test : {static_cast<QObject *>(&access), static_cast<QObject *>(&calls)})
        failed += QTest::qExec(test, argc, argv);
    return failed;
}
