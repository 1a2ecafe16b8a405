// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/timings.h"
#include "core/auth/tokenrow.h"
#include "core/log/log.h"

#include <QHash>
#include <QString>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace sluice {

class HttpClient;
class Store;
class Vault;

// What the service gave for one token request.
struct TokenGrant
{
    Secret accessToken;
    qint64 expiresInMs = 0;
    QString apiDomain;
    QString scope;
    std::optional<Secret> refreshToken; // a new one, in place of the one that was used
};

// Asks the service for a token: one request, no repeats. Made per connection by its service; used
// on the calling network thread. Of its errors these have a meaning here:
//   Auth       refused, somebody must sign in (with the service's code, for example invalid_code)
//   RateLimit  throttled; retryAfter, or else Timings::tokenThrottle, is waited for
// An error made from an answer says so (Delivery::Answered): what was not sent is not counted.
class TokenMinter
{
public:
    virtual ~TokenMinter() = default;
    virtual Result<TokenGrant> mint(HttpClient &http, const CancelToken &token) = 0;
};

struct AccessToken
{
    Secret token;
    QString apiDomain;
    qint64 expiresAtMs = 0;
};

enum class NewSignIn {
    NewRefreshToken, // its budget of tokens is whole
    SameRefreshToken, // what was asked for, and a pause, still count
};

// One access token per connection, shared by all threads and processes of a data directory through
// the store (table token_cache) and never asked for more often than the service allows
// (zoho-crm-bulk A4): one request at a time, five minutes before the end, at most ten in ten
// minutes over restarts, none after a refusal until somebody signs in.
//
// The token is in the store sealed by the vault; without a vault's key each process keeps its own,
// in memory, but they still count together. Tokens of sandbox connections open nothing and are
// stored as they are. Thread-safe; blocking calls for network threads; owned by the application.
// It knows no service and never sees a client secret.
class TokenManager final
{
public:
    // `vault` and `log` may be null; all must outlive this.
    TokenManager(Store &store, Vault *vault, const Clock &clock, const Timings &timings, Log *log);
    ~TokenManager();
    TokenManager(const TokenManager &) = delete;
    TokenManager &operator=(const TokenManager &) = delete;

    // The token to use now; a refresh that fails is an Error only when the old token is over, but
    // for a refusal. While another thread or process is getting one this waits up to
    // Timings::heldWait; after that, and in a pause, the Error is RateLimit with retryAfter and
    // Delivery::NotSent. Auth: sign in again.
    Result<AccessToken> token(const QString &connectionId, bool isSandbox, TokenMinter &minter,
        HttpClient &http, const CancelToken &token);

    // The service answered 401 to `used`: the next token() gets a new one, unless somebody already
    // has.
    void reject(const QString &connectionId, const Secret &used);

    // Somebody signed in again: forgets the token and the refusal, in all processes.
    Result<void> reset(const QString &connectionId, NewSignIn kind);

    // A person asks for the connection: a sign-in that was refused is tried once more, for the
    // secret may have been mended outside. Everything else stays as it is.
    Result<void> retryRefused(const QString &connectionId);

    // The vault was locked: what this process holds of tokens goes, and what is on its way is not
    // kept. Tokens of sandbox connections, which open nothing, stay.
    void forgetHeld();

    // The vault's name for the connection's refresh token.
    static QString refreshTokenName(const QString &connectionId);

private:
    struct HeldToken;
    struct Entry;
    struct Call;
    struct Decision;

    std::shared_ptr<Entry> entryOf(const QString &connectionId);
    Decision decide(const TokenRow &row, const Call &call) const;
    qint64 nextTryMs(const Call &call) const;
    std::optional<HeldToken> knownToken(const TokenRow &row, const Call &call) const;
    std::optional<Secret> openedToken(const TokenRow &row, bool isSandbox) const;
    QString sealedToken(const Secret &token, const QString &connectionId, bool isSandbox) const;
    bool isBeingRefreshed(const TokenRow &row, qint64 nowMs) const;
    Result<Decision> look(const Call &call);
    Result<Decision> claim(const Call &call);
    Result<std::optional<AccessToken>> refresh(const Call &call);
    Result<std::optional<AccessToken>> keep(const Call &call, TokenGrant grant, quint64 forgotten);
    Error giveUp(const Call &call, Error error);
    void keepRefreshToken(const Call &call, const TokenGrant &grant);

    Store &m_store;
    Vault *m_vault;
    const Clock &m_clock;
    const Timings m_timings;
    const Logger m_log;
    const QString m_self; // "pid start boot|id", as written into refreshing_by
    std::atomic<quint64> m_forgotten = 0; // how often
    std::mutex m_mutex; // of the table of entries
    QHash<QString, std::shared_ptr<Entry>> m_entries;
};

} // namespace sluice
