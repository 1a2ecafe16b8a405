// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accounts/tokenbook.h"
#include "sandbox/service.h"
#include "sandbox/zohocrm/bulkread.h"
#include "sandbox/zohocrm/bulkwrite.h"
#include "sandbox/zohocrm/coql.h"
#include "sandbox/zohocrm/crmlimits.h"
#include "sandbox/zohocrm/recordread.h"
#include "sandbox/zohocrm/recordwrite.h"

namespace sluice::sandbox {

// Zoho CRM as far as a sync needs it: metadata, bulk read, upload, bulk write, the record API,
// COQL, counts, under every version from v2 to v8 (zoho-crm-bulk B to D, I). Handlers on connection
// threads; owned by Sandbox.
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
        std::function<CrmCost(const HttpRequest &)> costOf = {}; // where the request decides
    };
    using ModuleHandler = std::function<HttpReply(const HttpRequest &, int, const Holder &)>;
    Route route(const QByteArray &method, const QString &pattern, const QByteArray &label,
        const Call &call, Handler handler);
    Route moduleRoute(const QByteArray &method, const QString &suffix, const QByteArray &label,
        const QByteArray &operation, const Call &call, ModuleHandler handler);
    QList<Route> bulkRoutes();
    QList<Route> recordRoutes();
    QList<Route> queryRoutes();
    HttpReply guarded(const HttpRequest &request, const Call &call, const Handler &handler);
    std::optional<HttpReply> refusal(CrmLimits::Refusal reason) const;
    HttpReply tooMany(const QString &message) const;
    HttpReply upload(const HttpRequest &request);
    bool isUploadHost(const HttpRequest &request) const;
    HttpReply notHere() const;

    Environment &m_environment;
    TokenBook &m_tokens;
    CrmLimits m_limits;
    CrmStore m_store;
    CrmCallbacks m_callbacks;
    BulkRead m_read;
    BulkWrite m_write;
    RecordRead m_recordRead;
    RecordWrite m_recordWrite;
    Coql m_coql;
};

} // namespace sluice::sandbox
