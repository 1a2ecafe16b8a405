// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "commercelocktests.h"

#include <QDateTime>
#include <QTest>

#include <barrier>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

using std::chrono::milliseconds;

void CommerceLockRaceTest::raceHasOneWinner_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<bool>("overExpired");
    const QJsonObject slow{{u"commerceObjectWindowMs"_s, 20}};
    QTest::newRow("free") << QJsonObject() << false;
    QTest::newRow("free, slow writes") << slow << false;
    QTest::newRow("one that has run out") << QJsonObject() << true;
    QTest::newRow("version 0 is passed over")
        << QJsonObject{{u"commerceChecksVersionZero"_s, false}} << false;
}

// Whoever is written over in the moment of taking it finds out at its first renewal, which comes
// after lockSettle: exactly one is left then.
void CommerceLockRaceTest::raceHasOneWinner()
{
    constexpr int kOperators = 3;
    QFETCH(QJsonObject, settings);
    QFETCH(bool, overExpired);
    if (!settings.isEmpty())
        QVERIFY(m_sandbox.setSettings(settings));
    const int rounds = qEnvironmentVariableIsSet("SLUICE_LONG") ? 100 : 10;
    QStringList answers;
    std::mutex mutex;
    int round = 0;
    qint64 ageS = 0;
    const auto prepare = [&]() noexcept {
        answers.clear();
        ++round;
        if (!overExpired)
            return;
        CommerceLock dead = m_us->lock(u"dead-%1"_s.arg(round), kCustomers);
        if (!dead.acquire(m_us->http(), {}))
            qFatal("the round cannot be prepared");
        ageS += 60;
        setClock(ageS);
    };
    QStringList bad;
    const auto judge = [&]() noexcept {
        if (answers.count(u"held"_s) != 1)
            bad << answers.join(u' ');
    };
    std::barrier begun(kOperators + 1);
    std::barrier ended(kOperators + 1);
    std::vector<std::thread> threads;
    for (int i = 0; i < kOperators; ++i) {
        threads.emplace_back([&, i] {
            LockOperator one(m_sandbox);
            static_cast<void>(one.kit->ctSession().signIn());
            for (int n = 0; n < rounds; ++n) {
                begun.arrive_and_wait();
                CommerceLock lock = one.lock(u"run-%1-%2"_s.arg(i).arg(n), kCustomers);
                auto done = lock.acquire(one.http(), {});
                if (done) {
                    static_cast<void>(CancelToken().waitFor(2 * one.timings.lockSettle));
                    done = lock.renew(one.http(), {});
                }
                {
                    const std::lock_guard guard(mutex);
                    answers << codeOf(done);
                }
                ended.arrive_and_wait();
                lock.release(one.http(), {});
                begun.arrive_and_wait(); // nobody begins before it is free
            }
        });
    }
    for (int n = 0; n < rounds; ++n) {
        prepare();
        begun.arrive_and_wait();
        ended.arrive_and_wait();
        judge();
        begun.arrive_and_wait();
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u" | "_s)));
    QCOMPARE(round, rounds);
    QVERIFY(!m_us->stands());
}

// A process that is killed gives nothing back: the next one waits for the lease, and not longer.
void CommerceLockRaceTest::killedOwnerIsSucceeded()
{
    LockOperator other(m_sandbox);
    qint64 diedAt = 0;
    {
        CommerceLock killed = other.lock(u"run-b"_s, kCustomers);
        QCOMPARE(codeOf(killed.acquire(other.http(), {})), u"held"_s);
        QCOMPARE(codeOf(killed.renew(other.http(), {})), u"held"_s);
        diedAt = monotonicMs();
    }
    CommerceLock ours = m_us->lock(u"run-a"_s, kCustomers);
    QString code;
    while (code != "held"_L1 && monotonicMs() - diedAt < 20'000) {
        code = codeOf(ours.acquire(m_us->http(), {}));
        if (code != "held"_L1) {
            QCOMPARE(code, u"REMOTE_LOCKED"_s);
            ours.release(m_us->http(), {});
            static_cast<void>(CancelToken().waitFor(milliseconds(50)));
        }
    }
    const qint64 took = monotonicMs() - diedAt;
    QVERIFY2(took >= 1'900 && took < 2'000 + 3'000, qPrintable(QString::number(took)));
    QCOMPARE(m_us->stands()->version, 3); // over the version that was seen
}

void CommerceLockRaceTest::liveOwnerIsNot()
{
    LockOperator other(m_sandbox);
    CommerceLock theirs = other.lock(u"run-b"_s, kCustomers);
    QCOMPARE(codeOf(theirs.acquire(other.http(), {})), u"held"_s);
    for (int i = 0; i < 4; ++i) { // four times most of its lease
        QVERIFY(setClock(2 * i));
        QCOMPARE(codeOf(theirs.renew(other.http(), {})), u"held"_s);
        CommerceLock ours = m_us->lock(u"run-a"_s, kCustomers);
        QCOMPARE(codeOf(ours.acquire(m_us->http(), {})), u"REMOTE_LOCKED"_s);
    }
}

// Whatever the holder's clock says, and ours: the service's own tells how old the heartbeat is.
void CommerceLockRaceTest::clocksOfMachinesDoNotCount()
{
    CommerceLockValue value{.owner = u"run-b"_s,
        .host = u"elsewhere"_s,
        .user = u"somebody"_s,
        .runId = u"run-b"_s,
        .startedAt = u"2001-01-01T00:00:00.000Z"_s,
        .heartbeatAt = u"2001-01-01T00:00:00.000Z"_s,
        .ttlSeconds = 120};
    const auto put = [&] {
        return m_us->kit->ct().putObject(kCommerceLockBox, u"customerFullSync"_s, value.toJson());
    };
    QVERIFY(put()); // its clock is a quarter of a century behind
    CommerceLock ours = m_us->lock(u"run-a"_s, kCustomers);
    QCOMPARE(codeOf(ours.acquire(m_us->http(), {})), u"REMOTE_LOCKED"_s);
    value.heartbeatAt = u"2099-01-01T00:00:00.000Z"_s;
    QVERIFY(put());
    QVERIFY(setClock(300));
    QCOMPARE(codeOf(ours.acquire(m_us->http(), {})), u"held"_s);
}

void CommerceLockRaceTest::ageWithoutTheServicesClock()
{
    const CtObject object{.lastModifiedAt = u"2026-01-01T00:00:10.000Z"_s};
    CommerceLockValue value{.owner = u"x"_s, .heartbeatAt = u"2026-01-01T00:00:00.000Z"_s};
    const qint64 now
        = QDateTime::fromString(u"2026-01-01T00:01:00Z"_s, Qt::ISODate).toMSecsSinceEpoch();
    QCOMPARE(commerceLockAgeMs(object, value, now + 5'000, now), 55'000);
    QCOMPARE(commerceLockAgeMs(object, value, {}, now), 50'000);
    value.heartbeatAt = u"2026-01-01T00:00:40.000Z"_s;
    QCOMPARE(commerceLockAgeMs(object, value, {}, now), 20'000);
    value.heartbeatAt = u"nonsense"_s;
    QCOMPARE(commerceLockAgeMs(object, value, {}, now), 50'000);
    QCOMPARE(commerceLockAgeMs({}, value, {}, now), 0);
}

// A run that is resumed after a crash does not wait for its own lease; what is left of the process
// before it finds out.
void CommerceLockRaceTest::runKnowsItsOwnLock()
{
    LockOperator before(m_sandbox);
    CommerceLock old = before.lock(u"run-a"_s, kCustomers);
    QCOMPARE(codeOf(old.acquire(before.http(), {})), u"held"_s);
    static_cast<void>(CancelToken().waitFor(milliseconds(5))); // another moment of beginning
    CommerceLock resumed = m_us->lock(u"run-a"_s, kCustomers);
    QCOMPARE(codeOf(resumed.acquire(m_us->http(), {})), u"held"_s);
    QCOMPARE(m_us->stands()->version, 2);
    const auto late = old.renew(before.http(), {});
    QCOMPARE(codeOf(late), u"LOCK_LOST"_s);
    QCOMPARE(late.error().kind, ErrorKind::Locked);
    old.release(before.http(), {});
    QCOMPARE(codeOf(resumed.renew(m_us->http(), {})), u"held"_s);
}
