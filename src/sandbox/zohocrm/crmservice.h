// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accounts/tokenbook.h"
#include "sandbox/service.h"
#include "sandbox/zohocrm/bulkread.h"
#include "sandbox/zohocrm/bulkwrite.h"
#include "sandbox/zohocrm/crmlimits.h"

namespace sluice::sandbox {

// Zoho CRM as far as bulk jobs need it: metadata, bulk read, upload, bulk write, under every
// version from v2 to v8 (zoho-crm-bulk B to D, I). Handlers on connection threads; owned by
// Sandbox.
class CrmService final : public Service
{
public:
    CrmService(Environment &environment, TokenBook &tokens);

    QByteArray name() const override { return "zoho-crm"; }
    bool ownsPath(const QByteArray &path) const override;
    QList<Route> routes() override;
    HttpReply noRoute(const HttpRequest &request, bool hasOtherMethod) override;

    Result<void> start() override;
    void stop() override;
    void reset() override;

    QStringList streams() const override;
    bool writeLedger(const QString &stream, const ByteSink &sink) override;
    QJsonObject ledgerDigest(const QString &stream) override;
    QJsonObject limits() const override { return m_limits.describe(); }
    QJsonObject mutationKeys() const override;
    Result<QJsonObject> mutate(const QJsonObject &mutation) override;

private:
    using Holder = TokenBook::Holder;
    using Handler = std::function<HttpReply(const HttpRequest &, const Holder &)>;
    struct Call
    {
        QList<QByteArray> scopes;
        CrmCost cost = {};
    };
    Route route(const QByteArray &method, const QString &pattern, const QByteArray &label,
        const Call &call, Handler handler);
    HttpReply guarded(const HttpRequest &request, const Call &call, const Handler &handler);
    std::optional<HttpReply> refusal(CrmLimits::Refusal reason) const;

    Environment &m_environment;
    TokenBook &m_tokens;
    CrmLimits m_limits;
    CrmStore m_store;
    BulkRead m_read;
    BulkWrite m_write;
};

} // namespace sluice::sandbox
