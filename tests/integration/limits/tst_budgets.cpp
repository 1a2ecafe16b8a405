// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/workplace.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

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
    qInfo("plan: %lld credits said, %lld spent by the run, %lld by the plan itself", sum,
        spent(*m_place) - planned, planned - start);
    // How often a job is looked at is up to the service's haste; all else is known to the credit.
    const qint64 moreLooks = looks(*m_place) - looksOfPlan - looksSaid;
    QCOMPARE(spent(*m_place) - planned, sum + moreLooks);
    QVERIFY2(qAbs(moreLooks) <= 5, qPrintable(QString::number(moreLooks)));
    // Our own count is the service's.
    QCOMPARE(
        m_place->sqlNumber(
            u"SELECT CAST(spent AS INTEGER) FROM rate_budget WHERE limit_group LIKE '%/credits'"
            " AND limit_group LIKE 'zoho-crm/%'"_s),
        spent(*m_place));
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

QTEST_GUILESS_MAIN(BudgetsTest)

#include "tst_budgets.moc"
