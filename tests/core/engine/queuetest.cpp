// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginerig.h"
#include "core/engine/enginetests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// Runs of one step each, which end when they are let go.
struct QueueRig : EngineRig
{
    explicit QueueRig(int runsAtOnce)
    {
        addStage(
            u"read"_s, 1, 0,
            [this](StepContext &context) {
                ++entered;
                while (!isFree) {
                    if (!context.token().waitFor(std::chrono::milliseconds(2)))
                        return StepResult::stopped();
                }
                return context.finish({});
            },
            Lane::Network);
        dispatcher().setRunsAtOnce(runsAtOnce);
    }

    QString beginOne() { return begin(steps(u"read"_s, 1)); }
    bool isIn(const QString &id, RunState state)
    {
        return becomesTrue([&] { return row(id).state == state; });
    }
    bool isAfter(const QString &id, const QString &reason)
    {
        return becomesTrue([&] {
            const RunRow run = row(id);
            return run.state == RunState::Queued && run.reason == reason;
        });
    }

    std::atomic<int> entered = 0;
    std::atomic<bool> isFree = false;
};

} // namespace

void QueueTest::oneAfterAnother()
{
    QueueRig rig(1);
    const QString first = rig.beginOne();
    QVERIFY(becomesTrue([&rig] { return rig.entered == 1; }));
    const QString second = rig.beginOne();
    QVERIFY(rig.isAfter(second, u"it is the next"_s));
    const QString third = rig.beginOne();
    QVERIFY(rig.isAfter(third, u"1 run is ahead of it"_s));
    const QString fourth = rig.beginOne();
    QVERIFY(rig.isAfter(fourth, u"2 runs are ahead of it"_s));
    QCOMPARE(rig.row(second).startedAtMs, 0); // it has not begun
    QTest::qWait(100);
    QCOMPARE(rig.entered.load(), 1);
    QCOMPARE(rig.row(first).state, RunState::Running);
    rig.isFree = true;
    for (const QString &id : {first, second, third, fourth}) {
        const RunRow run = rig.ended(id);
        QCOMPARE(run.state, RunState::Completed);
        QCOMPARE(run.reason, QString());
    }
    QVERIFY(rig.row(first).finishedAtMs <= rig.row(second).startedAtMs);
    QVERIFY(rig.row(second).finishedAtMs <= rig.row(third).startedAtMs);
    QVERIFY(rig.row(third).finishedAtMs <= rig.row(fourth).startedAtMs);
    // The time in the queue is no work.
    const RunRow last = rig.row(fourth);
    QVERIFY2(last.activeMs <= last.finishedAtMs - last.startedAtMs + 90,
        qPrintable(QString::number(last.activeMs)));
    QVERIFY(last.startedAtMs - last.createdAtMs >= 100);
}

void QueueTest::newCountHoldsAtOnce()
{
    QueueRig rig(1);
    const QString first = rig.beginOne();
    const QString second = rig.beginOne();
    const QString third = rig.beginOne();
    QVERIFY(rig.isAfter(third, u"1 run is ahead of it"_s));
    rig.dispatcher().setRunsAtOnce(2);
    QVERIFY(rig.isIn(second, RunState::Running));
    QVERIFY(rig.isAfter(third, u"it is the next"_s));
    rig.dispatcher().setRunsAtOnce(1); // what works already goes on
    QTest::qWait(50);
    QCOMPARE(rig.entered.load(), 2);
    rig.isFree = true;
    for (const QString &id : {first, second, third})
        QCOMPARE(rig.ended(id).state, RunState::Completed);
}

void QueueTest::stopWhileQueued_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("stop") << int(StopMode::Stop);
    QTest::newRow("finish this chunk") << int(StopMode::FinishChunk);
    QTest::newRow("force") << int(StopMode::Force);
}

void QueueTest::stopWhileQueued()
{
    QFETCH(int, mode);
    QueueRig rig(1);
    const QString first = rig.beginOne();
    const QString second = rig.beginOne();
    const QString third = rig.beginOne();
    QVERIFY(rig.isAfter(third, u"1 run is ahead of it"_s));
    rig.dispatcher().stop(second, StopMode(mode));
    const RunRow stopped = rig.ended(second);
    QCOMPARE(stopped.state, RunState::Stopped);
    QCOMPARE(stopped.startedAtMs, 0);
    QVERIFY(rig.isAfter(third, u"it is the next"_s));
    QCOMPARE(rig.entered.load(), 1);
    rig.isFree = true;
    QCOMPARE(rig.ended(first).state, RunState::Completed);
    QCOMPARE(rig.ended(third).state, RunState::Completed);
    QVERIFY(rig.dispatcher().work(second));
    QCOMPARE(rig.ended(second).state, RunState::Completed);
}

void QueueTest::pausedGivesItsPlaceAway()
{
    QueueRig rig(1);
    const QString first = rig.beginOne();
    QVERIFY(becomesTrue([&rig] { return rig.entered == 1; }));
    const QString second = rig.beginOne();
    QVERIFY(rig.isAfter(second, u"it is the next"_s));
    const QString third = rig.beginOne();
    QVERIFY(rig.isAfter(third, u"1 run is ahead of it"_s));
    QVERIFY(rig.ledger().setWish(first, u"pause"_s));
    QVERIFY(rig.isIn(second, RunState::Running));
    QCOMPARE(rig.row(first).state, RunState::Paused);
    QVERIFY(rig.ledger().setWish(first, {}));
    QVERIFY(rig.isAfter(first, u"1 run is ahead of it"_s)); // behind those that waited already
    QVERIFY(rig.isAfter(third, u"it is the next"_s));
    rig.isFree = true;
    for (const QString &id : {first, second, third})
        QCOMPARE(rig.ended(id).state, RunState::Completed);
}

void QueueTest::queuedIsInterruptedAndGoesOn()
{
    QueueRig rig(1);
    const QString first = rig.beginOne();
    const QString second = rig.beginOne();
    QVERIFY(rig.isAfter(second, u"it is the next"_s));
    rig.restart();
    QCOMPARE(rig.row(first).state, RunState::Interrupted);
    QCOMPARE(rig.row(second).state, RunState::Interrupted);
    rig.isFree = true;
    QVERIFY(rig.dispatcher().work(second));
    QCOMPARE(rig.ended(second).state, RunState::Completed);
    QVERIFY(rig.row(second).startedAtMs > 0);
}

// What is part of a run works in that one's place: else both would wait for one another.
void QueueTest::partsAndPlansDoNotWait()
{
    QueueRig rig(1);
    const QString first = rig.beginOne();
    QVERIFY(becomesTrue([&rig] { return rig.entered == 1; }));
    const QString second = rig.beginOne();
    QVERIFY(rig.isAfter(second, u"it is the next"_s));
    rig.pipeline().isPart = true;
    const QString part = rig.beginOne();
    QVERIFY(becomesTrue([&rig] { return rig.entered == 2; }));
    QCOMPARE(rig.row(part).state, RunState::Running);
    rig.pipeline().isPart = false;
    const QString plan = rig.ledger()
                             .create({.jobName = u"a job"_s,
                                 .kind = u"test"_s,
                                 .subject = u"Things"_s,
                                 .isDryRun = true,
                                 .createdBy = u"test"_s,
                                 .firstSteps = EngineRig::steps(u"read"_s, 1)})
                             .value_or(RunRow())
                             .id;
    QVERIFY(rig.dispatcher().work(plan));
    QVERIFY(becomesTrue([&rig] { return rig.entered == 3; }));
    QCOMPARE(rig.row(second).state, RunState::Queued);
    rig.isFree = true;
    for (const QString &id : {first, second, part, plan})
        QCOMPARE(rig.ended(id).state, RunState::Completed);
}
