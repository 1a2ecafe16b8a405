// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alerttests.h"

#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const QString victim = qEnvironmentVariable("SLUICE_ALERTS_VICTIM"); !victim.isEmpty())
        return runAsVictim(victim);
    AlertRulesTest rules;
    AlertTextTest texts;
    AlertMailTest mails;
    AlertDeskTest desk;
    AlertHookTest hooks;
    int failed = 0;
    for (QObject *test : {static_cast<QObject *>(&rules), static_cast<QObject *>(&texts),
             static_cast<QObject *>(&mails), static_cast<QObject *>(&desk),
             static_cast<QObject *>(&hooks)})
        failed += QTest::qExec(test, argc, argv);
    return failed;
}
