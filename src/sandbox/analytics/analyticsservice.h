// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/analytics/analyticscall.h"
#include "sandbox/service.h"

namespace sluice::sandbox {

// Zoho Analytics v2 as far as a sync of tables needs it: metadata, tables, imports, rows, exports,
// with units, limits of a minute, slots and locks (datastore-analytics B, F.3). Handlers on
// connection threads; owned by Sandbox.
class AnalyticsService final : public Service
{
public:
    AnalyticsService(Environment &environment, TokenBook &tokens);

    QByteArray name() const override { return "zoho-analytics"; }
    bool ownsPath(const QByteArray &path) const override { return path.startsWith("/restapi/v2/"); }
    QList<Route> routes() override;
    HttpReply noRoute(const HttpRequest &request, bool hasOtherMethod) override;

    Result<void> start() override;
    void stop() override;
    void reset() override;

    QStringList streams() const override { return m_parts.catalog.streams(); }
    bool writeLedger(const QString &stream, const ByteSink &sink) override;
    QJsonObject ledgerDigest(const QString &stream) override;
    QJsonObject limits() const override { return m_parts.limits.describe(); }
    QJsonObject mutationKeys() const override;
    Result<QJsonObject> mutate(const QJsonObject &mutation) override;

private:
    struct Endpoint;
    static const std::vector<Endpoint> &endpoints();
    HttpReply guarded(const HttpRequest &request, const Endpoint &endpoint);
    std::optional<HttpReply> checkToken(
        const HttpRequest &request, const Endpoint &endpoint, AnalyticsCall &call);
    std::optional<HttpReply> checkPlace(
        const HttpRequest &request, const Endpoint &endpoint, AnalyticsCall &call);
    std::optional<HttpReply> readConfig(
        const HttpRequest &request, const Endpoint &endpoint, AnalyticsCall &call);

    Environment &m_environment;
    TokenBook &m_tokens;
    AnalyticsParts m_parts;
};

} // namespace sluice::sandbox
