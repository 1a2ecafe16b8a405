// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/tokenmanager.h"

#include <condition_variable>
#include <mutex>
#include <optional>

// What the sources of TokenManager share; nobody else includes it.

namespace sluice {

struct TokenManager::HeldToken
{
    AccessToken token;
    qint64 lifeMs = 0; // how long it was given for
};

// What this process alone knows of a connection.
struct TokenManager::Entry
{
    std::mutex mutex;
    std::condition_variable changed;
    bool isRefreshing = false; // by a thread of this process
    quint64 flights = 0; // how many refreshes have ended
    std::optional<Error> failure; // of the last one

    std::optional<HeldToken> memory; // only where it cannot be kept in the store
    QString memoryEpoch;
    qint64 nextTryMs = 0; // after a refresh that failed, while the old token is still good
    std::optional<Secret> rejected; // only where that could not be noted in the store
};

struct TokenManager::Call
{
    const QString &connectionId;
    bool isSandbox;
    TokenMinter &minter;
    HttpClient &http;
    const CancelToken &cancel;
    Entry &entry;
};

struct TokenManager::Decision
{
    enum class Kind { Use, Refresh, WaitForOther, Fail } kind = Kind::Refresh;
    std::optional<AccessToken> token = {}; // to use, or to fall back on if the refresh fails
    Error error = {};
};

// What a stored token begins with.
inline constexpr QLatin1String kPlainToken("plain:");
inline constexpr QLatin1String kSealedToken("sealed:");

// No token now, but later: with retryAfter, nothing was sent.
Error tokenWaitError(qint64 waitMs, const QString &why, const QString &code);

} // namespace sluice
