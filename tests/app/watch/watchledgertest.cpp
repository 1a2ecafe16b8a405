// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/watchedtables.h"
#include "app/watch/watchtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

const QString kTable = u"job-1"_s;
constexpr qint64 kEvery = 60'000;

WatchEntry entryOf(const WatchRig &rig)
{
    return rig.ledger->entry(kTable).value_or(WatchEntry());
}

void look(WatchRig &rig, const QString &mark)
{
    QVERIFY(*rig.ledger->claimLook(kTable, kEvery));
    QVERIFY(rig.ledger->looked(kTable, mark));
}

} // namespace

void WatchLedgerTest::looksAreClaimedOnce()
{
    WatchRig rig;
    const WatchLedger other(*rig.store, rig.clock);
    QVERIFY(*rig.ledger->claimLook(kTable, kEvery));
    QVERIFY(!*WatchLedger(*rig.store, rig.clock).claimLook(kTable, kEvery));
    rig.clock.now += kEvery - 1;
    QVERIFY(!*rig.ledger->claimLook(kTable, kEvery));
    rig.clock.now += 1;
    QVERIFY(*WatchLedger(*rig.store, rig.clock).claimLook(kTable, kEvery));
    QVERIFY(!*rig.ledger->claimLook(kTable, kEvery));
    QVERIFY(*rig.ledger->claimLook(u"job-2"_s, kEvery));
}

void WatchLedgerTest::clockSetBack()
{
    WatchRig rig;
    QVERIFY(*rig.ledger->claimLook(kTable, kEvery));
    rig.clock.now -= 3'600'000;
    QVERIFY(*rig.ledger->claimLook(kTable, kEvery)); // not in an hour
}

void WatchLedgerTest::behindUntilTheIncrementIsThrough()
{
    WatchRig rig;
    look(rig, u"a"_s);
    QCOMPARE(entryOf(rig).behindSinceMs, rig.clock.now); // nothing is known of the view
    QVERIFY(rig.ledger->began(kTable, u"run-1"_s, u"a"_s));
    QVERIFY(rig.ledger->ended(kTable, entryOf(rig), {}));
    QCOMPARE(entryOf(rig).behindSinceMs, 0);
    const qint64 firstLook = rig.clock.now;
    rig.clock.now += kEvery;
    look(rig, u"a"_s);
    QCOMPARE(entryOf(rig).behindSinceMs, 0);
    QCOMPARE(entryOf(rig).changedAtMs, firstLook);
    const qint64 lastGood = rig.clock.now;
    rig.clock.now += kEvery;
    look(rig, u"b"_s);
    QCOMPARE(entryOf(rig).behindSinceMs, lastGood); // it may have come right after it
    QCOMPARE(entryOf(rig).changedAtMs, rig.clock.now);
    rig.clock.now += kEvery;
    look(rig, u"c"_s);
    QCOMPARE(entryOf(rig).behindSinceMs, lastGood); // since the oldest change
}

void WatchLedgerTest::changeWhileItRuns()
{
    WatchRig rig;
    look(rig, u"a"_s);
    const qint64 began = rig.clock.now;
    QVERIFY(rig.ledger->began(kTable, u"run-1"_s, u"a"_s));
    rig.clock.now += kEvery;
    look(rig, u"b"_s);
    QVERIFY(rig.ledger->ended(kTable, entryOf(rig), u"2 rows were rejected"_s));
    const WatchEntry entry = entryOf(rig);
    QCOMPARE(entry.syncedMark, u"a"_s);
    QCOMPARE(entry.behindSinceMs, began);
    QCOMPARE(entry.problem, u"2 rows were rejected"_s);
    QVERIFY(entry.runId.isEmpty());
}

void WatchLedgerTest::failureKeepsItBehind()
{
    WatchRig rig;
    look(rig, u"a"_s);
    QVERIFY(rig.ledger->began(kTable, u"run-1"_s, u"a"_s));
    const WatchEntry running = entryOf(rig);
    QVERIFY(rig.ledger->failed(kTable, running, u"no network"_s, rig.clock.now + 5'000));
    QCOMPARE(entryOf(rig).failures, 1);
    QCOMPARE(entryOf(rig).notBeforeMs, rig.clock.now + 5'000);
    QVERIFY(entryOf(rig).behindSinceMs > 0);
    // Another process has seen the same end: it counts once.
    QVERIFY(rig.ledger->failed(kTable, running, u"no network"_s, rig.clock.now + 9'000));
    QCOMPARE(entryOf(rig).failures, 1);
    rig.clock.now += kEvery;
    look(rig, u"a"_s);
    QCOMPARE(entryOf(rig).problem, u"no network"_s); // a look mends nothing
    QVERIFY(rig.ledger->began(kTable, u"run-2"_s, u"a"_s));
    QVERIFY(rig.ledger->ended(kTable, entryOf(rig), {}));
    QCOMPARE(entryOf(rig).failures, 0);
    QCOMPARE(entryOf(rig).problem, QString());
}

void WatchLedgerTest::lagOfRowsAndTable()
{
    WatchedTable table;
    table.everySeconds = 60;
    QCOMPARE(table.lagMs(10'000), std::nullopt);
    QCOMPARE(table.state(10'000), u"Not looked at yet"_s);
    table.entry.lookedAtMs = 4'000;
    QCOMPARE(table.lagMs(10'000), 0);
    QCOMPARE(table.state(10'000), u"In step, as of 6 s ago"_s);
    table.entry.behindSinceMs = 9'001;
    QCOMPARE(table.state(10'000), u"Behind by up to 1 s"_s);
    table.outbox.oldestMs = 1;
    QCOMPARE(table.lagMs(250'001), 250'000);
    QCOMPARE(table.state(250'001), u"Behind by up to 5 min"_s); // never told as less
    table.everySeconds = 0;
    table.outbox.oldestMs = 0;
    QCOMPARE(table.state(10'000), u"Nothing waits"_s);
    QCOMPARE(table.toJson(10'000).value("lagSeconds"_L1).toInt(-1), 0);
}
