// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/accounts/tokenbook.h"

#include "base/ids.h"
#include "sandbox/accounts/grants.h"
#include "sandbox/statefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kThrottleWindowMs = 10 * 60'000;
constexpr int kRefreshTokensPerUser = 20;
constexpr char kFirstUser[] = "operator";

QByteArray hexDigits(int bytes)
{
    return QByteArray::fromBase64(randomToken(bytes), QByteArray::Base64UrlEncoding).toHex();
}

void dropOlder(QList<qint64> &times, qint64 than)
{
    while (!times.isEmpty() && times.first() <= than)
        times.removeFirst();
}

QString latinText(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

} // namespace

QByteArray newZohoToken()
{
    return "1000." + hexDigits(16) + '.' + hexDigits(16);
}

TokenBook::TokenBook(Environment &environment)
    : m_environment(environment)
{
    addConstants();
}

// Of the clients from `first` on.
void TokenBook::addConstants(qsizetype first)
{
    for (const ZohoClient &client : zohoClients().mid(first))
        m_refresh.insert(client.refreshToken, {kFirstUser, client.scopes, 0, {}});
    if (first > 0)
        return;
    m_refresh.insert(kAnalyticsRefreshToken, {"analyst", kAnalyticsScopes, 0, {}});
    m_refresh.insert(kAnalyticsColleagueToken, {"colleague", kAnalyticsScopes, 0, {}});
    m_codes.insert(kGrantCode, {{kFirstUser, kAllScopes, {}, {}}, 0});
}

void TokenBook::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_codes.clear();
    m_refresh.clear();
    m_tokens.clear();
    m_codeTimes.clear();
    m_throttled = 0;
    m_lastMs = 0;
    addConstants();
    save();
}

std::optional<QByteArray> TokenBook::newCode(const Grant &grant, qint64 lifeSeconds)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 now = m_environment.clock.nowMs();
    dropOlder(m_codeTimes, now - kThrottleWindowMs);
    const qint64 most = m_environment.settings.number(u"codesPer10Minutes"_s);
    if (most > 0 && m_codeTimes.size() >= most)
        return std::nullopt;
    m_codeTimes.append(now);
    const QByteArray code = newZohoToken();
    m_codes.insert(code, {grant, now + lifeSeconds * 1000});
    save();
    return code;
}

std::optional<TokenBook::Grant> TokenBook::takeCode(const QByteArray &code)
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_codes.constFind(code);
    if (found == m_codes.constEnd())
        return std::nullopt;
    const Code taken = *found;
    m_codes.erase(found);
    save();
    if (taken.diesMs > 0 && taken.diesMs <= m_environment.clock.nowMs())
        return std::nullopt;
    return taken.grant;
}

QByteArray TokenBook::newRefreshToken(const QByteArray &user, const QByteArray &scopes)
{
    const QMutexLocker lock(&m_mutex);
    QByteArray oldest;
    int ofUser = 0;
    for (auto it = m_refresh.begin(); it != m_refresh.end(); ++it) {
        if (it->user != user || ownerOfRefreshToken(it.key()))
            continue;
        ++ofUser;
        if (oldest.isEmpty() || it->createdMs < m_refresh.value(oldest).createdMs)
            oldest = it.key();
    }
    if (ofUser >= kRefreshTokensPerUser) {
        m_refresh.remove(oldest);
        m_tokens.removeIf([&oldest](auto it) { return it.value().refresh == oldest; });
    }
    const QByteArray token = newZohoToken();
    m_refresh.insert(token, {user, scopes, uniqueNow(), {}});
    save();
    return token;
}

bool TokenBook::revoke(const QByteArray &token)
{
    const QMutexLocker lock(&m_mutex);
    const qsizetype gone = m_refresh.remove(token) + m_tokens.remove(token);
    m_tokens.removeIf([&token](auto it) { return it.value().refresh == token; });
    save();
    return gone > 0;
}

void TokenBook::replaceRefreshToken(const QByteArray &old, const QByteArray &next)
{
    const QMutexLocker lock(&m_mutex);
    m_refresh.remove(old);
    for (Token &token : m_tokens) {
        if (token.refresh == old)
            token.refresh = next;
    }
    save();
}

qint64 TokenBook::uniqueNow()
{
    m_lastMs = qMax(m_environment.clock.nowMs(), m_lastMs + 1);
    return m_lastMs;
}

TokenBook::Access TokenBook::addToken(const Holder &holder, const QByteArray &refresh)
{
    const qint64 now = m_environment.clock.nowMs();
    m_tokens.removeIf([now](auto it) { return it.value().diesMs <= now; });
    const qint64 life = m_environment.settings.number(u"tokenTtlSeconds"_s);
    const QByteArray token = newZohoToken();
    m_tokens.insert(token, {holder, refresh, uniqueNow(), now + life * 1000});
    const qint64 most = m_environment.settings.number(u"activeTokensPerRefreshToken"_s);
    QByteArray oldest;
    qint64 active = 0;
    for (auto it = m_tokens.begin(); it != m_tokens.end(); ++it) {
        if (it->refresh != refresh || it.key() == token)
            continue;
        ++active;
        if (oldest.isEmpty() || it->createdMs < m_tokens.value(oldest).createdMs)
            oldest = it.key();
    }
    if (most > 0 && active >= most)
        m_tokens.remove(oldest);
    save();
    return {token, holder.scopes, life};
}

tl::expected<TokenBook::Access, TokenBook::Refusal> TokenBook::newAccessToken(
    const QByteArray &refreshToken)
{
    const QMutexLocker lock(&m_mutex);
    const auto refresh = m_refresh.find(refreshToken);
    if (refresh == m_refresh.end())
        return tl::unexpected(Refusal::Unknown);
    const qint64 now = m_environment.clock.nowMs();
    dropOlder(refresh->uses, now - kThrottleWindowMs);
    const qint64 most = m_environment.settings.number(u"refreshesPer10Minutes"_s);
    if (most > 0 && refresh->uses.size() >= most) {
        ++m_throttled;
        return tl::unexpected(Refusal::Throttled);
    }
    refresh->uses.append(now);
    return addToken({refresh->user, refresh->scopes}, refreshToken);
}

TokenBook::Access TokenBook::newUnboundToken(const QByteArray &user, const QByteArray &scopes)
{
    const QMutexLocker lock(&m_mutex);
    return addToken({user, scopes}, {});
}

std::optional<TokenBook::Holder> TokenBook::holderOf(const QByteArray &accessToken) const
{
    const QMutexLocker lock(&m_mutex);
    const auto token = m_tokens.constFind(accessToken);
    if (token == m_tokens.constEnd() || token->diesMs <= m_environment.clock.nowMs())
        return std::nullopt;
    return token->holder;
}

void TokenBook::expireAccessTokens()
{
    const QMutexLocker lock(&m_mutex);
    m_tokens.clear();
    save();
}

qint64 TokenBook::throttled() const
{
    const QMutexLocker lock(&m_mutex);
    return m_throttled;
}

Result<void> TokenBook::load()
{
    QFile file(m_environment.stateFolder + u"/accounts.json"_s);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Disk, u"Could not read %1"_s.arg(file.fileName()));
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    const QMutexLocker lock(&m_mutex);
    m_codes.clear();
    m_refresh.clear();
    m_tokens.clear();
    const auto bytes = [](const QJsonObject &from, QLatin1StringView key) {
        return from.value(key).toString().toLatin1();
    };
    for (const QJsonValue &value : document.value("codes"_L1).toArray()) {
        const QJsonObject from = value.toObject();
        m_codes.insert(bytes(from, "code"_L1),
            {{bytes(from, "user"_L1), bytes(from, "scopes"_L1), bytes(from, "redirect"_L1),
                 bytes(from, "challenge"_L1)},
                from.value("dies"_L1).toInteger()});
    }
    for (const QJsonValue &value : document.value("refresh"_L1).toArray()) {
        const QJsonObject from = value.toObject();
        QList<qint64> uses;
        for (const QJsonValue &use : from.value("uses"_L1).toArray())
            uses.append(use.toInteger());
        m_refresh.insert(bytes(from, "token"_L1),
            {bytes(from, "user"_L1), bytes(from, "scopes"_L1), from.value("created"_L1).toInteger(),
                uses});
    }
    for (const QJsonValue &value : document.value("access"_L1).toArray()) {
        const QJsonObject from = value.toObject();
        m_tokens.insert(bytes(from, "token"_L1),
            {{bytes(from, "user"_L1), bytes(from, "scopes"_L1)}, bytes(from, "refresh"_L1),
                from.value("created"_L1).toInteger(), from.value("dies"_L1).toInteger()});
    }
    // A folder of an older sandbox lacks the clients that came since.
    addConstants(document.value("clients"_L1).toInteger(1));
    return {};
}

void TokenBook::save() const
{
    if (m_environment.stateFolder.isEmpty())
        return;
    QJsonArray codes;
    for (auto it = m_codes.begin(); it != m_codes.end(); ++it) {
        codes.append(QJsonObject{{u"code"_s, latinText(it.key())},
            {u"user"_s, latinText(it->grant.user)}, {u"scopes"_s, latinText(it->grant.scopes)},
            {u"redirect"_s, latinText(it->grant.redirectUri)},
            {u"challenge"_s, latinText(it->grant.challenge)}, {u"dies"_s, it->diesMs}});
    }
    QJsonArray refresh;
    for (auto it = m_refresh.begin(); it != m_refresh.end(); ++it) {
        QJsonArray uses;
        for (const qint64 use : it->uses)
            uses.append(use);
        refresh.append(QJsonObject{{u"token"_s, latinText(it.key())},
            {u"user"_s, latinText(it->user)}, {u"scopes"_s, latinText(it->scopes)},
            {u"created"_s, it->createdMs}, {u"uses"_s, uses}});
    }
    QJsonArray access;
    for (auto it = m_tokens.begin(); it != m_tokens.end(); ++it) {
        access.append(
            QJsonObject{{u"token"_s, latinText(it.key())}, {u"user"_s, latinText(it->holder.user)},
                {u"scopes"_s, latinText(it->holder.scopes)}, {u"refresh"_s, latinText(it->refresh)},
                {u"created"_s, it->createdMs}, {u"dies"_s, it->diesMs}});
    }
    const QJsonObject document{{u"codes"_s, codes}, {u"refresh"_s, refresh}, {u"access"_s, access},
        {u"clients"_s, zohoClients().size()}};
    const auto saved = writeStateFile(m_environment.stateFolder + u"/accounts.json"_s,
        QJsonDocument(document).toJson(QJsonDocument::Compact));
    if (!saved)
        qWarning("%s", qUtf8Printable(saved.error().text()));
}

} // namespace sluice::sandbox
