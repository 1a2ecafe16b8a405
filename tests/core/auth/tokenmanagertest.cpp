// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenmanagertest.h"

#include "core/auth/tokenmanager.h"
#include "core/auth/vault.h"
#include "core/http/httpclient.h"
#include "core/store/store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <functional>
#include <semaphore>
#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr qint64 kMinute = 60'000;

class MovedClock final : public Clock
{
public:
    qint64 nowMs() const override { return now; }
    std::atomic<qint64> now = 1'790'000'000'000;
};

class FakeMinter final : public TokenMinter
{
public:
    Result<TokenGrant> mint(HttpClient &, const CancelToken &) override
    {
        const int number = ++calls;
        if (duringMint)
            duringMint();
        if (error)
            return fail(*error);
        return TokenGrant{.accessToken = Secret("canary-token-" + QByteArray::number(number)),
            .expiresInMs = lifeMs,
            .apiDomain = u"https://api.example.com"_s,
            .scope = {},
            .refreshToken = newRefreshToken};
    }
    std::atomic<int> calls = 0;
    std::function<void()> duringMint;
    std::optional<Error> error;
    std::optional<Secret> newRefreshToken;
    qint64 lifeMs = 60 * kMinute;
};

Error answerOf(ErrorKind kind, const QString &code)
{
    return Error{.kind = kind,
        .what = u"The token request failed"_s,
        .why = u"because"_s,
        .httpStatus = 200,
        .code = code,
        .delivery = Delivery::Answered};
}

// One program on a data directory: its own store, vault and manager.
struct Program
{
    explicit Program(const QTemporaryDir &dir, const Clock &clock, FakeMinter &service,
        bool hasVault = true, Timings durations = {})
        : minter(service)
        , timings(durations)
        , store(openStore(dir, timings))
        , http(timings, nullptr, nullptr)
    {
        if (hasVault) {
            VaultOptions options;
            options.keyFile = dir.filePath(u"key"_s);
            QFile key(options.keyFile);
            if (!key.exists()) {
                if (!key.open(QIODevice::WriteOnly) || key.write(QByteArray(32, 'k')) != 32)
                    qFatal("cannot write a test file");
                key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            }
            key.close();
            vault = Vault::open(dir.path(), options);
        }
        manager = std::make_unique<TokenManager>(*store, vault.get(), clock, timings, nullptr);
    }

    static std::unique_ptr<Store> openStore(const QTemporaryDir &dir, const Timings &timings)
    {
        auto opened = Store::open(dir.path(), timings);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text()));
        return std::move(*opened);
    }

    // The token's text, or "error: kind code seconds-to-wait".
    QByteArray get(bool isSandbox = false, const CancelToken &cancel = {})
    {
        HttpClient own(timings, nullptr, nullptr); // a client belongs to its thread
        return textOf(manager->token(u"c1"_s, isSandbox, minter, own, cancel));
    }

    static QByteArray textOf(const Result<AccessToken> &token)
    {
        if (token)
            return token->token.reveal();
        const Error &error = token.error();
        QByteArray text = "error: " + QByteArray(errorKindName(error.kind).data()) + ' '
            + error.code.toUtf8();
        if (error.retryAfter)
            text += ' ' + QByteArray::number(qint64(error.retryAfter->count() / 1000));
        return text;
    }

    TokenRow row()
    {
        TokenRow found;
        const auto read = store->read([&found](Sql &sql) -> Result<void> {
            auto stored = readTokenRow(sql, u"c1"_s);
            if (!stored)
                return fail(std::move(stored).error());
            found = *stored;
            return {};
        });
        if (!read)
            qFatal("%s", qPrintable(read.error().text()));
        return found;
    }

    FakeMinter &minter;
    Timings timings;
    std::unique_ptr<Store> store;
    HttpClient http;
    std::unique_ptr<Vault> vault;
    std::unique_ptr<TokenManager> manager;
};

Timings patientTimings()
{
    Timings timings;
    timings.heldWait = std::chrono::milliseconds(20'000);
    timings.tokenPoll = std::chrono::milliseconds(5);
    return timings;
}

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
    QCOMPARE(onThreads(8,
                 [&one, &two, isSandbox](int i) { return (i % 2 ? one : two).get(isSandbox); }),
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
    service.error = Error{.kind = ErrorKind::Timeout, .what = u"x"_s, .delivery = Delivery::Unknown};
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
    QCOMPARE(Program::textOf(
                 program.manager->token(u"c1"_s, false, service, program.http, {})),
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
    for (const auto name : {u"store.sqlite"_s, u"store.sqlite-wal"_s}) {
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

void TokenManagerTest::limitKeepsTheOldTokenInUse()
{
    const QTemporaryDir dir;
    MovedClock clock;
    FakeMinter service;
    Program program(dir, clock, service);
    QCOMPARE(program.get(), "canary-token-1"_ba);
    clock.now += 50 * kMinute;
    service.error = Error{.kind = ErrorKind::Timeout, .what = u"x"_s, .delivery = Delivery::Unknown};
    clock.now += 6 * kMinute; // due, and four minutes left
    for (int i = 0; i < 10; ++i)
        QCOMPARE(program.get(), "error: timeout "_ba);
    QCOMPARE(service.calls.load(), 11);
    QCOMPARE(program.get(), "canary-token-1"_ba);
    QCOMPARE(service.calls.load(), 11);
    clock.now += 4 * kMinute;
    QCOMPARE(program.get(), "error: rate_limit TOKEN_LIMIT 360"_ba);
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
    service.error = Error{.kind = ErrorKind::Network, .what = u"x"_s, .delivery = Delivery::NotSent};
    for (int i = 0; i < 30; ++i)
        QCOMPARE(program.get(), "error: network "_ba);
    QVERIFY(program.row().mintedMs.isEmpty());
    service.error->delivery = Delivery::Unknown;
    QCOMPARE(program.get(), "error: network "_ba);
    QCOMPARE(program.row().mintedMs.size(), 1);
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
    QCOMPARE(program.get(), "error: rate_limit Access Denied 600"_ba);
    QCOMPARE(program.get(), "canary-token-1"_ba); // good for three minutes yet
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
    service.duringMint = [&console] {
        QVERIFY(console.manager->reset(u"c1"_s, NewSignIn::NewRefreshToken));
    };
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
    const auto stored = Program(dir, clock, service).vault->get(
        TokenManager::refreshTokenName(u"c1"_s));
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
    QVERIFY(back.refreshingBy.isEmpty());
    QCOMPARE(back.mintedMs, row.mintedMs);
    QCOMPARE(back.state, row.state);
    QCOMPARE(back.pausedUntilMs, row.pausedUntilMs);
    QCOMPARE(back.epoch, row.epoch);
    QCOMPARE(back.code, row.code);
    QCOMPARE(back.why, row.why);
    QVERIFY(program.store->read([](Sql &sql) -> Result<void> {
        auto state = sql.run("SELECT state FROM token_cache WHERE conn_id='c1'");
        if (!state || !(*state)->next()
            || !(*state)->value(0).toString().startsWith(u"paused {"_s))
            return fail(ErrorKind::Data, u"state"_s);
        return {};
    }));
}
