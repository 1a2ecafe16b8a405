// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/tokenmanager.h"

#include "base/crashpoint.h"
#include "core/auth/vault.h"
#include "core/store/store.h"

#include <algorithm>
#include <condition_variable>
#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr auto kPlainToken = "plain:"_L1;
constexpr auto kSealedToken = "sealed:"_L1;

Error tokenWaitError(qint64 waitMs, const QString &why, const QString &code)
{
    return Error{.kind = ErrorKind::RateLimit,
        .what = u"There is no access token at the moment"_s,
        .why = why,
        .next = u"It is tried again by itself"_s,
        .code = code,
        .isRetryable = true,
        .delivery = Delivery::NotSent,
        .retryAfter = std::chrono::milliseconds(std::max<qint64>(waitMs, 1))};
}

Error signInRefused(const QString &code, const QString &why)
{
    return Error{.kind = ErrorKind::Auth,
        .what = u"The sign-in was refused"_s,
        .why = why,
        .next = u"Sign in again, then resume"_s,
        .code = code};
}

Error tokenStopped()
{
    return Error{.kind = ErrorKind::Cancelled, .what = u"Waiting for an access token was stopped"_s};
}

// Did the service itself say this?
bool isAnswer(const Error &error)
{
    return error.delivery != Delivery::NotSent || error.httpStatus != 0;
}

} // namespace

// What this process alone knows of a connection.
struct TokenManager::Entry
{
    std::mutex mutex;
    std::condition_variable changed;
    bool isRefreshing = false; // by a thread of this process
    quint64 flights = 0; // how many refreshes have ended
    std::optional<Error> failure; // of the last one

    std::optional<AccessToken> memory; // only where it cannot be kept in the store
    QString memoryEpoch;
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
    std::optional<AccessToken> token = {};
    Error error = {};
};

TokenManager::TokenManager(
    Store &store, Vault *vault, const Clock &clock, const Timings &timings, Log *log)
    : m_store(store)
    , m_vault(vault)
    , m_clock(clock)
    , m_timings(timings)
    , m_log(log, "auth")
    , m_self(ProcessIdentity::current().text() + u'|' + newId())
{
}

TokenManager::~TokenManager() = default;

QString TokenManager::refreshTokenName(const QString &connectionId)
{
    return u"connections/%1/refreshToken"_s.arg(connectionId);
}

std::shared_ptr<TokenManager::Entry> TokenManager::entryOf(const QString &connectionId)
{
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<Entry> &entry = m_entries[connectionId];
    if (!entry)
        entry = std::make_shared<Entry>();
    return entry;
}

Result<AccessToken> TokenManager::token(const QString &connectionId, bool isSandbox,
    TokenMinter &minter, HttpClient &http, const CancelToken &token)
{
    const std::shared_ptr<Entry> entry = entryOf(connectionId);
    const Call call{connectionId, isSandbox, minter, http, token, *entry};
    const qint64 end = monotonicMs() + m_timings.heldWait.count();
    const Error busy = tokenWaitError(m_timings.heldWait.count(),
        u"another worker or program is getting one"_s, u"TOKEN_REFRESH_IN_PROGRESS"_s);
    for (;;) {
        if (token.isStopped())
            return fail(tokenStopped());
        auto decision = look(call);
        if (!decision)
            return fail(std::move(decision).error());
        if (decision->kind == Decision::Kind::Use)
            return std::move(*decision->token);
        if (decision->kind == Decision::Kind::Fail)
            return fail(std::move(decision->error));
        if (monotonicMs() >= end)
            return fail(busy);
        if (decision->kind == Decision::Kind::WaitForOther) {
            token.waitFor(m_timings.tokenPoll);
            continue;
        }

        std::unique_lock lock(entry->mutex);
        if (!entry->isRefreshing) {
            entry->isRefreshing = true;
            lock.unlock();
            auto refreshed = refresh(call);
            lock.lock();
            entry->isRefreshing = false;
            ++entry->flights;
            // One caller's Stop is not everybody's.
            entry->failure.reset();
            if (!refreshed && refreshed.error().kind != ErrorKind::Cancelled)
                entry->failure = refreshed.error();
            entry->changed.notify_all();
            if (!refreshed)
                return fail(std::move(refreshed).error());
            if (*refreshed)
                return std::move(**refreshed);
            continue;
        }
        // The failure of the refresh that was waited for is everybody's: else each waiter would
        // repeat it in turn.
        const quint64 flight = entry->flights;
        while (entry->flights == flight && monotonicMs() < end && !token.isStopped())
            entry->changed.wait_for(lock, m_timings.tokenPoll);
        if (entry->flights == flight + 1 && entry->failure)
            return fail(*entry->failure);
    }
}

// Without a claim: most calls end here, with one small read.
Result<TokenManager::Decision> TokenManager::look(const Call &call)
{
    Decision decision;
    auto read = m_store.read([this, &call, &decision](Sql &sql) -> Result<void> {
        auto row = readTokenRow(sql, call.connectionId);
        if (!row)
            return fail(std::move(row).error());
        decision = decide(*row, call);
        return {};
    });
    if (!read)
        return fail(std::move(read).error());
    return decision;
}

TokenManager::Decision TokenManager::decide(const TokenRow &row, const Call &call) const
{
    const qint64 now = m_clock.nowMs();
    const auto known = knownToken(row, call);
    // A short life is refreshed later, or it would be refreshed all the time.
    const qint64 life = known && !row.mintedMs.isEmpty()
        ? std::max<qint64>(known->expiresAtMs - row.mintedMs.last(), 0)
        : 0;
    const qint64 early = std::min<qint64>(m_timings.tokenEarly.count(), life / 12);
    const Decision use{.kind = Decision::Kind::Use, .token = known};
    if (known && known->expiresAtMs - early > now)
        return use;
    if (row.state == TokenRow::State::Refused)
        return {.kind = Decision::Kind::Fail, .error = signInRefused(row.code, row.why)};
    const bool isAlive = known && known->expiresAtMs - early / 10 > now;
    const qint64 throttle = m_timings.tokenThrottle.count();
    // While no new one is to be had, the old one is used to its end.
    if (row.state == TokenRow::State::Paused && row.pausedUntilMs > now)
        return isAlive ? use
                       : Decision{.kind = Decision::Kind::Fail,
                             .error = tokenWaitError(row.pausedUntilMs - now,
                                 u"the service asked for a pause"_s, row.code)};
    if (isBeingRefreshed(row, now))
        return isAlive ? use : Decision{.kind = Decision::Kind::WaitForOther};
    const qint64 wait = row.mintWaitMs(now, throttle);
    if (wait > 0)
        return isAlive
            ? use
            : Decision{.kind = Decision::Kind::Fail,
                  .error = tokenWaitError(wait,
                      u"%1 tokens were asked for within %2 minutes, which is the service's limit"_s
                          .arg(TokenRow::kMintsInWindow)
                          .arg(throttle / 60'000),
                      u"TOKEN_LIMIT"_s)};
    return {.kind = Decision::Kind::Refresh};
}

bool TokenManager::isBeingRefreshed(const TokenRow &row, qint64 nowMs) const
{
    const qint64 left = row.refreshingUntilMs - nowMs;
    if (row.refreshingBy.isEmpty() || row.refreshingBy == m_self || left <= 0
        || left > (m_timings.tokenRequest + m_timings.heldWait).count())
        return false;
    return ProcessIdentity::fromText(row.refreshingBy.section(u'|', 0, 0)).isAlive();
}

std::optional<AccessToken> TokenManager::knownToken(const TokenRow &row, const Call &call) const
{
    const std::lock_guard lock(call.entry.mutex);
    std::optional<AccessToken> known;
    if (auto stored = openedToken(row, call.isSandbox))
        known = AccessToken{std::move(*stored), row.apiDomain, row.expiresAtMs};
    else if (call.entry.memory && call.entry.memoryEpoch == row.epoch)
        known = call.entry.memory;
    if (known && call.entry.rejected && *call.entry.rejected == known->token)
        return std::nullopt;
    return known;
}

std::optional<Secret> TokenManager::openedToken(const TokenRow &row, bool isSandbox) const
{
    if (isSandbox && row.sealedToken.startsWith(kPlainToken))
        return Secret(row.sealedToken.mid(kPlainToken.size()).toUtf8());
    if (!m_vault || !row.sealedToken.startsWith(kSealedToken))
        return std::nullopt;
    auto opened = m_vault->unseal(
        row.sealedToken.mid(kSealedToken.size()).toLatin1(), row.connectionId.toUtf8());
    return opened ? std::optional(std::move(*opened)) : std::nullopt;
}

QString TokenManager::sealedToken(
    const Secret &token, const QString &connectionId, bool isSandbox) const
{
    if (isSandbox)
        return kPlainToken + QString::fromUtf8(token.reveal());
    if (!m_vault || !m_vault->canStore())
        return {};
    const auto sealed = m_vault->seal(token, connectionId.toUtf8());
    return sealed ? kSealedToken + QString::fromLatin1(*sealed) : QString();
}

// Looks again, now inside a writing transaction, and takes the turn if it is still free. The
// request counts from here on: a crash must not make room for an eleventh.
Result<TokenManager::Decision> TokenManager::claim(const Call &call)
{
    Decision decision;
    auto written = m_store.write([this, &call, &decision](Sql &sql) -> Result<void> {
        auto row = readTokenRow(sql, call.connectionId);
        if (!row)
            return fail(std::move(row).error());
        decision = decide(*row, call);
        if (decision.kind != Decision::Kind::Refresh)
            return {};
        const qint64 now = m_clock.nowMs();
        row->refreshingBy = m_self;
        row->refreshingUntilMs = now + (m_timings.tokenRequest + m_timings.heldWait).count();
        row->addMint(now, m_timings.tokenThrottle.count());
        return writeTokenRow(sql, *row);
    });
    if (!written)
        return fail(std::move(written).error());
    return decision;
}

// Nothing: somebody else was quicker, look again.
Result<std::optional<AccessToken>> TokenManager::refresh(const Call &call)
{
    auto decision = claim(call);
    if (!decision)
        return fail(std::move(decision).error());
    if (decision->kind == Decision::Kind::Use)
        return decision->token;
    if (decision->kind == Decision::Kind::Fail)
        return fail(std::move(decision->error));
    if (decision->kind == Decision::Kind::WaitForOther)
        return std::nullopt;
    auto grant = call.minter.mint(call.http, call.cancel);
    SLUICE_CRASH_POINT("auth.after_mint");
    if (grant && (grant->accessToken.isEmpty() || grant->expiresInMs <= 0))
        grant = fail(Error{.kind = ErrorKind::Protocol,
            .what = u"The answer to the sign-in could not be understood"_s,
            .why = u"it holds no token, or one that is over already"_s,
            .delivery = Delivery::Answered});
    if (!grant)
        return fail(giveUp(call, std::move(grant).error()));
    return keep(call, std::move(*grant));
}

Result<std::optional<AccessToken>> TokenManager::keep(const Call &call, TokenGrant grant)
{
    // First the refresh token: the old one may be void from now on.
    keepRefreshToken(call, grant);
    const AccessToken token{
        grant.accessToken, grant.apiDomain, m_clock.nowMs() + grant.expiresInMs};
    const QString sealed = sealedToken(token.token, call.connectionId, call.isSandbox);
    bool isOurs = false;
    QString epoch;
    auto written = m_store.write([&](Sql &sql) -> Result<void> {
        auto row = readTokenRow(sql, call.connectionId);
        if (!row)
            return fail(std::move(row).error());
        isOurs = row->refreshingBy == m_self;
        epoch = row->epoch;
        if (!isOurs)
            return {};
        row->refreshingBy.clear();
        row->refreshingUntilMs = 0;
        row->state = TokenRow::State::Ok;
        // A token of another process that has the vault's key stays; it is of use to others.
        const bool isOthersToken = sealed.isEmpty() && row->sealedToken.startsWith(kSealedToken)
            && row->expiresAtMs > m_clock.nowMs();
        if (!isOthersToken) {
            row->sealedToken = sealed;
            row->apiDomain = token.apiDomain;
            row->expiresAtMs = token.expiresAtMs;
        }
        return writeTokenRow(sql, *row);
    });
    if (written && !isOurs)
        return fail(tokenWaitError(m_timings.tokenPoll.count(),
            u"the sign-in changed meanwhile"_s, u"SIGN_IN_CHANGED"_s));
    if (!written)
        m_log.warning(u"The new access token could not be stored"_s,
            {{u"connection"_s, call.connectionId}, {u"error"_s, written.error().text()}});
    {
        const std::lock_guard lock(call.entry.mutex);
        call.entry.rejected.reset();
        call.entry.memory = sealed.isEmpty() || !written ? std::optional(token) : std::nullopt;
        call.entry.memoryEpoch = epoch;
    }
    m_log.info(u"Got a new access token"_s,
        {{u"connection"_s, call.connectionId}, {u"seconds"_s, grant.expiresInMs / 1000},
            {u"fingerprint"_s, QString::fromLatin1(token.token.fingerprint())}});
    return token;
}

void TokenManager::keepRefreshToken(const Call &call, const TokenGrant &grant)
{
    if (!grant.refreshToken)
        return;
    const auto stored = m_vault
        ? m_vault->put(refreshTokenName(call.connectionId), *grant.refreshToken)
        : Result<void>(fail(ErrorKind::Config, u"There is no vault"_s));
    if (!stored)
        m_log.error(u"The service gave a new refresh token, and it could not be stored"_s,
            {{u"connection"_s, call.connectionId}, {u"error"_s, stored.error().text()}});
}

// Gives the turn back and notes what the service said. Returns the error for the caller.
Error TokenManager::giveUp(const Call &call, Error error)
{
    const bool isAnswered = isAnswer(error);
    const bool isRefused = error.kind == ErrorKind::Auth && (isAnswered || !error.code.isEmpty());
    const bool isThrottled
        = error.kind == ErrorKind::RateLimit && (isAnswered || !error.code.isEmpty());
    const auto pause = error.retryAfter.value_or(m_timings.tokenThrottle);
    auto written = m_store.write([&](Sql &sql) -> Result<void> {
        auto row = readTokenRow(sql, call.connectionId);
        if (!row)
            return fail(std::move(row).error());
        if (row->refreshingBy != m_self)
            return {};
        row->refreshingBy.clear();
        row->refreshingUntilMs = 0;
        if (!isAnswered && !isRefused && !isThrottled && !row->mintedMs.isEmpty())
            row->mintedMs.removeLast(); // nothing was sent
        if (isRefused || isThrottled) {
            row->state = isRefused ? TokenRow::State::Refused : TokenRow::State::Paused;
            row->pausedUntilMs = isThrottled ? m_clock.nowMs() + pause.count() : 0;
            row->code = error.code;
            row->why = error.why;
        }
        return writeTokenRow(sql, *row);
    });
    if (isThrottled) {
        error.retryAfter = pause;
        error.isRetryable = true;
    }
    m_log.warning(isRefused      ? u"The service refused the sign-in"_s
            : isThrottled        ? u"The service asked for a pause between sign-ins"_s
                                 : u"No access token was got"_s,
        {{u"connection"_s, call.connectionId}, {u"error"_s, error.text()},
            {u"errorCode"_s, error.code}, {u"stored"_s, written.has_value()}});
    return error;
}

void TokenManager::reject(const QString &connectionId, const Secret &used)
{
    const std::shared_ptr<Entry> entry = entryOf(connectionId);
    auto written = m_store.write([this, &connectionId, &used](Sql &sql) -> Result<void> {
        auto row = readTokenRow(sql, connectionId);
        if (!row)
            return fail(std::move(row).error());
        const auto stored = openedToken(*row, row->sealedToken.startsWith(kPlainToken));
        if (!stored || !(*stored == used))
            return {};
        row->sealedToken.clear();
        row->expiresAtMs = 0;
        return writeTokenRow(sql, *row);
    });
    const std::lock_guard lock(entry->mutex);
    if (entry->memory && entry->memory->token == used)
        entry->memory.reset();
    if (!written)
        entry->rejected = used;
}

Result<void> TokenManager::reset(const QString &connectionId, NewSignIn kind)
{
    const std::shared_ptr<Entry> entry = entryOf(connectionId);
    auto written = m_store.write([&connectionId, kind](Sql &sql) -> Result<void> {
        auto row = readTokenRow(sql, connectionId);
        if (!row)
            return fail(std::move(row).error());
        TokenRow fresh;
        fresh.connectionId = connectionId;
        fresh.epoch = newId();
        if (kind == NewSignIn::SameRefreshToken) {
            fresh.mintedMs = row->mintedMs;
            if (row->state == TokenRow::State::Paused) {
                fresh.state = row->state;
                fresh.pausedUntilMs = row->pausedUntilMs;
                fresh.code = row->code;
                fresh.why = row->why;
            }
        }
        return writeTokenRow(sql, fresh);
    });
    const std::lock_guard lock(entry->mutex);
    entry->memory.reset();
    entry->rejected.reset();
    return written;
}

} // namespace sluice
