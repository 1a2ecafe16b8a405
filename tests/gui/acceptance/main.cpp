// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/theme.h"
#include "gui/acceptance/acceptancetests.h"
#include "gui/watchedapplication.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include <cstring>

int main(int argc, char **argv)
{
    const sluice::testing::WatchedApplication app(argc, argv);
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    const sluice::Theme theme(settings.path());
    if (argc == 3 && std::strcmp(argv[1], "--as-console") == 0)
        return runAsConsole(argv[2]);
    int failures = 0;
    for (QObject *test : {makeManyRejectedTest(), makeStoredRunsTest(),
             makePagesAndMappingsTest(), makeConsoleRunsTest()}) {
        failures += QTest::qExec(test, argc, argv);
        delete test;
    }
    return failures;
}
