// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/runs/runs.h"
#include "integration/runcheck.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr qint64 kRows = 2'000;
const QString kTimings = u"poll=60,retryBase=20,retryCap=200,ambiguousSettle=100,stopGrace=500,"
                         "leaseRenew=300,lease=60000"_s;

} // namespace

// A stopped run with records on their way is looked after by whoever opens the data directory next
// and stays (design 6.2): read-only, to the end of what is on its way.
class FollowingTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void settlesAndSendsNothing();
    void stopEndsIt();
    void deadFollowerIsReplaced();
    void stoppedElsewhereMeanwhile();
    void commandsLeaveItAlone();

private:
    QString beginAndStop();
    std::unique_ptr<Application> opened(bool isStaying = true);
    bool isLookedAt(int limitMs = 8'000); // more than once from now on
    bool settles();
    void finishRemoteJobs();
    qint64 sent() { return m_place.requests(u"POST"_s, u"^/crm/"_s).size(); }
    QString runText() // all of the run but who looks after it
    {
        return m_place.sqlText(u"SELECT state||'|'||reason||'|'||finished_at||'|'||"
                               "active_ms||'|'||n_read||'|'||n_written||'|'||n_pending||'|'||"
                               "(SELECT COUNT(*) FROM run_event)||'|'||"
                               "(SELECT COUNT(*) FROM attempt) FROM run"_s);
    }
    QString openSteps()
    {
        return m_place.sqlText(u"SELECT group_concat(step_key||' '||state||' '||not_before||' '||"
                               "(memo<>'{}')||' '||error, '; ') FROM step WHERE state<>'done'"_s);
    }
    QString resumeProblem();

    Workplace m_place;
    QString m_digest;
};

void FollowingTest::initTestCase()
{
    QCOMPARE(
        m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)}), QString());
    m_place.setVariable(u"SLUICE_TIMINGS"_s, kTimings);
    qputenv("SLUICE_TIMINGS", kTimings.toLatin1()); // for what is opened in this process
    QCOMPARE(m_place.beginAnew({{u"chunkRows"_s, 300}}, {{u"pageRows"_s, 1000}}), QString());
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    m_digest = m_place.digest().value("sha256"_L1).toString();
}

void FollowingTest::init()
{
    QCOMPARE(m_place.beginAnew(
                 {{u"chunkRows"_s, 300}}, {{u"pageRows"_s, 1000}, {u"writeJobMs"_s, 3'600'000}}),
        QString());
    QCOMPARE(beginAndStop(), QString());
}

// Run 1 is stopped while a write job is at the service. Empty on success.
QString FollowingTest::beginAndStop()
{
    const auto process = m_place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    const bool isSent = QTest::qWaitFor(
        [this] {
            return m_place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE state='acked'"
                                     " AND url_path='/crm/bulk/v8/write'"_s)
                > 0;
        },
        20'000);
    if (!isSent)
        return u"nothing was sent"_s;
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult stopped = m_place.finish(*process);
    if (stopped.exitCode != 5 || !stopped.balances() || stopped.count(u"pending"_s) == 0)
        return u"exit code %1: %2"_s.arg(stopped.exitCode)
            .arg(QString::fromUtf8(stopped.output + stopped.errors));
    return {};
}

std::unique_ptr<Application> FollowingTest::opened(bool isStaying)
{
    auto application = Application::open({.dataDirectory = m_place.dataDirectory(),
        .logLevel = LogLevel::Error,
        .createdBy = u"test"_s,
        .followsStopped = isStaying});
    if (application)
        return std::move(*application);
    qWarning("%s", qPrintable(application.error().text()));
    return nullptr;
}

bool FollowingTest::isLookedAt(int limitMs)
{
    const auto looks
        = [this] { return m_place.requests(u"GET"_s, u"^/crm/bulk/v8/write/[0-9]+$"_s).size(); };
    const qsizetype before = looks();
    return QTest::qWaitFor([&looks, before] { return looks() > before + 1; }, limitMs);
}

void FollowingTest::finishRemoteJobs()
{
    QVERIFY(m_place.sandbox().setSettings({{u"writeJobMs"_s, 0}}));
    QVERIFY(!m_place.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 7'200}}).isEmpty());
}

bool FollowingTest::settles()
{
    return QTest::qWaitFor(
        [this] {
            return m_place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE n_pending=0"
                                     " AND owner IS NULL"_s)
                == 1;
        },
        10'000);
}

QString FollowingTest::resumeProblem()
{
    const CliResult resumed
        = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    if (resumed.exitCode != 0)
        return QString::fromUtf8(resumed.errors + resumed.output);
    return checkedRun(m_place, kRows, m_digest).problem;
}

void FollowingTest::settlesAndSendsNothing()
{
    const qint64 sentBefore = sent();
    const qint64 pending = m_place.sqlNumber(u"SELECT n_pending FROM run"_s);
    const QString finishedAt = m_place.sqlText(u"SELECT finished_at FROM run"_s);
    const auto application = opened();
    QVERIFY(application);
    QVERIFY(isLookedAt());
    QCOMPARE(m_place.sqlText(u"SELECT state FROM run"_s), u"stopped"_s);
    finishRemoteJobs();
    QVERIFY2(settles(), qPrintable(openSteps()));
    QCOMPARE(m_place.sqlText(u"SELECT state FROM run"_s), u"stopped"_s); // more is to be sent
    QCOMPARE(m_place.sqlText(u"SELECT finished_at FROM run"_s), finishedAt);
    QCOMPARE(m_place.sqlNumber(u"SELECT n_written FROM run"_s), pending);
    QVERIFY(m_place.sqlNumber(u"SELECT n_not_attempted FROM run"_s) > 0);
    QCOMPARE(sent(), sentBefore);
    QCOMPARE(resumeProblem(), QString());
}

// A person ends the looking: at once, for as long as this process is open, and nothing else
// changes.
void FollowingTest::stopEndsIt()
{
    const QString before = runText();
    {
        const auto application = opened();
        QVERIFY(application);
        QVERIFY(isLookedAt());
        QElapsedTimer timer;
        timer.start();
        const auto stopped = application->runs().stop(u"1"_s, StopMode::FinishChunk);
        QVERIFY2(stopped, qPrintable(stopped ? QString() : stopped.error().text()));
        QVERIFY(QTest::qWaitFor(
            [this] { return m_place.sqlText(u"SELECT owner FROM run"_s).isEmpty(); }, 2'000));
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!isLookedAt(1'200)); // not in the next round either
        const auto again = application->runs().stop(u"1"_s, StopMode::Stop);
        QVERIFY(!again); // it is stopped, and nobody follows it
    }
    QCOMPARE(runText(), before);
    const auto next = opened(); // the next one takes it up again
    QVERIFY(next);
    QVERIFY(isLookedAt());
    finishRemoteJobs();
    QVERIFY2(settles(), qPrintable(openSteps()));
    QCOMPARE(resumeProblem(), QString());
}

// It was killed in the middle of a look.
void FollowingTest::deadFollowerIsReplaced()
{
    m_place.sql(u"UPDATE run SET owner='1 1 elsewhere', owner_epoch=owner_epoch+1,"
                " lease_until=9000000000000000"_s);
    m_place.sql(u"UPDATE step SET state='running' WHERE state='waiting_remote'"_s);
    const auto application = opened();
    QVERIFY(application);
    QVERIFY(isLookedAt());
    finishRemoteJobs();
    QVERIFY2(settles(), qPrintable(openSteps()));
    QCOMPARE(resumeProblem(), QString());
}

// Resumed and stopped again by another process, while this one stays open.
void FollowingTest::stoppedElsewhereMeanwhile()
{
    const auto application = opened();
    QVERIFY(application);
    QVERIFY(isLookedAt());
    const auto process
        = m_place.launch({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY(QTest::qWaitFor(
        [this] { return m_place.sqlText(u"SELECT state FROM run"_s) == "running"_L1; }, 10'000));
    QVERIFY(isLookedAt());
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult stopped = m_place.finish(*process);
    QVERIFY2(stopped.exitCode == 5, stopped.errors.constData());
    QVERIFY(isLookedAt());
    finishRemoteJobs();
    QVERIFY2(settles(), qPrintable(openSteps()));
    QCOMPARE(resumeProblem(), QString());
}

// A command that does not stay must not take up what it cannot bring to an end.
void FollowingTest::commandsLeaveItAlone()
{
    const QString before = runText();
    const auto application = opened(false);
    QVERIFY(application);
    QVERIFY(!isLookedAt(1'200));
    QCOMPARE(runText(), before);
}

QTEST_GUILESS_MAIN(FollowingTest)
#include "tst_following.moc"
