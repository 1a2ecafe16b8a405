// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/disk/diskplace.h"
#include "integration/disk/filejournal.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;
using Loss = FileJournal::Loss;

// The power goes at a sync (reliability-security F.5): what was not synced is lost, or torn into
// blocks. The store is whole all the same, it knows every request that had left, and the run goes
// on to the same end (P1, P2).
class PowerLossTest final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everySyncLeavesASoundStore();
    void goesOnAfterwards_data();
    void goesOnAfterwards();
    void cleanupTestCase();

private:
    QString storeProblem(const QString &folder);
    QString traceFile() { return m_disk.place().file(u"trace"_s); }

    DiskPlace m_disk;
    QRandomGenerator m_dice;
    int m_syncs = 0;
    int m_folders = 0;
};

void PowerLossTest::initTestCase()
{
    const quint32 seed = qEnvironmentVariableIsSet("SLUICE_SEED")
        ? qEnvironmentVariable("SLUICE_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    qInfo("SLUICE_SEED=%u", seed);
    m_dice.seed(seed);
    QCOMPARE(m_disk.prepare(), QString());

    // An undisturbed run, for the number of its syncs.
    QCOMPARE(m_disk.beginAnew(), QString());
    m_disk.setTrace(traceFile(), 0);
    const CliResult run = m_disk.place().runJob();
    m_disk.clearFaults();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QFile trace(traceFile());
    QVERIFY(trace.open(QIODevice::ReadOnly));
    m_syncs = trace.readAll().count("\nS 0 0 /");
    QVERIFY2(m_syncs > 50, qPrintable(QString::number(m_syncs)));
}

QString PowerLossTest::storeProblem(const QString &folder)
{
    Workplace &place = m_disk.place();
    const QString before = place.dataDirectory();
    place.setDataDirectory(folder);
    QString problem;
    if (const QString found = place.sqlText(u"PRAGMA integrity_check"_s); found != "ok"_L1)
        problem = u"integrity_check: "_s + found;
    else if (place.sqlNumber(u"SELECT COUNT(*) FROM run WHERE n_read <> n_written + n_skipped +"
                             " n_rejected + n_not_attempted + n_pending"_s)
        > 0)
        problem = u"the counters do not balance"_s;
    else if (place.sqlNumber(u"SELECT COUNT(*) FROM job_def WHERE kind='crm-bulk'"_s) != 1)
        problem = u"the job is gone"_s;
    // A file is real once its row says so (S4, S5).
    for (const StoreRow &row : place.sql(u"SELECT run_id, rel_path, bytes, kind FROM artifact"
                                         " WHERE state='committed'"_s)) {
        const QFileInfo file(u"%1/runs/%2/%3"_s.arg(
            folder, row.value(u"run_id"_s).toString(), row.value(u"rel_path"_s).toString()));
        const qint64 bytes = row.value(u"bytes"_s).toLongLong();
        const bool isAppended = row.value(u"kind"_s).toString() == "outcome"_L1;
        if (isAppended ? file.size() < bytes : file.size() != bytes)
            problem = u"%1 has %2 bytes of %3"_s.arg(file.filePath()).arg(file.size()).arg(bytes);
    }
    place.setDataDirectory(before);
    return problem;
}

// All syncs of one run that is not disturbed (every few in the quick form).
void PowerLossTest::everySyncLeavesASoundStore()
{
    QCOMPARE(m_disk.beginAnew(), QString());
    QFile::remove(traceFile());
    const QString folder = m_disk.place().dataDirectory();
    FileJournal journal(folder);
    m_disk.setTrace(traceFile(), 0);
    const CliResult run = m_disk.place().runJob();
    m_disk.clearFaults();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QVERIFY(journal.open(traceFile()));
    const int every = DiskPlace::isLong() ? 1 : std::max(1, m_syncs / 20);
    int syncs = 0;
    int looked = 0;
    while (journal.step()) {
        if (journal.lastKind() != 'S' || ++syncs % every != 0)
            continue;
        for (const Loss loss : {Loss::Everything, Loss::Blocks}) {
            const QString rebuilt = m_disk.place().file(u"after-%1"_s.arg(++m_folders));
            QVERIFY(journal.rebuild(rebuilt, loss, m_dice));
            const QString problem = storeProblem(rebuilt);
            QVERIFY2(problem.isEmpty(),
                qPrintable(u"sync %1 of %2, %3: %4"_s.arg(syncs).arg(m_syncs).arg(
                    loss == Loss::Everything ? u"lost"_s : u"torn"_s, problem)));
            QDir(rebuilt).removeRecursively();
            ++looked;
        }
    }
    QVERIFY(syncs > 50);
    qInfo("%d syncs, %d stores opened", syncs, looked);
}

void PowerLossTest::goesOnAfterwards_data()
{
    QTest::addColumn<int>("atSync");
    QTest::addColumn<Loss>("loss");
    const auto add = [](int at, Loss loss) {
        QTest::addRow("sync %d, %s", at, loss == Loss::Everything ? "lost" : "torn") << at << loss;
    };
    if (DiskPlace::isLong()) {
        for (int at = 1; at <= m_syncs; ++at) {
            add(at, Loss::Everything);
            add(at, Loss::Blocks);
        }
        return;
    }
    for (int i = 0; i < 4; ++i) { // one in each quarter
        const int at = 1 + i * m_syncs / 4 + m_dice.bounded(std::max(1, m_syncs / 4));
        add(at, i % 2 == 0 ? Loss::Everything : Loss::Blocks);
    }
}

// The process is killed when it is about to sync, so that the service is no further than the disk.
void PowerLossTest::goesOnAfterwards()
{
    QFETCH(const int, atSync);
    QFETCH(const Loss, loss);
    QCOMPARE(m_disk.beginAnew(), QString());
    QFile::remove(traceFile());
    FileJournal journal(m_disk.place().dataDirectory());
    m_disk.setTrace(traceFile(), atSync);
    const CliResult run = m_disk.place().runJob();
    m_disk.clearFaults();
    QVERIFY2(run.exitCode == -1 || run.exitCode == 0, run.errors.constData());
    QVERIFY(journal.open(traceFile()));
    while (journal.step())
        continue;
    const qint64 unsynced = journal.unsyncedBytes();
    const QString rebuilt = m_disk.place().file(u"after-%1"_s.arg(++m_folders));
    QVERIFY(journal.rebuild(rebuilt, loss, m_dice));
    QCOMPARE(storeProblem(rebuilt), QString());
    m_disk.place().setDataDirectory(rebuilt);
    // Every request that had left is known (S3).
    const qint64 asked
        = m_disk.place().requests(u"POST"_s, u"^/crm/(v8/upload|bulk/v8/(read|write))$"_s).size();
    const qint64 known = m_disk.place().sqlNumber(u"SELECT COUNT(*) FROM attempt"_s);
    QVERIFY2(known >= asked, qPrintable(u"%1 of %2"_s.arg(known).arg(asked)));
    const QString problem = m_disk.finishAndCheck();
    QVERIFY2(problem.isEmpty(),
        qPrintable(u"%1 bytes were not synced: %2"_s.arg(unsynced).arg(problem)));
    QDir(rebuilt).removeRecursively();
}

void PowerLossTest::cleanupTestCase()
{
    qInfo("%d syncs in a run of three chunks", m_syncs);
}

QTEST_GUILESS_MAIN(PowerLossTest)
#include "tst_powerloss.moc"
