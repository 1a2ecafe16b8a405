// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenmanagertest.h"
#include "vaulttest.h"

#include <QCoreApplication>
#include <QtTest>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    VaultTest vault;
    TokenManagerTest tokens;
    int failures = QTest::qExec(&vault, argc, argv);
    failures += QTest::qExec(&tokens, argc, argv);
    return failures;
}
