// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginerig.h"
#include "core/engine/enginetests.h"
#include "core/engine/runhistory.h"
#include "core/engine/runlist.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QList<qint64> numbersOf(const Result<QList<RunRow>> &runs)
{
    QList<qint64> numbers;
    for (const RunRow &run : runs ? *runs : QList<RunRow>())
        numbers << run.number;
    return numbers;
}

QList<qint64> older(EngineRig &rig)
{
    QList<qint64> numbers;
    const auto done = eachOlderRun(rig.store(), {.below = 100}, [&numbers](const RunRow &run) {
        numbers << run.number;
        return true;
    });
    return done ? numbers : QList<qint64>{-1};
}

Result<void> setState(EngineRig &rig, const QString &id, const QString &state, int pending)
{
    return rig.store().write([&](Sql &sql) -> Result<void> {
        auto done = sql.run("UPDATE run SET state=?, n_read=?, n_pending=? WHERE id=?",
            {state, pending, pending, id});
        return done ? Result<void>() : fail(done.error());
    });
}

} // namespace

void HistoryTest::removedIsNotListed()
{
    EngineRig rig;
    rig.addStage(u"read"_s, 1, 0, [](StepContext &context) { return context.finish({}); });
    QStringList ids;
    for (int i = 0; i < 3; ++i) {
        ids << rig.begin(EngineRig::steps(u"read"_s, 1));
        QCOMPARE(rig.ended(ids.last()).state, RunState::Completed);
    }
    const QList<qint64> all{3, 2, 1};
    const QList<qint64> left{3, 1};
    QCOMPARE(numbersOf(currentRuns(rig.store())), all);
    QVERIFY(removeRuns(rig.store(), rig.clock, {ids.at(1)}));
    QVERIFY(removeRuns(rig.store(), rig.clock, {ids.at(1)})); // once more changes nothing
    QCOMPARE(numbersOf(currentRuns(rig.store())), left);
    QCOMPARE(numbersOf(currentRuns(rig.store(), 2)), left); // the newest are filled up
    QCOMPARE(older(rig), left);
    QCOMPARE(numbersOf(runPage(rig.store(), {})), left);
    QCOMPARE(numbersOf(runPage(rig.store(), {.jobs = {u"a job"_s}})), left);
    QCOMPARE(numbersOf(runPage(rig.store(), {.isOfRemoved = true})), QList<qint64>{2});
    QCOMPARE(numbersOf(rig.ledger().runs(10, true)), left);
    // Whoever knows it finds it, and no other run gets its number.
    QCOMPARE(rig.row(u"2"_s).id, ids.at(1));
    QCOMPARE(numbersOf(runsOfNumbers(rig.store(), {2})), QList<qint64>{2});
    QVERIFY(restoreRuns(rig.store(), {ids.at(1)}));
    QCOMPARE(numbersOf(currentRuns(rig.store())), all);
    QCOMPARE(older(rig), all);
}

void HistoryTest::onlyWhatIsOverIsRemoved_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("pending");
    QTest::addColumn<bool>("isRemoved");
    for (const char *state : {"completed", "completed_with_rejections", "failed", "stopped"})
        QTest::newRow(state) << QString::fromLatin1(state) << 0 << true;
    for (const char *state :
        {"queued", "running", "stopping", "paused", "interrupted", "needs_attention"})
        QTest::newRow(state) << QString::fromLatin1(state) << 0 << false;
    QTest::newRow("records on their way") << u"stopped"_s << 2 << false;
}

void HistoryTest::onlyWhatIsOverIsRemoved()
{
    QFETCH(QString, state);
    QFETCH(int, pending);
    QFETCH(bool, isRemoved);
    EngineRig rig;
    rig.addStage(u"read"_s, 1, 0, [](StepContext &context) { return context.finish({}); });
    const QString good = rig.begin(EngineRig::steps(u"read"_s, 1));
    QCOMPARE(rig.ended(good).state, RunState::Completed);
    const QString id = rig.make(EngineRig::steps(u"read"_s, 1));
    QVERIFY(setState(rig, id, state, pending));
    QCOMPARE(isRemovable(rig.row(id)), isRemoved);
    const auto removed = removeRuns(rig.store(), rig.clock, {good, id}); // all or none
    QCOMPARE(removed.has_value(), isRemoved);
    QCOMPARE(numbersOf(runPage(rig.store(), {.isOfRemoved = true})).size(), isRemoved ? 2 : 0);
    if (!isRemoved)
        QVERIFY(!removed.error().why.isEmpty() && !removed.error().next.isEmpty());
}

void HistoryTest::resumedIsListedAgain()
{
    EngineRig rig;
    std::atomic<bool> isFree = false;
    rig.addStage(u"read"_s, 1, 0, [&isFree](StepContext &context) {
        while (!isFree) {
            if (!context.token().waitFor(std::chrono::milliseconds(2)))
                return StepResult::stopped();
        }
        return context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 2));
    rig.dispatcher().stop(id, StopMode::Stop);
    QCOMPARE(rig.ended(id).state, RunState::Stopped);
    QVERIFY(removeRuns(rig.store(), rig.clock, {id}));
    QCOMPARE(numbersOf(currentRuns(rig.store())), QList<qint64>());
    isFree = true;
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(numbersOf(currentRuns(rig.store())), QList<qint64>{1});
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(numbersOf(currentRuns(rig.store())), QList<qint64>{1});
}
