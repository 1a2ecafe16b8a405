// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/processortests.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    CommandSpecTest spec;
    AnswerSpoolTest spool;
    CommandTest command;
    ScriptTest script;
    AttackTest attack;
    LeadProcessorsTest lead;
    // SLUICE_TEST_PART=AttackTest: that one only.
    const QString part = qEnvironmentVariable("SLUICE_TEST_PART");
    int failed = 0;
    for (QObject *test : {static_cast<QObject *>(&spec), static_cast<QObject *>(&spool),
             static_cast<QObject *>(&command), static_cast<QObject *>(&script),
             static_cast<QObject *>(&attack), static_cast<QObject *>(&lead)}) {
        if (part.isEmpty() || part == QLatin1StringView(test->metaObject()->className()))
            failed += QTest::qExec(test, argc, argv);
    }
    return failed;
}
