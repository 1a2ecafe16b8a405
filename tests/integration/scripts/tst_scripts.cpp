// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/leadoracle.h"
#include "integration/runcheck.h"

#include <QDirIterator>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kSampleRows = 4500;
constexpr qint64 kRows = 300;
constexpr qint64 kMostMs = 15'000;

const QJsonArray kLeadReads{
    u"Designation"_s, u"No_of_Employees"_s, u"Last_Activity_Days"_s, u"Web_Engagement_Score"_s};
const QJsonArray kLeadWrites{u"Mobile"_s, u"Country"_s, u"Lead_Score_Value"_s, u"Lead_Segment"_s,
    u"Sales_Priority"_s, u"Data_Quality_Status"_s};

QString examplePath(const QString &name)
{
    return QStringLiteral(SLUICE_SOURCE_DIR) + u"/packaging/examples/"_s + name;
}

QJsonObject leadProcessor(const QString &type)
{
    QJsonObject processor{{u"type"_s, type}, {u"reads"_s, kLeadReads}, {u"writes"_s, kLeadWrites}};
    if (type == "rules"_L1)
        return {{u"type"_s, type}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}};
    if (type == "script"_L1) {
        processor.insert(u"file"_s, u"lead-clean-up.js"_s); // taken from beside the job file
    } else {
        processor.insert(u"program"_s, u"python3"_s);
        processor.insert(u"arguments"_s, QJsonArray{examplePath(u"lead-clean-up.py"_s), u"C"_s});
    }
    return processor;
}

QJsonObject withProcessors(const QJsonArray &processors)
{
    return {{u"processors"_s, processors}};
}

QJsonObject scriptOf(const QString &source)
{
    return withProcessors({QJsonObject{{u"type"_s, u"script"_s}, {u"source"_s, source},
        {u"reads"_s, QJsonArray{u"Last_Name"_s}}, {u"writes"_s, QJsonArray{u"Country"_s}},
        {u"limits"_s, QJsonObject{{u"silenceSeconds"_s, 5}}}}});
}

QJsonObject shellOf(const QString &text)
{
    return withProcessors({QJsonObject{{u"type"_s, u"command"_s}, {u"program"_s, u"sh"_s},
        {u"arguments"_s, QJsonArray{u"-c"_s, text}}, {u"writes"_s, QJsonArray{u"Country"_s}}}});
}

// Whether a process of the operator, or its keeper, is still there that works below this folder.
bool isAnythingLeft(const QString &folder)
{
    for (QDirIterator it(u"/proc"_s, QDir::Dirs | QDir::NoDotAndDotDot); it.hasNext();) {
        const QString path = it.next();
        if (QFileInfo(path + u"/cwd"_s).symLinkTarget().startsWith(folder))
            return true;
    }
    return false;
}

} // namespace

class ScriptsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void leadExample_data();
    void leadExample();
    void attacks_data();
    void attacks();
    void planIsWhatTheRunDoes();
    void stopWhileACommandRuns();
    void killWhileACommandRuns();
    void killAfterTheAnswer();

private:
    Workplace m_place;
    QString m_leads;
};

void ScriptsTest::initTestCase()
{
    m_leads = u"%1/../shared/data/zoho-leads-defective-%2.csv"_s.arg(
        QStringLiteral(SLUICE_SOURCE_DIR), QString::number(kSampleRows));
    const QString problem
        = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_place.addTimings(u"scriptRecord=300,scriptFrame=2000,commandEnd=500"_s);
}

void ScriptsTest::leadExample_data()
{
    QTest::addColumn<QString>("type");
    for (const QString &type : {u"script"_s, u"command"_s})
        QTest::newRow(qPrintable(type)) << type;
}

// The rows of the service afterwards are those that the rules make.
void ScriptsTest::leadExample()
{
    QFETCH(const QString, type);
    QList<QStringList> cells = sampleCells(m_leads);
    if (cells.isEmpty())
        cells = recipeCells(kSampleRows, 7);
    Workplace place;
    QFile file(place.file(u"leads.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sampleCsv(cells)) > 0);
    file.close();
    QCOMPARE(place.start({u"--limits"_s, u"off"_s, u"--leads"_s, file.fileName()}), QString());
    QVERIFY(QFile::copy(examplePath(u"lead-clean-up.js"_s), place.file(u"lead-clean-up.js"_s)));
    QCOMPARE(place.beginAnew(withProcessors({leadProcessor(u"rules"_s)})), QString());
    const CliResult rules = place.runJob();
    QCOMPARE(rules.exitCode, 0);
    const QJsonObject digest = place.digest();

    QCOMPARE(place.beginAnew(withProcessors({leadProcessor(type)})), QString());
    QVERIFY(QFile::remove(place.file(u"lead-clean-up.js"_s))); // the job has its text
    const CliResult run = place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QVERIFY(run.balances());
    QCOMPARE(run.json().value("counts"_L1), rules.json().value("counts"_L1));
    QCOMPARE(place.digest().value("sha256"_L1), digest.value("sha256"_L1));

    const CliResult again = place.runJob(); // its own output is a fixed point
    QCOMPARE(again.count(u"skipped"_s), kSampleRows);
    QVERIFY(!QFile::exists(place.runFolder() + u"/processing/page-1-processor-1.answers"_s));
}

void ScriptsTest::attacks_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("exitCode"); // 3 failed, 4 with rejections
    QTest::addColumn<QString>("message"); // of the run, or of the first rejected record
    const auto attack = [](const char *name, const char *source, int exitCode,
                            const char *message) {
        QTest::newRow(name) << QString::fromUtf8(source) << exitCode << QString::fromUtf8(message);
    };
    const char *const missing = "ReferenceError: ";
    attack("endless loop", "function process(r) { for (;;) { } }", 3, "at record 3 (id ");
    attack("recursion", "function process(r) { return process(r); }", 4,
        "InternalError: too much recursion");
    attack("8 GB string",
        "function process(r) { let s = 'x'; for (let i = 0; i < 33; ++i) s += s; r.Country = s + "
        "'!'; "
        "return r; }",
        3, "at record ");
    attack("catastrophic regex",
        "function process(r) { if (/^(a+)+$/.test('a'.repeat(40) + '!')) r.Country = 'x'; return "
        "r; }",
        3, "at record 3 (id ");
    attack("exception per record", "\nfunction process(r) { throw new Error('no'); }", 4,
        "line 2: Error: no");
    attack(
        "wrong shape", "const process = r => [r];", 4, "gave back a list in place of the record");
    attack("prototype tricks",
        "Object.prototype.Country = 'all'; String.prototype.split = () => "
        "[];\nArray.prototype.join = () => '';"
        "const process = r => { r.__proto__ = null; return r; };",
        0, "");
    attack("file and network access",
        "function process(r) { require('fs').readFileSync('/etc/passwd'); }", 4, missing);
    attack("output flood", "function process(r) { for (;;) console.log(r.Last_Name); }", 3,
        "at record 3 (id ");
    attack("fork", "function process(r) { return new Worker('x'); }", 4, missing);
    attack("exit", "function process(r) { process.exit(0); }", 4, "TypeError: ");
    attack("silence",
        "function process(r) { const end = Date.now() + 1e9; while (Date.now() < end) { } }", 3,
        "at record 3 (id ");
}

// Each ends within the limit; the run is whole, its records have their outcome, the service was not
// touched, and the next run works.
void ScriptsTest::attacks()
{
    QFETCH(const QString, source);
    QFETCH(const int, exitCode);
    QFETCH(const QString, message);
    QCOMPARE(m_place.beginAnew(scriptOf(source)), QString());
    const QJsonObject before = m_place.digest();
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == exitCode, QByteArray(run.output + run.errors).constData());
    QVERIFY(run.milliseconds < kMostMs);
    QVERIFY2(run.balances(), run.output.constData());
    QCOMPARE(run.count(u"read"_s), kRows);
    QCOMPARE(run.count(u"written"_s), 0);
    QCOMPARE(m_place.digest(), before);
    const QString told = m_place.sqlText(u"SELECT reason FROM run ORDER BY number DESC LIMIT 1"_s)
        + m_place.sqlText(u"SELECT message FROM record_issue ORDER BY ordinal LIMIT 1"_s);
    QVERIFY2(told.contains(message), qPrintable(told));
    QVERIFY(!isAnythingLeft(m_place.folder()));
}

void ScriptsTest::planIsWhatTheRunDoes()
{
    QCOMPARE(
        m_place.beginAnew(shellOf(
            u"read -r h; printf '%s\\n' \"$h\"; sort -r | grep -v '^7,' | sed 's/,.*/,ZZ/'"_s)),
        QString());
    const QJsonObject before = m_place.digest();
    const CliResult plan = m_place.cli({u"plan"_s, u"Clean up leads"_s, u"--json"_s});
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(m_place.digest(), before);
    QCOMPARE(plan.count(u"written"_s), kRows - 1);
    QCOMPARE(plan.count(u"skipped"_s), 1);
    const CliResult run = m_place.runJob();
    QCOMPARE(run.json().value("counts"_L1), plan.json().value("counts"_L1));
    int changed = 0;
    for (const QJsonObject &row : m_place.ledger())
        changed += row.value("values"_L1)["Country"_L1].toString() == "ZZ"_L1 ? 1 : 0;
    QCOMPARE(changed, kRows - 1);
}

void ScriptsTest::stopWhileACommandRuns()
{
    QCOMPARE(m_place.beginAnew(
                 shellOf(u"trap '' TERM; cat > ../begun; while :; do tail -f /dev/null; done"_s)),
        QString());
    const auto process = m_place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_place.runFolder() + u"/processing/begun"_s), 20'000);
    QElapsedTimer timer;
    timer.start();
    process->terminate();
    const CliResult stopped = m_place.finish(*process);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(stopped.exitCode, 75);
    QVERIFY(stopped.balances());
    QTRY_VERIFY(!isAnythingLeft(m_place.folder()));
}

// SIGKILL in the middle of the command: it goes with its run, and the page is processed anew.
void ScriptsTest::killWhileACommandRuns()
{
    QCOMPARE(
        m_place.beginAnew(shellOf(u"cat > ../begun; test -e ../again || exec tail -f /dev/null; "
                                  "sed 's/,.*/,AA/; 1s/.*/_row,Country/' ../begun"_s)),
        QString());
    const auto process = m_place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_place.runFolder() + u"/processing/begun"_s), 20'000);
    process->kill();
    process->waitForFinished();
    QTRY_VERIFY(!isAnythingLeft(m_place.folder()));
    QFile mark(m_place.runFolder() + u"/processing/again"_s);
    QVERIFY(mark.open(QIODevice::WriteOnly));
    const CliResult resumed
        = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0, QByteArray(resumed.output + resumed.errors).constData());
    QCOMPARE(resumed.count(u"written"_s), kRows);
    const RunCheck check
        = checkedRun(m_place, kRows, m_place.digest().value("sha256"_L1).toString());
    QVERIFY2(check.problem.isEmpty(), qPrintable(check.problem));
}

// Killed between two chunks of a page: the second half is made of the answer that the first came
// of.
void ScriptsTest::killAfterTheAnswer()
{
    QJsonObject parameters = shellOf(
        u"r=$(cut -c1-8 /proc/sys/kernel/random/uuid); sed \"s/,.*/,$r/; 1s/.*/_row,Country/\""_s);
    parameters.insert(u"chunkRows"_s, 100);
    QCOMPARE(m_place.beginAnew(parameters), QString());
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S5.after_commit:1"_s);
    const CliResult killed = m_place.runJob();
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(killed.exitCode, -1);
    const CliResult resumed
        = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0, QByteArray(resumed.output + resumed.errors).constData());
    QCOMPARE(resumed.count(u"written"_s), kRows);
    QSet<QString> values;
    for (const QJsonObject &row : m_place.ledger())
        values.insert(row.value("values"_L1).toObject().value("Country"_L1).toString());
    QCOMPARE(values.size(), 1);
}

QTEST_GUILESS_MAIN(ScriptsTest)
#include "tst_scripts.moc"
