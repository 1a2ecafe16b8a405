// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmchoice/fileplace.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QTest>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 3'000;
constexpr int kEveryTenth = 10;
constexpr int kReadJob = 51; // credits of a page of the module, with its download

} // namespace

// A large file is compared with the module by one bulk read where that costs fewer credits than
// asking for its records.
class CrmFileModuleTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void theCheaperWay_data();
    void theCheaperWay();
    void killed_data();
    void killed();
    void fullDisk();
    void changedMeanwhile();
    void missingIsAskedFor();

private:
    bool writeFile(int most, int added = 0);
    QJsonObject job(const QJsonObject &more = {}) const;
    qint64 readJobs() { return m_place.requests(u"POST"_s, u"^/crm/bulk/v8/read$"_s).size(); }
    qint64 asked() { return m_place.requests(u"POST"_s, u"^/crm/v8/coql$"_s).size(); }
    QString isWritten();
    QStringList leftFiles() const
    {
        return QDir(m_place.runFolder() + u"/processing"_s).entryList(QDir::Files);
    }
    FilePlace m_place;
    QString m_digest;
    QMap<QString, QJsonObject> m_before;
    QMap<QString, QString> m_wanted; // the companies that the file changes
    int m_known = 0; // rows of records that are there
};

void CrmFileModuleTest::initTestCase()
{
    QCOMPARE(
        m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)}), QString());
}

void CrmFileModuleTest::init()
{
    QCOMPARE(m_place.beginAnew({}), QString());
    m_digest = m_place.digest().value("sha256"_L1).toString();
    m_before = m_place.records();
    QCOMPARE(m_before.size(), kRows);
}

bool CrmFileModuleTest::writeFile(int most, int added)
{
    m_wanted.clear();
    m_known = 0;
    QByteArray text = "Company,Last_Name,Email,Next_Contact_Date\n";
    QSet<QString> seen;
    const auto cell = [](const QJsonValue &value) -> QByteArray {
        QByteArray quoted = value.toVariant().toString().toUtf8();
        quoted.replace('"', "\"\"").prepend('"').append('"');
        return quoted;
    };
    for (auto it = m_before.cbegin(); it != m_before.cend() && m_known < most; ++it) {
        const QString email = it->value("Email"_L1).toString();
        if (email.isEmpty() || seen.contains(email.toCaseFolded()))
            continue;
        seen.insert(email.toCaseFolded());
        QJsonValue company = it->value("Company"_L1);
        QJsonValue key = email;
        if (m_known++ % kEveryTenth == 0) {
            key = email.toUpper(); // found all the same
            company = u"Another, %1"_s.arg(m_known);
            m_wanted.insert(it.key(), company.toString());
        }
        text += cell(company) + ',' + cell(it->value("Last_Name"_L1)) + ',' + cell(key) + ','
            + cell(it->value("Next_Contact_Date"_L1)) + '\n';
    }
    for (int i = 0; i < added; ++i)
        text += "New Firm,New,new" + QByteArray::number(i) + "@example.com,\n";
    QFile file(m_place.file(u"edited.csv"_s));
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
}

QJsonObject CrmFileModuleTest::job(const QJsonObject &more) const
{
    QJsonObject all{{u"processors"_s, QJsonArray()}, {u"writeBy"_s, u"auto"_s},
        {u"operation"_s, u"upsert"_s}, {u"findBy"_s, u"Email"_s}, {u"pageRows"_s, 1'000},
        {u"sourceFile"_s, QJsonObject{{u"path"_s, m_place.file(u"edited.csv"_s)}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

// Empty: each changed record once, and the others not at all.
QString CrmFileModuleTest::isWritten()
{
    const QMap<QString, QJsonObject> after = m_place.records();
    for (auto it = m_before.cbegin(); it != m_before.cend(); ++it) {
        const QString wanted = m_wanted.value(it.key(), it->value("Company"_L1).toString());
        if (after.value(it.key()).value("Company"_L1).toString() != wanted)
            return u"record %1 is not as the file says"_s.arg(it.key());
    }
    return {};
}

void CrmFileModuleTest::theCheaperWay_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<QStringList>("selection");
    QTest::addColumn<int>("sandboxPage");
    QTest::addColumn<int>("pages"); // of the module; 0: it is not read
    QTest::newRow("all of the module") << kRows << QStringList() << 200'000 << 1;
    QTest::newRow("a small file") << 500 << QStringList() << 200'000 << 0;
    QTest::newRow("some rows of it")
        << kRows << QStringList{u"--rows"_s, u"200-900"_s} << 200'000 << 0;
    if (FilePlace::isLong())
        QTest::newRow("in pages") << kRows << QStringList() << 1'000 << 3;
}

void CrmFileModuleTest::theCheaperWay()
{
    QFETCH(int, most);
    QFETCH(QStringList, selection);
    QFETCH(int, sandboxPage);
    QFETCH(int, pages);
    constexpr int kAdded = 7;
    QVERIFY(m_place.sandbox().setSettings({{u"pageRows"_s, sandboxPage}}));
    QVERIFY(writeFile(most, kAdded));
    QCOMPARE(m_place.import(job()), QString());
    const QJsonObject digest = m_place.digest();
    const QStringList words{u"plan"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s};
    const CliResult plan = m_place.cli(words + selection);
    QVERIFY2(plan.exitCode == 0, plan.errors.constData());
    QCOMPARE(m_place.digest(), digest);
    QCOMPARE(readJobs(), pages);
    const QJsonObject cost = plan.json()[u"cost"].toObject();
    QCOMPARE(cost[u"readJobs"].toInteger(), pages);
    if (pages > 0)
        QCOMPARE(asked(), 1); // how many records there are

    const qint64 before = m_place.credits() - m_place.jobLooks();
    const CliResult done = m_place.run(selection);
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QVERIFY(done.balances());
    const qint64 spent = m_place.credits() - m_place.jobLooks() - before;
    QCOMPARE(spent, cost[u"creditsWithoutLooks"].toInteger());
    QCOMPARE(done.count(u"written"_s), plan.count(u"written"_s));
    QCOMPARE(leftFiles(), QStringList());
    if (!selection.isEmpty())
        return;
    QCOMPARE(done.count(u"written"_s), m_wanted.size() + kAdded);
    QCOMPARE(cost[u"newRecords"].toInteger(), kAdded);
    QCOMPARE(isWritten(), QString());
    const qint64 asking = (m_known + kAdded + 49) / 50;
    QVERIFY(pages != 1 || kReadJob + 1 < asking); // pages are of 200,000 records elsewhere
    // And all of it can be taken back.
    const CliResult undone = m_place.cli({u"runs"_s, u"undo"_s, done.json()[u"runId"].toString(),
        u"--delete-inserted"_s, u"--exact-count"_s, QString::number(kAdded), u"--quiet"_s});
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QCOMPARE(m_place.digest().value("sha256"_L1).toString(), m_digest);
}

void CrmFileModuleTest::killed_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("once the module's page is there") << u"S4.after_rename:3"_s;
    if (!FilePlace::isLong())
        return;
    for (const auto &point :
        {u"S3.after_commit:1"_s, u"S4.after_rename:2"_s, u"S4.after_rename:4"_s,
            u"S4.after_rename:5"_s, u"S5.before_commit:1"_s, u"S5.after_commit:2"_s})
        QTest::newRow(qPrintable(point)) << point;
}

void CrmFileModuleTest::killed()
{
    QFETCH(QString, point);
    QVERIFY(writeFile(kRows));
    QCOMPARE(m_place.import(job({{u"chunkRows"_s, 100}})), QString());
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, point);
    const CliResult killed = m_place.run();
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QVERIFY2(killed.exitCode != 0, "it was not killed");
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"written"_s), m_wanted.size());
    QCOMPARE(m_place.problem(m_known), QString());
    QCOMPARE(isWritten(), QString());
    QVERIFY(readJobs() <= 2 && asked() <= 2);
    QCOMPARE(leftFiles(), QStringList());
}

// While the module's records are put where they are found: the run waits for space.
void CrmFileModuleTest::fullDisk()
{
    QVERIFY(writeFile(kRows));
    QCOMPARE(m_place.import(job()), QString());
    m_place.addTimings(u"diskPause=100"_s);
    const QString good = m_place.file(u"disk-is-good"_s);
    QFile::remove(good);
    const qint64 copied = QFileInfo(m_place.file(u"edited.csv"_s)).size();
    const QMap<QString, QString> faults{{u"LD_PRELOAD"_s, QStringLiteral(SLUICE_FILE_FAULTS)},
        {u"SLUICE_FAULT_UNDER"_s, m_place.dataDirectory() + u"/runs"_s},
        {u"SLUICE_FAULT_SWITCH"_s, good},
        {u"SLUICE_FAULT_AFTER"_s, u"%1:%2"_s.arg(copied + copied / 2).arg(ENOSPC)}};
    for (auto it = faults.begin(); it != faults.end(); ++it)
        m_place.setVariable(it.key(), it.value());
    const auto process = m_place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s});
    for (auto it = faults.begin(); it != faults.end(); ++it)
        m_place.removeVariable(it.key());
    const QString waits = u"SELECT COUNT(*) FROM step WHERE wait_reason='disk full'"
                          " AND step_key='read:module:1'"_s;
    QTRY_VERIFY_WITH_TIMEOUT(m_place.sqlNumber(waits) == 1, 20'000);
    QCOMPARE(process->state(), QProcess::Running);
    QVERIFY(QFile(good).open(QIODevice::WriteOnly));
    const CliResult done = m_place.finish(*process);
    m_place.resetTimings();
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QCOMPARE(done.count(u"written"_s), m_wanted.size());
    QCOMPARE(isWritten(), QString());
    QCOMPARE(readJobs(), 1);
    QCOMPARE(leftFiles(), QStringList());
}

// Between the read of the module and the write.
void CrmFileModuleTest::changedMeanwhile()
{
    QVERIFY(writeFile(kRows));
    QCOMPARE(m_place.import(job({{u"guard"_s, true}})), QString());
    const QString someone = m_wanted.firstKey();
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S5.after_commit:1"_s);
    QVERIFY(m_place.run().exitCode != 0);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QTest::qWait(1'100); // times at the service are whole seconds
    QVERIFY(m_place.mutate(
        {QJsonObject{{u"id"_s, someone}, {u"values"_s, QJsonObject{{u"Company"_s, u"Mine"_s}}}}}));
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 4, resumed.errors.constData());
    QCOMPARE(resumed.count(u"rejected"_s), 1);
    QCOMPARE(m_place.outcome(u"rejected"_s).at(1).at(1), QByteArray("CHANGED_MEANWHILE"));
    m_wanted.insert(someone, u"Mine"_s);
    QCOMPARE(isWritten(), QString());
}

// An update's record that the module lacked when it was read may have been made since.
void CrmFileModuleTest::missingIsAskedFor()
{
    QVERIFY(writeFile(kRows, 3));
    QCOMPARE(
        m_place.import(job({{u"operation"_s, u"update"_s}, {u"writeBy"_s, u"bulk"_s}})), QString());
    const CliResult run = m_place.run();
    QVERIFY2(run.exitCode == 4, run.errors.constData());
    QCOMPARE(run.count(u"rejected"_s), 3);
    for (const QByteArrayList &row : m_place.outcome(u"rejected"_s).mid(1))
        QCOMPARE(row.at(1), QByteArray("NOT_FOUND"));
    QCOMPARE(asked(), 2); // one counted, one asked
    QCOMPARE(isWritten(), QString());
}

QTEST_GUILESS_MAIN(CrmFileModuleTest)
#include "tst_crmfilemodule.moc"
