// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"

#include <QList>
#include <QMap>
#include <QMutex>

#include <optional>

namespace sluice::sandbox {

// commercetools' authorization server (commercetools-klaviyo B.1): client credentials only. Tokens
// are kept in one file of the state folder. Any thread; owned by CommerceService. Its tokens are
// worthless outside the sandbox.
class CommerceTokens
{
public:
    explicit CommerceTokens(Environment &environment);

    Result<void> open(const QString &folder);
    void reset();

    HttpReply answer(const HttpRequest &request); // POST /oauth/token
    // The scopes of a live token; nothing: it is none.
    std::optional<QList<QByteArray>> scopesOf(const QByteArray &token) const;

private:
    struct Token
    {
        QByteArray scopes;
        qint64 diesMs = 0;
    };
    HttpReply grant(const QByteArray &wanted);
    void save() const; // under the lock

    Environment &m_environment;
    QString m_path;
    mutable QMutex m_mutex;
    QMap<QByteArray, Token> m_tokens;
};

} // namespace sluice::sandbox
