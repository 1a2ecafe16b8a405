// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/theme.h"
#include "gui/log/logtests.h"
#include "gui/watchedapplication.h"

#include <QTemporaryDir>
#include <QtTest>

int main(int argc, char **argv)
{
    const sluice::testing::WatchedApplication app(argc, argv);
    const QTemporaryDir cache;
    const sluice::Theme theme(cache.path());
    int failures = 0;
    for (QObject *test : {makeLogViewTest(), makeLogPageTest(), makeLogHistoryTest(),
             makeRunLogTest(), makeLogMemoryTest()}) {
        failures += QTest::qExec(test, argc, argv);
        delete test;
    }
    return failures;
}
