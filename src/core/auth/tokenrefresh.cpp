// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/tokenmanager.h"

#include "base/crashpoint.h"
#include "core/auth/tokenmanager_p.h"
#include "core/auth/vault.h"
#include "core/store/store.h"

#include <utility>

using namespace Qt::StringLiterals;

// The part of TokenManager that gets a token: claim, ask, keep or give up.

namespace sluice {

namespace {

// Did the service itself say this?
bool isAnswer(const Error &error)
{
    return error.delivery != Delivery::NotSent || error.httpStatus != 0;
}

} // namespace

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
    const quint64 forgotten = m_forgotten;
    auto grant = call.minter.mint(call.http, call.cancel);
    SLUICE_CRASH_POINT("auth.after_mint");
    if (grant && (grant->accessToken.isEmpty() || grant->expiresInMs <= 0))
        grant = fail(Error{.kind = ErrorKind::Protocol,
            .what = u"The answer to the sign-in could not be understood"_s,
            .why = u"it holds no token, or one that is over already"_s,
            .delivery = Delivery::Answered});
    if (!grant) {
        Error error = giveUp(call, std::move(grant).error());
        if (!decision->token || error.kind == ErrorKind::Auth || error.kind == ErrorKind::Cancelled)
            return fail(std::move(error));
        const std::lock_guard lock(call.entry.mutex);
        call.entry.nextTryMs = m_clock.nowMs() + m_timings.retryCap.count();
        return decision->token;
    }
    return keep(call, std::move(*grant), forgotten);
}

Result<std::optional<AccessToken>> TokenManager::keep(
    const Call &call, TokenGrant grant, quint64 forgotten)
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
            row->lifeMs = grant.expiresInMs;
        }
        return writeTokenRow(sql, *row);
    });
    if (written && !isOurs)
        return fail(tokenWaitError(
            m_timings.tokenPoll.count(), u"the sign-in changed meanwhile"_s, u"SIGN_IN_CHANGED"_s));
    if (!written)
        m_log.warning(u"The new access token could not be stored"_s,
            {{u"connection"_s, call.connectionId}, {u"error"_s, written.error().text()}});
    {
        const std::lock_guard lock(call.entry.mutex);
        call.entry.rejected.reset();
        call.entry.nextTryMs = 0;
        call.entry.memory.reset();
        const bool isLockedMeanwhile = !call.isSandbox && forgotten != m_forgotten;
        if (isLockedMeanwhile)
            return fail(lockedVault(VaultKeyOrigin::Keychain));
        if (sealed.isEmpty() || !written)
            call.entry.memory = HeldToken{token, grant.expiresInMs};
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
    // A vault that is locked says nothing about the sign-in in it.
    const bool isVaults = !isAnswered && error.code.startsWith("VAULT_"_L1);
    const bool isRefused
        = error.kind == ErrorKind::Auth && !isVaults && (isAnswered || !error.code.isEmpty());
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
    m_log.warning(isRefused ? u"The service refused the sign-in"_s
            : isThrottled   ? u"The service asked for a pause between sign-ins"_s
                            : u"No access token was got"_s,
        {{u"connection"_s, call.connectionId}, {u"error"_s, error.text()},
            {u"errorCode"_s, error.code}, {u"stored"_s, written.has_value()}});
    return error;
}

} // namespace sluice
