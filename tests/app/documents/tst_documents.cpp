// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/documenttests.h"

#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    ConnectionFileTest connectionFile;
    ConnectionsTest connections;
    JobFileTest jobFile;
    JobsTest jobs;
    OriginalsTest originals;
    CodeLibSettingsTest codeLib;
    CrmCodeLibTest crmCodeLib;
    int failed = 0;
    for (QObject *test : {static_cast<QObject *>(&connectionFile),
             static_cast<QObject *>(&connections), static_cast<QObject *>(&jobFile),
             static_cast<QObject *>(&jobs), static_cast<QObject *>(&originals),
             static_cast<QObject *>(&codeLib), static_cast<QObject *>(&crmCodeLib)}) {
        failed += QTest::qExec(test, argc, argv);
    }
    return failed;
}
