// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/runs/runfeed.h"
#include "app/runs/runs.h"
#include "integration/runcheck.h"
#include "integration/stops/storelock.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QtConcurrent>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr qint64 kRows = 4'000;
constexpr int kQuickEach = 2; // for each of five conditions and two ways
constexpr int kLongEach = 20;
constexpr qint64 kShownWithinMs = 250;
constexpr qint64 kNothingNewAfterMs = 1'000;
constexpr int kMoreThanGraceMs = 2'000;

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

// What is in flight has so long before it is aborted: in the long form the product's own time.
int graceMs()
{
    return isLong() ? 8'000 : 1'500;
}

int lockMs()
{
    return isLong() ? 5'000 : 1'000;
}

struct Slowest
{
    int stops = 0;
    qint64 shownMs = 0;
    qint64 stoppedMs = 0;
    qint64 lastSendMs = 0; // the latest side effect after the click
};

} // namespace

// Stops at random moments, from the command line and in-process as a window does it, while the
// service works, asks for a pause of 300 s, hangs, trickles, or the store is locked: shown at once,
// nothing new sent, over in ten seconds, and what is resumed afterwards comes to the same end
// (reliability-security P6, P1, P2).
class StopsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void randomStops_data();
    void randomStops();
    void beforeThereIsARun_data();
    void beforeThereIsARun();
    void planIsStopped();
    void cleanupTestCase();

private:
    QJsonArray faultsOf(const QString &condition, QRandomGenerator &dice) const;
    bool waitForCondition(const QString &condition, QRandomGenerator &dice, int spanMs);
    // Each gives what went wrong; `isTooLate` if the run had ended before the click.
    QString stopByCli(
        const QString &condition, QRandomGenerator &dice, int spanMs, bool &isTooLate);
    QString stopInProcess(
        const QString &condition, QRandomGenerator &dice, int spanMs, bool &isTooLate);
    std::unique_ptr<StoreLock> lockFor(const QString &condition);
    QString judge(const QString &condition, qint64 clickedAt, qint64 shownMs, qint64 stoppedMs);
    QString resumeProblem();

    Workplace m_place;
    QString m_digest;
    qint64 m_milliseconds = 0;
    QMap<QString, Slowest> m_slowest;
    const QJsonObject m_parameters{{u"chunkRows"_s, 700}};
    const QJsonObject m_settings{
        {u"pageRows"_s, 2000}, {u"readJobMs"_s, 80}, {u"writeJobMs"_s, 150}};
};

void StopsTest::initTestCase()
{
    QString problem
        = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QString timings
        = u"poll=50,retryBase=20,retryCap=200,ambiguousSettle=100,stopGrace=%1"_s.arg(graceMs());
    m_place.setVariable(u"SLUICE_TIMINGS"_s, timings);
    qputenv("SLUICE_TIMINGS", timings.toLatin1()); // for what is opened in this process
    problem = m_place.beginAnew(m_parameters, m_settings);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    m_milliseconds = run.milliseconds;
    m_digest = m_place.digest().value("sha256"_L1).toString();
}

void StopsTest::randomStops_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<bool>("isInProcess");
    QTest::addColumn<quint32>("seed");
    const quint32 seed = qEnvironmentVariableIsSet("SLUICE_SEED")
        ? qEnvironmentVariable("SLUICE_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    qInfo("SLUICE_SEED=%u", seed);
    for (const char *condition :
        {"normal", "429 for 300 s", "hanging read", "slow download", "store locked"}) {
        for (int i = 0; i < 2 * (isLong() ? kLongEach : kQuickEach); ++i)
            QTest::addRow("%s, %s, %d", condition, i % 2 ? "in-process" : "command line", i / 2 + 1)
                << QString::fromLatin1(condition) << (i % 2 == 1) << seed + static_cast<quint32>(i);
    }
}

QJsonArray StopsTest::faultsOf(const QString &condition, QRandomGenerator &dice) const
{
    const auto rule = [](const QString &path, int skip, const QJsonObject &action,
                          const char *when) {
        return QJsonArray{QJsonObject{{u"service"_s, u"zoho-crm"_s}, {u"path"_s, path},
            {u"skip"_s, skip}, {u"when"_s, QString::fromLatin1(when)}, {u"action"_s, action}}};
    };
    if (condition == "429 for 300 s"_L1)
        return rule(u"^/crm/bulk/"_s, dice.bounded(12),
            {{u"status"_s, 429}, {u"headers"_s, QJsonObject{{u"Retry-After"_s, u"300"_s}}}},
            "before");
    if (condition == "hanging read"_L1)
        return rule(
            u"^/crm/bulk/v8/(read|write)/"_s, dice.bounded(10), {{u"hang"_s, true}}, "before");
    if (condition == "slow download"_L1)
        return rule(u"(result|zip)$"_s, dice.bounded(4), {{u"bytesPerSecond"_s, 40}}, "after");
    return {};
}

// A random moment, with the condition in force. False if that does not come about.
bool StopsTest::waitForCondition(const QString &condition, QRandomGenerator &dice, int spanMs)
{
    const bool hasFault = condition != "normal"_L1 && condition != "store locked"_L1;
    if (hasFault
        && !QTest::qWaitFor(
            [this] {
                return m_place.sandbox()
                           .get(u"/faults"_s)
                           .value("faults"_L1)
                           .toArray()
                           .at(0)[u"fired"]
                           .toInt()
                    > 0;
            },
            20'000))
        return false;
    QTest::qWait(dice.bounded(hasFault ? 300 : spanMs));
    return true;
}

std::unique_ptr<StoreLock> StopsTest::lockFor(const QString &condition)
{
    if (condition != "store locked"_L1)
        return nullptr;
    return std::make_unique<StoreLock>(
        m_place.dataDirectory() + "/store.sqlite"_L1, std::chrono::milliseconds(lockMs()));
}

QString StopsTest::stopByCli(
    const QString &condition, QRandomGenerator &dice, int spanMs, bool &isTooLate)
{
    const auto process = m_place.launch(
        {u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--log-level"_s, u"error"_s});
    process->setReadChannel(QProcess::StandardError);
    while (!process->canReadLine()) { // its first line of progress
        if (!process->waitForReadyRead(Workplace::kLimitMs))
            return u"the run showed no progress"_s;
    }
    if (!waitForCondition(condition, dice, spanMs))
        return u"the condition did not come about"_s;
    const auto lock = lockFor(condition);
    if (process->state() == QProcess::NotRunning || process->waitForFinished(0)) {
        isTooLate = true;
        return {};
    }
    process->readAllStandardError();
    const qint64 clickedAt = QDateTime::currentMSecsSinceEpoch();
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QByteArray told;
    while (!told.contains("Stopping") && process->waitForReadyRead(graceMs()))
        told += process->readAllStandardError();
    const qint64 shownMs = timer.elapsed();
    const CliResult result = m_place.finish(*process, graceMs() + 10'000);
    const qint64 stoppedMs = timer.elapsed();
    isTooLate = result.exitCode == 0;
    if (isTooLate)
        return {};
    if (result.exitCode != 5 || !result.balances())
        return u"exit code %1: %2"_s.arg(result.exitCode).arg(QString::fromUtf8(result.errors));
    return judge(condition, clickedAt, shownMs, stoppedMs);
}

QString StopsTest::stopInProcess(
    const QString &condition, QRandomGenerator &dice, int spanMs, bool &isTooLate)
{
    auto application = Application::open({.dataDirectory = m_place.dataDirectory(),
        .logLevel = LogLevel::Error,
        .createdBy = u"test"_s});
    if (!application)
        return application.error().text();
    Runs &runs = (*application)->runs();
    auto run = runs.start(u"Clean up leads"_s, false);
    if (!run)
        return run.error().text();
    RunFeed feed(runs);
    qint64 shownMs = -1;
    bool hasEnded = false;
    QElapsedTimer timer;
    // Goes with what the lambda refers to: a snapshot may be on its way when this function ends.
    QObject receiver;
    connect(&feed, &RunFeed::snapshotChanged, &receiver,
        [&shownMs, &hasEnded, &timer](const RunSnapshot &snapshot) {
            if (timer.isValid() && shownMs < 0 && snapshot.run.state != RunState::Running)
                shownMs = timer.elapsed();
            hasEnded = isEnded(snapshot.run.state) && !snapshot.isLive;
        });
    feed.watch(run->id);
    if (!waitForCondition(condition, dice, spanMs))
        return u"the condition did not come about"_s;
    const auto lock = lockFor(condition);
    isTooLate = hasEnded;
    if (isTooLate)
        return {};
    const qint64 clickedAt = QDateTime::currentMSecsSinceEpoch();
    timer.start();
    QFuture<void> click = QtConcurrent::run([&runs, id = run->id] {
        [[maybe_unused]] const auto stopped = runs.stop(id, StopMode::Stop);
    });
    const bool isOver = QTest::qWaitFor([&hasEnded] { return hasEnded; }, graceMs() + 10'000);
    const qint64 stoppedMs = timer.elapsed();
    click.waitForFinished();
    auto ended = runs.find(run->id);
    if (!isOver || !ended)
        return u"the run has not ended"_s;
    isTooLate = ended->state == RunState::Completed;
    if (isTooLate)
        return {};
    if (ended->state != RunState::Stopped || !ended->counts.balances())
        return u"the run is %1: %2"_s.arg(runStateName(ended->state), ended->reason);
    return judge(condition, clickedAt, shownMs, stoppedMs);
}

QString StopsTest::judge(
    const QString &condition, qint64 clickedAt, qint64 shownMs, qint64 stoppedMs)
{
    Slowest &slowest = m_slowest[condition];
    ++slowest.stops;
    slowest.shownMs = std::max(slowest.shownMs, shownMs);
    slowest.stoppedMs = std::max(slowest.stoppedMs, stoppedMs);
    for (const QJsonObject &request : m_place.requests(u"POST"_s, u"^/crm/"_s)) {
        const qint64 after = request.value("time"_L1).toInteger() - clickedAt;
        slowest.lastSendMs = std::max(slowest.lastSendMs, after);
        if (after > kNothingNewAfterMs)
            return u"%1 was sent %2 ms after the click"_s.arg(request.value("path"_L1).toString())
                .arg(after);
    }
    if (shownMs < 0 || shownMs > kShownWithinMs)
        return u"the stop was shown after %1 ms"_s.arg(shownMs);
    if (stoppedMs > graceMs() + kMoreThanGraceMs)
        return u"stopped after %1 ms"_s.arg(stoppedMs);
    return {};
}

// The pause that was asked for is over, in the test's time.
QString StopsTest::resumeProblem()
{
    if (!m_place.sandbox().setFaults({}))
        return u"the sandbox refused the faults"_s;
    if (m_place.sqlNumber(u"SELECT COUNT(*) FROM sqlite_master WHERE name='rate_budget'"_s) > 0)
        m_place.sql(u"DELETE FROM rate_budget"_s);
    const CliResult resumed
        = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    if (resumed.exitCode != 0)
        return u"resume: exit code %1: %2"_s.arg(resumed.exitCode)
            .arg(QString::fromUtf8(resumed.errors));
    return checkedRun(m_place, kRows, m_digest).problem;
}

void StopsTest::randomStops()
{
    QFETCH(const QString, condition);
    QFETCH(const bool, isInProcess);
    QFETCH(const quint32, seed);
    QRandomGenerator dice(seed);
    int span = std::max(50, static_cast<int>(m_milliseconds) * 7 / 10);
    for (bool isTooLate = true; isTooLate; span = std::max(20, span * 3 / 4)) {
        isTooLate = false;
        QString problem = m_place.beginAnew(m_parameters, m_settings);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(m_place.sandbox().setFaults(faultsOf(condition, dice)));
        problem = isInProcess ? stopInProcess(condition, dice, span, isTooLate)
                              : stopByCli(condition, dice, span, isTooLate);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    const QString problem = resumeProblem();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void StopsTest::beforeThereIsARun_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("run, SIGINT") << u"run"_s << SIGINT << 5;
    QTest::newRow("run, SIGTERM") << u"run"_s << SIGTERM << 75;
    QTest::newRow("plan, SIGINT") << u"plan"_s << SIGINT << 5;
    QTest::newRow("plan, SIGTERM") << u"plan"_s << SIGTERM << 75;
}

// While the service is looked at for the first time, and it hangs.
void StopsTest::beforeThereIsARun()
{
    QFETCH(const QString, command);
    QFETCH(const int, signal);
    QFETCH(const int, exitCode);
    QCOMPARE(m_place.beginAnew(m_parameters, m_settings), QString());
    QVERIFY(m_place.sandbox().setFaults({QJsonObject{
        {u"service"_s, u"zoho-crm"_s}, {u"action"_s, QJsonObject{{u"hang"_s, true}}}}}));
    const auto process = m_place.launch({command, u"Clean up leads"_s, u"--json"_s});
    QRandomGenerator dice(1);
    QVERIFY(waitForCondition(u"hanging read"_s, dice, 0));
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(process->processId()), signal);
    const CliResult result = m_place.finish(*process);
    QCOMPARE(result.exitCode, exitCode);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(result.json().contains("error"_L1)); // one JSON document all the same
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);
}

void StopsTest::planIsStopped()
{
    QCOMPARE(m_place.beginAnew(m_parameters, m_settings), QString());
    QVERIFY(m_place.sandbox().setSettings({{u"readJobMs"_s, 60'000}}));
    for (const auto &[signal, exitCode] : {std::pair{SIGINT, 5}, std::pair{SIGTERM, 75}}) {
        const auto process = m_place.launch({u"plan"_s, u"Clean up leads"_s, u"--json"_s});
        process->setReadChannel(QProcess::StandardError);
        QVERIFY(QTest::qWaitFor([&process] {
            process->waitForReadyRead(20);
            return process->canReadLine();
        }));
        ::kill(static_cast<pid_t>(process->processId()), signal);
        const CliResult result = m_place.finish(*process, graceMs() + kMoreThanGraceMs);
        QCOMPARE(result.exitCode, exitCode);
    }
    QCOMPARE(m_place.requests(u"POST"_s, u"^/crm/(v8/upload|bulk/v8/write)$"_s).size(), 0);
}

void StopsTest::cleanupTestCase()
{
    for (auto it = m_slowest.begin(); it != m_slowest.end(); ++it)
        qInfo("%s: %d stops; at most shown after %lld ms, stopped after %lld ms, last side effect "
              "%lld ms after the click",
            qPrintable(it.key()), it->stops, it->shownMs, it->stoppedMs, it->lastSendMs);
}

QTEST_GUILESS_MAIN(StopsTest)
#include "tst_stops.moc"
