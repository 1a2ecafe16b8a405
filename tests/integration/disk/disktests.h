// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/disk/diskplace.h"

#include <QObject>

// The parts of tst_disk. Test code only, on the test's thread.

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
    void badDiskIsWaitedFor_data();
    void badDiskIsWaitedFor();
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
    void longLockPauses();
    void refusedCommandNamesTheHolder();
    void damageInMidRunEndsIt();

private:
    DiskPlace &m_disk;
};
