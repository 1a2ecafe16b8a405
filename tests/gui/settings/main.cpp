// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/theme.h"
#include "gui/settings/settingstests.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QTemporaryDir own;
    QSettings::setPath(
        QSettings::IniFormat, QSettings::UserScope, own.filePath(QStringLiteral("config")));
    const sluice::Theme theme(own.filePath(QStringLiteral("cache")));
    int failures = 0;
    for (QObject *test :
        {makeSettingsDialogTest(), makeShortcutsTest(), makeDiagnosticsDialogTest(),
            makeSandboxSettingsTest(), makeVaultSettingsTest(), makeVaultGuardTest()}) {
        failures += QTest::qExec(test, argc, argv);
        delete test;
    }
    return failures;
}
