// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/runcheck.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kQuickStops = 20;
constexpr int kLongStops = 200;
constexpr qint64 kRows = 12'000;
constexpr int kStoppedWithinMs = 10'000;
constexpr qint64 kNothingNewAfterMs = 1'000;

int stopCount()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG") ? kLongStops : kQuickStops;
}

// Waits until the process shows progress: then it watches its run and answers signals.
bool waitForProgress(QProcess &process)
{
    process.setReadChannel(QProcess::StandardError);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(Workplace::kLimitMs))
            return false;
    }
    return true;
}

} // namespace

// Stop, from the keyboard, from the system and from another process, and what comes after it
// (reliability-security P6, design 6.2 and 9).
class StopResumeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void randomStops_data();
    void randomStops();
    void stopFromAnotherProcess();
    void termIsResumable();
    void secondInterruptIsResumable();
    void finishChunkEndsWhatHasBegun();
    void liveRunIsNotResumed();
    void lockedTargetIsRefused();
    void hangingServiceIsLeft();
    void cleanupTestCase();

private:
    // A new data directory and fresh rows, with a run that has shown progress.
    std::unique_ptr<QProcess> beganRun();
    void waitForWrites(int jobs);
    QString resumeProblem();

    Workplace m_place;
    QString m_digest;
    qint64 m_milliseconds = 0;
    qint64 m_slowestStopMs = 0;
    int m_stops = 0;
    int m_ambiguous = 0;

    const QJsonObject m_parameters{{u"chunkRows"_s, 2000}};
    const QJsonObject m_settings{
        {u"pageRows"_s, 4000}, {u"readJobMs"_s, 100}, {u"writeJobMs"_s, 200}};
    const QStringList m_run{u"run"_s, u"Clean up leads"_s, u"--json"_s};
};

void StopResumeTest::initTestCase()
{
    QString problem
        = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    problem = m_place.beginAnew(m_parameters, m_settings);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    m_milliseconds = run.milliseconds;
    m_digest = m_place.digest().value("sha256"_L1).toString();
    qInfo("an undisturbed run of %lld rows takes %lld ms", kRows, m_milliseconds);
}

std::unique_ptr<QProcess> StopResumeTest::beganRun()
{
    const QString problem = m_place.beginAnew(m_parameters, m_settings);
    if (!problem.isEmpty()) {
        qWarning("%s", qPrintable(problem));
        return nullptr;
    }
    auto process = m_place.launch(m_run);
    return waitForProgress(*process) ? std::move(process) : nullptr;
}

void StopResumeTest::waitForWrites(int jobs)
{
    QTRY_VERIFY_WITH_TIMEOUT(
        m_place.requests(u"POST"_s, u"^/crm/bulk/v\\d/write$"_s).size() >= jobs, 20'000);
}

// Resumes to the end and holds the result against an undisturbed run.
QString StopResumeTest::resumeProblem()
{
    const CliResult resumed
        = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    if (resumed.exitCode != 0)
        return u"exit code %1: %2"_s.arg(resumed.exitCode).arg(QString::fromUtf8(resumed.errors));
    const RunCheck check = checkedRun(m_place, kRows, m_digest);
    m_ambiguous += check.ambiguous;
    return check.problem;
}

void StopResumeTest::randomStops_data()
{
    QTest::addColumn<quint32>("seed");
    const quint32 seed = qEnvironmentVariableIsSet("SLUICE_SEED")
        ? qEnvironmentVariable("SLUICE_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    qInfo("SLUICE_SEED=%u", seed);
    for (int i = 1; i <= stopCount(); ++i)
        QTest::addRow("stop %d", i) << seed + static_cast<quint32>(i);
}

void StopResumeTest::randomStops()
{
    QFETCH(const quint32, seed);
    QRandomGenerator dice(seed);
    int span = static_cast<int>(m_milliseconds) * 8 / 10;
    for (;;) {
        const auto process = beganRun();
        QVERIFY(process);
        const bool isOver = process->waitForFinished(dice.bounded(span + 1));
        span = span * 3 / 4;
        if (isOver)
            continue; // it was faster; nothing was stopped
        const qint64 sentAt = QDateTime::currentMSecsSinceEpoch();
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        const CliResult result = m_place.finish(*process);
        if (result.exitCode == 0)
            continue; // its last chunk was settled at that moment
        ++m_stops;
        QCOMPARE(result.exitCode, 5);
        QCOMPARE(result.json().value("state"_L1).toString(), u"stopped"_s);
        QVERIFY(result.balances());
        m_slowestStopMs = std::max(m_slowestStopMs, result.milliseconds);
        QVERIFY2(result.milliseconds <= kStoppedWithinMs,
            qPrintable(u"stopped after %1 ms"_s.arg(result.milliseconds)));
        for (const QJsonObject &request : m_place.requests({}, u"^/"_s)) {
            const bool isNew = request.value("time"_L1).toInteger() > sentAt + kNothingNewAfterMs;
            QVERIFY2(!isNew || !request.value("sideEffect"_L1).toBool(),
                qPrintable(request.value("path"_L1).toString()));
        }
        break;
    }
    const QString problem = resumeProblem();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void StopResumeTest::stopFromAnotherProcess()
{
    const auto process = beganRun();
    QVERIFY(process);
    waitForWrites(1);
    const CliResult stop = m_place.cli({u"runs"_s, u"stop"_s, u"1"_s, u"--json"_s});
    QVERIFY2(stop.exitCode == 0, stop.errors.constData());
    QVERIFY(stop.json().contains("runId"_L1));
    const CliResult result = m_place.finish(*process, kStoppedWithinMs);
    QCOMPARE(result.exitCode, 5);
    QVERIFY(result.milliseconds <= kStoppedWithinMs);
    const QString problem = resumeProblem();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void StopResumeTest::termIsResumable()
{
    const auto process = beganRun();
    QVERIFY(process);
    waitForWrites(1);
    process->terminate();
    const CliResult result = m_place.finish(*process, kStoppedWithinMs);
    QCOMPARE(result.exitCode, 75);
    QCOMPARE(result.json().value("state"_L1).toString(), u"interrupted"_s);
    QVERIFY(result.balances());
    const QString problem = resumeProblem();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void StopResumeTest::secondInterruptIsResumable()
{
    // A service that hangs holds the first stop up; the second interrupt leaves at once.
    const auto process = beganRun();
    QVERIFY(process);
    waitForWrites(1);
    QVERIFY(m_place.sandbox().setFaults({QJsonObject{
        {u"service"_s, u"zoho-crm"_s}, {u"action"_s, QJsonObject{{u"hang"_s, true}}}}}));
    const int before = static_cast<int>(m_place.requests({}, u"^/crm"_s).size());
    QTRY_VERIFY_WITH_TIMEOUT(
        m_place.sandbox().get(u"/faults"_s).value("faults"_L1).toArray().at(0)[u"fired"].toInt() > 0
            || m_place.requests({}, u"^/crm"_s).size() > before,
        20'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QVERIFY(!process->waitForFinished(500)); // what is in flight has eight seconds
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult result = m_place.finish(*process, kStoppedWithinMs);
    QCOMPARE(result.exitCode, 75);
    QVERIFY2(result.milliseconds < 3'000, qPrintable(QString::number(result.milliseconds)));
    QVERIFY(m_place.sandbox().setFaults({}));
    const QString problem = resumeProblem();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

// The console's second choice; the wish goes through the store like that of any other process.
void StopResumeTest::finishChunkEndsWhatHasBegun()
{
    const auto process = beganRun();
    QVERIFY(process);
    waitForWrites(1);
    m_place.sql(u"UPDATE run SET wish='finish_chunk' WHERE number=1"_s);
    const CliResult result = m_place.finish(*process, kStoppedWithinMs);
    QCOMPARE(result.exitCode, 5);
    QVERIFY(result.balances());
    QVERIFY(result.count(u"written"_s) > 0);
    QVERIFY(result.count(u"written"_s) < kRows);
    QCOMPARE(result.count(u"pending"_s), 0); // every chunk that was sent is settled
    const QString problem = resumeProblem();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void StopResumeTest::liveRunIsNotResumed()
{
    const auto process = beganRun();
    QVERIFY(process);
    const CliResult refused = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s});
    QCOMPARE(refused.exitCode, 6);
    QVERIFY(refused.json().contains("error"_L1));
    QCOMPARE(m_place.finish(*process).exitCode, 0);
    const RunCheck check = checkedRun(m_place, kRows, m_digest);
    QVERIFY2(check.problem.isEmpty(), qPrintable(check.problem));
    QCOMPARE(check.writeJobs, check.chunks);
}

void StopResumeTest::lockedTargetIsRefused()
{
    const auto process = beganRun();
    QVERIFY(process);
    const CliResult refused = m_place.cli(m_run);
    QCOMPARE(refused.exitCode, 6);
    QVERIFY(refused.json().contains("error"_L1));
    QCOMPARE(m_place.finish(*process).exitCode, 0);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 1); // the refused one left nothing
    const RunCheck check = checkedRun(m_place, kRows, m_digest);
    QVERIFY2(check.problem.isEmpty(), qPrintable(check.problem));
}

void StopResumeTest::hangingServiceIsLeft()
{
    const auto process = beganRun();
    QVERIFY(process);
    waitForWrites(1);
    QVERIFY(m_place.sandbox().setFaults({QJsonObject{
        {u"service"_s, u"zoho-crm"_s}, {u"action"_s, QJsonObject{{u"hang"_s, true}}}}}));
    QVERIFY(!process->waitForFinished(500));
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult result = m_place.finish(*process, 2 * kStoppedWithinMs);
    QCOMPARE(result.exitCode, 5);
    QVERIFY2(result.milliseconds <= kStoppedWithinMs,
        qPrintable(u"stopped after %1 ms"_s.arg(result.milliseconds)));
    qInfo("left a hanging service after %lld ms", result.milliseconds);
    QVERIFY(m_place.sandbox().setFaults({}));
    const QString problem = resumeProblem();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void StopResumeTest::cleanupTestCase()
{
    qInfo("%d stops, the slowest took %lld ms; %d lost answers", m_stops, m_slowestStopMs,
        m_ambiguous);
}

QTEST_GUILESS_MAIN(StopResumeTest)
#include "tst_stopresume.moc"
