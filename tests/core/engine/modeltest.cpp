// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "core/engine/enginerig.h"
#include "core/engine/enginetests.h"
#include "core/engine/runwork.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>

#include <deque>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr int kSchedules = 1'000;
constexpr int kWorkers = 4; // steps of one process at the same time
constexpr int kChunkRows = 10;
constexpr int kMostDepth = 6;
constexpr int kMostMoves = 60;

// Time that passes only when the schedule says so.
class ModelClock final : public Clock
{
public:
    qint64 nowMs() const override { return m_nowMs; }
    void pass(qint64 ms) { m_nowMs += ms; }

private:
    qint64 m_nowMs = 1'800'000'000'000;
};

// One random schedule of the engine's own state machine, on one thread: while a request is on its
// way, others claim, send, stop, die or take the run over. Nothing waits and nothing is sent; the
// service is a number of arrivals for each chunk.
class Schedule
{
public:
    Schedule(Store &store, const Timings &timings, Log &log, quint32 seed);
    Q_DISABLE_COPY_MOVE(Schedule)

    QString play(); // empty if every promise held
    int ambiguous() const { return m_ambiguous; }
    int takeovers() const { return m_takeovers; }
    int refused() const { return m_refused; }

private:
    struct Process
    {
        std::unique_ptr<RunWork> work;
        bool isDead = false; // it does not even finish what it is in
    };
    void begin();
    void takeOver();
    void move(int depth);
    void workOne(Process &process, int depth);
    StepResult write(StepContext &context, Process &process, int depth);
    Result<QJsonObject> send(qint64 chunk, Process &process, int depth);
    void check(const char *when);
    void finish();
    qint64 number(const char *statement);

    RunLedger m_ledger;
    Store &m_store;
    Log &m_log;
    Timings m_timings;
    ModelClock m_clock;
    QRandomGenerator m_dice;
    Pipeline m_pipeline;
    RunRow m_run;
    std::deque<Process> m_processes; // the last one owns the run
    QMap<qint64, int> m_arrived; // at the service, by chunk
    int m_chunks = 0;
    int m_moves = 0;
    int m_ambiguous = 0;
    int m_takeovers = 0;
    int m_refused = 0; // tries
    bool m_isCalm = false; // the end: nothing goes wrong any more
    QString m_problem;
};

Schedule::Schedule(Store &store, const Timings &timings, Log &log, quint32 seed)
    : m_ledger(store, m_clock, timings)
    , m_store(store)
    , m_log(log)
    , m_timings(timings)
    , m_dice(seed)
{
    m_pipeline.stages << Stage{.id = u"write"_s,
        .title = u"Write"_s,
        .lane = Lane::Network,
        .width = kWorkers,
        .aheadOfNext = 0,
        .work = {}};
}

qint64 Schedule::number(const char *statement)
{
    qint64 value = -1;
    const auto done = m_store.read([this, statement, &value](Sql &sql) -> Result<void> {
        auto row = sql.run(statement, {m_run.number});
        if (row && (*row)->next())
            value = (*row)->value(0).toLongLong();
        return row ? Result<void>() : fail(row.error());
    });
    if (!done)
        m_problem = done.error().text();
    return value;
}

// A run whose pages are processed: its chunks are prepared and wait to be written.
void Schedule::begin()
{
    m_chunks = m_dice.bounded(1, 6);
    auto made = m_ledger.create({.jobName = u"a job"_s,
        .kind = u"test"_s,
        .subject = u"Things"_s,
        .targetLock = {},
        .createdBy = u"test"_s,
        .firstSteps = EngineRig::steps(u"write"_s, m_chunks)});
    if (!made) {
        m_problem = made.error().text();
        return;
    }
    m_run = *made;
    OutcomeFiles outcomes(m_ledger.runDirectory(m_run.id), m_run.id);
    const auto done = m_store.write([this, &outcomes](Sql &sql) -> Result<void> {
        StepTx tx(sql, m_run, 0, outcomes, m_clock);
        Counts read;
        read.read = m_chunks * kChunkRows;
        read.notAttempted = read.read;
        if (auto added = tx.addCounts(read); !added)
            return added;
        for (int i = 0; i < m_chunks; ++i) {
            Chunk chunk{.firstOrdinal = i * kChunkRows + 1,
                .lastOrdinal = (i + 1) * kChunkRows,
                .state = u"prepared"_s,
                .members = {},
                .memberCount = kChunkRows};
            chunk.counts.notAttempted = kChunkRows;
            if (auto added = tx.addChunk(chunk); !added)
                return fail(added.error());
        }
        return {};
    });
    if (!done)
        m_problem = done.error().text();
    else
        takeOver();
}

// A process takes the run; whoever had it goes on without knowing, or is dead.
void Schedule::takeOver()
{
    auto adopted = m_ledger.adopt(m_run.id);
    if (!adopted)
        m_problem = adopted.error().text();
    else
        m_processes.push_back(
            {std::make_unique<RunWork>(m_ledger, m_timings, m_log, *adopted, m_pipeline), false});
}

void Schedule::check(const char *when)
{
    if (!m_problem.isEmpty())
        return;
    const QString moment = QString::fromLatin1(when);
    if (number("SELECT COUNT(*) FROM run WHERE number=? AND n_read <> n_written + n_skipped +"
               " n_rejected + n_not_attempted + n_pending")
        != 0)
        m_problem = u"the run's counters do not add up after "_s + moment;
    if (number("SELECT COUNT(*) FROM chunk WHERE run_number=? AND last_ordinal - first_ordinal + 1"
               " <> n_written + n_skipped + n_rejected + n_not_attempted + n_pending")
        != 0)
        m_problem = u"a chunk's counters do not add up after "_s + moment;
    // Two answers of one step: only with an attempt between them that was found not applied.
    if (number("SELECT COUNT(*) FROM attempt a JOIN attempt b ON b.step_id = a.step_id AND b.id >"
               " a.id JOIN step ON step.id = a.step_id JOIN run ON run.id = step.run_id WHERE"
               " run.number=? AND a.state IN ('acked','resolved_applied') AND b.state IN"
               " ('acked','resolved_applied','sending','ambiguous')")
        != 0)
        m_problem = u"a chunk was sent again although it was applied, after "_s + moment;
}

// What the service makes of a request, and whether its answer comes back. Meanwhile others move.
Result<QJsonObject> Schedule::send(qint64 chunk, Process &process, int depth)
{
    const int fate = m_isCalm ? 0 : m_dice.bounded(10);
    const bool isApplied = fate != 7 && fate != 8;
    m_arrived[chunk] += isApplied;
    for (int i = m_isCalm ? 0 : m_dice.bounded(4); i > 0 && depth < kMostDepth; --i)
        move(depth + 1);
    if (process.isDead || fate == 6 || fate == 7)
        return fail(Error{.kind = ErrorKind::Network,
            .what = u"the answer was lost"_s,
            .delivery = Delivery::Unknown});
    if (fate == 8)
        return fail(Error{.kind = ErrorKind::Service,
            .what = u"not now"_s,
            .httpStatus = 503,
            .isRetryable = true,
            .delivery = Delivery::NotSent});
    return QJsonObject{{u"id"_s, QString::number(chunk)}};
}

StepResult Schedule::write(StepContext &context, Process &process, int depth)
{
    const qint64 chunk = context.input().value(u"n"_s).toInteger();
    const qint64 id = number("SELECT MIN(id) FROM chunk WHERE run_number=?") + chunk - 1;
    const auto moved = [id](const QString &state, int sign) {
        return [id, state, sign](StepTx &tx) -> Result<void> {
            Counts counts;
            counts.notAttempted = -sign * kChunkRows;
            counts.pending = sign * kChunkRows;
            return tx.moveChunk(id, state, counts);
        };
    };
    const AttemptSpec spec{.key = u"job"_s,
        .method = u"POST"_s,
        .urlPath = u"/write"_s,
        .bodySha256 = {},
        .isRepeatable = false,
        .onSending = moved(u"sent"_s, 1),
        .onRefused = moved(u"prepared"_s, -1),
        .resolve = [this, chunk](qint64) -> Outcome<std::optional<QJsonObject>> {
            ++m_ambiguous;
            if (m_arrived.value(chunk) > 0)
                return QJsonObject{{u"id"_s, QString::number(chunk)}};
            return std::nullopt;
        }};
    auto answer = context.attempt(
        spec, [this, chunk, &process, depth] { return send(chunk, process, depth); });
    if (!answer)
        return answer.error();
    if (!m_isCalm && m_dice.bounded(4) == 0) // the remote job takes its time
        return StepResult::waitUntil(m_clock.nowMs() + 100, u"the service"_s).asRemoteWait();
    if (!m_isCalm && m_dice.bounded(3) == 0 && depth < kMostDepth)
        move(depth + 1); // between the last look and its transaction
    const int rejected = static_cast<int>(chunk % 3);
    return context.finish([id, rejected](StepTx &tx) -> Result<void> {
        Counts counts;
        counts.pending = -kChunkRows;
        counts.rejected = rejected;
        counts.written = kChunkRows - rejected;
        return tx.moveChunk(id, u"settled"_s, counts);
    });
}

void Schedule::workOne(Process &process, int depth)
{
    auto start = process.work->nextStart();
    if (!start)
        return;
    process.work->started(start->stage);
    StepContext context({.ledger = m_ledger,
        .run = process.work->run(),
        .step = std::move(start->step),
        .token = process.work->token(),
        .http = nullptr,
        .log = &m_log,
        .timings = m_timings,
        .board = process.work->board(),
        .outcomes = process.work->outcomes(),
        .isReadOnly = false});
    const StepResult result = write(context, process, depth);
    if (!process.isDead)
        process.work->endOf(context.row(), result, 1);
    process.work->ended(start->stage);
    check("a step");
}

// One move of somebody, chosen by the dice: claim and send, expire, die, stop, let time pass.
void Schedule::move(int depth)
{
    if (!m_problem.isEmpty() || ++m_moves > kMostMoves)
        return;
    Process &owner = m_processes.back();
    switch (m_dice.bounded(12)) {
    case 0: // the owner dies in the middle of whatever it is doing
        owner.isDead = true;
        owner.work->release();
        ++m_takeovers;
        takeOver();
        break;
    case 1: // its lease has expired: it goes on and does not know
        ++m_takeovers;
        takeOver();
        break;
    case 2:
        owner.work->requestStop(m_dice.bounded(2) == 0 ? StopMode::Stop : StopMode::Force);
        break;
    case 3:
        m_clock.pass(m_dice.bounded(500));
        break;
    case 4: { // one that lost the run tries all the same
        Process &old = m_processes[static_cast<size_t>(
            m_dice.bounded(static_cast<int>(m_processes.size())))];
        if (!old.isDead && &old != &owner) {
            ++m_refused;
            workOne(old, depth);
        }
        break;
    }
    case 5:
        if (owner.work->endIfOver() && !isResumable(m_ledger.run(m_run.id)->state))
            m_moves = kMostMoves;
        else if (owner.work->isStopRequested() && isEnded(m_ledger.run(m_run.id)->state))
            takeOver(); // somebody resumes it
        break;
    default:
        workOne(owner, depth);
        break;
    }
    check("a move");
}

// Whatever has happened, a calm process brings it to its end.
void Schedule::finish()
{
    m_isCalm = true;
    if (isResumable(m_ledger.run(m_run.id)->state)) {
        takeOver();
        for (int i = 0; i < 20 * m_chunks && m_problem.isEmpty(); ++i) {
            m_clock.pass(60'000);
            workOne(m_processes.back(), 0);
        }
        m_processes.back().work->endIfOver();
    }
    check("the end");
    if (!m_problem.isEmpty())
        return;
    const RunRow run = m_ledger.run(m_run.id).value_or(RunRow());
    if (isResumable(run.state))
        m_problem = u"the run ends as %1: %2"_s.arg(runStateName(run.state), run.reason);
    else if (run.counts.settled() != m_chunks * kChunkRows)
        m_problem = u"%1 of %2 records are settled"_s.arg(run.counts.settled())
                        .arg(m_chunks * kChunkRows);
    const qint64 unknown = number("SELECT COUNT(*) FROM attempt JOIN step ON step.id = step_id JOIN"
                                  " run ON run.id = step.run_id WHERE run.number=? AND"
                                  " attempt.state IN ('resolved_applied','resolved_not_applied')");
    for (int chunk = 1; chunk <= m_chunks && m_problem.isEmpty(); ++chunk) {
        if (m_arrived.value(chunk) < 1 || m_arrived.value(chunk) > 1 + unknown)
            m_problem = u"chunk %1 arrived %2 times with %3 lost answers"_s.arg(chunk)
                            .arg(m_arrived.value(chunk))
                            .arg(unknown);
    }
}

QString Schedule::play()
{
    begin();
    while (m_problem.isEmpty() && m_moves < kMostMoves)
        move(0);
    if (m_problem.isEmpty())
        finish();
    return m_problem;
}

} // namespace

// Random schedules of four workers on the store's state machine (reliability-security F.5): no
// chunk is applied twice without a lost answer between, and the counters always balance.
void ModelTest::randomSchedules()
{
    // Nothing of this must outlive a power failure: memory is where it is quickest.
    QTemporaryDir folder((QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm"_s : QDir::tempPath())
        + "/model-XXXXXX"_L1);
    QVERIFY(folder.isValid());
    Timings timings;
    timings.heldWait = std::chrono::milliseconds(0);
    timings.ambiguousSettle = std::chrono::milliseconds(50);
    timings.retryAttempts = 1'000;
    timings.retryBase = std::chrono::milliseconds(20);
    timings.retryCap = std::chrono::milliseconds(200);
    auto store = Store::open(folder.path(), timings);
    QVERIFY2(store, qPrintable(store ? QString() : store.error().text()));
    Log log;
    const quint32 seed = qEnvironmentVariableIsSet("SLUICE_SEED")
        ? qEnvironmentVariable("SLUICE_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    int ambiguous = 0, takeovers = 0, refused = 0;
    for (int i = 0; i < kSchedules; ++i) {
        Schedule schedule(**store, timings, log, seed + static_cast<quint32>(i));
        const QString problem = schedule.play();
        QVERIFY2(problem.isEmpty(),
            qPrintable(u"SLUICE_SEED=%1: %2"_s.arg(seed + static_cast<quint32>(i)).arg(problem)));
        ambiguous += schedule.ambiguous();
        takeovers += schedule.takeovers();
        refused += schedule.refused();
    }
    qInfo(
        "SLUICE_SEED=%u: %d schedules, %d takeovers, %d looks after lost answers, %d tries of one "
        "that had lost the run",
        seed, kSchedules, takeovers, ambiguous, refused);
    QVERIFY(ambiguous > kSchedules / 10 && takeovers > kSchedules / 2 && refused > kSchedules / 10);
}
