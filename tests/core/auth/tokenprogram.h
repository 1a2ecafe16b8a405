// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "core/auth/tokenmanager.h"
#include "core/auth/vault.h"
#include "core/http/httpclient.h"
#include "core/store/store.h"

#include <QFile>
#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <memory>

// A clock that tests move, a service that counts, and a program that asks it: for the tests of the
// token manager.

namespace sluice::testing {

using namespace Qt::StringLiterals;

inline constexpr qint64 kMinute = 60'000;

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

inline Error answerOf(ErrorKind kind, const QString &code)
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
        QByteArray text
            = "error: " + QByteArray(errorKindName(error.kind).data()) + ' ' + error.code.toUtf8();
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

inline Timings patientTimings()
{
    Timings timings;
    timings.heldWait = std::chrono::milliseconds(20'000);
    timings.tokenPoll = std::chrono::milliseconds(5);
    return timings;
}

} // namespace sluice::testing
