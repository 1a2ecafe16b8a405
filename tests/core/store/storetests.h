// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QObject>

#include <memory>

// The parts of tst_store and what they share. Test code only; each test has a folder of its own.

std::unique_ptr<sluice::Store> openStore(
    const QString &folder, const sluice::Timings &timings = {}); // null: it was refused

class StoreOpeningTest : public QObject
{
    Q_OBJECT
private slots:
    void newStoreIsMigrated();
    void secondOpeningMigratesNothing();
    void manyOpenAtOnce();
    void newerStoreIsRefused();
    void damagedStoreIsRefused_data();
    void damagedStoreIsRefused();
    void everyDamagedPageIsSeen();
    void pragmas();
    void privateFile();
    void readOnlyFolder();
};

class StoreWritingTest : public QObject
{
    Q_OBJECT
private slots:
    void errorRollsBack();
    void nullTextIsEmpty();
    void batchWritesEveryRow();
    void largeBatchKeepsOrder();
    void failedBatchRollsBack();
    void statementIsKnownByItsText();
    void readerSeesOneView();
    void busyIsLocked();
    void busyIsWaitedFor();
    void dataVersionTellsOfOthers();
    void eightThreadsClaimDistinctSteps();
    void unbalancedCountersAreRefused_data();
    void unbalancedCountersAreRefused();
    void threadsCloseTheirConnections();
};

class StoreBackupTest : public QObject
{
    Q_OBJECT
private slots:
    void isAWorkingStore();
    void sevenAreKept();
    void failureKeepsTheOthers();
    void scrubsBesideEachOther();
    void onceADayWhileOpen();
    void failureTellsTheAgeOfTheLast();
};

class StoredBudgetsTest : public QObject
{
    Q_OBJECT
private slots:
    void neverTwiceTheDaysBudget();
    void sharedByProcesses();
    void theServicesWordWins();
    void bucketsOfTheFirstSchemaCount();
};

class StoreSealTest : public QObject
{
    Q_OBJECT
private slots:
    void closedStoreIsTakenAtItsWord();
    void killedWriterLeavesNone();
    void lastUserSealsIt();
    void whatElseChangedItIsSeen_data();
    void whatElseChangedItIsSeen();
    void damageRightAfterTheCloseIsSeen();
    void damageFoundInUseStopsWriting();
    void damageFoundByAnotherIsNotSealed();
};

class StoreRecoveryTest : public QObject
{
    Q_OBJECT
private slots:
    void randomCorruptions();
    void newestGoodCopyIsRestored_data();
    void newestGoodCopyIsRestored();
    void runsInDoubtAreNamed();
    void lostJournalIsSeen();
    void goodStoreIsNotReplaced();
    void migrationIsPrecededByACopy();
};
