// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/shoprun.h"
#include "integration/crashpoints.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kQuickRuns = 4; // of each pipeline
constexpr int kLongRuns = 60;
constexpr int kMostKills = 4; // of one run; in the quick form two
constexpr int kMostHits = 6; // of a crash point, before the process dies there

struct Scene
{
    const char *resource;
    int readers;
    bool hasOddRecords;
};

// Two customers with one e-mail come in the order in which they are sent: only one reader keeps it.
// The profile of an order's guest is made by whichever of his orders comes first.
constexpr Scene kScenes[] = {
    {"customers", 4, false},
    {"customers", 1, true},
    {"orders", 4, false},
    {"categories", 4, true},
    {"products", 4, true},
};

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

} // namespace

// kill -9 at any moment, then resume: what Klaviyo holds in the end is what an undisturbed run
// makes of the same shop, no event is there twice, and the run's counts say so
// (reliability-security P2, P7). On the test's thread.
class CommerceKillsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void kills_data();
    void kills();
    void cleanupTestCase();

private:
    QString begin(const Scene &scene);
    QString undisturbed(const Scene &scene, int index);
    QString killAndResume(const QString &resource, QRandomGenerator &dice, qint64 span, int &kills);
    QString crashPoint(QRandomGenerator &dice);

    struct Expected
    {
        KlaviyoDigests digests;
        QString counts;
        qint64 milliseconds = 0;
    };
    CommercePlace m_place;
    QMap<int, Expected> m_expected; // by scene
    quint32 m_seed = 0;
    int m_kills = 0;
    bool m_diedAtTheEnd = false; // the last run, once it was complete
    int m_atPoints = 0;
    int m_sentAgain = 0;
};

void CommerceKillsTest::initTestCase()
{
    m_seed = qEnvironmentVariableIsSet("SLUICE_SEED") ? qEnvironmentVariable("SLUICE_SEED").toUInt()
                                                      : QRandomGenerator::global()->generate();
    qInfo("SLUICE_SEED=%u", m_seed);
    const QString problem = m_place.start({{u"commerceCustomers"_s, isLong() ? 11'000 : 2'600},
        {u"commerceOrders"_s, isLong() ? 3'000 : 700},
        {u"commerceProducts"_s, isLong() ? 500 : 230},
        {u"commerceCategories"_s, isLong() ? 900 : 420}, {u"klaviyoProfileJobMs"_s, 120},
        {u"klaviyoCatalogJobMs"_s, 60}});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

// Answers to what changes something come late, so that many kills fall between effect and answer.
QString CommerceKillsTest::begin(const Scene &scene)
{
    const QString resource = QString::fromLatin1(scene.resource);
    QString problem = m_place.beginAnew({{u"resource"_s, resource}, {u"readers"_s, scene.readers}},
        {{u"commerceOddRecords"_s, scene.hasOddRecords}});
    if (problem.isEmpty() && resource == "products"_L1) { // their categories are there before them
        problem = m_place.importJob({{u"resource"_s, u"categories"_s}});
        if (problem.isEmpty() && m_place.run().exitCode != 0)
            problem = u"the categories were not imported"_s;
        if (problem.isEmpty())
            problem = m_place.importJob({{u"resource"_s, resource}, {u"readers"_s, scene.readers}});
    }
    const QJsonObject slow{{u"service"_s, u"klaviyo"_s}, {u"method"_s, u"POST"_s},
        {u"path"_s, u"-jobs$"_s}, {u"when"_s, u"after"_s},
        {u"action"_s, QJsonObject{{u"delayMs"_s, 60}}}};
    return problem.isEmpty() && !m_place.sandbox().setFaults({slow})
        ? u"the sandbox refused the faults"_s
        : problem;
}

QString CommerceKillsTest::undisturbed(const Scene &scene, int index)
{
    if (m_expected.contains(index))
        return {};
    if (const QString problem = begin(scene); !problem.isEmpty())
        return problem;
    const CliResult run = m_place.run();
    if (run.exitCode != 0 && run.exitCode != 4)
        return QString::fromUtf8(said(run));
    if (const QString problem = shopRunProblem(m_place); !problem.isEmpty())
        return problem;
    m_expected.insert(
        index, {m_place.digests(), countsText(m_place), std::max<qint64>(run.milliseconds, 200)});
    qInfo("an undisturbed run of %s with %d readers takes %lld ms: %s", scene.resource,
        scene.readers, run.milliseconds, qPrintable(countsText(m_place)));
    return sentAgain(m_place) == 0 ? QString() : u"something was sent again without a reason"_s;
}

void CommerceKillsTest::kills_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<quint32>("seed");
    const int runs = isLong() ? kLongRuns : kQuickRuns;
    quint32 seed = m_seed;
    for (const QString &resource : {u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s}) {
        QList<int> scenes;
        for (int i = 0; i < int(std::size(kScenes)); ++i) {
            if (resource == QLatin1StringView(kScenes[i].resource))
                scenes << i;
        }
        for (int run = 0; run < runs; ++run) {
            QTest::addRow("%s %d", qPrintable(resource), run + 1)
                << scenes.at(run % int(scenes.size())) << ++seed;
        }
    }
}

QString CommerceKillsTest::crashPoint(QRandomGenerator &dice)
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
QString CommerceKillsTest::killAndResume(
    const QString &resource, QRandomGenerator &dice, qint64 span, int &kills)
{
    const int wanted = dice.bounded(1, (isLong() ? kMostKills : 2) + 1);
    bool wasKilled = false;
    for (;;) {
        const QString state = m_place.sqlText(
            u"SELECT state FROM run WHERE json_extract(params,'$.job.resource')='%1'"_s.arg(
                resource));
        if (state.startsWith("completed"_L1)) {
            m_diedAtTheEnd = wasKilled;
            return {};
        }
        wasKilled = false;
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
            wasKilled = true;
            ++kills;
            continue;
        }
        const CliResult result = m_place.finish(*process);
        if (result.exitCode == -1 && isAtPoint) {
            wasKilled = true;
            ++kills;
            ++m_atPoints;
            continue;
        }
        if (result.exitCode != 0 && result.exitCode != 4)
            return u"exit code %1: %2"_s.arg(result.exitCode).arg(QString::fromUtf8(said(result)));
    }
}

void CommerceKillsTest::kills()
{
    QFETCH(const int, index);
    QFETCH(const quint32, seed);
    const Scene &scene = kScenes[index];
    QString problem = undisturbed(scene, index);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const Expected &expected = m_expected[index];
    QRandomGenerator dice(seed);
    qint64 span = expected.milliseconds * 9 / 10;
    int kills = 0;
    while (kills == 0) { // a run that ended before its first kill does not count
        problem = begin(scene);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        problem = killAndResume(QString::fromLatin1(scene.resource), dice, span, kills);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        span = span * 3 / 4;
    }
    m_kills += kills;
    m_sentAgain += sentAgain(m_place);
    problem = shopRunProblem(m_place);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(countsText(m_place), expected.counts);
    problem = difference(m_place.digests(), expected.digests);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    // No lock is left, but where its process died between the end of the run and giving it back:
    // that one runs out.
    const qsizetype locks = m_place.ledger(u"custom-objects"_s, u"commercetools"_s).size();
    QVERIFY2(locks == 0 || (locks == 1 && m_diedAtTheEnd), qPrintable(QString::number(locks)));
    if (sentAgain(m_place) == 0)
        QCOMPARE(m_place.digest(u"events"_s).value("duplicatesDropped"_L1).toInteger(), 0);
}

void CommerceKillsTest::cleanupTestCase()
{
    qInfo("%d kills, %d of them at named points; %d requests were sent again", m_kills, m_atPoints,
        m_sentAgain);
}

QTEST_GUILESS_MAIN(CommerceKillsTest)
#include "tst_commercekills.moc"
