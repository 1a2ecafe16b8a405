// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenmanagertest.h"

#include "tokenprogram.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

void TokenManagerTest::eleventhIsNotSent()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    for (int i = 1; i <= 10; ++i) {
        const QByteArray token = program.get();
        QCOMPARE(token, "canary-token-" + QByteArray::number(i));
        program.manager->reject(u"c1"_s, Secret(token));
        clock.now += 6'000;
    }
    // The first was asked for a minute ago: its place is free in nine minutes.
    QCOMPARE(program.get(), "error: rate_limit TOKEN_LIMIT 540"_ba);
    QCOMPARE(service.calls.load(), 10);
    clock.now += 540'000 - 1;
    QCOMPARE(program.get(), "error: rate_limit TOKEN_LIMIT 0"_ba);
    QCOMPARE(service.calls.load(), 10);
    clock.now += 1;
    QCOMPARE(program.get(), "canary-token-11"_ba);
}

void TokenManagerTest::failedRefreshKeepsTheOldTokenInUse()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    QCOMPARE(program.get(), "canary-token-1"_ba);
    service.error
        = Error{.kind = ErrorKind::Timeout, .what = u"x"_s, .delivery = Delivery::Unknown};
    clock.now += 56 * kMinute; // due, and four minutes left
    for (int i = 0; i < 10; ++i)
        QCOMPARE(program.get(), "canary-token-1"_ba);
    QCOMPARE(service.calls.load(), 2);
    clock.now += kMinute; // then it is tried again
    QCOMPARE(program.get(), "canary-token-1"_ba);
    QCOMPARE(service.calls.load(), 3);
    clock.now += 2 * kMinute + 30'000; // too near to the end
    QCOMPARE(program.get(), "error: timeout "_ba);
    service.error.reset();
    QCOMPARE(program.get(), "canary-token-5"_ba);
}

void TokenManagerTest::limitKeepsTheOldTokenInUse()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    Timings timings;
    timings.retryCap = std::chrono::milliseconds(0);
    Program program(dir, clock, service, true, timings);
    QCOMPARE(program.get(), "canary-token-1"_ba);
    service.error
        = Error{.kind = ErrorKind::Timeout, .what = u"x"_s, .delivery = Delivery::Unknown};
    clock.now += 56 * kMinute; // due, and four minutes left
    for (int i = 0; i < 12; ++i)
        QCOMPARE(program.get(), "canary-token-1"_ba);
    QCOMPARE(service.calls.load(), 11);
    clock.now += 4 * kMinute;
    QCOMPARE(program.get(), "error: rate_limit TOKEN_LIMIT 360"_ba);
    QCOMPARE(service.calls.load(), 11);
}

void TokenManagerTest::limitSurvivesRestart()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    for (int i = 1; i <= 10; ++i) {
        Program program(dir, clock, service);
        program.manager->reject(u"c1"_s, Secret(program.get()));
    }
    QCOMPARE(Program(dir, clock, service).get(), "error: rate_limit TOKEN_LIMIT 600"_ba);
    clock.now -= 60 * kMinute; // a clock that was set back: never longer than the window
    QCOMPARE(Program(dir, clock, service).get(), "error: rate_limit TOKEN_LIMIT 600"_ba);
    QCOMPARE(service.calls.load(), 10);
}

void TokenManagerTest::unsentIsNotCounted()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    service.error
        = Error{.kind = ErrorKind::Network, .what = u"x"_s, .delivery = Delivery::NotSent};
    for (int i = 0; i < 30; ++i)
        QCOMPARE(program.get(), "error: network "_ba);
    QVERIFY(program.row().mintedMs.isEmpty());
    service.error->delivery = Delivery::Unknown;
    QCOMPARE(program.get(), "error: network "_ba);
    QCOMPARE(program.row().mintedMs.size(), 1);
}

void TokenManagerTest::refusalStopsAll()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    service.error = answerOf(ErrorKind::Auth, u"invalid_code"_s);
    Program program(dir, clock, service);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(program.get(), "error: auth invalid_code"_ba);
        clock.now += 20 * kMinute;
    }
    QCOMPARE(Program(dir, clock, service).get(), "error: auth invalid_code"_ba);
    QCOMPARE(service.calls.load(), 1);
    QCOMPARE(program.row().state, TokenRow::State::Refused);
    service.error.reset();
    QVERIFY(program.manager->reset(u"c1"_s, NewSignIn::NewRefreshToken));
    QCOMPARE(program.get(), "canary-token-2"_ba);
}

void TokenManagerTest::throttleIsAPause()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    QCOMPARE(program.get(), "canary-token-1"_ba);
    clock.now += 56 * kMinute;
    service.error = answerOf(ErrorKind::RateLimit, u"Access Denied"_s);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(program.get(), "canary-token-1"_ba); // good for three minutes yet
    QCOMPARE(service.calls.load(), 2);
    QCOMPARE(program.row().state, TokenRow::State::Paused);
    clock.now += 4 * kMinute;
    QCOMPARE(Program(dir, clock, service).get(), "error: rate_limit Access Denied 360"_ba);
    QVERIFY(program.manager->reset(u"c1"_s, NewSignIn::SameRefreshToken));
    QCOMPARE(program.get(), "error: rate_limit Access Denied 360"_ba);
    QCOMPARE(service.calls.load(), 2);
    clock.now += 6 * kMinute;
    service.error.reset();
    QCOMPARE(program.get(), "canary-token-3"_ba);
    QCOMPARE(program.row().state, TokenRow::State::Ok);
}

void TokenManagerTest::resetWhileRefreshing()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    Program console(dir, clock, service);
    service.duringMint
        = [&console] { QVERIFY(console.manager->reset(u"c1"_s, NewSignIn::NewRefreshToken)); };
    // The token of the old sign-in is not used any more.
    QCOMPARE(program.get(), "error: rate_limit SIGN_IN_CHANGED 0"_ba);
    service.duringMint = {};
    QCOMPARE(program.get(), "canary-token-2"_ba);
}

void TokenManagerTest::deadRefresherIsReplaced()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    const auto written = program.store->write([&clock](Sql &sql) -> Result<void> {
        TokenRow row;
        row.connectionId = u"c1"_s;
        row.refreshingBy = u"999999 1 no-such-boot|x"_s;
        row.refreshingUntilMs = clock.nowMs() + 30'000;
        return writeTokenRow(sql, row);
    });
    QVERIFY(written);
    QCOMPARE(program.get(), "canary-token-1"_ba);
}

void TokenManagerTest::newRefreshTokenIsKept()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    service.newRefreshToken = Secret("canary-refresh-2"_ba);
    QCOMPARE(program.get(), "canary-token-1"_ba);
    const auto stored
        = Program(dir, clock, service).vault->get(TokenManager::refreshTokenName(u"c1"_s));
    QVERIFY(stored && *stored);
    QCOMPARE((*stored)->reveal(), "canary-refresh-2"_ba);
}

void TokenManagerTest::nonsenseGrantIsAnError()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    service.lifeMs = 0;
    Program program(dir, clock, service);
    QCOMPARE(program.get(), "error: protocol "_ba);
    QCOMPARE(program.row().mintedMs.size(), 1);
    QVERIFY(program.row().refreshingBy.isEmpty());
}

void TokenManagerTest::rowRoundTrips()
{
    const QTemporaryDir dir;
    const MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    TokenRow row;
    row.connectionId = u"c1"_s;
    row.sealedToken = u"sealed:x"_s;
    row.apiDomain = u"https://api"_s;
    row.expiresAtMs = 1'790'000'000'123;
    row.lifeMs = 3'600'000;
    row.mintedMs = {5, 6};
    row.state = TokenRow::State::Paused;
    row.pausedUntilMs = 77;
    row.epoch = u"e1"_s;
    row.code = u"Access Denied"_s;
    row.why = u"too \"many\""_s;
    QVERIFY(program.store->write([&row](Sql &sql) { return writeTokenRow(sql, row); }));
    const TokenRow back = program.row();
    QCOMPARE(back.sealedToken, row.sealedToken);
    QCOMPARE(back.apiDomain, row.apiDomain);
    QCOMPARE(back.expiresAtMs, row.expiresAtMs);
    QCOMPARE(back.lifeMs, row.lifeMs);
    QVERIFY(back.refreshingBy.isEmpty());
    QCOMPARE(back.mintedMs, row.mintedMs);
    QCOMPARE(back.state, row.state);
    QCOMPARE(back.pausedUntilMs, row.pausedUntilMs);
    QCOMPARE(back.epoch, row.epoch);
    QCOMPARE(back.code, row.code);
    QCOMPARE(back.why, row.why);
    QVERIFY(program.store->read([](Sql &sql) -> Result<void> {
        auto state = sql.run("SELECT state FROM token_cache WHERE conn_id='c1'");
        if (!state || !(*state)->next() || !(*state)->value(0).toString().startsWith(u"paused {"_s))
            return fail(ErrorKind::Data, u"state"_s);
        return {};
    }));
}
