// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletests.h"
#include "console/theme/theme.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QTemporaryDir cache;
    const sluice::Theme theme(cache.path());
    int failures = 0;
    for (QObject *test : {makeThemeTest(), makeFormatTest(), makeWidgetTest(), makeRowTest()}) {
        failures += QTest::qExec(test, argc, argv);
        delete test;
    }
    return failures;
}
