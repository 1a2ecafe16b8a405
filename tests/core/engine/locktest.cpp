// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginetests.h"
#include "core/engine/lockrig.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice;

using std::chrono::milliseconds;

void LockTest::heldFromBeginToEnd()
{
    LockRig locked;
    const QString id = locked.begin();
    QVERIFY(!id.isEmpty());
    QVERIFY(locked.lock->isHeld);
    QVERIFY(becomesTrue([&] { return locked.lock->renewed >= 3; }));
    // Nobody is told of the end before it is given back.
    bool wasHeldAtEnd = true;
    QObject::connect(
        &locked.rig.dispatcher(), &Dispatcher::runEnded, &locked.rig.dispatcher(),
        [&](const QString &) { wasHeldAtEnd = locked.lock->isHeld; }, Qt::DirectConnection);
    locked.isFree = true;
    QCOMPARE(locked.rig.ended(id).state, RunState::Completed);
    QVERIFY(becomesTrue([&] { return !wasHeldAtEnd; }));
    QVERIFY(!locked.lock->isHeld);
    QCOMPARE(locked.lock->acquired, 1);
    QCOMPARE(locked.lock->released, 1);
}

void LockTest::refusedRunNeverBegan()
{
    LockRig locked;
    locked.lock->isHeldElsewhere = true;
    const QString id = locked.rig.make(EngineRig::steps(u"read"_s, 1), u"shop/all"_s);
    const auto begun = locked.rig.dispatcher().work(id);
    QVERIFY(!begun);
    QCOMPARE(begun.error().code, u"REMOTE_LOCKED"_s);
    QVERIFY(!locked.rig.dispatcher().isWorking(id));
    const RunRow run = locked.rig.row(id);
    QCOMPARE(run.state, RunState::Queued);
    QCOMPARE(run.owner, QString());
    QCOMPARE(run.startedAtMs, 0);
    QCOMPARE(locked.rig.value(u"SELECT COUNT(*) FROM named_lock"_s), u"0"_s);
    QCOMPARE(locked.entered, 0);
    QCOMPARE(locked.lock->released, 1); // of what may have been taken in part
    QVERIFY(locked.rig.ledger().discard(run));
    QVERIFY(!locked.rig.ledger().run(id));
    QVERIFY(!QFile::exists(locked.rig.ledger().runDirectory(id)));
}

void LockTest::refusedResumeChangesNothing_data()
{
    QTest::addColumn<QString>("state"); // as the store has it
    QTest::addColumn<int>("pending");
    QTest::addColumn<int>("after");
    QTest::addColumn<QString>("locks");
    QTest::newRow("stopped") << u"stopped"_s << 3 << int(RunState::Stopped) << u"0"_s;
    QTest::newRow("failed") << u"failed"_s << 0 << int(RunState::Failed) << u"0"_s;
    QTest::newRow("waits for a person")
        << u"needs_attention"_s << 3 << int(RunState::NeedsAttention) << u"1"_s;
    QTest::newRow("its process died") << u"running"_s << 0 << int(RunState::Interrupted) << u"0"_s;
}

void LockTest::refusedResumeChangesNothing()
{
    QFETCH(QString, state);
    QFETCH(int, pending);
    QFETCH(int, after);
    QFETCH(QString, locks);
    LockRig locked;
    locked.lock->isHeldElsewhere = true;
    const QString id = locked.rig.make(EngineRig::steps(u"read"_s, 2), u"shop/all"_s);
    const auto changed = locked.rig.store().write([&](Sql &sql) -> Result<void> {
        if (auto run = sql.run("UPDATE run SET state=?, reason='as before', owner_epoch=4,"
                               " started_at=1000, finished_at=2000, n_read=?, n_pending=?",
                {state, pending, pending});
            !run)
            return fail(run.error());
        auto step = sql.run("UPDATE step SET state='dead', error='why', attempt=6 WHERE id="
                            "(SELECT MIN(id) FROM step)");
        return step ? Result<void>() : fail(step.error());
    });
    QVERIFY(changed);
    const auto begun = locked.rig.dispatcher().work(id);
    QVERIFY(!begun);
    const RunRow run = locked.rig.row(id);
    QCOMPARE(int(run.state), after);
    QCOMPARE(run.owner, QString());
    QCOMPARE(
        run.reason, run.state == RunState::Interrupted ? u"its process ended"_s : u"as before"_s);
    QCOMPARE(run.startedAtMs, 1000);
    QCOMPARE(run.finishedAtMs, 2000);
    const StepRow step = locked.rig.stepRows(id).first();
    QCOMPARE(step.state, StepState::Dead);
    QCOMPARE(step.error, u"why"_s);
    QCOMPARE(step.attempt, 6);
    QCOMPARE(locked.rig.value(u"SELECT COUNT(*) FROM named_lock"_s), locks);
    // With the lock free it goes on.
    locked.lock->isHeldElsewhere = false;
    locked.isFree = true;
    QVERIFY(locked.rig.dispatcher().work(id));
    const RunState end = locked.rig.ended(id).state;
    QCOMPARE(end, pending > 0 ? RunState::NeedsAttention : RunState::Completed);
    QVERIFY(!locked.lock->isHeld);
}

void LockTest::stopEndsTheWaiting_data()
{
    QTest::addColumn<bool>("byToken");
    QTest::newRow("by the caller's token") << true;
    QTest::newRow("by the run") << false;
}

void LockTest::stopEndsTheWaiting()
{
    QFETCH(bool, byToken);
    LockRig locked;
    locked.lock->acquireMs = 60'000;
    const QString id = locked.rig.make(EngineRig::steps(u"read"_s, 1));
    CancelSource source;
    std::optional<Error> error;
    std::thread caller([&] {
        if (auto begun = locked.rig.dispatcher().work(id, source.token()); !begun)
            error = begun.error();
    });
    QVERIFY(becomesTrue([&] { return locked.lock->acquired > 0; }));
    if (byToken)
        source.request(StopWish::Stop);
    else
        locked.rig.dispatcher().stop(id, StopMode::Stop);
    caller.join();
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Cancelled);
    QCOMPARE(locked.rig.row(id).state, RunState::Queued);
    QVERIFY(!locked.rig.dispatcher().isWorking(id));
}

// The store's lease is renewed while the service's lock is waited for.
void LockTest::leaseLivesWhileWaiting()
{
    LockRig locked([](Timings &timings) { timings.leaseRenew = milliseconds(20); });
    locked.lock->acquireMs = 400;
    locked.isFree = true;
    const QString id = locked.rig.make(EngineRig::steps(u"read"_s, 1));
    std::thread caller([&] { QVERIFY(locked.rig.dispatcher().work(id)); });
    QVERIFY(becomesTrue([&] { return locked.lock->acquired > 0; }));
    const qint64 first = locked.rig.row(id).leaseUntilMs;
    QVERIFY(becomesTrue([&] { return locked.rig.row(id).leaseUntilMs > first + 100; }));
    QCOMPARE(locked.entered, 0); // nothing begins before it is held
    caller.join();
    QCOMPARE(locked.rig.ended(id).state, RunState::Completed);
}

void LockTest::lostStopsTheRun_data()
{
    QTest::addColumn<bool>("isStolen");
    QTest::newRow("another has it") << true;
    QTest::newRow("nobody knows") << false;
}

void LockTest::lostStopsTheRun()
{
    QFETCH(bool, isStolen);
    LockRig locked;
    locked.lock->ttlMs = 500;
    const QString id = locked.begin(50);
    QVERIFY(becomesTrue([&] { return locked.lock->renewed > 0 && locked.entered > 0; }));
    if (isStolen)
        locked.lock->isStolen = true;
    else
        locked.lock->isUnreachable = true;
    const RunRow run = locked.rig.ended(id, 5'000);
    QCOMPARE(run.state, RunState::Stopped);
    QCOMPARE(run.reason, u"lock lost"_s);
    QVERIFY(locked.entered < 50);
    QCOMPARE(locked.rig.value(u"SELECT COUNT(*) FROM run_event WHERE code='LOCK_LOST'"_s), u"1"_s);
    QCOMPARE(locked.lock->released, 1);
    // It is resumed as any other stopped run.
    locked.lock->isStolen = false;
    locked.lock->isUnreachable = false;
    locked.isFree = true;
    QVERIFY(locked.rig.dispatcher().work(id));
    QCOMPARE(locked.rig.ended(id).state, RunState::Completed);
}

// A renewal that fails now and then loses nothing.
void LockTest::renewalIsTriedAgain()
{
    LockRig locked;
    const QString id = locked.begin();
    locked.lock->isUnreachable = true;
    const int before = locked.lock->renewed;
    QVERIFY(becomesTrue([&] { return locked.lock->renewed > before + 3; }));
    locked.lock->isUnreachable = false;
    locked.isFree = true;
    QCOMPARE(locked.rig.ended(id).state, RunState::Completed);
}

// P8: the computer slept for longer than the lock lives. What was about to be sent is not, until
// the lock has been renewed; the record of it says that it was refused, not lost.
void LockTest::nothingLeavesAfterSleep()
{
    EngineRig rig;
    const auto lock = std::make_shared<FakeLock>();
    rig.pipeline().lock = lock;
    std::atomic<int> tries = 0;
    Error error;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        const bool isFirst = ++tries == 1;
        auto answer = context.attempt({.key = u"job"_s, .method = u"POST"_s, .urlPath = u"/x"_s},
            [&]() -> Result<QJsonObject> {
                if (!isFirst)
                    return QJsonObject{{u"id"_s, u"1"_s}};
                lock->isUnreachable = true;
                rig.clock.offsetMs = 3'600'000;
                const auto sent = context.http().send({.method = "POST",
                                                          .url = QUrl(u"http://127.0.0.1:1/x"_s),
                                                          .body = QByteArray("{}"),
                                                          .hasSideEffect = true},
                    context.token());
                error = sent ? Error() : sent.error();
                return fail(error);
            });
        return answer ? context.finish({}) : answer.error();
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 1));
    QVERIFY(becomesTrue([&] {
        return !rig.attempts().isEmpty() && tries == 1 && rig.attempts().first() == "refused"_L1;
    }));
    QCOMPARE(error.kind, ErrorKind::Cancelled);
    QCOMPARE(error.delivery, Delivery::NotSent);
    const int renewals = lock->renewed;
    QVERIFY(becomesTrue([&] { return lock->renewed > renewals + 2; }));
    QCOMPARE(tries, 1); // nothing begins meanwhile
    lock->isUnreachable = false;
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(tries, 2);
    QCOMPARE(rig.attempts(), (QStringList{u"refused"_s, u"acked"_s}));
}

void LockTest::releasedAtEachEnd_data()
{
    QTest::addColumn<QString>("end");
    for (const auto &end : {u"stopped"_s, u"failed"_s, u"needs_attention"_s, u"interrupted"_s})
        QTest::newRow(qPrintable(end)) << end;
}

void LockTest::releasedAtEachEnd()
{
    QFETCH(QString, end);
    EngineRig rig;
    const auto lock = std::make_shared<FakeLock>();
    rig.pipeline().lock = lock;
    rig.addStage(u"read"_s, 1, 0, [&end](StepContext &context) {
        if (end == "failed"_L1)
            return StepResult::failed(Error{.kind = ErrorKind::Service, .what = u"no"_s});
        if (end == "needs_attention"_L1)
            return StepResult::failed(Error{.kind = ErrorKind::Auth, .what = u"no"_s});
        context.token().waitFor(std::chrono::minutes(1));
        return StepResult::stopped();
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 1));
    QVERIFY(lock->acquired == 1);
    if (end == "stopped"_L1)
        rig.dispatcher().stop(id, StopMode::Stop);
    else if (end == "interrupted"_L1)
        rig.dispatcher().interruptAll(u"on request"_s);
    QCOMPARE(runStateName(rig.ended(id).state), end);
    QVERIFY(!lock->isHeld);
    QCOMPARE(lock->released, 1);
}

// A program that closes gives the lock back, but does not wait for a service that hangs.
void LockTest::closingIsBounded()
{
    LockRig locked([](Timings &timings) { timings.lockRelease = milliseconds(200); });
    const QString id = locked.begin();
    locked.lock->releaseHangs = true;
    const qint64 at = monotonicMs();
    locked.rig.restart();
    const qint64 took = monotonicMs() - at;
    QVERIFY2(took >= 195 && took < 2'000, qPrintable(QString::number(took)));
    QCOMPARE(locked.rig.row(id).state, RunState::Interrupted);
    QCOMPARE(locked.lock->released, 1);
}

// Whoever looks up what a stopped run has on its way holds no lock.
void LockTest::followingTakesNone()
{
    EngineRig rig;
    const auto lock = std::make_shared<FakeLock>();
    const QString id = rig.make(EngineRig::steps(u"read"_s, 1));
    QVERIFY(rig.store().write([](Sql &sql) -> Result<void> {
        auto run = sql.run("UPDATE run SET state='stopped', n_read=1, n_pending=1");
        if (!run)
            return fail(run.error());
        auto step = sql.run("UPDATE step SET memo='{\"a\":1}'");
        return step ? Result<void>() : fail(step.error());
    }));
    Log log;
    Dispatcher follower(Dispatcher::Parts{.ledger = rig.ledger(),
        .log = log,
        .timings = rig.timings,
        .networkThreads = 2,
        .followsStopped = true});
    std::atomic<int> looked = 0;
    follower.addKind(u"test"_s, [&](const RunRow &) -> Result<Pipeline> {
        Pipeline pipeline;
        pipeline.lock = lock;
        pipeline.stages << Stage{.id = u"read"_s,
            .title = u"Read"_s,
            .isFollowed = true,
            .work = [&looked](StepContext &context) {
                ++looked;
                return StepResult::waitUntil(context.clock().nowMs() + 20, u"them"_s);
            }};
        return pipeline;
    });
    QVERIFY(becomesTrue([&] { return looked > 1; }));
    QCOMPARE(lock->acquired, 0);
    follower.stop(id, StopMode::Stop);
    QVERIFY(becomesTrue([&] { return !follower.isFollowing(id); }));
    QCOMPARE(lock->released, 0);
}
