// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/disk/disktests.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

// Another program that writes and does not end; it lets go when it goes.
class StoreHolder
{
public:
    explicit StoreHolder(const QString &directory)
    {
        QSqlDatabase store = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"holder"_s);
        store.setDatabaseName(directory + u"/store.sqlite"_s);
        store.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        m_holds = store.open() && QSqlQuery(store).exec(u"BEGIN IMMEDIATE"_s);
    }
    ~StoreHolder() { QSqlDatabase::removeDatabase(u"holder"_s); }
    bool holds() const { return m_holds; }

private:
    bool m_holds = false;
};

} // namespace

void LockedStoreTest::isWaitedFor_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::newRow(DiskPlace::isLong() ? "5 s" : "2 s") << (DiskPlace::isLong() ? 5000 : 2000);
    if (DiskPlace::isLong())
        QTest::newRow("70 s") << 70'000;
}

// C34: it costs time, not the run.
void LockedStoreTest::isWaitedFor()
{
    QFETCH(const int, milliseconds);
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    QVERIFY(m_disk.place().sandbox().setSettings({{u"writeJobMs"_s, 400}})); // it must be running
    const auto process = m_disk.place().launch({u"run"_s, u"Clean up leads"_s});
    process->setReadChannel(QProcess::StandardError); // its progress
    while (!process->canReadLine() && process->waitForReadyRead())
        continue;
    {
        const StoreHolder holder(m_disk.place().dataDirectory());
        QVERIFY(holder.holds());
        QVERIFY2(!process->waitForFinished(milliseconds), "it did not wait for the store");
    }
    const CliResult run = m_disk.place().finish(*process);
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    const QString problem = m_disk.finishAndCheck();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

// C34: after a minute, here a fraction of it, the run is paused and says for whom; it goes on by
// itself.
void LockedStoreTest::longLockPauses()
{
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    QVERIFY(m_disk.place().sandbox().setSettings({{u"writeJobMs"_s, 400}})); // it must be running
    m_disk.place().setVariable(
        u"SLUICE_TIMINGS"_s, m_disk.timings() + u",busy=100,storeBusyLimit=500"_s);
    const auto process = m_disk.place().launch({u"run"_s, u"Clean up leads"_s});
    m_disk.place().setVariable(u"SLUICE_TIMINGS"_s, m_disk.timings());
    process->setReadChannel(QProcess::StandardError);
    while (!process->canReadLine() && process->waitForReadyRead())
        continue;
    QByteArray told;
    {
        const StoreHolder holder(m_disk.place().dataDirectory());
        QVERIFY(holder.holds());
        QElapsedTimer timer;
        timer.start();
        while (!told.contains(" paused: ") && timer.elapsed() < 10'000) {
            process->waitForReadyRead(200);
            told += process->readAllStandardError();
        }
        QVERIFY2(told.contains(" paused: "), told.constData());
        const QByteArray reason = "the job store is locked. Process "
            + QByteArray::number(QCoreApplication::applicationPid());
        QVERIFY2(told.contains(reason), told.constData());
    }
    const CliResult run = m_disk.place().finish(*process);
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(
        m_disk.place().sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='STORE_BUSY'"_s), 1);
    const QString problem = m_disk.finishAndCheck();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void LockedStoreTest::refusedCommandNamesTheHolder()
{
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    m_disk.place().setVariable(u"SLUICE_TIMINGS"_s, u"busy=200"_s);
    const StoreHolder holder(m_disk.place().dataDirectory());
    const CliResult list = m_disk.place().cli({u"jobs"_s, u"list"_s});
    const CliResult removed = m_disk.place().cli({u"jobs"_s, u"remove"_s, u"Clean up leads"_s});
    m_disk.place().setVariable(u"SLUICE_TIMINGS"_s, m_disk.timings());
    QVERIFY2(list.exitCode == 0, list.errors.constData()); // who only reads is not in the way
    QCOMPARE(removed.exitCode, 6);
    QVERIFY2(QString::fromUtf8(removed.errors)
                 .contains(u"Process %1 "_s.arg(QCoreApplication::applicationPid())),
        removed.errors.constData());
}

// C35 in mid-run: it ends, says what to do, and goes on from the copy that is put in place.
void LockedStoreTest::damageInMidRunEndsIt()
{
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    QVERIFY(m_disk.finishAndCheck().isEmpty()); // a first run, so that there is a copy
    QVERIFY(m_disk.place().sandbox().setSettings({{u"writeJobMs"_s, 600}}));
    const auto process = m_disk.place().launch({u"run"_s, u"Clean up leads"_s});
    process->setReadChannel(QProcess::StandardError);
    while (!process->canReadLine() && process->waitForReadyRead())
        continue;
    const QString path = m_disk.place().dataDirectory() + u"/store.sqlite"_s;
    for (const QString &name :
        {path, QString(path + u"-wal"_s)}) { // both: pages are read from either
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        QVERIFY(file.write(QByteArray(static_cast<int>(size), '\xa5')) == size);
    }
    const CliResult run = m_disk.place().finish(*process, 30'000);
    QVERIFY2(run.exitCode == 3 || run.exitCode == 7 || run.exitCode == 75,
        qPrintable(u"%1 %2"_s.arg(run.exitCode).arg(QString::fromUtf8(run.errors))));
    QVERIFY2(run.errors.contains("damaged"), run.errors.constData());

    const CliResult refused = m_disk.place().cli({u"runs"_s, u"list"_s});
    QCOMPARE(refused.exitCode, 7);
    QVERIFY2(refused.errors.contains("store restore"), refused.errors.constData());
    const CliResult check = m_disk.place().cli({u"store"_s, u"check"_s, u"--json"_s});
    QCOMPARE(check.exitCode, 7);
    QVERIFY(!check.json().value("newestGood"_L1).toString().isEmpty());
    const CliResult restored = m_disk.place().cli({u"store"_s, u"restore"_s, u"--json"_s});
    QVERIFY2(restored.exitCode == 0, restored.errors.constData());
    QCOMPARE(restored.json().value("runsToCheck"_L1).toArray().size(), 1); // the one that broke off
    const CliResult again = m_disk.place().runJob();
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QVERIFY(again.balances());
}
