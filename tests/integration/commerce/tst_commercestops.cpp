// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/runs/runs.h"
#include "integration/commerce/shoprun.h"

#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr int kQuickStops = 2; // of each resource
constexpr int kLongStops = 40;
constexpr int kStoppedWithinMs = 10'000;
constexpr qint64 kNothingNewAfterMs = 1'000;
const QString kTimings = u"poll=60,retryBase=20,retryCap=200,ambiguousSettle=100,stopGrace=500,"
                         "wishPoll=50,progress=50,leaseRenew=300,lease=60000,lockSettle=200"_s;

} // namespace

// Stop in the middle of an import: nothing is rolled back, jobs that Klaviyo has are followed to
// their end, and resume goes on from there (commercetools-klaviyo D.6, design 6.2). On the test's
// thread.
class CommerceStopsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void randomStops_data();
    void randomStops();
    void pendingJobsAreFollowed_data();
    void pendingJobsAreFollowed();
    void stopByCommand();

private:
    QString begin(const QString &resource, const QJsonObject &settings = {});
    bool isBalanced(); // as the store says at this moment
    struct Expected
    {
        KlaviyoDigests digests;
        qint64 milliseconds = 0;
    };
    Expected undisturbed(const QString &resource);

    CommercePlace m_place;
    QMap<QString, Expected> m_expected;
    qint64 m_slowestMs = 0;
};

void CommerceStopsTest::initTestCase()
{
    QCOMPARE(m_place.start({{u"commerceCustomers"_s, 2'600}, {u"commerceOrders"_s, 900},
                 {u"commerceProducts"_s, 230}, {u"commerceCategories"_s, 420},
                 {u"klaviyoProfileJobMs"_s, 150}, {u"klaviyoCatalogJobMs"_s, 80},
                 {u"commerceOddRecords"_s, false}}),
        QString());
    m_place.setVariable(u"SLUICE_TIMINGS"_s, kTimings);
    qputenv("SLUICE_TIMINGS", kTimings.toLatin1()); // for what is opened in this process
}

QString CommerceStopsTest::begin(const QString &resource, const QJsonObject &settings)
{
    if (resource != "products"_L1)
        return m_place.beginAnew({{u"resource"_s, resource}}, settings);
    QString problem = m_place.beginAnew({{u"resource"_s, u"categories"_s}}, settings);
    if (problem.isEmpty() && m_place.run().exitCode != 0)
        problem = u"the categories were not imported"_s;
    return problem.isEmpty() ? m_place.importJob({{u"resource"_s, resource}}) : problem;
}

bool CommerceStopsTest::isBalanced()
{
    return m_place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE n_read <> n_written + n_skipped +"
                             " n_rejected + n_not_attempted + n_pending"_s)
        == 0;
}

CommerceStopsTest::Expected CommerceStopsTest::undisturbed(const QString &resource)
{
    if (!m_expected.contains(resource)) {
        const QString problem = begin(resource);
        const CliResult run = m_place.run();
        if (!problem.isEmpty() || run.exitCode != 0)
            qWarning("%s %s", qPrintable(problem), said(run).constData());
        m_expected.insert(resource, {m_place.digests(), run.milliseconds});
    }
    return m_expected.value(resource);
}

void CommerceStopsTest::randomStops_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<quint32>("seed");
    quint32 seed = qEnvironmentVariableIsSet("SLUICE_SEED")
        ? qEnvironmentVariable("SLUICE_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    qInfo("SLUICE_SEED=%u", seed);
    const int stops = qEnvironmentVariableIsSet("SLUICE_LONG") ? kLongStops : kQuickStops;
    for (const QString &resource : {u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s}) {
        for (int stop = 1; stop <= stops; ++stop)
            QTest::addRow("%s %d", qPrintable(resource), stop) << resource << ++seed;
    }
}

void CommerceStopsTest::randomStops()
{
    QFETCH(const QString, resource);
    QFETCH(const quint32, seed);
    QRandomGenerator dice(seed);
    const Expected expected = undisturbed(resource);
    int span = static_cast<int>(expected.milliseconds) * 9 / 10;
    for (;;) {
        QCOMPARE(begin(resource), QString());
        const auto process = m_place.launchRun();
        const int delay = 100 + dice.bounded(span + 1);
        QElapsedTimer timer;
        timer.start();
        while (!process->waitForFinished(20) && timer.elapsed() < delay)
            QVERIFY(isBalanced()); // at each look
        if (process->state() == QProcess::NotRunning) {
            span = span * 3 / 4;
            continue; // it was faster; nothing was stopped
        }
        const qint64 sentAt = QDateTime::currentMSecsSinceEpoch();
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        const CliResult result = m_place.finish(*process);
        if (!result.json().contains("counts"_L1)) {
            span = span * 3 / 2 + 100;
            continue; // it had not begun
        }
        if (result.json().value("state"_L1).toString() == "completed"_L1) {
            span = span * 3 / 4;
            continue; // its last chunk was settled at that moment
        }
        QVERIFY2(result.exitCode == 5, said(result).constData());
        QCOMPARE(result.json().value("state"_L1).toString(), u"stopped"_s);
        QVERIFY(result.balances());
        QVERIFY(result.milliseconds <= kStoppedWithinMs);
        m_slowestMs = std::max(m_slowestMs, result.milliseconds);
        for (const QJsonObject &request : m_place.writes())
            QVERIFY2(request.value("time"_L1).toInteger() <= sentAt + kNothingNewAfterMs,
                qPrintable(request.value("path"_L1).toString()));
        // Nothing is taken back, and the lock is free.
        for (const QString &write : m_place.writesSince(0))
            QVERIFY2(!write.contains("delete"_L1), qPrintable(write));
        QCOMPARE(m_place.ledger(u"custom-objects"_s, u"commercetools"_s).size(), 0);
        break;
    }
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, said(resumed).constData());
    QCOMPARE(shopRunProblem(m_place), QString());
    QCOMPARE(difference(m_place.digests(), expected.digests), QString());
    if (sentAgain(m_place) == 0)
        QCOMPARE(m_place.digest(u"events"_s).value("duplicatesDropped"_L1).toInteger(), 0);
}

void CommerceStopsTest::pendingJobsAreFollowed_data()
{
    QTest::addColumn<QString>("resource");
    QTest::newRow("customers") << u"customers"_s;
    QTest::newRow("categories") << u"categories"_s;
    QTest::newRow("products") << u"products"_s;
}

// A job that Klaviyo has begun cannot be recalled; whoever opens the data directory and stays looks
// after it, and sends nothing.
void CommerceStopsTest::pendingJobsAreFollowed()
{
    QFETCH(const QString, resource);
    const Expected expected = undisturbed(resource);
    QCOMPARE(begin(resource), QString());
    QVERIFY(m_place.sandbox().setSettings(
        {{u"klaviyoProfileJobMs"_s, 3'600'000}, {u"klaviyoCatalogJobMs"_s, 3'600'000}}));
    const auto process = m_place.launchRun();
    const QString pending = u"SELECT n_pending FROM run ORDER BY number DESC LIMIT 1"_s;
    QVERIFY(QTest::qWaitFor([this, &pending] { return m_place.sqlNumber(pending) > 0; }, 20'000));
    QVERIFY(QTest::qWaitFor(
        [this] {
            return m_place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE state='acked' AND"
                                     " remote_id<>'' AND step_id IN (SELECT id FROM step WHERE"
                                     " state<>'done')"_s)
                > 0;
        },
        20'000));
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult stopped = m_place.finish(*process);
    QVERIFY2(stopped.exitCode == 5, said(stopped).constData());
    QVERIFY(stopped.balances());
    QVERIFY(stopped.count(u"pending"_s) > 0);
    const qsizetype sent = m_place.writes().size();
    {
        auto application = Application::open({.dataDirectory = m_place.dataDirectory(),
            .logLevel = LogLevel::Error,
            .createdBy = u"test"_s,
            .followsStopped = true});
        QVERIFY(application);
        const auto looks = [this] { return m_place.requests(u"GET"_s, u"^/api/.*-jobs"_s).size(); };
        const qsizetype before = looks();
        QVERIFY(QTest::qWaitFor([&looks, before] { return looks() > before + 1; }, 8'000));
        QVERIFY(
            !m_place.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 7'200}}).isEmpty());
        // A chunk of several requests may be half sent: then it waits for resume with their ends.
        QVERIFY(QTest::qWaitFor(
            [this, &pending] {
                return m_place.sqlNumber(pending) == 0
                    || m_place.sqlNumber(u"SELECT COUNT(*) FROM step WHERE memo LIKE '%.end%'"_s)
                    > 0;
            },
            10'000));
        QVERIFY(isBalanced());
        QCOMPARE(m_place.writes().size(), sent); // it only looks
    }
    QVERIFY(m_place.sandbox().setSettings(
        {{u"klaviyoProfileJobMs"_s, 0}, {u"klaviyoCatalogJobMs"_s, 0}}));
    const QString state = m_place.sqlText(u"SELECT state FROM run ORDER BY number DESC LIMIT 1"_s);
    QVERIFY2(state == "completed"_L1 || state == "stopped"_L1, qPrintable(state));
    if (state == "stopped"_L1) { // more is to be sent
        const CliResult resumed = m_place.resume();
        QVERIFY2(resumed.exitCode == 0, said(resumed).constData());
    }
    QCOMPARE(shopRunProblem(m_place), QString());
    QCOMPARE(difference(m_place.digests(), expected.digests), QString());
    QCOMPARE(sentAgain(m_place), 0); // what was accepted was never sent twice
}

void CommerceStopsTest::stopByCommand()
{
    QCOMPARE(begin(u"categories"_s, {{u"klaviyoCatalogJobMs"_s, 1'500}}), QString());
    const auto process = m_place.launchRun();
    QVERIFY(QTest::qWaitFor(
        [this] { return m_place.sqlNumber(u"SELECT n_pending FROM run"_s) > 0; }, 20'000));
    const CliResult stop = m_place.cli({u"runs"_s, u"stop"_s, u"1"_s, u"--json"_s});
    QVERIFY2(stop.exitCode == 0, said(stop).constData());
    const CliResult result = m_place.finish(*process, kStoppedWithinMs);
    QVERIFY2(result.exitCode == 5, said(result).constData());
    QCOMPARE(m_place.resume().exitCode, 0);
    QCOMPARE(shopRunProblem(m_place), QString());
    qInfo("the slowest stop took %lld ms", m_slowestMs);
}

QTEST_GUILESS_MAIN(CommerceStopsTest)
#include "tst_commercestops.moc"
