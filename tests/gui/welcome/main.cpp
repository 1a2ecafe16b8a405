// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/theme.h"
#include "gui/welcome/welcomebench.h"

#include <QApplication>
#include <QTemporaryDir>

using namespace sluice::testing;

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QThreadPool::globalInstance()->setMaxThreadCount(8); // as the program does
    qputenv("SLUICE_TIMINGS", "poll=100,retryBase=20,retryCap=200,ambiguousSettle=100");
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    const sluice::Theme theme(settings.path());
    int failures = 0;
    for (QObject *test : {makeWelcomePageTest(), makeSandboxChildTest(), makeConnectDialogTest()}) {
        failures += QTest::qExec(test, argc, argv);
        delete test;
    }
    return failures;
}
