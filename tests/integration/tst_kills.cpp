// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crashpoints.h"
#include "integration/runcheck.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kQuickRuns = 8;
constexpr int kLongRuns = 200; // about 500 kills (reliability-security P2)
constexpr qint64 kRows = 50'000;
constexpr qint64 kFewRows = 5'000;
constexpr int kMostKills = 5; // of one run
constexpr int kQuickPoints = 10; // of all, chosen by the seed
constexpr int kNearLast = 4; // polls differ from run to run, and with them the last pass

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

// Every SLUICE_CRASH_POINT of the sources.
QStringList pointsInTheSources()
{
    static const QRegularExpression call(u"SLUICE_CRASH_POINT\\(\"([^\"]+)\"\\);"_s);
    QStringList names;
    QDirIterator it(QStringLiteral(SLUICE_SOURCE_DIR) + u"/src"_s, {u"*.cpp"_s}, QDir::Files,
        QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto found = call.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext())
            names << found.next().captured(1);
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

// The others have tests of their own.
bool isOfARun(const CrashPoint &point)
{
    return point.scene != CrashScene::Alert && point.scene != CrashScene::Schedule
        && point.scene != CrashScene::Erasure;
}

// The last "n written" that a process showed; -1 if it showed none.
qint64 shownWritten(const QByteArray &progress)
{
    static const QRegularExpression written(u"(\\d+) written"_s);
    qint64 last = -1;
    auto found = written.globalMatch(QString::fromUtf8(progress));
    while (found.hasNext())
        last = found.next().captured(1).toLongLong();
    return last;
}

} // namespace

// kill -9 at any moment, then resume: nothing is lost, and nothing is written twice but for chunks
// whose answer was lost (reliability-security P2, P7).
class KillsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void randomKills_data();
    void randomKills();
    void everyCrashPointIsListed();
    void namedCrashPoints_data();
    void namedCrashPoints();
    void cleanupTestCase();

private:
    QString prepare(Workplace &place, qint64 rows, QString &digest, qint64 &milliseconds);
    // Kills and resumes until the run is complete. The number of kills.
    int killAndResume(QRandomGenerator &dice, qint64 span, QString &problem);
    QString countPasses();
    int crashIn(CrashScene scene, const QString &crashAt, QString &problem);
    QString crashOnce(const CrashPoint &point, int hit);
    QString beginRun();

    Workplace m_place;
    Workplace m_small;
    QString m_digest;
    QString m_smallDigest;
    qint64 m_milliseconds = 0;
    quint32 m_seed = 0;

    QMap<std::pair<CrashScene, QString>, int> m_passes;
    int m_kills = 0;
    int m_ambiguous = 0;
    int m_sentAgain = 0;
    int m_chunks = 0;
    int m_shown = 0;

    const QJsonObject m_parameters{{u"chunkRows"_s, 5000}};
    const QJsonObject m_smallParameters{{u"chunkRows"_s, 1000}};
    const QJsonObject m_settings{{u"pageRows"_s, 20'000}, {u"readJobMs"_s, 100},
        {u"writeJobMs"_s, 150}, {u"refreshesPer10Minutes"_s, 10}};
    const QJsonObject m_smallSettings{{u"pageRows"_s, 2'500}, {u"refreshesPer10Minutes"_s, 10}};
};

QString KillsTest::prepare(Workplace &place, qint64 rows, QString &digest, qint64 &milliseconds)
{
    QString problem = place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(rows)});
    if (problem.isEmpty())
        problem
            = &place == &m_place ? beginRun() : place.beginAnew(m_smallParameters, m_smallSettings);
    if (!problem.isEmpty())
        return problem;
    const CliResult run = place.runJob();
    if (run.exitCode != 0)
        return QString::fromUtf8(run.errors);
    milliseconds = run.milliseconds;
    digest = place.digest().value("sha256"_L1).toString();
    const RunCheck check = checkedRun(place, rows, digest);
    return check.ambiguous > 0 ? u"an undisturbed run had lost answers"_s : check.problem;
}

QString KillsTest::beginRun()
{
    const QString problem = m_place.beginAnew(m_parameters, m_settings);
    // Answers to new write jobs come late, so that many kills fall between effect and answer.
    const QJsonObject slow{{u"service"_s, u"zoho-crm"_s}, {u"method"_s, u"POST"_s},
        {u"path"_s, u"^/crm/bulk/v\\d/write$"_s}, {u"when"_s, u"after"_s},
        {u"action"_s, QJsonObject{{u"delayMs"_s, 150}}}};
    return problem.isEmpty() && !m_place.sandbox().setFaults({slow})
        ? u"the sandbox refused the faults"_s
        : problem;
}

void KillsTest::initTestCase()
{
    m_seed = qEnvironmentVariableIsSet("SLUICE_SEED") ? qEnvironmentVariable("SLUICE_SEED").toUInt()
                                                      : QRandomGenerator::global()->generate();
    qInfo("SLUICE_SEED=%u", m_seed);
    QString problem = prepare(m_place, kRows, m_digest, m_milliseconds);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    qInfo("an undisturbed run of %lld rows takes %lld ms", kRows, m_milliseconds);
    qint64 ignored = 0;
    problem = prepare(m_small, kFewRows, m_smallDigest, ignored);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void KillsTest::randomKills_data()
{
    QTest::addColumn<quint32>("seed");
    const int runs = isLong() ? kLongRuns : kQuickRuns;
    for (int i = 1; i <= runs; ++i)
        QTest::addRow("run %d", i) << m_seed + static_cast<quint32>(i);
}

int KillsTest::killAndResume(QRandomGenerator &dice, qint64 span, QString &problem)
{
    const int wanted = dice.bounded(1, kMostKills + 1);
    int kills = 0;
    for (;;) {
        const QString state = m_place.sqlText(u"SELECT state FROM run"_s);
        if (state == "completed"_L1)
            return kills;
        const auto process
            = m_place.launch(state.isEmpty() ? QStringList{u"run"_s, u"Clean up leads"_s}
                                             : QStringList{u"runs"_s, u"resume"_s, u"1"_s});
        const bool isToDie = kills < wanted;
        const int delay = dice.bounded(static_cast<int>(span) + 1);
        if (isToDie && !process->waitForFinished(delay)) {
            process->kill();
            process->waitForFinished();
            ++kills;
            const qint64 shown = shownWritten(process->readAllStandardError());
            if (shown > 0)
                ++m_shown;
            if (shown > m_place.sqlNumber(u"SELECT n_written FROM run"_s)) {
                problem = u"%1 written was shown, and is not kept"_s.arg(shown);
                return kills;
            }
            continue;
        }
        const CliResult result = m_place.finish(*process);
        if (result.exitCode != 0) {
            problem
                = u"exit code %1: %2"_s.arg(result.exitCode).arg(QString::fromUtf8(result.errors));
            return kills;
        }
    }
}

void KillsTest::randomKills()
{
    QFETCH(const quint32, seed);
    QRandomGenerator dice(seed);
    qint64 span = m_milliseconds * 8 / 10;
    int kills = 0;
    while (kills == 0) { // a run that ended before its first kill does not count
        QString problem = beginRun();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        kills = killAndResume(dice, span, problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        span = span * 3 / 4;
    }
    const RunCheck check = checkedRun(m_place, kRows, m_digest);
    m_kills += kills;
    m_ambiguous += check.ambiguous;
    m_sentAgain += check.sentAgain;
    m_chunks += check.chunks;
    qInfo("%d kills, %d lost answers, %d sent again, %d write jobs for %d chunks", kills,
        check.ambiguous, check.sentAgain, check.writeJobs, check.chunks);
    QVERIFY2(check.problem.isEmpty(), qPrintable(check.problem));
}

// How often an undisturbed run's process, and the first one of all, come by each point.
QString KillsTest::countPasses()
{
    const auto noted = [this](CrashScene scene, const QStringList &words) {
        const QString notes = m_small.file(u"notes"_s);
        QFile::remove(notes);
        m_small.setVariable(u"SLUICE_CRASH_NOTES"_s, notes);
        const CliResult result = m_small.cli(words);
        m_small.removeVariable(u"SLUICE_CRASH_NOTES"_s);
        QFile file(notes);
        if (result.exitCode != 0 || !file.open(QIODevice::ReadOnly))
            return false;
        for (const QByteArray &name : file.readAll().split('\n'))
            ++m_passes[{scene, QString::fromLatin1(name)}];
        return true;
    };
    if (!m_small.sandbox().reset() || !m_small.sandbox().setSettings(m_smallSettings))
        return u"the sandbox could not be reset"_s;
    m_small.setDataDirectory(m_small.file(u"data-counted"_s));
    if (!changeJob(m_small.file(u"jobs.json"_s), m_smallParameters))
        return u"the job file could not be changed"_s;
    if (!noted(CrashScene::FirstOpening,
            {u"connections"_s, u"import"_s, m_small.file(u"connections.json"_s)})
        || m_small.cli({u"jobs"_s, u"import"_s, m_small.file(u"jobs.json"_s)}).exitCode != 0
        || !noted(CrashScene::Run, {u"run"_s, u"Clean up leads"_s}))
        return u"the passes could not be counted"_s;
    return {};
}

// The list holds every point of the sources, and none that is not there.
void KillsTest::everyCrashPointIsListed()
{
    QStringList listed;
    for (const CrashPoint &point : kCrashPoints)
        listed << QString::fromLatin1(point.name);
    QVERIFY(listed.size() >= 40);
    listed.sort();
    QCOMPARE(listed, pointsInTheSources());
}

void KillsTest::namedCrashPoints_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("hit");
    QTest::addColumn<bool>("isLast");
    QCOMPARE(countPasses(), QString());
    QRandomGenerator dice(m_seed);
    QList<int> chosen;
    const int all = static_cast<int>(std::size(kCrashPoints));
    while (!isLong() && chosen.size() < kQuickPoints) {
        const int index = dice.bounded(all);
        if (isOfARun(kCrashPoints[index]) && !chosen.contains(index))
            chosen << index;
    }
    for (int index = 0; index < all; ++index) {
        const CrashPoint &point = kCrashPoints[index];
        if (!isOfARun(point) || (!isLong() && !chosen.contains(index)))
            continue;
        const int passes = m_passes.value({point.scene, QString::fromLatin1(point.name)}, 1);
        QVERIFY2(passes > 0, point.name);
        QMap<int, bool> hits{{1, false}};
        if (isLong() && point.scene == CrashScene::FirstOpening) {
            for (int hit = 2; hit <= passes; ++hit) // each statement of each migration
                hits.insert(hit, false);
        } else if (passes > 1) {
            hits.insert(passes, true);
            if (passes > 2)
                hits.insert(2, false);
        }
        if (!isLong()) { // one of them
            const QList<int> some = hits.keys();
            const int hit = some.at(dice.bounded(static_cast<int>(some.size())));
            hits = {{hit, hits.value(hit)}};
        }
        for (auto it = hits.begin(); it != hits.end(); ++it)
            QTest::addRow("%s:%d", point.name, it.key()) << index << it.key() << it.value();
    }
}

// What leads to the point, from an empty data directory; the number of processes that died there.
int KillsTest::crashIn(CrashScene scene, const QString &crashAt, QString &problem)
{
    const auto isKilled = [this, &crashAt, &problem](const QStringList &words) {
        m_small.setVariable(u"SLUICE_CRASH_AT"_s, crashAt);
        const CliResult result = m_small.cli(words);
        m_small.removeVariable(u"SLUICE_CRASH_AT"_s);
        if (result.exitCode > 0 && result.exitCode != 75)
            problem = QString::fromUtf8(result.errors);
        return result.exitCode == -1 ? 1 : 0;
    };
    const QStringList connections{
        u"connections"_s, u"import"_s, m_small.file(u"connections.json"_s)};
    int crashes = scene == CrashScene::FirstOpening ? isKilled(connections) : 0;
    for (const QStringList &words :
        {connections, QStringList{u"jobs"_s, u"import"_s, m_small.file(u"jobs.json"_s)}}) {
        if (const CliResult result = m_small.cli(words); result.exitCode != 0)
            problem = QString::fromUtf8(result.errors);
    }
    const QStringList run{u"run"_s, u"Clean up leads"_s};
    switch (scene) {
    case CrashScene::FirstOpening:
        break;
    case CrashScene::Run:
        crashes += isKilled(run);
        break;
    case CrashScene::LostAnswer: {
        const QJsonObject lost{{u"service"_s, u"zoho-crm"_s}, {u"method"_s, u"POST"_s},
            {u"path"_s, u"^/crm/bulk/v\\d/write$"_s}, {u"when"_s, u"after"_s}, {u"nth"_s, 1},
            {u"action"_s, QJsonObject{{u"close"_s, u"rst"_s}}}};
        if (!m_small.sandbox().setFaults({lost}))
            problem = u"the sandbox refused the faults"_s;
        crashes += isKilled(run);
        break;
    }
    case CrashScene::Stopping: {
        if (!m_small.sandbox().setSettings({{u"writeJobMs"_s, 1500}})) // it must still be running
            problem = u"the sandbox refused the settings"_s;
        const auto working = m_small.launch(run);
        working->setReadChannel(QProcess::StandardError); // its progress
        while (!working->canReadLine() && working->waitForReadyRead())
            continue;
        crashes += isKilled({u"runs"_s, u"stop"_s, u"1"_s});
        // Whether the wish was kept decides how the run ends.
        const int code = m_small.finish(*working).exitCode;
        if (code != 0 && code != 5)
            problem = u"the run that was to be stopped ended as %1"_s.arg(code);
        break;
    }
    case CrashScene::Alert:
    case CrashScene::Schedule:
    case CrashScene::Erasure:
        break;
    case CrashScene::AfterACrash:
        m_small.setVariable(u"SLUICE_CRASH_AT"_s, u"S3.after_commit:1"_s);
        if (m_small.cli(run).exitCode != -1)
            problem = u"there was no crash before"_s;
        crashes += isKilled({u"runs"_s, u"list"_s});
        break;
    }
    return crashes;
}

// Does everything from an empty data directory; the process that reaches the point dies there, and
// what it did is done again by a next one. Empty if the run is complete.
QString KillsTest::crashOnce(const CrashPoint &point, int hit)
{
    if (!m_small.sandbox().reset() || !m_small.sandbox().setSettings(m_smallSettings))
        return u"the sandbox could not be reset"_s;
    const QString crashAt = u"%1:%2"_s.arg(QLatin1StringView(point.name)).arg(hit);
    m_small.setDataDirectory(m_small.file(u"data-"_s + crashAt));
    QString problem;
    const int crashes = crashIn(point.scene, crashAt, problem);
    if (!problem.isEmpty())
        return problem;
    if (crashes != 1)
        return u"not reached"_s;
    const QString state = m_small.sqlText(u"SELECT state FROM run ORDER BY number DESC"_s);
    if (state != "completed"_L1) {
        const CliResult again
            = m_small.cli(state.isEmpty() ? QStringList{u"run"_s, u"Clean up leads"_s}
                                          : QStringList{u"runs"_s, u"resume"_s, u"1"_s});
        if (again.exitCode != 0)
            return u"%1: %2"_s.arg(again.exitCode).arg(QString::fromUtf8(again.errors));
    }
    if (const CliResult check = m_small.cli({u"store"_s, u"check"_s}); check.exitCode != 0)
        return QString::fromUtf8(check.output);
    return {};
}

void KillsTest::namedCrashPoints()
{
    QFETCH(const int, index);
    QFETCH(int, hit);
    QFETCH(const bool, isLast);
    QString problem = crashOnce(kCrashPoints[index], hit);
    for (int back = 0; isLast && problem == "not reached"_L1 && back < kNearLast && hit > 1; ++back)
        problem = crashOnce(kCrashPoints[index], --hit);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const RunCheck check = checkedRun(m_small, kFewRows, m_smallDigest);
    QVERIFY2(check.problem.isEmpty(), qPrintable(check.problem));
}

void KillsTest::cleanupTestCase()
{
    qInfo("%d kills over %d chunks: %d lost answers, %d sent again; progress was shown before %d",
        m_kills, m_chunks, m_ambiguous, m_sentAgain, m_shown);
}

QTEST_GUILESS_MAIN(KillsTest)
#include "tst_kills.moc"
