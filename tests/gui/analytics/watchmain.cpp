// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/theme.h"
#include "gui/analytics/fakewatchaccess.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice::testing;

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QTemporaryDir cache;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, cache.path());
    const sluice::Theme theme(cache.path());
    int failures = 0;
    for (QObject *test : {makeWatchModelTest(), makeWatchBoardTest(), makeWatchFormTest()}) {
        failures += QTest::qExec(test, argc, argv);
        delete test;
    }
    return failures;
}
