// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accounts/tokenbook.h"
#include "sandbox/service.h"

namespace sluice::sandbox {

// Zoho's accounts server (zoho-crm-bulk A): consent page, token, revoke, server information.
// Handlers on connection threads; owned by Sandbox. Every data centre it names is itself.
class AccountsService final : public Service
{
public:
    explicit AccountsService(Environment &environment);

    TokenBook &tokens() { return m_tokens; }

    QByteArray name() const override { return "zoho-accounts"; }
    bool ownsPath(const QByteArray &path) const override { return path.startsWith("/oauth/"); }
    QList<Route> routes() override;
    HttpReply noRoute(const HttpRequest &request, bool hasOtherMethod) override;
    Result<void> start() override { return m_tokens.load(); }
    void reset() override { m_tokens.reset(); }
    QJsonObject limits() const override;
    QJsonObject mutationKeys() const override;
    Result<QJsonObject> mutate(const QJsonObject &mutation) override;

private:
    HttpReply consent(const HttpRequest &request);
    HttpReply token(const HttpRequest &request);
    HttpReply exchangeCode(const QMultiHash<QByteArray, QByteArray> &fields);
    HttpReply refresh(const QMultiHash<QByteArray, QByteArray> &fields);
    HttpReply clientCredentials(const QMultiHash<QByteArray, QByteArray> &fields);
    HttpReply revoke(const HttpRequest &request);
    HttpReply serverInfo(const HttpRequest &request) const;
    bool isClientDeleted() const;
    bool isRegistered(const QByteArray &redirectUri) const;
    QJsonObject tokenBody(const TokenBook::Access &access) const;

    Environment &m_environment;
    TokenBook m_tokens;
};

} // namespace sluice::sandbox
