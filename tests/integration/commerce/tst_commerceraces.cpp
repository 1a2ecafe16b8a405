// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/shoprun.h"
#include "support/shopcalls.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kQuickRaces = 10;
constexpr int kLongRaces = 200;
constexpr int kLeaseMs = 2'000;
constexpr int kSucceededWithinMs = kLeaseMs + 10'000;
const QString kTimings = u"poll=50,retryBase=20,retryCap=200,wishPoll=40,progress=50,lease=%1,"
                         "leaseRenew=400,lockSettle=150"_s.arg(kLeaseMs);

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

} // namespace

// Two operators, each with a data directory of his own, start the same import: the lock that the
// shop holds lets one of them in (commercetools-klaviyo D.4). On the test's thread.
class CommerceRacesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void oneRuns_data();
    void oneRuns();
    void killedOwnerIsSucceeded();
    void killedOwnerGoesOn();
    void otherResourcesAreFree();
    void pluginLock();

private:
    QString begin(const QJsonObject &settings = {}); // two operators
    bool holdJobs(bool isHeld); // so that no run comes to its end
    void be(int oper) { m_place.setDataDirectory(m_directories.at(oper)); }

    CommercePlace m_place;
    QStringList m_directories;
};

void CommerceRacesTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"commerceCustomers"_s, 20}, {u"commerceCategories"_s, 20},
                 {u"commerceOddRecords"_s, false}}),
        QString());
    m_place.setVariable(u"SLUICE_TIMINGS"_s, kTimings);
}

QString CommerceRacesTest::begin(const QJsonObject &settings)
{
    // Every record is sent each time, or the second race has nothing to do.
    const QJsonObject parameters{{u"resource"_s, u"customers"_s}, {u"onlyChanged"_s, false}};
    QString problem = m_place.beginAnew(parameters, settings);
    m_directories = {m_place.dataDirectory()};
    if (problem.isEmpty())
        problem = m_place.addDataDirectory(parameters);
    m_directories << m_place.dataDirectory();
    return problem;
}

bool CommerceRacesTest::holdJobs(bool isHeld)
{
    const QJsonObject held{{u"service"_s, u"klaviyo"_s}, {u"path"_s, u"-jobs"_s},
        {u"when"_s, u"after"_s},
        {u"action"_s,
            QJsonObject{{u"replace"_s,
                QJsonObject{{u"find"_s, u"\"status\": ?\"complete\""_s},
                    {u"with"_s, u"\"status\":\"processing\""_s}}}}}};
    return m_place.sandbox().setFaults(isHeld ? QJsonArray{held} : QJsonArray());
}

void CommerceRacesTest::oneRuns_data()
{
    QTest::addColumn<bool>("checksVersion");
    QTest::addColumn<int>("windowMs");
    QTest::addColumn<int>("races");
    const int races = isLong() ? kLongRaces : kQuickRaces;
    QTest::newRow("as documented") << true << 0 << races / 2;
    QTest::newRow("writes that overlap") << true << 60 << races * 3 / 10;
    QTest::newRow("version 0 passed over") << false << 0 << races / 5;
}

void CommerceRacesTest::oneRuns()
{
    QFETCH(const bool, checksVersion);
    QFETCH(const int, windowMs);
    QFETCH(const int, races);
    QCOMPARE(begin({{u"commerceChecksVersionZero"_s, checksVersion},
                 {u"commerceObjectWindowMs"_s, windowMs}}),
        QString());
    int overwritten = 0;
    for (int race = 0; race < races; ++race) {
        QVERIFY(holdJobs(true));
        be(race % 2);
        const auto one = m_place.launchRun();
        be(1 - race % 2);
        const auto two = m_place.launchRun();
        QVERIFY(QTest::qWaitFor(
            [&one, &two] {
                return one->state() == QProcess::NotRunning || two->state() == QProcess::NotRunning;
            },
            30'000));
        const bool isOneFirst = one->state() == QProcess::NotRunning;
        const CliResult loser = m_place.finish(isOneFirst ? *one : *two);
        // A service that passes over version 0 lets the second one write over the first: that one
        // sees it at its next look and stops.
        const bool isOverwritten = !checksVersion && loser.exitCode == 5
            && loser.json().value("reason"_L1).toString() == "lock lost"_L1;
        QVERIFY2(loser.exitCode == 6 || isOverwritten,
            qPrintable(u"race %1: %2 %3"_s.arg(race)
                           .arg(loser.exitCode)
                           .arg(QString::fromUtf8(said(loser)))));
        overwritten += isOverwritten ? 1 : 0;
        QProcess &left = isOneFirst ? *two : *one;
        QCOMPARE(left.state(), QProcess::Running);
        QVERIFY(holdJobs(false));
        const CliResult winner = m_place.finish(left);
        QVERIFY2(winner.exitCode == 0, said(winner).constData());
        QCOMPARE(winner.count(u"written"_s), 20);
    }
    qint64 completed = 0;
    qint64 others = 0;
    for (int oper : {0, 1}) {
        be(oper);
        completed += m_place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE state='completed'"_s);
        others += m_place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE state<>'completed'"_s);
    }
    QCOMPARE(completed, races);
    QCOMPARE(others, overwritten); // who was refused leaves none
    if (overwritten > 0)
        qInfo("%d of %d had begun and stopped", overwritten, races);
    QCOMPARE(m_place.ledger(u"custom-objects"_s, u"commercetools"_s).size(), 0);
}

void CommerceRacesTest::killedOwnerIsSucceeded()
{
    QCOMPARE(begin(), QString());
    QVERIFY(holdJobs(true));
    be(0);
    const auto owner = m_place.launchRun();
    QVERIFY(QTest::qWaitFor(
        [this] { return m_place.sqlNumber(u"SELECT n_pending FROM run"_s) > 0; }, 20'000));
    owner->kill();
    owner->waitForFinished();
    QElapsedTimer since;
    since.start();
    QVERIFY(holdJobs(false));
    be(1);
    int refused = 0;
    for (;;) {
        const CliResult next = m_place.run();
        QVERIFY2(since.elapsed() < kSucceededWithinMs, next.errors.constData());
        if (next.exitCode == 0)
            break;
        QVERIFY2(next.exitCode == 6, said(next).constData());
        ++refused;
        QTest::qWait(100);
    }
    qInfo("succeeded %lld ms after the owner was killed, with a lease of %d ms", since.elapsed(),
        kLeaseMs);
    QVERIFY(refused > 0); // it held for its lease
    // The first one's run is brought to its end afterwards.
    be(0);
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, said(resumed).constData());
    QCOMPARE(shopRunProblem(m_place), QString());
}

// Its own lock does not stop it.
void CommerceRacesTest::killedOwnerGoesOn()
{
    QCOMPARE(begin(), QString());
    QVERIFY(holdJobs(true));
    be(0);
    const auto owner = m_place.launchRun();
    QVERIFY(QTest::qWaitFor(
        [this] { return m_place.sqlNumber(u"SELECT n_pending FROM run"_s) > 0; }, 20'000));
    owner->kill();
    owner->waitForFinished();
    QVERIFY(holdJobs(false));
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, said(resumed).constData());
    QCOMPARE(shopRunProblem(m_place), QString());
    QCOMPARE(m_place.ledger(u"custom-objects"_s, u"commercetools"_s).size(), 0);
}

// One imports customers, the other one categories; who wants all of it waits for both.
void CommerceRacesTest::otherResourcesAreFree()
{
    QCOMPARE(begin(), QString());
    QVERIFY(holdJobs(true));
    be(0);
    const auto customers = m_place.launchRun();
    QVERIFY(QTest::qWaitFor(
        [this] { return m_place.sqlNumber(u"SELECT n_pending FROM run"_s) > 0; }, 20'000));
    be(1);
    QCOMPARE(m_place.importJob({{u"resource"_s, u"all"_s}}), QString());
    QCOMPARE(m_place.run().exitCode, 6);
    const auto categories = m_place.launchRun({u"--resource"_s, u"categories"_s});
    QVERIFY(QTest::qWaitFor(
        [this] { return m_place.sqlNumber(u"SELECT n_pending FROM run"_s) > 0; }, 20'000));
    QVERIFY(holdJobs(false));
    QCOMPARE(m_place.finish(*customers).exitCode, 0);
    QCOMPARE(m_place.finish(*categories).exitCode, 0);
}

void CommerceRacesTest::pluginLock()
{
    QCOMPARE(begin(), QString());
    be(0);
    QVERIFY(putPluginLock(m_place.sandbox(), u"customerFullSync"_s));
    const CliResult refused = m_place.run();
    QVERIFY2(refused.exitCode == 6, said(refused).constData());
    QVERIFY(said(refused).contains("PLUGIN_LOCK") || said(refused).contains("plugin"));
    QCOMPARE(m_place.run({u"--break-lock"_s, u"orders"_s}).exitCode, 6); // another one's word
    QCOMPARE(m_place.writes().size(), 0);
    const CliResult broken = m_place.run({u"--break-lock"_s, u"customers"_s});
    QVERIFY2(broken.exitCode == 0, said(broken).constData());
    QCOMPARE(m_place.ledger(u"custom-objects"_s, u"commercetools"_s).size(), 0);
}

QTEST_GUILESS_MAIN(CommerceRacesTest)
#include "tst_commerceraces.moc"
