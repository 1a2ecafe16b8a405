// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlrig.h"

#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    ControlAccessTest access;
    ControlCallsTest calls;
    ControlTablesTest tables;
    int failed = 0;
    const std::initializer_list<QObject *> tests{&access, &calls, &tables};
    for (QObject *test : tests)
        failed += QTest::qExec(test, argc, argv);
    return failed;
}
