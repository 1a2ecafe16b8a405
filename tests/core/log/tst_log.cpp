// SPDX-License-Identifier: GPL-3.0-or-later
#include "logfilestest.h"
#include "redactiontest.h"

#include <QCoreApplication>
#include <QtTest>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    RedactionTest redaction;
    LogFilesTest files;
    int failures = QTest::qExec(&redaction, argc, argv);
    failures += QTest::qExec(&files, argc, argv);
    return failures;
}
