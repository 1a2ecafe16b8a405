// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/watch/rowoutbox.h"
#include "app/watch/watchledger.h"
#include "base/clock.h"
#include "core/store/store.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

// A store of its own with a clock that stands still until it is moved. Made by one test.
class WatchRig
{
public:
    WatchRig();
    struct HeldClock final : public sluice::Clock
    {
        qint64 now = 1'000'000;
        qint64 nowMs() const override { return now; }
    };
    HeldClock clock;
    sluice::Timings timings;
    std::unique_ptr<sluice::Store> store;
    std::unique_ptr<sluice::RowOutbox> outbox;
    std::unique_ptr<sluice::WatchLedger> ledger;

    QList<sluice::OutboxRow> due(int most = 100) const;
    QString stateOf(const QString &rowId) const; // empty: it is not in the outbox

private:
    QTemporaryDir m_folder;
};

// The parts of tst_watch.
class RowOutboxTest : public QObject
{
    Q_OBJECT

private slots:
    void notedRowsCoalesce();
    void settledRowsLeave();
    void rowNotedMeanwhileIsSentAgain();
    void failedRowsWaitLonger();
    void deadRowsWaitForAPerson();
    void heldRowsCostNoTry();
    void oneNotedIsSeenByOthers();
};

class WatchLedgerTest : public QObject
{
    Q_OBJECT

private slots:
    void looksAreClaimedOnce();
    void clockSetBack();
    void behindUntilTheIncrementIsThrough();
    void changeWhileItRuns();
    void failureKeepsItBehind();
    void lagOfRowsAndTable();
};

class RowEventsTest : public QObject
{
    Q_OBJECT

private slots:
    void payloads_data();
    void payloads();
    void refused_data();
    void refused();
};
