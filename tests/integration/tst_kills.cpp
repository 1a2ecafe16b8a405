// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/runcheck.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kQuickRuns = 8;
constexpr int kLongRuns = 60;
constexpr qint64 kRows = 50'000;
constexpr qint64 kFewRows = 5'000;
constexpr int kMostKills = 5; // of one run

bool isLong()
{
    return qEnvironmentVariableIsSet("SLUICE_LONG");
}

// Every SLUICE_CRASH_POINT of the sources.
QStringList crashPoints()
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
    void namedCrashPoints_data();
    void namedCrashPoints();
    void cleanupTestCase();

private:
    QString prepare(Workplace &place, qint64 rows, QString &digest, qint64 &milliseconds);
    // Kills and resumes until the run is complete. The number of kills.
    int killAndResume(QRandomGenerator &dice, qint64 span, QString &problem);
    QString crashOnce(const QString &point, int hit);
    QString beginRun();

    Workplace m_place;
    Workplace m_small;
    QString m_digest;
    QString m_smallDigest;
    qint64 m_milliseconds = 0;
    quint32 m_seed = 0;

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

void KillsTest::namedCrashPoints_data()
{
    QTest::addColumn<QString>("point");
    QTest::addColumn<int>("hit");
    const QStringList points = crashPoints();
    QVERIFY(points.size() >= 15);
    for (const QString &point : points) {
        // The first attempts are read jobs and uploads; write jobs come a little later.
        const bool isOfAttempts = point.startsWith("S3."_L1) || point.startsWith("S6."_L1);
        QList<int> hits{1};
        if (isOfAttempts)
            hits << 5 << 8;
        if (isLong() && point.startsWith(u'S') && !point.startsWith("S1."_L1)
            && !point.startsWith("S8."_L1) && !point.startsWith("S9."_L1))
            hits << 2 << 3 << 4;
        for (const int hit : hits)
            QTest::addRow("%s:%d", qPrintable(point), hit) << point << hit;
    }
}

// Does everything from an empty data directory; the process that reaches the point dies there, and
// what it did is done again by a next one. Empty if the run is complete.
QString KillsTest::crashOnce(const QString &point, int hit)
{
    if (!m_small.sandbox().reset() || !m_small.sandbox().setSettings(m_smallSettings))
        return u"the sandbox could not be reset"_s;
    m_small.setDataDirectory(m_small.file(u"data-%1-%2"_s.arg(point).arg(hit)));
    if (!changeJob(m_small.file(u"jobs.json"_s), m_smallParameters))
        return u"the job file could not be changed"_s;
    const QString crashAt = u"%1:%2"_s.arg(point).arg(hit);
    m_small.setVariable(u"SLUICE_CRASH_AT"_s, crashAt);

    int crashes = 0;
    const auto insist = [this, &crashes](const QStringList &words, const QStringList &again) {
        CliResult result = m_small.cli(words);
        if (result.exitCode == -1) {
            ++crashes;
            m_small.removeVariable(u"SLUICE_CRASH_AT"_s);
            const bool hasRun = m_small.sqlNumber(u"SELECT COUNT(*) FROM run"_s) > 0;
            result = m_small.cli(hasRun ? again : words);
        }
        return result;
    };
    const QStringList connections{
        u"connections"_s, u"import"_s, m_small.file(u"connections.json"_s)};
    const QStringList jobs{u"jobs"_s, u"import"_s, m_small.file(u"jobs.json"_s)};
    for (const QStringList &words : {connections, jobs}) {
        if (const CliResult result = insist(words, words); result.exitCode != 0)
            return QString::fromUtf8(result.errors);
    }
    const QStringList run{u"run"_s, u"Clean up leads"_s};
    if (point.startsWith("S8."_L1)) { // the wish of another process
        m_small.removeVariable(u"SLUICE_CRASH_AT"_s);
        if (!m_small.sandbox().setSettings({{u"writeJobMs"_s, 1500}})) // it must still be running
            return u"the sandbox refused the settings"_s;
        const auto working = m_small.launch(run);
        working->setReadChannel(QProcess::StandardError); // its progress
        while (!working->canReadLine() && working->waitForReadyRead())
            continue;
        m_small.setVariable(u"SLUICE_CRASH_AT"_s, crashAt);
        crashes += m_small.cli({u"runs"_s, u"stop"_s, u"1"_s}).exitCode == -1 ? 1 : 0;
        m_small.removeVariable(u"SLUICE_CRASH_AT"_s);
        if (const CliResult result = m_small.finish(*working); result.exitCode != 0)
            return QString::fromUtf8(result.errors);
    } else if (const CliResult result = insist(run, {u"runs"_s, u"resume"_s, u"1"_s});
               result.exitCode != 0) {
        const bool isDone = m_small.sqlText(u"SELECT state FROM run"_s) == "completed"_L1;
        if (!isDone)
            return u"%1: %2"_s.arg(result.exitCode).arg(QString::fromUtf8(result.errors));
    }
    m_small.removeVariable(u"SLUICE_CRASH_AT"_s);
    return crashes == 1 ? QString() : u"the point was passed %1 times"_s.arg(crashes);
}

void KillsTest::namedCrashPoints()
{
    QFETCH(const QString, point);
    QFETCH(const int, hit);
    const QString problem = crashOnce(point, hit);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const RunCheck check = checkedRun(m_small, kFewRows, m_smallDigest);
    QVERIFY2(check.problem.isEmpty(), qPrintable(check.problem));
    if (check.ambiguous > 0)
        qInfo("%d lost answers, %d sent again", check.ambiguous, check.sentAgain);
}

void KillsTest::cleanupTestCase()
{
    qInfo("%d kills over %d chunks: %d lost answers, %d sent again; progress was shown before %d",
        m_kills, m_chunks, m_ambiguous, m_sentAgain, m_shown);
}

QTEST_GUILESS_MAIN(KillsTest)
#include "tst_kills.moc"
