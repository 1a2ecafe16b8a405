// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenmanagertest.h"

#include "tokenprogram.h"

#include <QtTest>

#include <semaphore>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

QByteArray onThreads(int count, const std::function<QByteArray(int)> &work)
{
    std::vector<std::thread> threads;
    std::vector<QByteArray> results(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        threads.emplace_back([i, &results, &work] { results[size_t(i)] = work(i); });
    for (std::thread &thread : threads)
        thread.join();
    for (const QByteArray &result : results) {
        if (result != results.front())
            return result + " and " + results.front();
    }
    return results.front();
}

void pauseBriefly()
{
    CancelToken().waitFor(std::chrono::milliseconds(100));
}

} // namespace

void TokenManagerTest::sixteenThreadsMintOnce()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    service.duringMint = pauseBriefly;
    Program program(dir, clock, service, true, patientTimings());
    QCOMPARE(onThreads(16, [&program](int) { return program.get(); }), "canary-token-1"_ba);
    QCOMPARE(service.calls.load(), 1);
    const auto token = program.manager->token(u"c1"_s, false, service, program.http, {});
    QVERIFY(token);
    QCOMPARE(token->apiDomain, u"https://api.example.com"_s);
    QCOMPARE(token->expiresAtMs, clock.nowMs() + 60 * kMinute);
    // Connections do not wait for each other and share nothing.
    QCOMPARE(Program::textOf(program.manager->token(u"c2"_s, false, service, program.http, {})),
        "canary-token-2"_ba);
}

void TokenManagerTest::twoProcessesMintOnce_data()
{
    QTest::addColumn<bool>("isSandbox");
    QTest::newRow("sealed") << false;
    QTest::newRow("sandbox") << true;
}

void TokenManagerTest::twoProcessesMintOnce()
{
    QFETCH(bool, isSandbox);
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    service.duringMint = pauseBriefly;
    Program one(dir, clock, service, !isSandbox, patientTimings());
    Program two(dir, clock, service, !isSandbox, patientTimings());
    QCOMPARE(
        onThreads(8, [&one, &two, isSandbox](int i) { return (i % 2 ? one : two).get(isSandbox); }),
        "canary-token-1"_ba);
    QCOMPARE(service.calls.load(), 1);
}

void TokenManagerTest::waitersAreNotHeldForLong()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    std::binary_semaphore isAsked{0};
    std::binary_semaphore mayAnswer{0};
    service.duringMint = [&isAsked, &mayAnswer] {
        isAsked.release();
        mayAnswer.acquire();
    };
    Timings timings;
    timings.heldWait = std::chrono::milliseconds(60);
    Program one(dir, clock, service, true, timings);
    Program two(dir, clock, service, true, timings);
    std::thread first([&one] { QCOMPARE(one.get(), "canary-token-1"_ba); });
    isAsked.acquire();
    for (Program *program : {&one, &two}) {
        const auto token = program->manager->token(u"c1"_s, false, service, program->http, {});
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::RateLimit);
        QCOMPARE(token.error().code, u"TOKEN_REFRESH_IN_PROGRESS"_s);
        QCOMPARE(token.error().delivery, Delivery::NotSent);
        QVERIFY(token.error().isRetryable && token.error().retryAfter);
        CancelSource stop;
        stop.request(StopWish::Stop);
        QCOMPARE(program->get(false, stop.token()), "error: cancelled "_ba);
    }
    mayAnswer.release();
    first.join();
    QCOMPARE(two.get(), "canary-token-1"_ba);
    QCOMPARE(service.calls.load(), 1);
}

void TokenManagerTest::waitersShareAFailure()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    std::binary_semaphore isAsked{0};
    service.duringMint = [&isAsked] {
        isAsked.release();
        CancelToken().waitFor(std::chrono::milliseconds(300));
    };
    service.error
        = Error{.kind = ErrorKind::Timeout, .what = u"x"_s, .delivery = Delivery::Unknown};
    Program program(dir, clock, service, true, patientTimings());
    std::thread first([&program] { QCOMPARE(program.get(), "error: timeout "_ba); });
    isAsked.acquire();
    QCOMPARE(onThreads(6, [&program](int) { return program.get(); }), "error: timeout "_ba);
    first.join();
    QCOMPARE(service.calls.load(), 1);
    QVERIFY(program.row().refreshingBy.isEmpty());
}

void TokenManagerTest::stopOfOneIsNotEverybodys()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter stopped;
    std::binary_semaphore isAsked{0};
    stopped.duringMint = [&isAsked] {
        isAsked.release();
        pauseBriefly();
    };
    stopped.error = Error{.kind = ErrorKind::Cancelled, .what = u"x"_s};
    FakeMinter service;
    Program program(dir, clock, stopped, true, patientTimings());
    std::thread first([&program] { QCOMPARE(program.get(), "error: cancelled "_ba); });
    isAsked.acquire();
    QCOMPARE(Program::textOf(program.manager->token(u"c1"_s, false, service, program.http, {})),
        "canary-token-1"_ba);
    first.join();
}

void TokenManagerTest::refreshesEarly()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    QCOMPARE(program.get(), "canary-token-1"_ba);
    clock.now += 55 * kMinute - 1;
    QCOMPARE(program.get(), "canary-token-1"_ba);
    clock.now += 1;
    QCOMPARE(program.get(), "canary-token-2"_ba);
    clock.now += 54 * kMinute;
    QCOMPARE(program.get(), "canary-token-2"_ba);
}

void TokenManagerTest::shortLivesAreUsed()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    service.lifeMs = 2 * kMinute; // less than the five minutes
    Program program(dir, clock, service);
    QCOMPARE(program.get(), "canary-token-1"_ba);
    clock.now += 100'000;
    QCOMPARE(program.get(), "canary-token-1"_ba);
    clock.now += 10'000;
    QCOMPARE(program.get(), "canary-token-2"_ba);
}

void TokenManagerTest::restartRemembers()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    QCOMPARE(Program(dir, clock, service).get(), "canary-token-1"_ba);
    clock.now += 30 * kMinute;
    QCOMPARE(Program(dir, clock, service).get(), "canary-token-1"_ba);
    QCOMPARE(service.calls.load(), 1);
    const QString stored = Program(dir, clock, service).row().sealedToken;
    QVERIFY(stored.startsWith(u"sealed:"_s) && !stored.contains(u"canary"_s));
}

void TokenManagerTest::withoutVaultNothingIsStored()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    Program one(dir, clock, service, false);
    Program two(dir, clock, service, false);
    QCOMPARE(one.get(), "canary-token-1"_ba);
    QCOMPARE(two.get(), "canary-token-2"_ba);
    QCOMPARE(one.get(), "canary-token-1"_ba);
    QCOMPARE(two.get(), "canary-token-2"_ba);
    QVERIFY(one.row().sealedToken.isEmpty());
    QCOMPARE(one.row().mintedMs.size(), 2); // they count together
    // A sign-in in one process is seen by the others.
    QVERIFY(one.manager->reset(u"c1"_s, NewSignIn::NewRefreshToken));
    QCOMPARE(two.get(), "canary-token-3"_ba);
    for (const auto &name : {u"store.sqlite"_s, u"store.sqlite-wal"_s}) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains("canary"));
    }
}

void TokenManagerTest::sandboxTokensAreShared()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    QCOMPARE(Program(dir, clock, service, false).get(true), "canary-token-1"_ba);
    Program other(dir, clock, service, true);
    QCOMPARE(other.get(true), "canary-token-1"_ba);
    QCOMPARE(other.row().sealedToken, u"plain:canary-token-1"_s);
    // What is not a sandbox connection never takes a token that is stored like that.
    QCOMPARE(other.get(false), "canary-token-2"_ba);
}

void TokenManagerTest::vaultlessProcessLeavesOthersToken()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    Program with(dir, clock, service, true);
    Program without(dir, clock, service, false);
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(with.get(), "canary-token-1"_ba);
        QCOMPARE(without.get(), "canary-token-2"_ba);
    }
    QCOMPARE(service.calls.load(), 2);
}

void TokenManagerTest::lockedVaultForgetsTokens()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    QCOMPARE(program.get(), "canary-token-1"_ba);
    program.vault->lock();
    program.manager->forgetHeld();
    // The minter has no secret then, as its service has none.
    service.error = *program.vault->problem();
    QCOMPARE(program.get(), "error: auth VAULT_LOCKED"_ba);
    QCOMPARE(program.get(), "error: auth VAULT_LOCKED"_ba);
    // It says nothing of the sign-in, which is as good as before once the vault is open.
    QCOMPARE(program.row().state, TokenRow::State::Ok);
    QCOMPARE(program.row().mintedMs.size(), 1);
    QVERIFY(program.vault->unlock());
    QCOMPARE(program.get(), "canary-token-1"_ba);

    // What is held in memory alone goes as well, but for a sandbox's.
    Program without(dir, clock, service, false);
    service.error.reset();
    const QByteArray held = without.get();
    QCOMPARE(without.get(), held);
    without.manager->forgetHeld();
    QVERIFY(without.get() != held);
}

void TokenManagerTest::lockedWhileRefreshing()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    service.duringMint = [&program] {
        program.vault->lock();
        program.manager->forgetHeld();
    };
    QCOMPARE(program.get(), "error: auth VAULT_LOCKED"_ba); // the token came too late
    service.duringMint = {};
    QVERIFY(program.vault->unlock());
    QCOMPARE(program.get(), "canary-token-2"_ba);
}

void TokenManagerTest::rejectRefreshesExactlyOnce()
{
    for (const bool hasVault : {true, false}) {
        const QTemporaryDir dir;
        const MovedClock clock;
        FakeMinter service;
        Program program(dir, clock, service, hasVault, patientTimings());
        const Secret old(program.get());
        // Sixteen workers get 401 for the same token, each rejects it and asks again.
        const QByteArray got = onThreads(16, [&program, &old](int) {
            program.manager->reject(u"c1"_s, old);
            return program.get();
        });
        QCOMPARE(got, "canary-token-2"_ba);
        QCOMPARE(service.calls.load(), 2);
        program.manager->reject(u"c1"_s, Secret("never-issued"_ba));
        program.manager->reject(u"c1"_s, old);
        QCOMPARE(program.get(), "canary-token-2"_ba);
        if (!hasVault)
            continue;
        Program other(dir, clock, service);
        other.manager->reject(u"c1"_s, Secret("canary-token-2"_ba));
        QCOMPARE(program.get(), "canary-token-3"_ba);
    }
}
