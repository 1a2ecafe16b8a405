// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/ids.h"
#include "core/engine/enginerig.h"
#include "core/engine/enginetests.h"
#include "core/engine/outcomefiles.h"
#include "core/http/httpclient.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// Another process that wants the run, see ownRun() in tst_engine.cpp: it prints "owned" or the
// error's code, and keeps the run until its input ends.
class Rival
{
public:
    Rival(const QString &folder, const QString &runId)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), {u"--own"_s, folder, runId});
    }
    ~Rival()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QByteArray answer()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(10'000)) { }
        return m_process.readLine().trimmed();
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

// As if another process had taken the run over.
Result<void> stealRun(EngineRig &rig, const QString &runId)
{
    return rig.store().write([&runId](Sql &sql) -> Result<void> {
        auto done = sql.run("UPDATE run SET owner='1 1 elsewhere', owner_epoch=owner_epoch+1,"
                            " state='running' WHERE id=?",
            {runId});
        if (!done)
            return fail(done.error());
        return {};
    });
}

} // namespace

void OwnershipTest::lostLeaseWritesNothing()
{
    EngineRig rig([](Timings &timings) { timings.leaseRenew = std::chrono::milliseconds(50); });
    std::atomic<bool> isInside = false;
    std::atomic<int> sent = 0;
    std::atomic<int> refusedWrites = 0;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        isInside = true;
        context.token().waitFor(std::chrono::seconds(20), StopWish::Abort); // until it is noticed
        const auto written = context.commit([](StepTx &tx) -> Result<void> {
            return tx.addStep({.stage = u"write"_s, .key = u"late"_s, .title = u"late"_s});
        });
        refusedWrites += !written && written.error().code == "LEASE_LOST"_L1;
        auto answer = context.attempt({.key = u"job"_s, .method = u"POST"_s, .urlPath = u"/x"_s},
            [&sent]() -> Result<QJsonObject> {
                ++sent;
                return QJsonObject();
            });
        return context.finish([](StepTx &tx) -> Result<void> {
            return tx.appendOutcome(u"written"_s, "_row\n", "1\n", 1);
        });
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 3));
    QVERIFY(becomesTrue([&isInside] { return isInside.load(); }));
    QVERIFY(stealRun(rig, id));
    const QString before = rig.value(u"SELECT group_concat(id || state || lease_epoch || memo)"
                                     " FROM step"_s);
    rig.ended(id);
    QVERIFY(!rig.dispatcher().isWorking(id));
    QCOMPARE(refusedWrites.load(), 1);
    QCOMPARE(sent.load(), 0);
    QCOMPARE(rig.attempts(), QStringList());
    QCOMPARE(
        rig.value(u"SELECT group_concat(id || state || lease_epoch || memo) FROM step"_s), before);
    const RunRow run = rig.row(id);
    QCOMPARE(run.state, RunState::Running); // the new owner's to change
    QCOMPARE(run.owner, u"1 1 elsewhere"_s);
    QVERIFY(!QFile::exists(rig.ledger().runDirectory(id) + "/outcome/written.csv"_L1));
}

// Lost while nothing is under way and before a renewal told it.
void OwnershipTest::lostRunIsNotEnded()
{
    EngineRig rig;
    rig.addStage(u"write"_s, 1, 0, [&rig](StepContext &context) {
        if (!stealRun(rig, context.run().id))
            return StepResult::failed(Error{.what = u"?"_s});
        return context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 1));
    const RunRow run = rig.ended(id);
    QVERIFY(!rig.dispatcher().isWorking(id));
    QCOMPARE(run.state, RunState::Running);
    QCOMPARE(run.owner, u"1 1 elsewhere"_s);
    QCOMPARE(rig.value(u"SELECT COUNT(*) FROM run_event"_s), u"0"_s);
}

void OwnershipTest::lostRunClaimsNothing()
{
    EngineRig rig;
    rig.addStage(u"write"_s, 1, 0, [](StepContext &context) { return context.finish({}); });
    const QString id = rig.make(EngineRig::steps(u"write"_s, 2));
    const auto first = rig.ledger().adopt(id);
    const auto second = rig.ledger().adopt(id);
    QVERIFY(first && second);
    const auto late = rig.ledger().claim(*first, u"write"_s, false);
    QVERIFY(!late);
    QCOMPARE(late.error().code, u"LEASE_LOST"_s);
    QVERIFY(!rig.ledger().renewLease(*first));
    OutcomeFiles outcomes(rig.ledger().runDirectory(id), id);
    QVERIFY(!rig.ledger().endRun(*first, outcomes, RunState::Completed, {}, 0));
    QVERIFY(rig.ledger().setState(*first, RunState::Paused, {})); // changes nothing
    QCOMPARE(rig.row(id).state, RunState::Running);
    const auto own = rig.ledger().claim(*second, u"write"_s, false);
    QVERIFY(own && *own);
    QVERIFY(!rig.ledger().endStep(*first, **own, {.state = StepState::Failed}));
    QCOMPARE(rig.stepRows(id).first().state, StepState::Running);
}

// Two dispatchers of one process: the second takes the run over, and each step is still done once.
void OwnershipTest::secondDispatcherTakesOver()
{
    EngineRig rig([](Timings &timings) { timings.leaseRenew = std::chrono::milliseconds(40); });
    std::atomic<int> finished = 0;
    rig.addStage(u"read"_s, 1, 0, [&finished](StepContext &context) {
        context.token().waitFor(std::chrono::milliseconds(10));
        StepResult result = context.finish([](StepTx &tx) -> Result<void> {
            Counts counts;
            counts.read = 1;
            counts.written = 1;
            return tx.addCounts(counts);
        });
        finished += result.kind() == StepResult::Kind::Done;
        return result;
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 40));
    QVERIFY(becomesTrue([&finished] { return finished >= 5; }));
    auto store = Store::open(rig.folder(), rig.timings);
    QVERIFY(store);
    RunLedger ledger(**store, Clock::system(), rig.timings);
    auto second = rig.newDispatcher(ledger);
    QVERIFY(second->work(id));
    QVERIFY(becomesTrue([&] { return !rig.dispatcher().isWorking(id); }));
    QVERIFY(becomesTrue([&] { return !second->isWorking(id); }));
    QCOMPARE(rig.row(id).state, RunState::Completed);
    QCOMPARE(finished.load(), 40);
    QCOMPARE(rig.row(id).counts.written, 40);
}

void OwnershipTest::liveOwnerIsNotPushedAside()
{
    EngineRig rig;
    rig.addStage(u"read"_s, 1, 0, [](StepContext &context) {
        context.token().waitFor(std::chrono::seconds(20));
        return context.finish({});
    });
    const QString id = rig.begin(EngineRig::steps(u"read"_s, 1));
    Rival rival(rig.folder(), id);
    QCOMPARE(rival.answer(), QByteArray("RUN_OWNED"));
    rig.dispatcher().stop(id, StopMode::Force);
    QVERIFY(isEnded(rig.ended(id).state));
}

void OwnershipTest::raceHasOneWinner()
{
    EngineRig rig;
    const QString id = rig.make(EngineRig::steps(u"read"_s, 1));
    std::vector<std::unique_ptr<Rival>> rivals;
    for (int i = 0; i < 5; ++i)
        rivals.push_back(std::make_unique<Rival>(rig.folder(), id));
    QByteArrayList answers;
    for (const auto &rival : rivals)
        answers << rival->answer();
    QCOMPARE(answers.count("owned"), 1);
    QCOMPARE(answers.count("RUN_OWNED"), 4);
}

void OwnershipTest::deadOwnerIsReplaced()
{
    EngineRig rig;
    rig.addStage(u"read"_s, 1, 0, [](StepContext &context) { return context.finish({}); });
    const QString id = rig.make(EngineRig::steps(u"read"_s, 2), u"crm/target"_s);
    Rival rival(rig.folder(), id);
    QCOMPARE(rival.answer(), QByteArray("owned"));
    QFile part(rig.ledger().runDirectory(id) + "/pages/page-1.zip.part"_L1);
    QVERIFY(part.open(QIODevice::WriteOnly));
    rival.kill();
    QVERIFY(rig.dispatcher().work(id)); // at once, the lease need not run out
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QVERIFY(!part.exists());
    QCOMPARE(rig.value(u"SELECT COUNT(*) FROM named_lock"_s), u"0"_s);
}

void OwnershipTest::targetIsLocked()
{
    EngineRig rig;
    rig.addStage(u"read"_s, 1, 0, [](StepContext &context) { return context.finish({}); });
    const QString first = rig.make(EngineRig::steps(u"read"_s, 1), u"crm/Leads"_s);
    const QString second = rig.make(EngineRig::steps(u"read"_s, 1), u"crm/Leads"_s);
    const QString third = rig.make(EngineRig::steps(u"read"_s, 1), u"crm/Contacts"_s);
    Rival rival(rig.folder(), first);
    QCOMPARE(rival.answer(), QByteArray("owned"));
    const auto begun = rig.dispatcher().work(second);
    QVERIFY(!begun);
    QCOMPARE(begun.error().code, u"TARGET_LOCKED"_s);
    QCOMPARE(begun.error().kind, ErrorKind::Locked);
    QVERIFY(begun.error().text().contains(u"#1"_s));
    QCOMPARE(rig.row(second).state, RunState::Queued);
    QVERIFY(rig.dispatcher().work(third));
    QCOMPARE(rig.ended(third).state, RunState::Completed);
    rival.kill();
    QVERIFY(rig.dispatcher().work(second));
    QCOMPARE(rig.ended(second).state, RunState::Completed);
}

void OwnershipTest::deadOwnersRunIsMarked()
{
    EngineRig rig;
    const QString id = rig.make(EngineRig::steps(u"read"_s, 1), u"crm/Leads"_s);
    Rival rival(rig.folder(), id);
    QCOMPARE(rival.answer(), QByteArray("owned"));
    QCOMPARE(*rig.ledger().markInterrupted(), 0); // alive
    rival.kill();
    QCOMPARE(*rig.ledger().markInterrupted(), 1);
    QCOMPARE(rig.row(id).state, RunState::Interrupted);
    // Its lock is nobody's: the next run takes it, and tells from whom.
    const QString next = rig.make(EngineRig::steps(u"read"_s, 1), u"crm/Leads"_s);
    QString from;
    QVERIFY(rig.ledger().adopt(next, &from));
    QVERIFY2(from.contains(u"run #1"_s), qPrintable(from));
    QCOMPARE(rig.value(u"SELECT run_id FROM named_lock"_s), next);
    QCOMPARE(rig.value(u"SELECT COUNT(*) FROM run_event WHERE code='LOCK_TAKEN_OVER'"_s), u"1"_s);
}

// C31: the clock is set back by an hour while a step waits; the wait stays as long as it was.
void OwnershipTest::waitsMoveWithTheClock()
{
    EngineRig rig;
    std::atomic<int> entries = 0;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        if (++entries == 1)
            return StepResult::waitUntil(context.clock().nowMs() + 500, u"the service"_s);
        return context.finish({});
    });
    const QString run = rig.begin(EngineRig::steps(u"write"_s, 1));
    QVERIFY(!run.isEmpty());
    QVERIFY(becomesTrue(
        [&] { return rig.value(u"SELECT COUNT(*) FROM step WHERE not_before>0"_s) == "1"_L1; }));
    rig.clock.offsetMs = -3'600'000;
    QCOMPARE(rig.ended(run).state, RunState::Completed);
    QCOMPARE(entries, 2);
}

void OwnershipTest::lostOnTheWayOut_data()
{
    QTest::addColumn<QString>("statement"); // of another process, after the request was recorded
    QTest::addColumn<int>("sleepMs"); // of this one, then
    QTest::addColumn<QString>("code"); // empty: it was sent
    QTest::newRow("at once") << u"DELETE FROM named_lock"_s << 0 << QString();
    QTest::newRow("still ours") << u"SELECT 1"_s << 5'000 << QString();
    QTest::newRow("the run is lost") << u"UPDATE run SET owner='1 1 elsewhere',"
                                        " owner_epoch=owner_epoch+1"_s
                                     << 5'000 << u"LEASE_LOST"_s;
    QTest::newRow("the step is lost")
        << u"UPDATE step SET lease_epoch=lease_epoch+1"_s << 5'000 << u"LEASE_LOST"_s;
    QTest::newRow("the target is lost") << u"DELETE FROM named_lock"_s << 5'000 << u"LOCK_LOST"_s;
}

// P8: between the record of a request and its first byte the process may sleep. Nothing listens
// where it would go: whether it was tried shows in the error.
void OwnershipTest::lostOnTheWayOut()
{
    QFETCH(QString, statement);
    QFETCH(int, sleepMs);
    QFETCH(QString, code);
    EngineRig rig;
    Error error;
    const QByteArray text = statement.toLatin1();
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        auto answer = context.attempt({.key = u"job"_s, .method = u"POST"_s, .urlPath = u"/x"_s},
            [&]() -> Result<QJsonObject> {
                const auto changed = rig.store().write([&text](Sql &sql) -> Result<void> {
                    auto done = sql.run(text.constData());
                    return done ? Result<void>() : fail(done.error());
                });
                if (!changed)
                    return fail(changed.error());
                rig.clock.offsetMs = sleepMs;
                const auto sent = context.http().send({.method = "POST",
                                                          .url = QUrl(u"http://127.0.0.1:1/x"_s),
                                                          .body = QByteArray("{}"),
                                                          .hasSideEffect = true},
                    context.token());
                error = sent ? Error() : sent.error();
                return fail(error);
            });
        rig.dispatcher().stop(context.run().id, StopMode::Stop); // it would try again for long
        return answer ? StepResult::stopped() : answer.error();
    });
    const QString id = rig.make(EngineRig::steps(u"write"_s, 1), u"crm/Leads"_s);
    QVERIFY(rig.dispatcher().work(id));
    rig.ended(id);
    QVERIFY(!rig.dispatcher().isWorking(id));
    QCOMPARE(error.delivery, Delivery::NotSent);
    if (code.isEmpty())
        QCOMPARE(error.kind, ErrorKind::Network);
    else
        QCOMPARE(error.code, code);
    if (code == "LEASE_LOST"_L1)
        QCOMPARE(rig.attempts(), QStringList{u"sending"_s}); // the new owner's to find out
    else
        QCOMPARE(rig.attempts(), QStringList{u"refused"_s});
    if (code == "LOCK_LOST"_L1)
        QCOMPARE(rig.row(id).reason, u"lock lost"_s);
}
