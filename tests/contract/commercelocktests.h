// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/commercekit.h"
#include "support/sandboxprocess.h"
#include "syncs/commerceklaviyo/commercelock.h"

#include <QObject>

#include <memory>
#include <optional>

// Whoever takes locks of a shop, on one computer: a data directory, clients and short timings of
// its own. Made and used on one thread.
class LockOperator final
{
public:
    explicit LockOperator(const sluice::testing::SandboxProcess &sandbox);
    sluice::CommerceLock lock(const QString &runId,
        const QList<sluice::CommerceResource> &resources, bool withoutLock = false,
        const QString &breakLock = {});
    std::optional<sluice::CtObject> stands(const QString &key = QStringLiteral("customerFullSync"));
    sluice::HttpClient &http() { return kit->http(); }

    std::unique_ptr<sluice::testing::CommerceKit> kit;
    sluice::Timings timings;
};

inline const QList<sluice::CommerceResource> kCustomers{sluice::CommerceResource::Customers};

// "held", or the Error's code.
QString codeOf(const sluice::Result<void> &result);

// A sandbox and an operator for each test of tst_contract_commercelock.
class CommerceLockFixture : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();

protected:
    bool setClock(qint64 offsetSeconds);
    sluice::testing::SandboxProcess m_sandbox;
    std::unique_ptr<LockOperator> m_us;
};

// What may be taken, by whom, and what is given back.
class CommerceLockTest final : public CommerceLockFixture
{
    Q_OBJECT
private slots:
    void standsAsDocumented();
    void allOrNone();
    void heldElsewhere_data();
    void heldElsewhere();
    void pluginHolds();
    void pluginWritesOver();
    void releasedByThePlugin();
    void noScope_data();
    void noScope();
    void lostAnswers_data();
    void lostAnswers();
    void busyService();
    void stoppedWhileTaking();
};

// Who follows whom: races, dead owners, clocks.
class CommerceLockRaceTest final : public CommerceLockFixture
{
    Q_OBJECT
private slots:
    void raceHasOneWinner_data();
    void raceHasOneWinner();
    void killedOwnerIsSucceeded();
    void liveOwnerIsNot();
    void clocksOfMachinesDoNotCount();
    void ageWithoutTheServicesClock();
    void runKnowsItsOwnLock();
};
