// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/watchtests.h"

#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    RowOutboxTest outbox;
    WatchLedgerTest ledger;
    RowEventsTest events;
    int failed = 0;
    const std::initializer_list<QObject *> tests{&outbox, &ledger, &events};
    for (QObject *test : tests)
        failed += QTest::qExec(test, argc, argv);
    return failed;
}
