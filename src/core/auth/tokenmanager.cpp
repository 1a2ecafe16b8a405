// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/tokenmanager.h"

#include "core/auth/tokenmanager_p.h"
#include "core/auth/vault.h"
#include "core/store/store.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

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
    return Error{
        .kind = ErrorKind::Cancelled, .what = u"Waiting for an access token was stopped"_s};
}

} // namespace

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
    const auto held = knownToken(row, call);
    // A short life is refreshed later, or it would be refreshed all the time.
    const qint64 early
        = held ? std::min<qint64>(m_timings.tokenEarly.count(), held->lifeMs / 12) : 0;
    Decision use{.kind = Decision::Kind::Use};
    if (held)
        use.token = held->token;
    if (held && held->token.expiresAtMs - early > now)
        return use;
    if (row.state == TokenRow::State::Refused)
        return {.kind = Decision::Kind::Fail, .error = signInRefused(row.code, row.why)};
    // While no new one is to be had, the old one is used to its end.
    const bool isAlive = held && held->token.expiresAtMs - early / 10 > now;
    if (isAlive && nextTryMs(call) > now)
        return use;
    if (row.state == TokenRow::State::Paused && row.pausedUntilMs > now)
        return isAlive ? use
                       : Decision{.kind = Decision::Kind::Fail,
                           .error = tokenWaitError(row.pausedUntilMs - now,
                               row.why.isEmpty() ? u"the service asked for a pause"_s : row.why,
                               row.code)};
    if (isBeingRefreshed(row, now))
        return isAlive ? use : Decision{.kind = Decision::Kind::WaitForOther};
    const qint64 wait = row.mintWaitMs(now, m_timings.tokenThrottle.count());
    if (wait > 0)
        return isAlive ? use
                       : Decision{.kind = Decision::Kind::Fail,
                           .error = tokenWaitError(wait,
                               u"the service gives %1 tokens in %2 minutes, and they were used"_s
                                   .arg(TokenRow::kMintsInWindow)
                                   .arg(m_timings.tokenThrottle.count() / 60'000),
                               u"TOKEN_LIMIT"_s)};
    use.kind = Decision::Kind::Refresh;
    if (!isAlive)
        use.token.reset();
    return use;
}

qint64 TokenManager::nextTryMs(const Call &call) const
{
    const std::lock_guard lock(call.entry.mutex);
    return call.entry.nextTryMs;
}

bool TokenManager::isBeingRefreshed(const TokenRow &row, qint64 nowMs) const
{
    const qint64 left = row.refreshingUntilMs - nowMs;
    if (row.refreshingBy.isEmpty() || row.refreshingBy == m_self || left <= 0
        || left > (m_timings.tokenRequest + m_timings.heldWait).count())
        return false;
    return ProcessIdentity::fromText(row.refreshingBy.section(u'|', 0, 0)).isAlive();
}

std::optional<TokenManager::HeldToken> TokenManager::knownToken(
    const TokenRow &row, const Call &call) const
{
    const std::lock_guard lock(call.entry.mutex);
    std::optional<HeldToken> known;
    if (auto stored = openedToken(row, call.isSandbox))
        known = HeldToken{{std::move(*stored), row.apiDomain, row.expiresAtMs}, row.lifeMs};
    else if (call.entry.memory && call.entry.memoryEpoch == row.epoch)
        known = call.entry.memory;
    if (known && call.entry.rejected && *call.entry.rejected == known->token.token)
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
        row->lifeMs = 0;
        return writeTokenRow(sql, *row);
    });
    const std::lock_guard lock(entry->mutex);
    if (entry->memory && entry->memory->token.token == used)
        entry->memory.reset();
    if (!written)
        entry->rejected = used;
}

void TokenManager::forgetHeld()
{
    ++m_forgotten;
    const std::lock_guard lock(m_mutex);
    for (const std::shared_ptr<Entry> &entry : std::as_const(m_entries)) {
        const std::lock_guard held(entry->mutex);
        entry->memory.reset();
        entry->rejected.reset();
    }
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
    entry->nextTryMs = 0;
    return written;
}

Result<void> TokenManager::retryRefused(const QString &connectionId)
{
    bool isRefused = false;
    auto looked = m_store.read([&connectionId, &isRefused](Sql &sql) -> Result<void> {
        auto row = readTokenRow(sql, connectionId);
        if (!row)
            return fail(std::move(row).error());
        isRefused = row->state == TokenRow::State::Refused;
        return {};
    });
    if (!looked || !isRefused)
        return looked;
    return reset(connectionId, NewSignIn::SameRefreshToken);
}

} // namespace sluice
