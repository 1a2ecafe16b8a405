// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 5'400;
constexpr int kLongRows = 200'000;

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

QJsonObject chosenWay(const QJsonObject &cost)
{
    for (const QJsonValue &way : cost.value("ways"_L1).toArray()) {
        if (way[u"isChosen"].toBool())
            return way.toObject();
    }
    return {};
}

} // namespace

// What a plan says that writing costs is what the service counts, in each way; and a run that
// changes little costs little.
class CrmWayCostTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void planIsTheMeter_data();
    void planIsTheMeter();
    void tenthOfTheRows();

private:
    QJsonObject plan(qint64 *written = nullptr);
    WaysPlace m_place;
};

void CrmWayCostTest::initTestCase()
{
    QCOMPARE(m_place.begin(isLong() ? kLongRows : kRows), QString());
}

QJsonObject CrmWayCostTest::plan(qint64 *written)
{
    const CliResult planned
        = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    if (planned.exitCode != 0)
        qWarning("%s", planned.errors.constData());
    if (written)
        *written = planned.count(u"written"_s);
    return planned.json().value("cost"_L1).toObject();
}

void CrmWayCostTest::planIsTheMeter_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<bool>("isByBulk");
    QTest::addColumn<bool>("isByRecord");
    const auto row
        = [](const char *name, const QJsonObject &parameters, bool byBulk, bool byRecord) {
              QTest::newRow(name) << parameters << byBulk << byRecord;
          };
    const QString automatic = u"auto"_s;
    row("one large chunk", {{u"writeBy"_s, automatic}}, true, false);
    row("bulk write", {{u"writeBy"_s, u"bulk"_s}, {u"chunkRows"_s, 2'000}}, true, false);
    if (isLong())
        return;
    row("small chunks", {{u"writeBy"_s, automatic}, {u"chunkRows"_s, 2'000}}, false, true);
    row("a large chunk and a small one", {{u"writeBy"_s, automatic}, {u"chunkRows"_s, 5'100}}, true,
        true);
    row("record API", {{u"writeBy"_s, u"record"_s}}, false, true);
    row("no automations", {{u"automations"_s, u"none"_s}, {u"chunkRows"_s, 777}}, false, true);
    row("guarded", {{u"writeBy"_s, automatic}, {u"chunkRows"_s, 3'000}, {u"guard"_s, true}}, false,
        true);
    row("upsert",
        {{u"operation"_s, u"upsert"_s}, {u"findBy"_s, u"Email"_s}, {u"writeBy"_s, automatic},
            {u"chunkRows"_s, 4'000},
            {u"fields"_s, QJsonArray{u"Last_Name"_s, u"Company"_s, u"Email"_s}}},
        false, true);
}

void CrmWayCostTest::planIsTheMeter()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(bool, isByBulk);
    QFETCH(bool, isByRecord);
    QCOMPARE(m_place.beginAnew(parameters), QString());
    qint64 wouldWrite = 0;
    const QJsonObject cost = plan(&wouldWrite);
    const qint64 creditsBefore = m_place.credits();
    const qint64 looksBefore = m_place.jobLooks();
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), wouldWrite);
    const qint64 looks = m_place.jobLooks() - looksBefore;
    const qint64 spent = m_place.credits() - creditsBefore;
    QVERIFY(looks > 0);
    QCOMPARE(spent - looks, cost.value("creditsWithoutLooks"_L1).toInteger());
    QCOMPARE(m_place.writeJobs() > 0, isByBulk);
    QCOMPARE(m_place.recordCalls() > 0, isByRecord);
    QCOMPARE(m_place.writeJobs(), cost.value("writeJobs"_L1).toInteger());
    QCOMPARE(m_place.recordCalls(), cost.value("recordCalls"_L1).toInteger());

    // The operator sees what the other ways would cost; none costs less than the one that chooses.
    const QJsonArray ways = cost.value("ways"_L1).toArray();
    QCOMPARE(ways.size(), 4);
    QCOMPARE(chosenWay(cost).value("credits"_L1).toInteger(), spent - looks);
    for (const QJsonValue &way : ways)
        QVERIFY(way[u"credits"].toInteger() >= ways.first()[u"credits"].toInteger());
    qInfo("%lld rows written for %lld credits and %lld looks", wouldWrite, spent - looks, looks);
}

// A tenth of the rows: at most a fifth of what it costs to write all of them.
void CrmWayCostTest::tenthOfTheRows()
{
    const QJsonObject sized{{u"chunkRows"_s, isLong() ? 25'000 : kRows / 8}};
    QJsonObject all = sized;
    all.insert(u"onlyChanged"_s, false);
    all.insert(u"writeBy"_s, u"bulk"_s);
    QCOMPARE(m_place.beginAnew(all), QString());
    qint64 before = m_place.credits();
    const CliResult rewrite = m_place.runJob();
    QVERIFY2(rewrite.exitCode == 0, rewrite.errors.constData());
    const qint64 full = m_place.credits() - before;

    const QStringList ids = m_place.ids();
    QJsonArray changes;
    for (qsizetype i = 0; i < ids.size(); i += 10)
        changes.append(QJsonObject{{u"id"_s, ids.at(i)},
            {u"values"_s,
                QJsonObject{{u"Country"_s, u"india"_s}, {u"Mobile"_s, u"98765 43210"_s}}}});
    QVERIFY(m_place.mutate(changes));
    QJsonObject changed = sized;
    changed.insert(u"writeBy"_s, u"auto"_s);
    QVERIFY(changeJob(m_place.file(u"jobs.json"_s), [&changed] {
        changed.insert(u"onlyChanged"_s, true);
        return changed;
    }()));
    QCOMPARE(m_place.cli({u"jobs"_s, u"remove"_s, u"Clean up leads"_s}).exitCode, 0);
    QCOMPARE(m_place.cli({u"jobs"_s, u"import"_s, m_place.file(u"jobs.json"_s)}).exitCode, 0);
    before = m_place.credits();
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.count(u"written"_s), ids.size() / 10);
    const qint64 delta = m_place.credits() - before;
    qInfo("all %lld rows: %lld credits; a tenth of them: %lld", qint64(ids.size()), full, delta);
    QVERIFY(delta * 5 <= full);
}

QTEST_GUILESS_MAIN(CrmWayCostTest)
#include "tst_crmwaycost.moc"
