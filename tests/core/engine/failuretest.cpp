// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/engine/enginerig.h"
#include "core/engine/enginetests.h"
#include "core/engine/snapshots.h"
#include "integration/stops/storelock.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

StepResult failedWith(ErrorKind kind, bool isRetryable, const QString &code = {})
{
    return StepResult::failed(
        Error{.kind = kind, .what = u"it went wrong"_s, .code = code, .isRetryable = isRetryable});
}

} // namespace

void FailureTest::retriesThenNeedsAttention()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    rig.addStage(u"read"_s, 1, 0, [&entered](StepContext &) {
        ++entered;
        return failedWith(ErrorKind::Service, true);
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 1));
    const RunRow run = rig.ended(id);
    QCOMPARE(run.state, RunState::NeedsAttention);
    QCOMPARE(entered.load(), rig.timings.retryAttempts);
    QVERIFY(run.reason.contains(u"it went wrong"_s));
    QCOMPARE(rig.stepRows(id).first().state, StepState::Dead);
    QCOMPARE(rig.stepRows(id).first().attempt, 6);
    // Resuming gives it all its tries again.
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id).state, RunState::NeedsAttention);
    QCOMPARE(entered.load(), 2 * rig.timings.retryAttempts);
}

void FailureTest::retrySucceeds()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    rig.addStage(u"read"_s, 1, 0, [&entered](StepContext &context) {
        return ++entered < 4 ? failedWith(ErrorKind::Service, true) : context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 1));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(entered.load(), 4);
    QCOMPARE(rig.stepRows(id).first().error, QString());
}

void FailureTest::retryAfterIsKept()
{
    EngineRig rig;
    QList<qint64> at;
    rig.addStage(u"read"_s, 1, 0, [&at](StepContext &context) {
        at << monotonicMs();
        if (at.size() > 1)
            return context.finish({});
        return StepResult::failed(Error{.kind = ErrorKind::Service,
            .what = u"later"_s,
            .isRetryable = true,
            .retryAfter = std::chrono::milliseconds(150)});
    });
    QCOMPARE(rig.ended(rig.begin(EngineRig::steps(u"read"_s, 1))).state, RunState::Completed);
    QCOMPARE(at.size(), 2);
    QVERIFY2(at[1] - at[0] >= 145, qPrintable(QString::number(at[1] - at[0])));
}

void FailureTest::rateLimitIsNoFailedAttempt()
{
    EngineRig rig(
        [](Timings &timings) { timings.rateLimitedDefault = std::chrono::milliseconds(5); });
    std::atomic<int> entered = 0;
    rig.addStage(u"read"_s, 1, 0, [&entered](StepContext &context) {
        if (++entered > 20)
            return context.finish({});
        return context.orElse(Error{.kind = ErrorKind::RateLimit, .what = u"too many"_s});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 1));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(entered.load(), 21);
    QCOMPARE(rig.stepRows(id).first().attempt, 0);
}

void FailureTest::dataErrorIsTriedThreeTimes()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    rig.addStage(u"read"_s, 1, 0, [&entered](StepContext &) {
        ++entered;
        return failedWith(ErrorKind::Data, true);
    });
    QCOMPARE(rig.ended(rig.begin(EngineRig::steps(u"read"_s, 1))).state, RunState::NeedsAttention);
    QCOMPARE(entered.load(), 3);
}

// C32: it waits for space, without end, and shows why.
void FailureTest::diskErrorWaits()
{
    EngineRig rig;
    std::atomic<bool> isFull = true;
    rig.addStage(u"read"_s, 1, 0, [&isFull](StepContext &context) {
        return isFull ? failedWith(ErrorKind::Disk, true, u"ENOSPC"_s) : context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 1));
    QVERIFY(becomesTrue([&] { return rig.stepRows(id).first().waitReason == "disk full"_L1; }));
    QCOMPARE(rig.row(id).state, RunState::Running);
    isFull = false;
    QCOMPARE(rig.ended(id).state, RunState::Completed);
}

// What has begun goes to its end, nothing else begins.
void FailureTest::failedStepDrains()
{
    EngineRig rig;
    std::atomic<int> begun = 0;
    std::atomic<bool> hasFailed = false;
    rig.addStage(u"write"_s, 2, 0, [&](StepContext &context) {
        const int n = context.input().value(u"n").toInt();
        if (n == 2) {
            if (!becomesTrue([&begun] { return begun > 0; }))
                return failedWith(ErrorKind::Internal, false);
            hasFailed = true;
            return failedWith(ErrorKind::Service, false);
        }
        ++begun;
        if (!context.memo().contains(u"begun"_s)) {
            if (auto done = context.remember(u"begun"_s, true); !done)
                return context.orElse(done.error());
            return StepResult::waitUntil(Clock::system().nowMs() + 150, u"something"_s);
        }
        return context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 200));
    const RunRow run = rig.ended(id);
    QVERIFY(hasFailed);
    QCOMPARE(run.state, RunState::Failed);
    const QList<StepRow> steps = rig.stepRows(id);
    QCOMPARE(steps[0].state, StepState::Done);
    QCOMPARE(steps[1].state, StepState::Failed);
    int untouched = 0;
    for (const StepRow &step : steps)
        untouched += step.leaseEpoch == 0;
    QVERIFY2(untouched >= 2, qPrintable(QString::number(untouched)));
    for (const StepRow &step : steps) // no step stays in the middle
        QVERIFY(step.leaseEpoch == 0 || step.state == StepState::Done
            || step.state == StepState::Failed);
    // A failed run can be resumed.
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id).state, RunState::Failed);
}

void FailureTest::authHaltsEverything()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    std::atomic<bool> isRefused = true;
    rig.addStage(u"read"_s, 1, 0, [&](StepContext &context) {
        ++entered;
        return isRefused ? failedWith(ErrorKind::Auth, false) : context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 8));
    QCOMPARE(rig.ended(id).state, RunState::NeedsAttention);
    QCOMPARE(entered.load(), 1);
    isRefused = false;
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(entered.load(), 9);
}

void FailureTest::pendingKeepsFromCompleted()
{
    EngineRig rig;
    rig.addStage(u"write"_s, 1, 0, [](StepContext &context) {
        return context.finish([](StepTx &tx) -> Result<void> {
            Counts counts;
            counts.read = 5;
            counts.written = 3;
            counts.pending = 2;
            return tx.addCounts(counts);
        });
    });
    const RunRow run = rig.ended(rig.begin(EngineRig::steps(u"write"_s, 1)));
    QCOMPARE(run.state, RunState::NeedsAttention);
    QVERIFY(run.reason.startsWith(u"2 records"_s));
}

void FailureTest::rejectionsAreTold()
{
    EngineRig rig;
    rig.addStage(u"write"_s, 1, 0, [](StepContext &context) {
        return context.finish([](StepTx &tx) -> Result<void> {
            Counts counts;
            counts.read = 5;
            counts.written = 4;
            counts.rejected = 1;
            if (auto added = tx.addCounts(counts); !added)
                return added;
            return tx.addIssue({.ordinal = 3,
                .outcome = u"rejected"_s,
                .sourceKey = u"id3"_s,
                .code = u"MANDATORY_NOT_FOUND"_s,
                .field = u"Last_Name"_s,
                .message = u"a name is needed"_s});
        });
    });
    const RunRow run = rig.ended(rig.begin(EngineRig::steps(u"write"_s, 1)));
    QCOMPARE(run.state, RunState::CompletedWithRejections);
    RunData data(rig.store(), run);
    const auto issues = data.issues({}, 0, 10);
    QVERIFY(issues);
    QCOMPARE(issues->size(), 1);
    QCOMPARE(issues->first().code, u"MANDATORY_NOT_FOUND"_s);
    QCOMPARE(*data.issueCount(u"rejected"_s), 1);
}

// Nothing starts after the step that asks, however soon; resuming means that the reason was seen.
void FailureTest::attentionIsAskedOnce()
{
    EngineRig rig;
    rig.addStage(u"write"_s, 1, 0, [](StepContext &context) {
        return context.finish([](StepTx &tx) -> Result<void> {
            return tx.askForAttention(u"LIMIT"_s, u"more than was expected"_s);
        });
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 6));
    RunRow run = rig.ended(id);
    QCOMPARE(run.state, RunState::NeedsAttention);
    QCOMPARE(run.reason, u"more than was expected"_s);
    QCOMPARE(rig.value(u"SELECT COUNT(*) FROM step WHERE state='done'"_s), u"1"_s);
    QVERIFY(rig.dispatcher().work(id));
    run = rig.ended(id);
    QCOMPARE(run.state, RunState::Completed);
    QCOMPARE(rig.value(u"SELECT COUNT(*) FROM run_event WHERE code='LIMIT'"_s), u"1"_s);
}

void FailureTest::unreachableBecomesInterrupted()
{
    EngineRig rig(
        [](Timings &timings) { timings.unreachableLimit = std::chrono::milliseconds(200); });
    std::atomic<bool> isDown = true;
    rig.addStage(u"read"_s, 1, 0, [&isDown](StepContext &context) {
        return isDown ? failedWith(ErrorKind::Network, true) : context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 2));
    const RunRow run = rig.ended(id);
    QCOMPARE(run.state, RunState::Interrupted);
    QVERIFY(run.reason.contains(u"could not be reached"_s));
    isDown = false;
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
}

// C34: a store that another program keeps locked is waited for; after a while the run is paused,
// and says for whom; it goes on by itself, or at once when it is resumed.
void FailureTest::busyStorePauses()
{
    using std::chrono::milliseconds;
    EngineRig rig([](Timings &timings) {
        timings.busy = milliseconds(30);
        timings.storePause = milliseconds(20);
        timings.storeBusyLimit = milliseconds(300);
    });
    std::atomic<int> entered = 0;
    rig.addStage(u"read"_s, 2, 0, [&entered](StepContext &context) {
        ++entered;
        context.token().waitFor(milliseconds(30));
        return context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 20));
    QVERIFY(becomesTrue([&entered] { return entered > 2; }));
    const auto pausedFor = [&rig, &id] {
        const auto live = rig.dispatcher().live(id);
        return live ? live->storePauseReason : QString();
    };
    {
        const sluice::testing::StoreLock lock(
            rig.folder() + "/store.sqlite"_L1, milliseconds(20'000));
        QVERIFY(lock.isHeld());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(becomesTrue([&pausedFor] { return !pausedFor().isEmpty(); }));
        QVERIFY2(timer.elapsed() >= 300, qPrintable(QString::number(timer.elapsed())));
        const QString reason = pausedFor();
        QVERIFY2(reason.contains(u"Process %1 "_s.arg(QCoreApplication::applicationPid())),
            qPrintable(reason));
        const auto snapshot = snapshotOf(rig.ledger(), id, {}, rig.dispatcher().live(id));
        QVERIFY(snapshot);
        QCOMPARE(snapshot->run.state, RunState::Paused);
        QCOMPARE(snapshot->run.reason, reason);
        const int before = entered;
        QVERIFY(!becomesTrue([&] { return entered > before; }, 200)); // nothing begins
        QVERIFY(rig.dispatcher().retryStore(id)); // too early: it stays so
        QVERIFY(!becomesTrue([&] { return pausedFor().isEmpty(); }, 100));
    }
    QVERIFY(becomesTrue([&pausedFor] { return pausedFor().isEmpty(); }));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(rig.value(u"SELECT COUNT(*) FROM run_event WHERE code='STORE_BUSY'"_s), u"1"_s);
    QVERIFY(!rig.dispatcher().retryStore(id));
}
