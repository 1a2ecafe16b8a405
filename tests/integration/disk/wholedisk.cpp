// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/disk/disktests.h"

#include <QTest>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

#ifdef SLUICE_SANITIZED
constexpr int kBusyMs = 8'000;
#else
constexpr int kBusyMs = 800; // a run that waits is still there
#endif
constexpr int kEndMs = 15'000;

bool makeFile(const QString &path)
{
    return QFile(path).open(QIODevice::WriteOnly);
}

} // namespace

void WholeDiskTest::badDiskIsWaitedFor_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("C32 no space") << u"write:90:%1:all"_s.arg(ENOSPC);
    QTest::newRow("C36 I/O errors") << u"write:90:%1:all"_s.arg(EIO);
    QTest::newRow("C36 syncs fail") << u"fsync:20:%1:all"_s.arg(EIO);
    QTest::newRow("C36 read-only") << u"write:90:%1:all"_s.arg(EROFS);
}

// C32, C36: the step waits, nothing crashes and nothing goes on in memory alone, and the run goes
// on by itself once the disk is good again.
void WholeDiskTest::badDiskIsWaitedFor()
{
    QFETCH(const QString, fault);
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    m_disk.setFault(fault);
    const auto process
        = m_disk.place().launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(!process->waitForFinished(kBusyMs), "it did not wait for the disk");
    const auto sent = [this] { return m_disk.place().requests(u"POST"_s, u"^/crm/"_s).size(); };
    const qsizetype before = sent();
    QTest::qWait(300);
    QCOMPARE(sent(), before);
    QVERIFY(makeFile(m_disk.switchFile()));
    const CliResult run = m_disk.place().finish(*process);
    QVERIFY2(run.exitCode == 0, QByteArray(run.output + run.errors).constData());
    const QString problem = m_disk.finishAndCheck();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

// Whoever ends the process while nothing can be kept is not made to wait for the disk.
void WholeDiskTest::endsOnAFullDisk()
{
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    m_disk.setFault(u"write:90:%1:all"_s.arg(ENOSPC));
    const auto process
        = m_disk.place().launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(!process->waitForFinished(kBusyMs), "it did not wait for space");
    process->terminate();
    const CliResult run = m_disk.place().finish(*process, kEndMs);
    QVERIFY2(run.exitCode == 75,
        qPrintable(u"%1 %2"_s.arg(run.exitCode).arg(QString::fromUtf8(run.errors))));
    QVERIFY2(run.errors.contains("resume"), run.errors.constData());
    const QString problem = m_disk.finishAndCheck();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void WholeDiskTest::fullAfterSoManyBytes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("in the first page") << qint64{400'000};
    if (!DiskPlace::isLong())
        return;
    for (qint64 bytes = 10'000; bytes < 4'000'000; bytes += bytes / 2)
        QTest::addRow("%lld", bytes) << bytes;
}

// A write that is cut short in the middle, as on a disk that fills up.
void WholeDiskTest::fullAfterSoManyBytes()
{
    QFETCH(const qint64, bytes);
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    m_disk.setFaultAfter(bytes, ENOSPC);
    const auto process
        = m_disk.place().launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    if (!process->waitForFinished(kBusyMs))
        QVERIFY(makeFile(m_disk.switchFile()));
    const CliResult run = m_disk.place().finish(*process);
    QVERIFY2(QList<int>({0, 3, 7, 75}).contains(run.exitCode), run.errors.constData());
    const QString problem = m_disk.finishAndCheck();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

// C33: told before anything is done, and no other place is taken.
void WholeDiskTest::readOnlyFolderIsToldAtTheStart()
{
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    for (const QString &fault : {u"open:1:%1:all"_s.arg(EROFS), u"fsync:1:%1:all"_s.arg(EIO),
             u"rename:1:%1:all"_s.arg(EROFS)}) {
        m_disk.clearFaults();
        m_disk.setFault(fault);
        const qint64 before = m_disk.place().requests({}, u"^/crm"_s).size();
        const CliResult run = m_disk.place().runJob();
        QVERIFY2(run.exitCode == 1 || run.exitCode == 75, run.errors.constData());
        QVERIFY2(
            run.errors.contains(m_disk.place().dataDirectory().toUtf8()), run.errors.constData());
        QCOMPARE(m_disk.place().requests({}, u"^/crm"_s).size(), before);
    }
    const QString problem = m_disk.finishAndCheck();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

// The system's limit on the size of a file is an error like any other.
void WholeDiskTest::largestFileIsReached()
{
    for (const auto &blocks : {u"64"_s, u"400"_s}) { // of 512 bytes
        QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(
            u"SLUICE_TIMINGS"_s, u"poll=50,diskPause=100,storePause=50,stopGrace=300"_s);
        process.setProcessEnvironment(environment);
        process.start(u"/bin/sh"_s,
            {u"-c"_s, u"ulimit -f "_s + blocks + u"; exec \"$@\""_s, u"sh"_s,
                QStringLiteral(SLUICE_CLI_PROGRAM), u"--data-dir"_s, m_disk.place().dataDirectory(),
                u"run"_s, u"Clean up leads"_s, u"--quiet"_s});
        QVERIFY(process.waitForStarted());
        if (!process.waitForFinished(kBusyMs))
            process.terminate();
        const CliResult run = m_disk.place().finish(process, kEndMs);
        QVERIFY2(QList<int>({0, 1, 3, 7, 75}).contains(run.exitCode),
            qPrintable(u"%1 %2"_s.arg(run.exitCode).arg(QString::fromUtf8(run.errors))));
        QVERIFY(run.exitCode == 0 || !run.errors.isEmpty());
        const QString problem = m_disk.finishAndCheck();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
}

void WholeDiskTest::outputToAFullDevice()
{
    QVERIFY2(m_disk.beginAnew().isEmpty(), "no place");
    QProcess list;
    list.setStandardOutputFile(u"/dev/full"_s);
    list.start(QStringLiteral(SLUICE_CLI_PROGRAM),
        {u"--data-dir"_s, m_disk.place().dataDirectory(), u"jobs"_s, u"list"_s});
    QVERIFY(list.waitForFinished());
    QVERIFY2(list.exitCode() != 0, "the lost list was not told");
    QVERIFY(list.readAllStandardError().contains("No space left"));

    // An export that does not fit says so and leaves no file that looks whole.
    QVERIFY(m_disk.finishAndCheck().isEmpty());
    const QString folder = m_disk.place().file(u"export"_s);
    m_disk.setFault(u"write:1:%1:all"_s.arg(ENOSPC));
    m_disk.place().setVariable(u"SLUICE_FAULT_UNDER"_s, folder);
    const CliResult exported
        = m_disk.place().cli({u"runs"_s, u"export"_s, u"1"_s, u"--out"_s, folder});
    m_disk.clearFaults();
    QVERIFY2(exported.exitCode != 0, exported.output.constData());
    QVERIFY2(exported.errors.contains("No space left"), exported.errors.constData());
    const CliResult again
        = m_disk.place().cli({u"runs"_s, u"export"_s, u"1"_s, u"--out"_s, folder});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
}
