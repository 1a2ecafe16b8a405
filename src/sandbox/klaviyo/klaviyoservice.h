// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/klaviyo/klaviyocall.h"
#include "sandbox/klaviyo/klaviyolimits.h"
#include "sandbox/klaviyo/klaviyostore.h"
#include "sandbox/service.h"

namespace sluice::sandbox {

// Klaviyo as far as a bulk sync needs it: profiles, their import, lists, subscriptions, events,
// metrics, the custom catalog and its jobs (commercetools-klaviyo C, F). Handlers on connection
// threads; owned by Sandbox.
class KlaviyoService final : public Service
{
public:
    explicit KlaviyoService(Environment &environment);

    QByteArray name() const override { return "klaviyo"; }
    bool ownsPath(const QByteArray &path) const override { return path.startsWith("/api/"); }
    QList<Route> routes() override;
    HttpReply noRoute(const HttpRequest &request, bool hasOtherMethod) override;

    Result<void> start() override { return m_store.open(); }
    void reset() override;

    QStringList streams() const override;
    bool writeLedger(const QString &stream, const ByteSink &sink) override;
    QJsonObject ledgerDigest(const QString &stream) override;
    QJsonObject limits() const override;
    QJsonObject mutationKeys() const override;
    Result<QJsonObject> mutate(const QJsonObject &mutation) override;

private:
    HttpReply guarded(const HttpRequest &request, int endpoint, const KlaviyoHandler &handler);
    std::optional<KlaviyoProblem> refusal(const HttpRequest &request, int endpoint) const;

    Environment &m_environment;
    KlaviyoLimits m_limits;
    KlaviyoStore m_store;
};

} // namespace sluice::sandbox
