// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/engine/enginerig.h"
#include "core/engine/enginetests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void StopTest::nothingNewAfterTheToken()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    std::atomic<int> enteredLate = 0;
    std::atomic<bool> isStopped = false;
    rig.addStage(u"read"_s, 2, 0, [&](StepContext &context) {
        ++entered;
        enteredLate += isStopped;
        context.token().waitFor(std::chrono::milliseconds(20));
        return context.token().isStopped()
            ? StepResult::failed(Error{.kind = ErrorKind::Cancelled, .what = u"stopped"_s})
            : context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 200));
    QVERIFY(becomesTrue([&entered] { return entered >= 4; }));
    const qint64 at = monotonicMs();
    rig.dispatcher().stop(id, StopMode::Stop);
    isStopped = true;
    const RunRow run = rig.ended(id);
    QVERIFY2(monotonicMs() - at < 1'000, qPrintable(QString::number(monotonicMs() - at)));
    QCOMPARE(run.state, RunState::Stopped);
    QVERIFY2(enteredLate <= 2, qPrintable(QString::number(enteredLate))); // claimed before
    for (const StepRow &step : rig.stepRows(id)) {
        QVERIFY(step.state == StepState::Done || step.state == StepState::Ready);
        QVERIFY(step.attempt == 0); // a stop is no failure
    }
    isStopped = false;
    QVERIFY(rig.dispatcher().work(id));
    rig.dispatcher().stop(id, StopMode::Force);
    QCOMPARE(rig.ended(id).state, RunState::Stopped);
}

// A step that is in its middle when the stop comes sends nothing more.
void StopTest::attemptIsNotSentAfterTheToken()
{
    EngineRig rig;
    std::atomic<int> sent = 0;
    std::atomic<bool> isInside = false;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        isInside = true;
        context.token().waitFor(std::chrono::seconds(20)); // until the stop
        auto answer = context.attempt({.key = u"job"_s, .method = u"POST"_s, .urlPath = u"/x"_s},
            [&sent]() -> Result<QJsonObject> {
                ++sent;
                return QJsonObject();
            });
        return answer ? context.finish({}) : answer.error();
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 1));
    QVERIFY(becomesTrue([&isInside] { return isInside.load(); }));
    rig.dispatcher().stop(id, StopMode::Stop);
    QCOMPARE(rig.ended(id).state, RunState::Stopped);
    QCOMPARE(sent.load(), 0);
    QCOMPARE(rig.attempts(), QStringList()); // not even recorded
}

// What is in flight may end for the grace, then it is aborted.
void StopTest::hangingStepIsAborted()
{
    EngineRig rig;
    std::atomic<bool> isInside = false;
    rig.addStage(u"write"_s, 1, 0, [&isInside](StepContext &context) {
        isInside = true;
        context.token().waitFor(std::chrono::hours(1), StopWish::Abort);
        return StepResult::failed(Error{.kind = ErrorKind::Cancelled, .what = u"aborted"_s});
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 1));
    QVERIFY(becomesTrue([&isInside] { return isInside.load(); }));
    const qint64 at = monotonicMs();
    rig.dispatcher().stop(id, StopMode::Stop);
    QVERIFY(becomesTrue([&] { return rig.row(id).state == RunState::Stopping; }));
    QVERIFY(rig.dispatcher().live(id)->isStopping);
    QCOMPARE(rig.ended(id).state, RunState::Stopped);
    const qint64 took = monotonicMs() - at;
    QVERIFY2(took >= rig.timings.stopGrace.count() && took < rig.timings.stopGrace.count() + 500,
        qPrintable(QString::number(took)));
}

void StopTest::forceStopAborts()
{
    EngineRig rig([](Timings &timings) { timings.stopGrace = std::chrono::minutes(5); });
    std::atomic<bool> isInside = false;
    rig.addStage(u"write"_s, 1, 0, [&isInside](StepContext &context) {
        isInside = true;
        context.token().waitFor(std::chrono::hours(1), StopWish::Abort);
        return StepResult::failed(Error{.kind = ErrorKind::Cancelled, .what = u"aborted"_s});
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 1));
    QVERIFY(becomesTrue([&isInside] { return isInside.load(); }));
    rig.dispatcher().stop(id, StopMode::Stop);
    rig.dispatcher().stop(id, StopMode::Force);
    QCOMPARE(rig.ended(id, 2'000).state, RunState::Stopped);
}

// Chunks that have begun go through; those that are only prepared stay ready.
void StopTest::finishChunk()
{
    constexpr int kSteps = 300; // more than are begun while the test looks
    EngineRig rig;
    std::atomic<int> begun = 0;
    rig.addStage(u"write"_s, 2, 0, [&begun](StepContext &context) {
        const int entries = context.memo().value(u"entries").toInt();
        if (entries == 0)
            ++begun;
        if (auto done = context.remember(u"entries"_s, entries + 1); !done)
            return context.orElse(done.error());
        if (entries < 2)
            return StepResult::waitUntil(Clock::system().nowMs() + 80, u"the service"_s);
        return context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, kSteps));
    QVERIFY(becomesTrue([&begun] { return begun >= 2; }));
    rig.dispatcher().stop(id, StopMode::FinishChunk);
    const int atStop = begun;
    QCOMPARE(rig.ended(id).state, RunState::Stopped);
    const int done = rig.value(u"SELECT COUNT(*) FROM step WHERE state='done'"_s).toInt();
    QCOMPARE(done, begun.load());
    QVERIFY(begun <= atStop + 2); // the width: claimed before
    QCOMPARE(
        rig.value(u"SELECT COUNT(*) FROM step WHERE state='ready' AND lease_epoch=0"_s).toInt(),
        kSteps - done);
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id, 60'000).state, RunState::Completed);
}

void StopTest::wishOfAnotherProcess_data()
{
    QTest::addColumn<QString>("wish");
    QTest::newRow("stop") << u"stop"_s;
    QTest::newRow("force_stop") << u"force_stop"_s;
    QTest::newRow("finish_chunk") << u"finish_chunk"_s;
}

void StopTest::wishOfAnotherProcess()
{
    QFETCH(QString, wish);
    EngineRig rig;
    rig.addStage(u"read"_s, 1, 0, [](StepContext &context) {
        context.token().waitFor(std::chrono::milliseconds(10));
        return context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 500));
    auto other = Store::open(rig.folder(), rig.timings);
    QVERIFY(other);
    RunLedger otherLedger(**other, Clock::system(), rig.timings);
    QVERIFY(otherLedger.setWish(id, wish));
    QCOMPARE(rig.ended(id, 3'000).state, RunState::Stopped);
    QCOMPARE(rig.row(id).wish, QString());
}

void StopTest::pauseAndResume()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    rig.addStage(u"read"_s, 1, 0, [&entered](StepContext &context) {
        ++entered;
        context.token().waitFor(std::chrono::milliseconds(5));
        return context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 60));
    QVERIFY(rig.ledger().setWish(id, u"pause"_s));
    QVERIFY(becomesTrue([&] { return rig.row(id).state == RunState::Paused; }));
    QVERIFY(becomesTrue(
        [&] { return rig.value(u"SELECT COUNT(*) FROM step WHERE state='running'"_s) == "0"_L1; }));
    const int atPause = entered;
    QTest::qWait(100);
    QCOMPARE(entered.load(), atPause);
    QVERIFY(atPause < 60);
    QVERIFY(rig.ledger().setWish(id, {}));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(entered.load(), 60);
}

void StopTest::interruptAndResume()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    rig.addStage(u"read"_s, 1, 0, [&entered](StepContext &context) {
        ++entered;
        return context.token().waitFor(std::chrono::milliseconds(10), StopWish::Abort)
            ? context.finish({})
            : StepResult::failed(Error{.kind = ErrorKind::Cancelled, .what = u"aborted"_s});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 50));
    QVERIFY(becomesTrue([&entered] { return entered >= 2; }));
    rig.dispatcher().interruptAll(u"the session ends"_s);
    const RunRow run = rig.ended(id);
    QCOMPARE(run.state, RunState::Interrupted);
    QCOMPARE(run.reason, u"the session ends"_s);
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
}

void StopTest::dispatcherEndsAndRunGoesOn()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    rig.addStage(u"read"_s, 2, 0, [&entered](StepContext &context) {
        ++entered;
        return context.token().waitFor(std::chrono::milliseconds(10), StopWish::Abort)
            ? context.finish({})
            : StepResult::failed(Error{.kind = ErrorKind::Cancelled, .what = u"aborted"_s});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 60));
    QVERIFY(becomesTrue([&entered] { return entered >= 2; }));
    rig.restart();
    QVERIFY(isResumable(rig.row(id).state));
    QVERIFY(isEnded(rig.row(id).state));
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
}
