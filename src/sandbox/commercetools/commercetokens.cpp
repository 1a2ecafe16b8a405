// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/commercetokens.h"

#include "sandbox/commercetools/commercecredentials.h"
#include "sandbox/commercetools/commerceerrors.h"
#include "sandbox/statefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QMutexLocker>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

bool isCommerceClient(const HttpRequest &request)
{
    constexpr QByteArrayView kBasic("Basic ");
    const QByteArray header = request.header("authorization");
    if (!header.startsWith(kBasic))
        return false;
    return QByteArray::fromBase64(header.mid(kBasic.size()))
        == QByteArray(kCommerceClientId) + ':' + kCommerceClientSecret;
}

QByteArray newCommerceToken()
{
    QByteArray bytes;
    for (int i = 0; i < 4; ++i) {
        const quint64 part = QRandomGenerator::system()->generate64();
        bytes.append(QByteArray::number(part, 16).rightJustified(16, '0'));
    }
    return "sandbox-" + bytes;
}

} // namespace

CommerceTokens::CommerceTokens(Environment &environment)
    : m_environment(environment)
{
}

Result<void> CommerceTokens::open(const QString &folder)
{
    m_path = folder + u"/tokens.json"_s;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject saved = QJsonDocument::fromJson(file.readAll()).object();
    const QMutexLocker lock(&m_mutex);
    for (auto it = saved.begin(); it != saved.end(); ++it) {
        const QJsonObject token = it.value().toObject();
        m_tokens.insert(it.key().toLatin1(),
            {token.value("scopes"_L1).toString().toLatin1(), token.value("diesMs"_L1).toInteger()});
    }
    return {};
}

void CommerceTokens::save() const
{
    QJsonObject all;
    for (auto it = m_tokens.begin(); it != m_tokens.end(); ++it) {
        all.insert(QString::fromLatin1(it.key()),
            QJsonObject{{u"scopes"_s, QString::fromLatin1(it->scopes)}, {u"diesMs"_s, it->diesMs}});
    }
    const auto done = writeStateFile(m_path, QJsonDocument(all).toJson());
    if (!done)
        qWarning("%s", qUtf8Printable(done.error().text()));
}

void CommerceTokens::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_tokens.clear();
    save();
}

HttpReply CommerceTokens::answer(const HttpRequest &request)
{
    if (!isCommerceClient(request)) {
        HttpReply reply = commerceAuthError(401, u"invalid_client"_s,
            u"Please provide valid client credentials using HTTP Basic Authentication."_s);
        reply.headers.append(
            std::pair<QByteArray, QByteArray>("WWW-Authenticate", "Basic realm=\"commercetools\""));
        return reply;
    }
    const QMultiHash<QByteArray, QByteArray> fields = request.fields();
    const QByteArray grantType = fields.value("grant_type");
    if (grantType.isEmpty())
        return commerceAuthError(
            400, u"invalid_request"_s, u"Missing required parameter: grant_type."_s);
    if (grantType != "client_credentials") {
        return commerceAuthError(400, u"unsupported_grant_type"_s,
            u"Invalid parameter: grant_type: Invalid grant type: %1"_s.arg(
                QString::fromUtf8(grantType)));
    }
    return grant(fields.value("scope"));
}

HttpReply CommerceTokens::grant(const QByteArray &wanted)
{
    const QByteArray own = m_environment.settings.text(u"commerceClientScopes"_s).toLatin1();
    const QList<QByteArray> allowed = own.simplified().split(' ');
    const QByteArray scopes = wanted.trimmed().isEmpty() ? own : wanted.simplified();
    const QList<QByteArray> list = scopes.split(' ');
    for (const QByteArray &scope : list) {
        if (!allowed.contains(scope)) {
            return commerceAuthError(400, u"invalid_scope"_s,
                u"The client is not allowed to have the scope %1."_s.arg(QString::fromUtf8(scope)));
        }
    }
    const qint64 now = m_environment.clock.nowMs();
    const qint64 life = m_environment.settings.number(u"commerceTokenSeconds"_s);
    const QByteArray token = newCommerceToken();
    const QMutexLocker lock(&m_mutex);
    m_tokens.removeIf([now](auto entry) { return entry.value().diesMs <= now; });
    m_tokens.insert(token, {scopes, now + life * 1000});
    save();
    HttpReply reply = HttpReply::json(200,
        {{u"access_token"_s, QString::fromLatin1(token)}, {u"expires_in"_s, life},
            {u"scope"_s, QString::fromLatin1(scopes)}, {u"token_type"_s, u"Bearer"_s}});
    reply.hasEffect = true;
    return reply;
}

std::optional<QList<QByteArray>> CommerceTokens::scopesOf(const QByteArray &token) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_tokens.constFind(token);
    if (found == m_tokens.constEnd() || found->diesMs <= m_environment.clock.nowMs())
        return std::nullopt;
    return found->scopes.split(' ');
}

} // namespace sluice::sandbox
