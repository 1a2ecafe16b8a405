// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/engine/enginerig.h"
#include "core/engine/enginetests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

AttemptSpec attemptOf(const QString &key)
{
    return {.key = key, .method = u"POST"_s, .urlPath = u"/things"_s};
}

Error lost()
{
    return Error{.kind = ErrorKind::Network,
        .what = u"The answer was lost"_s,
        .isRetryable = true,
        .delivery = Delivery::Unknown};
}

// The two counters of one record that is on its way.
Result<void> addPending(StepTx &tx, qint64 pending)
{
    Counts moved;
    moved.pending = pending;
    moved.notAttempted = -pending;
    return tx.addCounts(moved);
}

} // namespace

// A remote job that is polled over a wait longer than a held one: created once.
void AttemptTest::answerIsRememberedOverWaits()
{
    EngineRig rig;
    std::atomic<int> sent = 0;
    std::atomic<int> polls = 0;
    std::atomic<int> entries = 0;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        ++entries;
        const RemoteJobSpec spec{.create = attemptOf(u"job"_s), .waitingFor = u"the service"_s};
        auto answer = context.remoteJob(
            spec,
            [&sent]() -> Result<QJsonObject> {
                ++sent;
                return QJsonObject{{u"id"_s, u"9007199254740993123"_s}};
            },
            [&polls](const QJsonObject &created) -> Result<PollAnswer> {
                if (created.value(u"id").toString() != "9007199254740993123"_L1)
                    return fail(ErrorKind::Internal, u"the answer has changed"_s);
                return PollAnswer{.isFinished = ++polls == 4, .answer = {{u"n"_s, 4}}};
            });
        if (!answer)
            return answer.error();
        return answer->value(u"n").toInt() == 4 ? context.finish({})
                                                : StepResult::failed(Error{.what = u"wrong"_s});
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 1));
    QVERIFY(becomesTrue([&] {
        const auto steps = rig.stepRows(id);
        return !steps.isEmpty() && steps.first().state == StepState::WaitingRemote;
    }));
    QVERIFY(!rig.stepRows(id).first().waitReason.isEmpty());
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(sent.load(), 1);
    QCOMPARE(polls.load(), 4);
    QCOMPARE(entries.load(), 4); // its thread was given back in between
    QCOMPARE(rig.attempts(), QStringList{u"acked"_s});
    QCOMPARE(rig.value(u"SELECT remote_id FROM attempt"_s), u"9007199254740993123"_s);
}

void AttemptTest::answerIsRememberedOverInterruption()
{
    EngineRig rig;
    std::atomic<int> sent = 0;
    std::atomic<bool> isReady = false;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        const RemoteJobSpec spec{.create = attemptOf(u"job"_s), .waitingFor = u"the service"_s};
        auto answer = context.remoteJob(
            spec,
            [&sent]() -> Result<QJsonObject> {
                ++sent;
                return QJsonObject{{u"id"_s, u"1"_s}};
            },
            [&isReady](const QJsonObject &) -> Result<PollAnswer> {
                return PollAnswer{.isFinished = isReady, .answer = {}};
            });
        return answer ? context.finish({}) : answer.error();
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 3));
    QVERIFY(becomesTrue([&] { return sent >= 1; }));
    rig.dispatcher().interruptAll(u"the program ends"_s);
    QCOMPARE(rig.ended(id).state, RunState::Interrupted);
    const int before = sent;
    isReady = true;
    rig.restart();
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(sent.load(), 3);
    QVERIFY(before < 4);
    QCOMPARE(rig.attempts(), (QStringList{u"acked"_s, u"acked"_s, u"acked"_s}));
}

void AttemptTest::refusalIsKept()
{
    EngineRig rig;
    std::atomic<int> sent = 0;
    rig.addStage(u"write"_s, 1, 0, [&sent](StepContext &context) {
        AttemptSpec spec = attemptOf(u"job"_s);
        spec.onSending = [](StepTx &tx) { return addPending(tx, 1); };
        spec.onRefused = [](StepTx &tx) { return addPending(tx, -1); };
        auto answer = context.attempt(spec, [&sent]() -> Result<QJsonObject> {
            ++sent;
            return fail(Error{.kind = ErrorKind::Service,
                .what = u"not like this"_s,
                .httpStatus = 400,
                .requestId = u"r-1"_s,
                .delivery = Delivery::Answered});
        });
        return answer ? context.finish({}) : answer.error();
    });
    const RunRow run = rig.ended(rig.begin(EngineRig::steps(u"write"_s, 1)));
    QCOMPARE(run.state, RunState::Failed);
    QVERIFY(run.reason.contains(u"not like this"_s));
    QCOMPARE(sent.load(), 1);
    QCOMPARE(run.counts, Counts()); // what was pending is not attempted again
    QCOMPARE(rig.attempts(), QStringList{u"refused"_s});
    QCOMPARE(rig.value(u"SELECT http_status || request_id FROM attempt"_s), u"400r-1"_s);
}

void AttemptTest::lostAnswerThatWasApplied()
{
    EngineRig rig;
    std::atomic<int> sent = 0;
    std::atomic<qint64> lookedAfterMs = -1;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        AttemptSpec spec = attemptOf(u"job"_s);
        spec.resolve = [&](qint64 sentAtMs) -> Outcome<std::optional<QJsonObject>> {
            lookedAfterMs = Clock::system().nowMs() - sentAtMs;
            return QJsonObject{{u"applied"_s, true}};
        };
        auto answer = context.attempt(spec, [&sent]() -> Result<QJsonObject> {
            ++sent;
            return fail(lost());
        });
        if (!answer)
            return answer.error();
        return answer->value(u"applied").toBool() ? context.finish({})
                                                  : StepResult::failed(Error{.what = u"?"_s});
    });
    QCOMPARE(rig.ended(rig.begin(EngineRig::steps(u"write"_s, 1))).state, RunState::Completed);
    QCOMPARE(sent.load(), 1);
    QVERIFY(lookedAfterMs >= rig.timings.ambiguousSettle.count());
    QCOMPARE(rig.attempts(), QStringList{u"resolved_applied"_s});
    QCOMPARE(rig.value(u"SELECT COUNT(*) FROM run_event WHERE code='SENT_AGAIN'"_s), u"0"_s);
}

void AttemptTest::lostAnswerThatWasNotApplied()
{
    EngineRig rig;
    std::atomic<int> sent = 0;
    std::atomic<int> marked = 0; // how often onSending ran
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        AttemptSpec spec = attemptOf(u"job"_s);
        spec.onSending = [&marked](StepTx &) -> Result<void> {
            ++marked;
            return {};
        };
        spec.resolve = [](qint64) -> Outcome<std::optional<QJsonObject>> { return std::nullopt; };
        auto answer = context.attempt(spec, [&sent]() -> Result<QJsonObject> {
            if (++sent < 3)
                return fail(lost());
            return QJsonObject{{u"id"_s, u"7"_s}};
        });
        return answer ? context.finish({}) : answer.error();
    });
    QCOMPARE(rig.ended(rig.begin(EngineRig::steps(u"write"_s, 1))).state, RunState::Completed);
    QCOMPARE(sent.load(), 3);
    QCOMPARE(marked.load(), 1); // the first time's changes still stand
    QCOMPARE(rig.attempts(),
        (QStringList{u"resolved_not_applied"_s, u"resolved_not_applied"_s, u"acked"_s}));
    QCOMPARE(rig.value(u"SELECT COUNT(*) FROM run_event WHERE code='SENT_AGAIN'"_s), u"2"_s);
}

// The process dies between finding that a request was not carried out and sending it again: what the
// first sending changed of the counters still stands, and is not changed once more.
void AttemptTest::deathBeforeSendingAgain()
{
    EngineRig rig;
    std::atomic<int> sent = 0;
    std::atomic<int> moved = 0;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        AttemptSpec spec = attemptOf(u"job"_s);
        spec.onSending = [&moved](StepTx &tx) {
            ++moved;
            return addPending(tx, 1);
        };
        spec.resolve = [&context](qint64) -> Outcome<std::optional<QJsonObject>> {
            auto done = context.commit([](StepTx &tx) -> Result<void> {
                auto set = tx.sql().run("UPDATE attempt SET state='resolved_not_applied'");
                return set ? Result<void>() : fail(set.error());
            });
            return tl::unexpected(context.orElse(done ? lost() : done.error()));
        };
        auto answer = context.attempt(spec, [&sent]() -> Result<QJsonObject> {
            if (++sent == 1)
                return fail(lost());
            return QJsonObject{{u"id"_s, u"7"_s}};
        });
        if (!answer)
            return answer.error();
        return context.finish([](StepTx &tx) { return addPending(tx, -1); });
    });
    QCOMPARE(rig.ended(rig.begin(EngineRig::steps(u"write"_s, 1))).state, RunState::Completed);
    QCOMPARE(sent.load(), 2);
    QCOMPARE(moved.load(), 1);
    QCOMPARE(rig.attempts(), (QStringList{u"resolved_not_applied"_s, u"acked"_s}));
}

void AttemptTest::lostAnswerWithoutResolver()
{
    EngineRig rig;
    std::atomic<int> sent = 0;
    rig.addStage(u"write"_s, 1, 0, [&sent](StepContext &context) {
        auto answer = context.attempt(attemptOf(u"job"_s), [&sent]() -> Result<QJsonObject> {
            ++sent;
            return fail(lost());
        });
        return answer ? context.finish({}) : answer.error();
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 1));
    const RunRow run = rig.ended(id);
    QCOMPARE(run.state, RunState::NeedsAttention);
    QVERIFY(run.reason.contains(u"was lost"_s));
    QCOMPARE(sent.load(), 1);
    QCOMPARE(rig.attempts(), QStringList{u"ambiguous"_s});
    // Resuming alone sends nothing again either.
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id).state, RunState::NeedsAttention);
    QCOMPARE(sent.load(), 1);
}

void AttemptTest::lostAnswerOfRepeatable()
{
    EngineRig rig;
    std::atomic<int> sent = 0;
    rig.addStage(u"read"_s, 1, 0, [&sent](StepContext &context) {
        AttemptSpec spec = attemptOf(u"upload"_s);
        spec.isRepeatable = true;
        auto answer = context.attempt(spec, [&sent]() -> Result<QJsonObject> {
            if (++sent == 1)
                return fail(lost());
            return QJsonObject{{u"id"_s, u"7"_s}};
        });
        return answer ? context.finish({}) : answer.error();
    });
    QCOMPARE(rig.ended(rig.begin(EngineRig::steps(u"read"_s, 1))).state, RunState::Completed);
    QCOMPARE(sent.load(), 2);
    QCOMPARE(rig.attempts(), (QStringList{u"resolved_not_applied"_s, u"acked"_s}));
}

// The request was recorded and its process died: nobody knows whether it left.
void AttemptTest::sendingWhenTheProcessDied()
{
    EngineRig rig;
    std::atomic<int> sent = 0;
    std::atomic<int> resolved = 0;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        AttemptSpec spec = attemptOf(u"job"_s);
        spec.resolve = [&resolved](qint64) -> Outcome<std::optional<QJsonObject>> {
            ++resolved;
            return QJsonObject{{u"applied"_s, true}};
        };
        auto answer = context.attempt(spec, [&sent]() -> Result<QJsonObject> {
            ++sent;
            return QJsonObject{{u"id"_s, u"1"_s}};
        });
        return answer ? context.finish({}) : answer.error();
    });
    const QString id = rig.make(EngineRig::steps(u"write"_s, 1));
    const auto run = rig.ledger().adopt(id);
    QVERIFY(run && rig.ledger().claim(*run, u"write"_s, false));
    QVERIFY(rig.store().write([](Sql &sql) -> Result<void> {
        auto added = sql.run("INSERT INTO attempt(id, step_id, lease_epoch, idem_key, method,"
                             " url_path, state, sent_at) VALUES(1, 1, 1, 'job', 'POST', '/things',"
                             " 'sending', 1)");
        if (!added)
            return fail(added.error());
        return {};
    }));
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(resolved.load(), 1);
    QCOMPARE(sent.load(), 0);
    QCOMPARE(rig.attempts(), QStringList{u"resolved_applied"_s});
}

// C26: never submitted again; the job's id stays.
void AttemptTest::remoteJobThatNeverEnds()
{
    EngineRig rig(
        [](Timings &timings) { timings.remoteJobLimit = std::chrono::milliseconds(200); });
    std::atomic<int> sent = 0;
    std::atomic<bool> isReady = false;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        const RemoteJobSpec spec{
            .create = attemptOf(u"job"_s), .waitingFor = u"the service"_s, .isPollFree = true};
        auto answer = context.remoteJob(
            spec,
            [&sent]() -> Result<QJsonObject> {
                ++sent;
                return QJsonObject{{u"id"_s, u"1"_s}};
            },
            [&isReady](const QJsonObject &) -> Result<PollAnswer> {
                return PollAnswer{.isFinished = isReady, .answer = {}};
            });
        return answer ? context.finish({}) : answer.error();
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 1));
    RunRow run = rig.ended(id);
    QCOMPARE(run.state, RunState::NeedsAttention);
    QVERIFY2(run.reason.contains(u"still running"_s), qPrintable(run.reason));
    isReady = true;
    QVERIFY(rig.dispatcher().work(id));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(sent.load(), 1);
}
