// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crashpoints.h"
#include "integration/datastore/tableplace.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kQuickRuns = 4; // of each scene
constexpr int kLongRuns = 15; // of each scene: 60 in all
constexpr int kMostKills = 4; // of one run; in the quick form two
constexpr int kMostHits = 4; // of a crash point, before the process dies there
const QString kView = u"Killed"_s;
const QString kTable = u"Orders"_s;

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

// What is changed before the run that is killed; nothing: it is the first one.
QJsonObject changeOf(const QString &scene)
{
    if (scene == "increment"_L1)
        return {{u"update"_s, 300}};
    if (scene == "deletions"_L1)
        return {{u"delete"_s, 400}};
    return {};
}

QJsonObject jobOf(const QString &scene)
{
    QJsonObject job{{u"table"_s, kTable}, {u"view"_s, kView}, {u"pageRows"_s, 600}};
    if (scene == "increment"_L1 || scene == "deletions"_L1)
        job.insert(u"mode"_s, u"incremental"_s);
    if (scene == "replacing"_L1)
        job.insert(u"mode"_s, u"replace"_s);
    if (scene == "deletions"_L1) {
        job.insert(u"deletes"_s, true);
        job.insert(u"deleteLimitPercent"_s, 100);
    }
    return job;
}

} // namespace

// kill -9 at any moment, then resume: the view equals the table in the end, no row stands there
// twice, and the run's counts are those of an undisturbed one (reliability-security P2, P7). On the
// test's thread.
class TableKillsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void kills_data();
    void kills();
    void cleanupTestCase();

private:
    QString begin(const QString &scene);
    QString counts() const;
    QString newestState() const;
    QString undisturbed(const QString &scene);
    QString killAndResume(QRandomGenerator &dice, qint64 span, int &kills);
    QString crashPoint(QRandomGenerator &dice) const;

    struct Expected
    {
        QString counts;
        qint64 milliseconds = 0;
    };
    TablePlace m_place;
    QMap<QString, Expected> m_expected; // by scene
    quint32 m_seed = 0;
    int m_runsBefore = 0; // the one that is killed comes behind them
    int m_kills = 0;
    int m_atPoints = 0;
};

void TableKillsTest::initTestCase()
{
    m_seed = qEnvironmentVariableIsSet("SLUICE_SEED") ? qEnvironmentVariable("SLUICE_SEED").toUInt()
                                                      : QRandomGenerator::global()->generate();
    qInfo("SLUICE_SEED=%u", m_seed);
    QCOMPARE(m_place.start({{u"catalystPageRows"_s, 600}, {u"catalystReadJobMs"_s, 60},
                 {u"analyticsBatchLifeMs"_s, 400}}),
        QString());
}

// Answers to what changes something come late, so that many kills fall between effect and answer.
QString TableKillsTest::begin(const QString &scene)
{
    QString problem = m_place.beginAnew(jobOf(scene));
    const QJsonObject change = changeOf(scene);
    m_runsBefore = change.isEmpty() ? 0 : 1;
    if (problem.isEmpty() && !change.isEmpty()) {
        if (m_place.run().exitCode != 0)
            problem = u"the first run failed"_s;
        else if (!m_place.change(kTable, change))
            problem = u"the sandbox refused the change"_s;
    }
    const QJsonObject slow{{u"service"_s, u"zoho-analytics"_s},
        {u"path"_s, u"/(data|batch|rows)$"_s}, {u"when"_s, u"after"_s},
        {u"action"_s, QJsonObject{{u"delayMs"_s, 60}}}};
    return problem.isEmpty() && !m_place.sandbox().setFaults({slow})
        ? u"the sandbox refused the faults"_s
        : problem;
}

QString TableKillsTest::counts() const
{
    return m_place.sqlText(
        u"SELECT n_read||' '||n_written||' '||n_skipped||' '||n_rejected||' '||"
        "n_not_attempted||' '||n_pending FROM run ORDER BY number DESC LIMIT 1"_s);
}

QString TableKillsTest::newestState() const
{
    return m_place.sqlText(u"SELECT state FROM run WHERE number>%1"_s.arg(m_runsBefore));
}

QString TableKillsTest::undisturbed(const QString &scene)
{
    if (m_expected.contains(scene))
        return {};
    if (const QString problem = begin(scene); !problem.isEmpty())
        return problem;
    const CliResult run = m_place.run();
    if (run.exitCode != 0)
        return QString::fromUtf8(run.output + run.errors);
    m_expected.insert(scene, {counts(), std::max<qint64>(run.milliseconds, 200)});
    qInfo("an undisturbed run, %s, takes %lld ms: %s", qPrintable(scene), run.milliseconds,
        qPrintable(counts()));
    return m_place.difference(kTable, kView);
}

void TableKillsTest::kills_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<quint32>("seed");
    quint32 seed = m_seed;
    for (const QString &scene : {u"bulk"_s, u"replacing"_s, u"increment"_s, u"deletions"_s}) {
        const int quick = scene == "replacing"_L1 ? 1 : kQuickRuns;
        for (int run = 0; run < (isLong() ? kLongRuns : quick); ++run)
            QTest::addRow("%s %d", qPrintable(scene), run + 1) << scene << ++seed;
    }
}

QString TableKillsTest::crashPoint(QRandomGenerator &dice) const
{
    QStringList names;
    for (const CrashPoint &point : kCrashPoints) {
        if (point.scene == CrashScene::Run)
            names << QString::fromLatin1(point.name);
    }
    return u"%1:%2"_s.arg(names.at(dice.bounded(int(names.size()))))
        .arg(dice.bounded(1, kMostHits + 1));
}

// At random moments and at named points by turns, until the run is complete.
QString TableKillsTest::killAndResume(QRandomGenerator &dice, qint64 span, int &kills)
{
    const int wanted = dice.bounded(1, (isLong() ? kMostKills : 2) + 1);
    for (;;) {
        const QString state = newestState();
        if (state.startsWith("completed"_L1))
            return {};
        const bool isToDie = kills < wanted;
        const bool isAtPoint = isToDie && dice.bounded(2) == 0;
        if (isAtPoint)
            m_place.setVariable(u"SLUICE_CRASH_AT"_s, crashPoint(dice));
        const auto process = state.isEmpty() ? m_place.launchRun()
                                             : m_place.launch({u"runs"_s, u"resume"_s,
                                                 m_place.newestRun(), u"--json"_s, u"--quiet"_s});
        m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
        const int delay = dice.bounded(static_cast<int>(span) + 1);
        if (isToDie && !isAtPoint && !process->waitForFinished(delay)) {
            process->kill();
            process->waitForFinished();
            ++kills;
            continue;
        }
        const CliResult result = m_place.finish(*process);
        if (result.exitCode == -1 && isAtPoint) {
            ++kills;
            ++m_atPoints;
            continue;
        }
        if (result.exitCode != 0)
            return u"exit code %1: %2"_s.arg(result.exitCode)
                .arg(QString::fromUtf8(result.output + result.errors));
    }
}

void TableKillsTest::kills()
{
    QFETCH(const QString, scene);
    QFETCH(const quint32, seed);
    QCOMPARE(undisturbed(scene), QString());
    const Expected &expected = m_expected[scene];
    QRandomGenerator dice(seed);
    qint64 span = expected.milliseconds * 9 / 10;
    int kills = 0;
    while (kills == 0) { // a run that ended before its first kill does not count
        QCOMPARE(begin(scene), QString());
        QCOMPARE(killAndResume(dice, span, kills), QString());
        span = span * 3 / 4;
    }
    m_kills += kills;
    QCOMPARE(m_place.difference(kTable, kView), QString());
    QCOMPARE(counts(), expected.counts);
}

void TableKillsTest::cleanupTestCase()
{
    qInfo("%d kills, %d of them at named points", m_kills, m_atPoints);
}

QTEST_GUILESS_MAIN(TableKillsTest)
#include "tst_tablekills.moc"
