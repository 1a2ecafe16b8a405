// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

// The parts of tst_engine. Test code only.

class PipelineTest : public QObject
{
    Q_OBJECT
private slots:
    void threeStages();
    void widthIsKept_data();
    void widthIsKept();
    void aheadBoundIsKept();
    void aheadDoesNotWaitForItself();
    void laterStagesGoFirst();
    void generatorGoesOnFromItsCursor();
    void countersMustBalance();
    void chunkMembers_data();
    void chunkMembers();
    void unknownKind();
    void stepIsAddedOnce();
};

class AttemptTest : public QObject
{
    Q_OBJECT
private slots:
    void answerIsRememberedOverWaits();
    void answerIsRememberedOverInterruption();
    void refusalIsKept();
    void lostAnswerThatWasApplied();
    void lostAnswerThatWasNotApplied();
    void deathBeforeSendingAgain();
    void lostAnswerWithoutResolver();
    void lostAnswerOfRepeatable();
    void sendingWhenTheProcessDied();
    void remoteJobThatNeverEnds();
};

class FailureTest : public QObject
{
    Q_OBJECT
private slots:
    void retriesThenNeedsAttention();
    void retrySucceeds();
    void retryAfterIsKept();
    void rateLimitIsNoFailedAttempt();
    void dataErrorIsTriedThreeTimes();
    void diskErrorWaits();
    void failedStepDrains();
    void authHaltsEverything();
    void pendingKeepsFromCompleted();
    void rejectionsAreTold();
    void attentionIsAskedOnce();
    void unreachableBecomesInterrupted();
    void busyStorePauses();
};

class StopTest : public QObject
{
    Q_OBJECT
private slots:
    void nothingNewAfterTheToken();
    void attemptIsNotSentAfterTheToken();
    void hangingStepIsAborted();
    void forceStopAborts();
    void finishChunk();
    void wishOfAnotherProcess_data();
    void wishOfAnotherProcess();
    void pauseAndResume();
    void interruptAndResume();
    void dispatcherEndsAndRunGoesOn();
};

class QueueTest : public QObject
{
    Q_OBJECT
private slots:
    void oneAfterAnother();
    void newCountHoldsAtOnce();
    void stopWhileQueued_data();
    void stopWhileQueued();
    void pausedGivesItsPlaceAway();
    void queuedIsInterruptedAndGoesOn();
    void partsAndPlansDoNotWait();
};

class OwnershipTest : public QObject
{
    Q_OBJECT
private slots:
    void lostLeaseWritesNothing();
    void lostRunIsNotEnded();
    void lostRunClaimsNothing();
    void secondDispatcherTakesOver();
    void liveOwnerIsNotPushedAside();
    void raceHasOneWinner();
    void deadOwnerIsReplaced();
    void targetIsLocked();
    void deadOwnersRunIsMarked();
    void waitsMoveWithTheClock();
    void lostOnTheWayOut_data();
    void lostOnTheWayOut();
};

class LockTest : public QObject
{
    Q_OBJECT
private slots:
    void heldFromBeginToEnd();
    void refusedRunNeverBegan();
    void refusedResumeChangesNothing_data();
    void refusedResumeChangesNothing();
    void stopEndsTheWaiting_data();
    void stopEndsTheWaiting();
    void leaseLivesWhileWaiting();
    void newRunReadsWhileItSettles();
    void resumedRunWaitsUntilItIsSettled();
    void takenBackWhileItSettles_data();
    void takenBackWhileItSettles();
    void lostStopsTheRun_data();
    void lostStopsTheRun();
    void renewalIsTriedAgain();
    void nothingLeavesAfterSleep();
    void releasedAtEachEnd_data();
    void releasedAtEachEnd();
    void closingIsBounded();
    void followingTakesNone();
};

class OutcomeTest : public QObject
{
    Q_OBJECT
private slots:
    void rolledBackAppendIsCutOff();
    void sealedAtTheEnd();
    void olderFileKeepsItsColumns();
    void shortenedFileIsTold();
};

class ModelTest : public QObject
{
    Q_OBJECT
private slots:
    void randomSchedules();
};

class HistoryTest : public QObject
{
    Q_OBJECT
private slots:
    void removedIsNotListed();
    void onlyWhatIsOverIsRemoved_data();
    void onlyWhatIsOverIsRemoved();
    void resumedIsListedAgain();
};
