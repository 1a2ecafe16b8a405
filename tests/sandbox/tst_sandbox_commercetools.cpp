// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxtests.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return runCommercetoolsPredicateTest(argc, argv) + runCommercetoolsSignInTest(argc, argv)
        + runCommercetoolsQueryTest(argc, argv) + runCommercetoolsObjectsTest(argc, argv)
        + runCommercetoolsDataTest(argc, argv) + runCommercetoolsChangesTest(argc, argv);
}
