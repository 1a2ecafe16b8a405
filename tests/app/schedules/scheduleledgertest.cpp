// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/missedschedules.h"
#include "app/schedules/scheduletests.h"
#include "base/ids.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

const QString kDaily = u"{\"cron\":\"0 2 * * *\",\"zone\":\"UTC\"}"_s;
const QString kDailySkip = u"{\"cron\":\"0 2 * * *\",\"missed\":\"skip\",\"zone\":\"UTC\"}"_s;
const QString kMinutely = u"{\"cron\":\"* * * * *\",\"zone\":\"UTC\"}"_s;
const QString kChain = u"{\"cron\":\"0 2 * * *\",\"then\":\"B\",\"zone\":\"UTC\"}"_s;
const QString kDead = u"999999999 1 none"_s; // a process that there is not

QString outcomes(ScheduleRig &rig, const QString &job)
{
    return rig.value("SELECT GROUP_CONCAT(outcome, ' ') FROM (SELECT outcome FROM schedule_fire"
                     " WHERE job_def_id=? ORDER BY fire_at)",
        {QString(u"job-"_s + job)});
}

} // namespace

void ScheduleLedgerTest::dueOnceForAll()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kDaily, u"2026-11-22T01:00Z"_s);
    rig.at(u"2026-11-22T01:59Z"_s);
    QCOMPARE(rig.settle(u"A"_s), QStringList());
    rig.at(u"2026-11-22T02:00Z"_s);
    // Two that have looked at the same moment.
    const auto entries = rig.ledger->entries();
    QVERIFY(entries);
    ScheduleLedger other(*rig.store, rig.clock, rig.timings);
    const auto mine = rig.ledger->settleDue(entries->constFirst());
    const auto others = other.settleDue(entries->constFirst());
    QVERIFY(mine && others);
    QCOMPARE(mine->size() + others->size(), 1);
    QCOMPARE(rig.take(), QStringList{u"A"_s});
    QCOMPARE(rig.take(), QStringList()); // its owner lives
    rig.at(u"2026-11-22T02:05Z"_s);
    QCOMPARE(rig.settle(u"A"_s), QStringList());
    QCOMPARE(outcomes(rig, u"A"_s), u"claimed"_s);
}

void ScheduleLedgerTest::missedRunOnceOrSkipped()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kDaily, u"2026-11-19T12:00Z"_s);
    rig.addJob(u"B"_s, kDailySkip, u"2026-11-19T12:00Z"_s);
    QCOMPARE(rig.settle(u"A"_s),
        QStringList({u"missed 2026-11-20T02:00Z 2"_s, u"claimed 2026-11-22T02:00Z"_s}));
    QCOMPARE(rig.settle(u"B"_s), QStringList{u"missed 2026-11-20T02:00Z 3"_s});
    QCOMPARE(rig.take(), QStringList{u"A"_s});
    // A moment late is not missed.
    rig.at(u"2026-11-23T02:00Z"_s);
    rig.clock.now += rig.timings.scheduleGrace.count();
    QCOMPARE(rig.settle(u"B"_s), QStringList{u"claimed 2026-11-23T02:00Z"_s});
    rig.at(u"2026-11-24T02:00Z"_s);
    rig.clock.now += rig.timings.scheduleGrace.count() + 1;
    rig.change("UPDATE schedule_fire SET outcome='ended' WHERE outcome='claimed'");
    QCOMPARE(rig.settle(u"B"_s), QStringList{u"missed 2026-11-24T02:00Z"_s});
}

void ScheduleLedgerTest::longAbsenceIsCounted()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kMinutely, u"2024-11-22T12:00Z"_s); // a million times
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(rig.settle(u"A"_s),
        QStringList({u"missed 2024-11-22T12:01Z 10000"_s, u"claimed 2026-11-22T12:00Z"_s}));
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(rig.settle(u"A"_s), QStringList());
}

void ScheduleLedgerTest::changedScheduleIsNotLate()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kDaily, u"2026-11-19T12:00Z"_s);
    const auto entries = rig.ledger->entries();
    QVERIFY(entries);
    rig.change("UPDATE job_def SET schedule='0 3 * * *'");
    const auto stale = rig.ledger->settleDue(entries->constFirst());
    QVERIFY(stale && stale->isEmpty());
    rig.change("UPDATE job_def SET enabled=0");
    QVERIFY(rig.ledger->entries()->isEmpty());
}

void ScheduleLedgerTest::clockSetBack()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kDaily, u"2026-11-21T12:00Z"_s);
    rig.at(u"2031-11-22T02:00Z"_s); // the machine woke up in the future
    QCOMPARE(rig.settle(u"A"_s).size(), 2);
    rig.change("UPDATE schedule_fire SET outcome='ended' WHERE outcome='claimed'");
    rig.at(u"2026-11-22T12:00Z"_s);
    QCOMPARE(rig.settle(u"A"_s), QStringList()); // what is past now is past
    rig.at(u"2026-11-23T02:00Z"_s);
    QCOMPARE(rig.settle(u"A"_s), QStringList{u"claimed 2026-11-23T02:00Z"_s});
    // Set back a little: nothing is due a second time.
    rig.change("UPDATE schedule_fire SET outcome='ended' WHERE outcome='claimed'");
    rig.at(u"2026-11-23T01:59Z"_s);
    QCOMPARE(rig.settle(u"A"_s), QStringList());
    rig.at(u"2026-11-23T02:01Z"_s);
    QCOMPARE(rig.settle(u"A"_s), QStringList());
}

void ScheduleLedgerTest::oneRunAtATime()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kDaily, u"2026-11-21T12:00Z"_s);
    rig.addRun(u"run-1"_s, u"A"_s, u"running"_s, ProcessIdentity::current().text());
    rig.at(u"2026-11-22T02:00Z"_s);
    QCOMPARE(rig.settle(u"A"_s), QStringList{u"skipped 2026-11-22T02:00Z"_s});
    QCOMPARE(
        rig.value("SELECT reason FROM schedule_fire"), u"The previous run, #1, had not ended"_s);
    QVERIFY(!rig.ledger->wantNow(u"job-A"_s));
    // A run whose process is gone is not live.
    rig.change("UPDATE run SET owner=?", {kDead});
    rig.at(u"2026-11-23T02:00Z"_s);
    QCOMPARE(rig.settle(u"A"_s), QStringList{u"claimed 2026-11-23T02:00Z"_s});
    // What waits to begin counts as one, too.
    rig.at(u"2026-11-24T02:00Z"_s);
    QCOMPARE(rig.settle(u"A"_s), QStringList{u"skipped 2026-11-24T02:00Z"_s});
    rig.change("UPDATE schedule_fire SET outcome='ended' WHERE outcome='claimed'");
    QVERIFY(rig.ledger->wantNow(u"job-A"_s));
    QCOMPARE(rig.take(), QStringList{u"A"_s});
}

void ScheduleLedgerTest::deadOwnerIsFollowed()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kDaily, u"2026-11-21T12:00Z"_s);
    rig.at(u"2026-11-22T02:00Z"_s);
    rig.settle(u"A"_s);
    QCOMPARE(rig.take(), QStringList{u"A"_s});
    rig.change("UPDATE schedule_fire SET owner=?", {kDead}); // killed between claim and start
    QCOMPARE(rig.take(), QStringList{u"A"_s});
    QCOMPARE(rig.take(), QStringList());
    // Hours later it was missed, where those are skipped.
    rig.change("UPDATE schedule_fire SET owner=?", {kDead});
    rig.change("UPDATE job_def SET schedule=?", {kDailySkip});
    rig.at(u"2026-11-22T04:00Z"_s);
    QCOMPARE(rig.take(), QStringList());
    QCOMPARE(outcomes(rig, u"A"_s), u"missed"_s);
}

void ScheduleLedgerTest::otherOwnersRunIsRefused()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kDaily, u"2026-11-21T12:00Z"_s);
    rig.at(u"2026-11-22T02:00Z"_s);
    rig.settle(u"A"_s);
    const auto taken = rig.ledger->takeClaimed();
    QVERIFY(taken && taken->size() == 1);
    rig.change("UPDATE schedule_fire SET owner=?", {kDead}); // another has it now
    const auto begun = rig.store->write([&](Sql &sql) -> Result<void> {
        return rig.ledger->began(sql, taken->constFirst(), u"run-1"_s);
    });
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, ErrorKind::Locked);
}

void ScheduleLedgerTest::putBackWaits()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kDaily, u"2026-11-21T12:00Z"_s);
    rig.at(u"2026-11-22T02:00Z"_s);
    rig.settle(u"A"_s);
    const auto taken = rig.ledger->takeClaimed();
    QVERIFY(taken && taken->size() == 1);
    QVERIFY(rig.ledger->putBack(taken->constFirst(), u"busy"_s, rig.clock.now + 60'000));
    QCOMPARE(rig.take(), QStringList());
    QCOMPARE(**rig.ledger->nextTry(), rig.clock.now + 60'000);
    rig.clock.now += 60'000;
    const auto again = rig.ledger->takeClaimed();
    QVERIFY(again && again->size() == 1);
    QVERIFY(rig.ledger->give(again->constFirst(), ScheduleFire::State::Failed, u"refused"_s));
    QCOMPARE(rig.take(), QStringList());
    QCOMPARE(outcomes(rig, u"A"_s), u"failed"_s);
}

void ScheduleLedgerTest::nextJobOnce()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kChain, u"2026-11-21T12:00Z"_s);
    rig.addJob(u"B"_s, {}, u"2026-11-21T12:00Z"_s);
    rig.at(u"2026-11-22T02:00Z"_s);
    rig.settle(u"A"_s);
    rig.begin(u"A"_s, u"run-1"_s);
    rig.addRun(u"run-1"_s, u"A"_s, u"completed"_s);
    ScheduleLedger other(*rig.store, rig.clock, rig.timings);
    const auto mine = rig.ledger->follow();
    const auto others = other.follow();
    QVERIFY(mine && mine->hasNext);
    QVERIFY(others && !others->hasNext);
    QCOMPARE(rig.take(), QStringList{u"B"_s});
    QCOMPARE(rig.value("SELECT cause FROM schedule_fire WHERE job_def_id='job-B'"), u"run-1"_s);
    QCOMPARE(outcomes(rig, u"A"_s), u"ended"_s);
    QVERIFY(!rig.ledger->follow()->hasNext);
}

void ScheduleLedgerTest::nextJobOnlyAfterCompletion_data()
{
    QTest::addColumn<QString>("schedule");
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("hasNext");
    const QString always = u"{\"cron\":\"0 2 * * *\",\"then\":\"B\",\"thenOnRejections\":true}"_s;
    const QString plan = u"{\"cron\":\"0 2 * * *\",\"dryRun\":true,\"then\":\"B\"}"_s;
    QTest::newRow("completed") << kChain << u"completed"_s << true;
    QTest::newRow("rejections") << kChain << u"completed_with_rejections"_s << false;
    QTest::newRow("rejections, chosen") << always << u"completed_with_rejections"_s << true;
    QTest::newRow("failed") << always << u"failed"_s << false;
    QTest::newRow("stopped") << always << u"stopped"_s << false;
    QTest::newRow("attention") << always << u"needs_attention"_s << false;
    QTest::newRow("plan") << plan << u"completed"_s << false;
    QTest::newRow("gone") << QString(kChain).replace(u"\"B\""_s, u"\"Z\""_s) << u"completed"_s
                          << false;
}

void ScheduleLedgerTest::nextJobOnlyAfterCompletion()
{
    QFETCH(QString, schedule);
    QFETCH(QString, state);
    QFETCH(bool, hasNext);
    ScheduleRig rig;
    rig.addJob(u"A"_s, schedule, u"2026-11-21T12:00Z"_s);
    rig.addJob(u"B"_s, {}, u"2026-11-21T12:00Z"_s);
    rig.at(u"2026-11-22T02:30Z"_s);
    rig.settle(u"A"_s);
    rig.begin(u"A"_s, u"run-1"_s);
    rig.addRun(u"run-1"_s, u"A"_s, state);
    const auto followed = rig.ledger->follow();
    QVERIFY(followed);
    QCOMPARE(followed->hasNext, hasNext);
    QCOMPARE(rig.take(), hasNext ? QStringList{u"B"_s} : QStringList());
    // A run that a person resumed, and that completed then, is followed all the same.
    if (state == "stopped"_L1) {
        rig.change("UPDATE run SET state='completed'");
        QVERIFY(rig.ledger->follow()->hasNext);
    }
}

void ScheduleLedgerTest::abandonedRunGoesOnOnce()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kDaily, u"2026-11-21T12:00Z"_s);
    rig.at(u"2026-11-22T02:00Z"_s);
    rig.settle(u"A"_s);
    rig.begin(u"A"_s, u"run-1"_s);
    rig.addRun(u"run-1"_s, u"A"_s, u"running"_s, kDead);
    QVERIFY(rig.ledger->follow()->resume.isEmpty()); // it is this process's
    rig.change("UPDATE schedule_fire SET owner=?", {kDead});
    ScheduleLedger other(*rig.store, rig.clock, rig.timings);
    const auto mine = rig.ledger->follow();
    const auto others = other.follow();
    QVERIFY(mine && others);
    QCOMPARE(mine->resume.size() + others->resume.size(), 1);
    rig.change("UPDATE schedule_fire SET owner=?", {kDead});
    QVERIFY(rig.ledger->follow()->resume.isEmpty()); // not for ever
    // Where the run was taken back when it died, the time is to be begun again.
    rig.change("UPDATE schedule_fire SET outcome='started'");
    rig.change("DELETE FROM run");
    QVERIFY(rig.ledger->follow());
    QCOMPARE(rig.take(), QStringList{u"A"_s});
}

void ScheduleLedgerTest::missesAreOneTruth()
{
    ScheduleRig rig;
    rig.addJob(u"A"_s, kDailySkip, u"2026-11-19T12:00Z"_s);
    const auto misses = [&rig](bool withUnseen = false) {
        const auto found = missedSchedules(*rig.ledger, rig.clock.now, withUnseen);
        QStringList texts;
        for (const MissedSchedule &missed : found ? *found : QList<MissedSchedule>())
            texts.append(u"%1 %2 %3"_s.arg(
                missed.jobName, utcOf(missed.firstDueMs), QString::number(missed.count)));
        return texts;
    };
    QCOMPARE(misses(), QStringList());
    // Nobody has looked yet, but the times have passed.
    QCOMPARE(misses(true), QStringList{u"A 2026-11-20T02:00Z 3"_s});
    rig.settle(u"A"_s);
    QCOMPARE(misses(), QStringList{u"A 2026-11-20T02:00Z 3"_s}); // told as the same
    rig.at(u"2026-11-23T12:00Z"_s);
    rig.settle(u"A"_s);
    QCOMPARE(misses(), QStringList{u"A 2026-11-20T02:00Z 4"_s}); // and so as it grows
    rig.at(u"2026-11-24T02:00Z"_s);
    rig.settle(u"A"_s);
    rig.begin(u"A"_s, u"run-1"_s);
    QCOMPARE(misses(), QStringList{u"A 2026-11-20T02:00Z 4"_s}); // for a day
    rig.at(u"2026-11-25T12:00Z"_s);
    QCOMPARE(misses(), QStringList());
}
