// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/scheduletests.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    CronExpressionTest expressions;
    CronWordsTest words;
    CronTimesTest times;
    ScheduleTermsTest terms;
    ScheduleLedgerTest ledger;
    UnattendedTest unattended;
    int failed = 0;
    const std::initializer_list<QObject *> tests{
        &expressions, &words, &times, &terms, &ledger, &unattended};
    for (QObject *test : tests)
        failed += QTest::qExec(test, argc, argv);
    return failed;
}
