// SPDX-License-Identifier: GPL-3.0-or-later
#include "browsersignintest.h"
#include "tokenmanagertest.h"
#include "vaulttest.h"

#include <QCoreApplication>
#include <QtTest>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    VaultTest vault;
    TokenManagerTest tokens;
    BrowserSignInTest browser;
    int failures = QTest::qExec(&vault, argc, argv);
    failures += QTest::qExec(&tokens, argc, argv);
    failures += QTest::qExec(&browser, argc, argv);
    return failures;
}
