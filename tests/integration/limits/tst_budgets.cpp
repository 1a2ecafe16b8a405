// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/workplace.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

// Jobs are done when they are first looked at, so that their number of polls is known.
const QJsonObject kQuickJobs{{u"addedMs"_s, 0}, {u"queuedMs"_s, 0}, {u"readJobMs"_s, 0},
    {u"writeJobMs"_s, 0}, {u"readRowsPerSecond"_s, 0}, {u"writeRowsPerSecond"_s, 0}};

qint64 spent(Workplace &place)
{
    return place.sandbox().get(u"/limits"_s)[u"zoho-crm"][u"credits"][u"total"].toInteger();
}

qint64 countedHere(Workplace &place)
{
    return place.sqlNumber(
        u"SELECT CAST(spent AS INTEGER) FROM rate_budget WHERE limit_group LIKE '%/credits'"
        " AND limit_group LIKE 'zoho-crm/%'"_s);
}

// What the requests cost by the service's price list, each with its time.
QList<std::pair<qint64, qint64>> costs(Workplace &place)
{
    QList<std::pair<qint64, qint64>> all;
    for (const QJsonObject &request : place.requests({}, u"^/crm/"_s)) {
        const QString path = request.value("path"_L1).toString();
        const bool isPost = request.value("method"_L1).toString() == "POST"_L1;
        const qint64 credits = isPost && path == "/crm/bulk/v8/write"_L1 ? 500
            : isPost && path == "/crm/bulk/v8/read"_L1                   ? 50
                                                                         : 1;
        all.append({request.value("time"_L1).toInteger(), credits});
    }
    return all;
}

qint64 looks(Workplace &place)
{
    return place.requests(u"GET"_s, u"^/crm/bulk/v8/(read|write)/[0-9]+$"_s).size();
}

} // namespace

// What a plan says of the cost, and the caps of a connection.
class BudgetsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void planCostsWhatTheRunSpends();
    void capPerRun();
    void sharedCapHoldsBack_data();
    void sharedCapHoldsBack();
    void sharedCapIsAWindow();
    void connectionTestIsCounted();

private:
    QString setConnection(const QJsonObject &settings);
    std::unique_ptr<Workplace> m_place;
};

void BudgetsTest::init()
{
    m_place = std::make_unique<Workplace>();
    QCOMPARE(m_place->start({u"--scale"_s, u"3000"_s, u"--page-rows"_s, u"1000"_s, u"--limits"_s,
                 u"documented"_s}),
        QString());
    QVERIFY(m_place->sandbox().setSettings(kQuickJobs));
    m_place->setVariable(u"SLUICE_TIMINGS"_s, u"poll=300,wishPoll=50"_s);
    QCOMPARE(m_place->import({{u"chunkRows"_s, 500}}), QString());
}

QString BudgetsTest::setConnection(const QJsonObject &settings)
{
    QFile file(m_place->file(u"connections.json"_s));
    if (!file.open(QIODevice::ReadWrite))
        return file.errorString();
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray all = document.value(u"connections").toArray();
    QJsonObject connection = all.first().toObject();
    QJsonObject its = connection.value(u"settings").toObject();
    for (auto it = settings.begin(); it != settings.end(); ++it)
        its.insert(it.key(), it.value());
    connection.insert(u"settings"_s, its);
    all.replace(0, connection);
    document.insert(u"connections"_s, all);
    file.resize(0);
    file.seek(0);
    file.write(QJsonDocument(document).toJson());
    file.close();
    const CliResult result = m_place->cli({u"connections"_s, u"import"_s, file.fileName()});
    return result.exitCode == 0 ? QString() : QString::fromUtf8(result.errors);
}

// P10: the plan only reads; the run on the same data then spends what it said, to the credit.
void BudgetsTest::planCostsWhatTheRunSpends()
{
    const QString before = m_place->digest().value(u"sha256").toString();
    const qint64 start = spent(*m_place);
    const CliResult plan
        = m_place->cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(m_place->digest().value(u"sha256").toString(), before);
    QCOMPARE(m_place->requests(u"POST"_s, u"/crm/v8/upload"_s).size(), 0);
    QCOMPARE(m_place->requests(u"POST"_s, u"/crm/bulk/v8/write"_s).size(), 0);
    const qint64 planned = spent(*m_place);
    const qint64 looksOfPlan = looks(*m_place);
    const QJsonObject cost = plan.json().value(u"cost").toObject();
    QVERIFY(cost.value(u"writeJobs").toInt() >= 2);
    qint64 sum = 0;
    qint64 looksSaid = 0;
    for (const QJsonValue &line : cost.value(u"lines").toArray()) {
        QCOMPARE(line[u"credits"].toInteger(),
            line[u"calls"].toInteger() * line[u"creditsEach"].toInteger());
        sum += line[u"credits"].toInteger();
        if (line[u"title"].toString().startsWith(u"Looks at"_s))
            looksSaid += line[u"calls"].toInteger();
    }
    QCOMPARE(cost.value(u"credits").toInteger(), sum);
    QCOMPARE(cost[u"numbers"][u"creditsUsable"].toInteger(), 60'000);

    const CliResult run = m_place->runJob();
    QVERIFY2(run.exitCode == 0 || run.exitCode == 4, run.errors.constData());
    const QJsonObject counts = plan.json().value(u"counts").toObject();
    QCOMPARE(counts.value(u"read"), run.json()[u"counts"][u"read"]);
    qInfo("plan: %lld credits said, %lld of them looks; %lld spent by the run, %lld by the plan",
        sum, looksSaid, spent(*m_place) - planned, planned - start);
    // How often a job is looked at is up to the service's haste; all else is known to the credit.
    const qint64 moreLooks = looks(*m_place) - looksOfPlan - looksSaid;
    QCOMPARE(spent(*m_place) - planned, sum + moreLooks);
    // The plan has watched one job: 9 to 16 looks are said here, and up to 6 fewer were seen.
    QVERIFY(looksSaid > 0);
#ifndef SLUICE_SANITIZED
    QVERIFY2(qAbs(moreLooks) <= looksSaid,
        qPrintable(u"%1 more than %2"_s.arg(moreLooks).arg(looksSaid)));
#endif
    // Our own count is the service's.
    QCOMPARE(countedHere(*m_place), spent(*m_place));
    // And the run says itself what it has spent; two more before there was a run.
    QCOMPARE(run.json().value(u"credits").toInteger(), spent(*m_place) - planned - 2);
    const CliResult shown
        = m_place->cli({u"runs"_s, u"show"_s, run.json().value(u"runId").toString(), u"--json"_s});
    QCOMPARE(shown.json().value(u"credits"), run.json().value(u"credits"));
}

// The run stops before it would pass the cap, says so, and goes on when the cap is raised.
void BudgetsTest::capPerRun()
{
    const QString problem = setConnection({{u"maxCreditsPerRun"_s, 1'200}});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const qint64 start = spent(*m_place);
    const CliResult capped = m_place->runJob();
    QCOMPARE(capped.exitCode, 7);
    QVERIFY(capped.balances());
    QVERIFY(spent(*m_place) - start <= 1'200 + 2); // two before there is a run
    const QString reason = capped.json().value(u"reason").toString();
    QVERIFY2(reason.contains(u"cap"_s) && reason.contains(u"1200"_s), qPrintable(reason));
    QCOMPARE(setConnection({{u"maxCreditsPerRun"_s, 100'000}}), QString());
    const CliResult resumed
        = m_place->cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0 || resumed.exitCode == 4, resumed.errors.constData());
    QCOMPARE(resumed.count(u"read"_s), 3'000);
    QCOMPARE(resumed.count(u"notAttempted"_s), 0);
}

void BudgetsTest::sharedCapHoldsBack_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QJsonObject>("without");
    QTest::newRow("leave credits for others")
        << QJsonObject{{u"leaveCredits"_s, 58'800}} << QJsonObject{{u"leaveCredits"_s, 0}};
    QTest::newRow("so many in a day")
        << QJsonObject{{u"maxCreditsPerDay"_s, 1'200}} << QJsonObject{{u"maxCreditsPerDay"_s, 0}};
}

// The edition's day has 60,000. The run waits before it would use more than it may, shows why, can
// be stopped there, and goes on once the cap is lifted.
void BudgetsTest::sharedCapHoldsBack()
{
    QFETCH(const QJsonObject, settings);
    QFETCH(const QJsonObject, without);
    QCOMPARE(setConnection(settings), QString());
    const auto process
        = m_place->launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    const auto isHeldBack = [this] {
        return m_place->sqlNumber(u"SELECT COUNT(*) FROM step WHERE wait_reason LIKE '%limit%'"_s)
            > 0
            && m_place->sqlNumber(u"SELECT COUNT(*) FROM step WHERE state='running'"_s) == 0;
    };
    QVERIFY(QTest::qWaitFor(isHeldBack, 20'000));
    QTest::qWait(500);
    QVERIFY(process->state() == QProcess::Running); // it waits
    const qint64 before = spent(*m_place);
    QVERIFY2(before > 500 && before <= 1'200, qPrintable(QString::number(before)));
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult stopped = m_place->finish(*process);
    QVERIFY2(stopped.exitCode == 5, stopped.errors.constData());
    QVERIFY(stopped.balances());
    QVERIFY(spent(*m_place) <= 1'200);
    QCOMPARE(setConnection(without), QString());
    const CliResult resumed
        = m_place->cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0 || resumed.exitCode == 4, resumed.errors.constData());
    QCOMPARE(resumed.count(u"notAttempted"_s), 0);
    QCOMPARE(countedHere(*m_place), spent(*m_place));
}

// With a day of two seconds the run comes to its end by itself, and no such day costs more.
void BudgetsTest::sharedCapIsAWindow()
{
    constexpr qint64 kDayMs = 2'000;
    m_place->setVariable(u"SLUICE_TIMINGS"_s, u"poll=300,wishPoll=50,creditWindow=2000"_s);
    QCOMPARE(setConnection({{u"leaveCredits"_s, 58'800}}), QString());
    const CliResult run = m_place->runJob();
    QVERIFY2(run.exitCode == 0 || run.exitCode == 4, run.errors.constData());
    QCOMPARE(run.count(u"notAttempted"_s), 0);
    const auto all = costs(*m_place);
    qint64 total = 0;
    qint64 most = 0;
    for (const auto &[begin, ignored] : all) {
        qint64 window = 0;
        for (const auto &[time, credits] : all)
            window += time >= begin && time < begin + kDayMs ? credits : 0;
        most = std::max(most, window);
        total += ignored;
    }
    qInfo("%lld credits in %lld ms, at most %lld in a day of 2 s", total, run.milliseconds, most);
    QVERIFY(total > 2'400); // so that it had to wait
    QVERIFY2(most <= 1'200, qPrintable(QString::number(most)));
}

// What is asked for a person's sake is paid from the same purse.
void BudgetsTest::connectionTestIsCounted()
{
    const qint64 start = spent(*m_place);
    const QString name
        = m_place->sqlText(u"SELECT name FROM connection WHERE service='zoho-crm'"_s);
    const CliResult tested = m_place->cli({u"connections"_s, u"test"_s, name, u"--json"_s});
    QVERIFY2(tested.exitCode == 0, tested.errors.constData());
    QVERIFY(spent(*m_place) - start >= 6);
    QCOMPARE(countedHere(*m_place), spent(*m_place));
}

QTEST_GUILESS_MAIN(BudgetsTest)

#include "tst_budgets.moc"
