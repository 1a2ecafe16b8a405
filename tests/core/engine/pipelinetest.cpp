// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginerig.h"
#include "core/engine/enginetests.h"
#include "core/engine/members.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// Counts how many are inside at once, and the most there ever were.
class Gauge
{
public:
    void enter()
    {
        const int now = ++m_now;
        int most = m_most;
        while (now > most && !m_most.compare_exchange_weak(most, now)) { }
    }
    void leave() { --m_now; }
    int most() const { return m_most; }

private:
    std::atomic<int> m_now = 0;
    std::atomic<int> m_most = 0;
};

StepSpec successor(const QString &stage, const StepContext &context)
{
    const int n = context.input().value(u"n").toInt();
    return {.stage = stage,
        .key = u"%1:%2"_s.arg(stage).arg(n),
        .title = u"%1 %2"_s.arg(stage).arg(n),
        .input = {{u"n"_s, n}}};
}

StepResult handOn(StepContext &context, const QString &stage)
{
    return context.finish([&context, &stage](StepTx &tx) -> Result<void> {
        return tx.addStep(successor(stage, context));
    });
}

} // namespace

void PipelineTest::threeStages()
{
    EngineRig rig;
    rig.addStage(
        u"read"_s, 2, 0, [](StepContext &c) { return handOn(c, u"process"_s); }, Lane::Network);
    rig.addStage(u"process"_s, 2, 0, [](StepContext &c) { return handOn(c, u"write"_s); });
    rig.addStage(
        u"write"_s, 2, 0,
        [](StepContext &context) {
            return context.finish([](StepTx &tx) -> Result<void> {
                Counts counts;
                counts.read = 10;
                counts.written = 7;
                counts.skipped = 3;
                return tx.addCounts(counts);
            });
        },
        Lane::Network);
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 20));
    const RunRow run = rig.ended(id);
    QCOMPARE(run.state, RunState::Completed);
    QCOMPARE(run.counts.read, 200);
    QCOMPARE(run.counts.written, 140);
    QVERIFY(run.counts.balances());
    QVERIFY(run.owner.isEmpty());
    QVERIFY(run.finishedAtMs >= run.startedAtMs);
    QCOMPARE(rig.stepRows(id).size(), 60);
    for (const StepRow &step : rig.stepRows(id)) {
        QCOMPARE(step.state, StepState::Done);
        QCOMPARE(step.leaseEpoch, 1); // entered once
    }
    const auto again = rig.dispatcher().work(id);
    QVERIFY(!again);
    QVERIFY(again.error().text().contains(u"complete"_s));
}

void PipelineTest::widthIsKept_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("one") << 1;
    QTest::newRow("three") << 3;
}

void PipelineTest::widthIsKept()
{
    QFETCH(int, width);
    EngineRig rig;
    Gauge gauge;
    rig.addStage(
        u"read"_s, width, 0,
        [&gauge, width](StepContext &context) {
            gauge.enter();
            // Until so many were inside at once, and a little longer for one too many to show.
            for (int looks = 0; looks < 1'000 && gauge.most() < width; ++looks)
                context.token().waitFor(std::chrono::milliseconds(5));
            context.token().waitFor(std::chrono::milliseconds(15));
            gauge.leave();
            return context.finish({});
        },
        Lane::Network);
    QCOMPARE(rig.ended(rig.begin(EngineRig::steps(u"read"_s, 12))).state, RunState::Completed);
    QCOMPARE(gauge.most(), width);
}

// Read stops while the next stage has as many unfinished steps as it may be ahead.
void PipelineTest::aheadBoundIsKept()
{
    EngineRig rig;
    std::atomic<int> unfinished = 0;
    std::atomic<int> most = 0;
    rig.addStage(u"read"_s, 1, 3, [&](StepContext &context) {
        most = std::max(most.load(), ++unfinished);
        return handOn(context, u"process"_s);
    });
    rig.addStage(
        u"process"_s, 1, 0,
        [&](StepContext &context) {
            context.token().waitFor(std::chrono::milliseconds(10));
            StepResult result = context.finish({});
            --unfinished;
            return result;
        },
        Lane::Network);
    QCOMPARE(rig.ended(rig.begin(EngineRig::steps(u"read"_s, 15))).state, RunState::Completed);
    QVERIFY2(most >= 3 && most <= 4, qPrintable(QString::number(most))); // one may be being ended
}

// Pages that came out of turn wait in the next stage for those before them, which were begun and
// are to go on: neither may wait for the other for ever.
void PipelineTest::aheadDoesNotWaitForItself()
{
    EngineRig rig;
    std::atomic<bool> isFirstDone = false;
    rig.addStage(u"read"_s, 1, 2, [&](StepContext &context) {
        const bool isFirst = context.step().key == "read:1"_L1;
        if (isFirst && context.memo().isEmpty()) {
            if (auto kept = context.remember(u"job"_s, 1); !kept)
                return context.orElse(kept.error());
            return StepResult::waitUntil(context.clock().nowMs() + 300, u"not ready"_s);
        }
        isFirstDone = isFirstDone || isFirst;
        return handOn(context, u"process"_s);
    });
    rig.addStage(u"process"_s, 1, 0, [&](StepContext &context) {
        if (!isFirstDone)
            return StepResult::waitUntil(context.clock().nowMs() + 100, u"for the first"_s);
        return context.finish({});
    });
    QCOMPARE(rig.ended(rig.begin(EngineRig::steps(u"read"_s, 5))).state, RunState::Completed);
}

void PipelineTest::laterStagesGoFirst()
{
    EngineRig rig;
    QStringList order;
    const auto note = [&order](StepContext &context) {
        order << context.step().key;
        return context.finish({});
    };
    rig.addStage(u"read"_s, 1, 1, note);
    rig.addStage(u"process"_s, 1, 0, note);
    const QString id
        = rig.begin(EngineRig::steps(u"read"_s, 2) + EngineRig::steps(u"process"_s, 2));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(order.first(), u"process:1"_s);
    QVERIFY(order.indexOf(u"process:2"_s) < order.indexOf(u"read:1"_s));
}

// After a crash in its middle a generator does again only what was not committed.
void PipelineTest::generatorGoesOnFromItsCursor()
{
    EngineRig rig;
    QList<int> made;
    std::atomic<bool> isBroken = true;
    rig.addStage(u"process"_s, 1, 0, [&](StepContext &context) {
        for (int i = context.memo().value(u"cursor").toInt(); i < 10; ++i) {
            if (i == 6 && isBroken.exchange(false))
                return StepResult::failed(Error{
                    .kind = ErrorKind::Service, .what = u"broken off"_s, .isRetryable = true});
            made << i;
            const auto done = context.remember(u"cursor"_s, i + 1, [i](StepTx &tx) -> Result<void> {
                return tx.addStep({.stage = u"write"_s, .key = u"w%1"_s.arg(i), .title = u"w"_s});
            });
            if (!done)
                return context.orElse(done.error());
        }
        return context.finish({});
    });
    rig.addStage(u"write"_s, 4, 0, [](StepContext &context) { return context.finish({}); });
    const QString id = rig.begin(EngineRig::steps(u"process"_s, 1));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(made, (QList<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    QCOMPARE(rig.stepRows(id, u"write"_s).size(), 10);
    QCOMPARE(rig.stepRows(id, u"process"_s).first().leaseEpoch, 2);
}

void PipelineTest::countersMustBalance()
{
    EngineRig rig;
    rig.addStage(u"read"_s, 1, 0, [](StepContext &context) {
        return context.finish([](StepTx &tx) -> Result<void> {
            if (auto added = tx.addStep({.stage = u"read"_s, .key = u"x"_s, .title = u"x"_s});
                !added)
                return added;
            Counts counts;
            counts.read = 10;
            counts.written = 9;
            return tx.addCounts(counts);
        });
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 1));
    const RunRow run = rig.ended(id);
    QVERIFY(run.state != RunState::Completed);
    QCOMPARE(run.counts, Counts());
    QCOMPARE(rig.stepRows(id).size(), 1); // the transaction left nothing
}

void PipelineTest::chunkMembers_data()
{
    QTest::addColumn<QList<qint64>>("ordinals");
    QTest::newRow("none") << QList<qint64>();
    QTest::newRow("one") << QList<qint64>{1};
    QTest::newRow("dense") << QList<qint64>{1, 2, 3, 4, 5};
    QTest::newRow("gaps at the varint's edges")
        << QList<qint64>{127, 128, 255, 256, 16'383, 16'384, 2'097'151, 2'097'152};
    QTest::newRow("far out") << QList<qint64>{1, 1LL << 40, (1LL << 40) + 1, 1LL << 62};
}

void PipelineTest::chunkMembers()
{
    QFETCH(QList<qint64>, ordinals);
    QCOMPARE(unpackedMembers(packedMembers(ordinals)), ordinals);
    if (ordinals.size() == 5)
        QCOMPARE(packedMembers(ordinals).size(), 5);
}

void PipelineTest::unknownKind()
{
    EngineRig rig;
    const auto made = rig.ledger().create({.jobName = u"j"_s, .kind = u"of tomorrow"_s});
    QVERIFY(made);
    const auto begun = rig.dispatcher().work(made->id);
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, ErrorKind::Config);
    QCOMPARE(rig.row(made->id).state, RunState::Queued); // untouched
}

void PipelineTest::stepIsAddedOnce()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    rig.addStage(u"read"_s, 1, 0, [](StepContext &context) {
        return context.finish([](StepTx &tx) -> Result<void> {
            const StepSpec next{.stage = u"write"_s, .key = u"same"_s, .title = u"w"_s};
            if (auto first = tx.addStep(next); !first)
                return first;
            return tx.addStep(next);
        });
    });
    rig.addStage(u"write"_s, 1, 0, [&entered](StepContext &context) {
        ++entered;
        return context.finish({});
    });
    QCOMPARE(rig.ended(rig.begin(EngineRig::steps(u"read"_s, 3))).state, RunState::Completed);
    QCOMPARE(entered.load(), 1);
}
