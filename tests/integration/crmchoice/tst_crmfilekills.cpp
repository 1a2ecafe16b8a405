// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmchoice/fileplace.h"

#include <QTest>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// A module to a file, disturbed: whatever happens there is the whole file or none by its name.
class CrmFileKillsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QVERIFY(m_place.emptyOut()); }
    void killed_data();
    void killed();
    void standsInTheWay();
    void fullDisk_data();
    void fullDisk();

private:
    FilePlace m_place;
    QByteArray m_whole; // a backup that nothing disturbed
    QByteArrayList m_passed; // the points that it came by
};

void CrmFileKillsTest::initTestCase()
{
    QCOMPARE(m_place.begin(), QString());
    m_place.addTimings(u"diskPause=100"_s);
    QVERIFY(m_place.emptyOut());
    const QString notes = m_place.file(u"notes"_s);
    QCOMPARE(m_place.beginAnew(m_place.backup({})), QString());
    m_place.setVariable(u"SLUICE_CRASH_NOTES"_s, notes);
    const CliResult whole = m_place.run();
    m_place.removeVariable(u"SLUICE_CRASH_NOTES"_s);
    QVERIFY2(whole.exitCode == 0, whole.errors.constData());
    m_passed = m_place.bytes(notes).split('\n');
    m_passed.resize(m_passed.lastIndexOf("S7.after_commit")); // what comes behind is not the run's
    m_whole = m_place.bytes(m_place.out(u"leads.csv"_s));
    QCOMPARE(FilePlace::rows(m_whole).size(), FilePlace::kRows + 1);
}

void CrmFileKillsTest::killed_data()
{
    QTest::addColumn<QString>("point");
    QTest::addColumn<int>("share"); // of how often an undisturbed run comes by, in percent
    QTest::newRow("in the middle of the pages") << u"S4.after_rename"_s << 50;
    QTest::newRow("it has its name") << u"S4.after_rename"_s << 100;
    QTest::newRow("some of its records are settled") << u"S5.before_commit"_s << 100;
    if (!FilePlace::isLong())
        return;
    for (const auto &point : {u"S4.before_sync"_s, u"S4.before_rename"_s, u"S4.after_folder_sync"_s,
             u"S5.after_commit"_s, u"S7.outcome_appended"_s, u"S7.before_commit"_s}) {
        for (const int share : {20, 60, 100})
            QTest::addRow("%s, %d %%", qPrintable(point), share) << point << share;
    }
}

// Killed anywhere, resumed, the same file to the byte.
void CrmFileKillsTest::killed()
{
    QFETCH(QString, point);
    QFETCH(int, share);
    const auto times = m_passed.count(point.toLatin1());
    QVERIFY(times > 1);
    QCOMPARE(m_place.beginAnew(m_place.backup({})), QString());
    m_place.setVariable(u"SLUICE_CRASH_AT"_s,
        u"%1:%2"_s.arg(point).arg(std::max<qsizetype>(1, times * share / 100)));
    const CliResult killed = m_place.run();
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QVERIFY2(killed.exitCode != 0, "it was not killed");
    for (const QString &name : m_place.found()) // whole, or not by its name
        QVERIFY(name.endsWith(".part"_L1) || m_place.bytes(m_place.out(name)) == m_whole);
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(m_place.problem(FilePlace::kRows), QString());
    QCOMPARE(m_place.found(), QStringList{u"leads.csv"_s});
    QCOMPARE(m_place.bytes(m_place.out(u"leads.csv"_s)), m_whole);
}

void CrmFileKillsTest::standsInTheWay()
{
    QCOMPARE(m_place.beginAnew(m_place.backup({})), QString());
    const auto put = [this] {
        QFile other(m_place.out(u"leads.csv"_s));
        return other.open(QIODevice::WriteOnly) && other.write("mine") == 4;
    };
    QVERIFY(put());
    const CliResult refused = m_place.run();
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("is there already"), refused.errors.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s), 0);

    // It came while the run was under way: the run waits for a person.
    QVERIFY(QFile::remove(m_place.out(u"leads.csv"_s)));
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S5.after_commit:3"_s);
    QVERIFY(m_place.run().exitCode != 0);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QVERIFY(put());
    const CliResult stopped = m_place.resume();
    QVERIFY2(stopped.exitCode == 7, stopped.errors.constData());
    QCOMPARE(stopped.count(u"written"_s), 0);
    QCOMPARE(stopped.count(u"notAttempted"_s), FilePlace::kRows);
    QCOMPARE(m_place.bytes(m_place.out(u"leads.csv"_s)), "mine");
    QCOMPARE(m_place.found(), QStringList{u"leads.csv"_s});
    QVERIFY(QFile::remove(m_place.out(u"leads.csv"_s)));
    const CliResult resumed = m_place.resume();
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(m_place.bytes(m_place.out(u"leads.csv"_s)), m_whole);
}

void CrmFileKillsTest::fullDisk_data()
{
    QTest::addColumn<bool>("isEnded");
    QTest::newRow("it is ended and resumed") << true;
    if (FilePlace::isLong())
        QTest::newRow("it waits for space") << false;
}

void CrmFileKillsTest::fullDisk()
{
    QFETCH(bool, isEnded);
    QCOMPARE(m_place.beginAnew(m_place.backup({})), QString());
    const QString good = m_place.file(u"disk-is-good"_s);
    QFile::remove(good);
    const QMap<QString, QString> faults{{u"LD_PRELOAD"_s, QStringLiteral(SLUICE_FILE_FAULTS)},
        {u"SLUICE_FAULT_UNDER"_s, m_place.file(u"out"_s)}, {u"SLUICE_FAULT_SWITCH"_s, good},
        {u"SLUICE_FAULT_AFTER"_s, u"%1:%2"_s.arg(m_whole.size() / 2).arg(ENOSPC)}};
    for (auto it = faults.begin(); it != faults.end(); ++it)
        m_place.setVariable(it.key(), it.value());
    const auto process = m_place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s});
    for (auto it = faults.begin(); it != faults.end(); ++it)
        m_place.removeVariable(it.key());
    const QString waits = u"SELECT COUNT(*) FROM step WHERE wait_reason='disk full'"_s;
    QTRY_VERIFY_WITH_TIMEOUT(m_place.sqlNumber(waits) == 1, 20'000);
    QCOMPARE(process->state(), QProcess::Running);
    QVERIFY(!QFile::exists(m_place.out(u"leads.csv"_s)));
    if (isEnded)
        process->terminate();
    else
        QVERIFY(QFile(good).open(QIODevice::WriteOnly));
    const CliResult done = m_place.finish(*process);
    QCOMPARE(done.exitCode, isEnded ? 75 : 0);
    if (isEnded) {
        QCOMPARE(m_place.found(), QStringList()); // nothing half
        QCOMPARE(m_place.resume().exitCode, 0);
    }
    QCOMPARE(m_place.problem(FilePlace::kRows), QString());
    QCOMPARE(m_place.bytes(m_place.out(u"leads.csv"_s)), m_whole);
}

QTEST_GUILESS_MAIN(CrmFileKillsTest)
#include "tst_crmfilekills.moc"
