// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginetests.h"
#include "core/engine/lockrig.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// A run that reads and writes, each a request of its own.
struct SettlingRig
{
    SettlingRig()
    {
        rig.pipeline().lock = lock;
        lock->isSettling = true;
        for (const QString &stage : {u"read"_s, u"write"_s})
            rig.addStage(stage, 1, 0, [this, stage](StepContext &context) {
                const bool isReading = stage == "read"_L1;
                auto answer = context.attempt({.key = u"job"_s,
                                                  .method = u"POST"_s,
                                                  .urlPath = u"/x"_s,
                                                  .isReading = isReading},
                    [&]() -> Result<QJsonObject> {
                        ++(isReading ? read : written);
                        return QJsonObject{{u"id"_s, u"1"_s}};
                    });
                return answer ? context.finish({}) : answer.error();
            });
        rig.pipeline().stages[1].isFollowed = false;
    }
    QString make(RunState from = RunState::Queued)
    {
        const QString id
            = rig.make(EngineRig::steps(u"read"_s, 3) + EngineRig::steps(u"write"_s, 3));
        if (from != RunState::Queued) {
            [[maybe_unused]] const auto done = rig.store().write([&](Sql &sql) -> Result<void> {
                auto run = sql.run(
                    "UPDATE run SET state=?, owner_epoch=4 WHERE id=?", {runStateName(from), id});
                return run ? Result<void>() : fail(run.error());
            });
        }
        return id;
    }

    std::shared_ptr<FakeLock> lock = std::make_shared<FakeLock>();
    std::atomic<int> read = 0;
    std::atomic<int> written = 0;
    EngineRig rig;
};

} // namespace

// A new run reads while its lock settles, and sends nothing that changes the target before.
void LockTest::newRunReadsWhileItSettles()
{
    SettlingRig settling;
    const QString id = settling.make();
    std::thread caller([&] { QVERIFY(settling.rig.dispatcher().work(id)); });
    const bool hasRead = becomesTrue([&] { return settling.read == 3; });
    QTest::qWait(100); // in which it would write
    const int writtenBefore = settling.written;
    const RunState stateBefore = settling.rig.row(id).state;
    settling.lock->isSettling = false;
    caller.join();
    QVERIFY(hasRead);
    QCOMPARE(writtenBefore, 0);
    QCOMPARE(stateBefore, RunState::Running);
    QCOMPARE(settling.rig.ended(id).state, RunState::Completed);
    QCOMPARE(settling.written, 3);
    QVERIFY(!settling.lock->renewedUnsettled);
    QCOMPARE(settling.lock->released, 1);
}

// What has begun once is not taken back: it waits until the lock is its own for certain.
void LockTest::resumedRunWaitsUntilItIsSettled()
{
    SettlingRig settling;
    const QString id = settling.make(RunState::Stopped);
    std::thread caller([&] { QVERIFY(settling.rig.dispatcher().work(id)); });
    QVERIFY(becomesTrue([&] { return settling.lock->acquired == 1; }));
    QTest::qWait(50); // in which it would read
    const int readBefore = settling.read;
    settling.lock->isSettling = false;
    caller.join();
    QCOMPARE(readBefore, 0);
    QCOMPARE(settling.rig.ended(id).state, RunState::Completed);
}

void LockTest::takenBackWhileItSettles_data()
{
    QTest::addColumn<bool>("isStopped");
    QTest::newRow("another has it") << false;
    QTest::newRow("stopped") << true;
}

void LockTest::takenBackWhileItSettles()
{
    QFETCH(bool, isStopped);
    SettlingRig settling;
    const QString id = settling.make();
    std::optional<Error> error;
    std::thread caller([&] {
        if (auto begun = settling.rig.dispatcher().work(id); !begun)
            error = begun.error();
    });
    const bool hasRead = becomesTrue([&] { return settling.read == 3; });
    if (isStopped) {
        settling.rig.dispatcher().stop(id, StopMode::Stop);
    } else {
        settling.lock->isHeldElsewhere = true;
        settling.lock->isSettling = false;
    }
    caller.join();
    QVERIFY(hasRead);
    QVERIFY(error);
    QCOMPARE(error->kind, isStopped ? ErrorKind::Cancelled : ErrorKind::Locked);
    QVERIFY(!settling.rig.dispatcher().isWorking(id));
    QCOMPARE(settling.written, 0);
    QCOMPARE(settling.lock->released, 1);
    QCOMPARE(settling.rig.value(u"SELECT COUNT(*) FROM named_lock"_s), u"0"_s);
    const RunRow run = settling.rig.row(id);
    QCOMPARE(run.state, RunState::Queued);
    QVERIFY(settling.rig.ledger().discard(run));
    QVERIFY(!settling.rig.ledger().run(id));
    for (const QString &table : {u"step"_s, u"attempt"_s, u"artifact"_s, u"run_event"_s})
        QCOMPARE(settling.rig.value(u"SELECT COUNT(*) FROM "_s + table), u"0"_s);
}
