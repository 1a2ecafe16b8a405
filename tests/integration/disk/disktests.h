// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/runcheck.h"

#include <QObject>

// The parts of tst_disk and the place they share: one sandbox, one job of three chunks, its digest
// after an undisturbed run. Test code only, on the test's thread.

class DiskPlace
{
public:
    QString prepare(); // empty on success
    QString beginAnew(); // a new data directory with the job in it

    // File faults for the programs that are started from now on; see filefaults.cpp.
    void setFault(const QString &fault);
    void setFaultAfter(qint64 bytes, int error);
    void clearFaults();
    QMap<QString, int> counts() const; // of the last process, by kind
    QString switchFile() const { return m_place.file(QStringLiteral("no-faults")); }

    // Runs or resumes to the end without faults, and checks all that was promised.
    QString finishAndCheck();

    static QString timings(); // waits that are seconds in real life
    sluice::testing::Workplace &place() { return m_place; }
    static bool isLong() { return qEnvironmentVariableIsSet("SLUICE_LONG"); }
    static constexpr int kRows = 3000;

private:
    void load(const QString &name, const QString &value);

    sluice::testing::Workplace m_place;
    QString m_digest;
};

class FaultedCallsTest : public QObject
{
    Q_OBJECT
public:
    explicit FaultedCallsTest(DiskPlace &disk)
        : m_disk(disk)
    {
    }
private slots:
    void initTestCase();
    void nthCallFails_data();
    void nthCallFails();
    void cleanupTestCase();

private:
    DiskPlace &m_disk;
    QMap<QString, int> m_calls;
    QMap<int, int> m_ends; // exit codes
};

class WholeDiskTest : public QObject
{
    Q_OBJECT
public:
    explicit WholeDiskTest(DiskPlace &disk)
        : m_disk(disk)
    {
    }
private slots:
    void fullDiskIsWaitedFor();
    void endsOnAFullDisk();
    void fullAfterSoManyBytes_data();
    void fullAfterSoManyBytes();
    void readOnlyFolderIsToldAtTheStart();
    void largestFileIsReached();
    void outputToAFullDevice();

private:
    DiskPlace &m_disk;
};

class LockedStoreTest : public QObject
{
    Q_OBJECT
public:
    explicit LockedStoreTest(DiskPlace &disk)
        : m_disk(disk)
    {
    }
private slots:
    void isWaitedFor_data();
    void isWaitedFor();
    void refusedCommandNamesTheHolder();
    void damageInMidRunEndsIt();

private:
    DiskPlace &m_disk;
};
