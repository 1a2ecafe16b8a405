// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/environment.h"

#include <QList>
#include <QMap>
#include <QMutex>

#include <optional>

namespace sluice::sandbox {

// Everything that the accounts server has handed out: codes, refresh tokens, access tokens, with
// the limits of zoho-crm-bulk A4. Kept in one file of the state folder. Any thread; owned by
// AccountsService and asked by every service that takes an access token. All tokens are worthless
// outside the sandbox.
class TokenBook
{
public:
    explicit TokenBook(Environment &environment);

    Result<void> load();
    void reset();

    struct Grant
    {
        QByteArray user;
        QByteArray scopes;
        QByteArray redirectUri; // empty: self client
        QByteArray challenge; // PKCE, S256
    };
    // A code that lives `lifeSeconds` and works once. Nothing: more than ten in ten minutes.
    std::optional<QByteArray> newCode(const Grant &grant, qint64 lifeSeconds);
    std::optional<Grant> takeCode(const QByteArray &code);

    QByteArray newRefreshToken(const QByteArray &user, const QByteArray &scopes);
    bool revoke(const QByteArray &token);
    // The old one ends; its access tokens live on under the new one.
    void replaceRefreshToken(const QByteArray &old, const QByteArray &next);

    struct Access
    {
        QByteArray token;
        QByteArray scopes;
        qint64 lifeSeconds = 0;
    };
    enum class Refusal { Unknown, Throttled };
    tl::expected<Access, Refusal> newAccessToken(const QByteArray &refreshToken);
    Access newUnboundToken(const QByteArray &user, const QByteArray &scopes);

    struct Holder
    {
        QByteArray user;
        QByteArray scopes;
    };
    std::optional<Holder> holderOf(const QByteArray &accessToken) const;
    void expireAccessTokens(); // as if their hour were over
    qint64 throttled() const; // refreshes that were refused for their number

private:
    struct Code
    {
        Grant grant;
        qint64 diesMs = 0; // 0: lives until it is used
    };
    struct Refresh
    {
        QByteArray user;
        QByteArray scopes;
        qint64 createdMs = 0;
        QList<qint64> uses; // of the last ten minutes
    };
    struct Token
    {
        Holder holder;
        QByteArray refresh;
        qint64 createdMs = 0;
        qint64 diesMs = 0;
    };
    Access addToken(const Holder &holder, const QByteArray &refresh);
    qint64 uniqueNow(); // so that "the oldest" is always one
    void addConstants(qsizetype first = 0);
    void save() const;

    Environment &m_environment;
    mutable QMutex m_mutex;
    QMap<QByteArray, Code> m_codes;
    QMap<QByteArray, Refresh> m_refresh;
    QMap<QByteArray, Token> m_tokens;
    QList<qint64> m_codeTimes;
    qint64 m_throttled = 0;
    qint64 m_lastMs = 0;
};

// "1000.<32 hex>.<32 hex>"
QByteArray newZohoToken();

} // namespace sluice::sandbox
