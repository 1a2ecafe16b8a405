// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/theme.h"
#include "gui/connections/connectionsbench.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice::testing;

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QTemporaryDir cache;
    const sluice::Theme theme(cache.path());
    int failures = 0;
    for (QObject *test : {makeConnectionsPageTest(), makeConnectionMendingTest(),
             makeConnectionDialogTest(), makeSignInDialogTest(), makeImportDialogTest(),
             makeZohoFormsTest(), makeAccountCheckDialogTest()}) {
        failures += QTest::qExec(test, argc, argv);
        delete test;
    }
    return failures;
}
