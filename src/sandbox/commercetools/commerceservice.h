// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/commercetools/commercetokens.h"
#include "sandbox/commercetools/customobjects.h"
#include "sandbox/commercetools/shopstore.h"
#include "sandbox/service.h"

#include <atomic>

namespace sluice::sandbox {

struct ShopQuery;

// commercetools' HTTP API and its authorization server (commercetools-klaviyo B): queries and reads
// of the shop's collections, custom objects. Handlers on connection threads; owned by Sandbox. It
// writes nothing but custom objects: the sync only reads the rest.
class CommerceService final : public Service
{
public:
    explicit CommerceService(Environment &environment);

    QByteArray name() const override { return "commercetools"; }
    bool ownsPath(const QByteArray &path) const override;
    QList<Route> routes() override;
    HttpReply noRoute(const HttpRequest &request, bool hasOtherMethod) override;
    Result<void> start() override;
    void reset() override;
    QStringList streams() const override;
    bool writeLedger(const QString &stream, const ByteSink &sink) override;
    QJsonObject ledgerDigest(const QString &stream) override;
    QJsonObject limits() const override;
    QJsonObject mutationKeys() const override { return m_store->mutationKeys(); }
    Result<QJsonObject> mutate(const QJsonObject &mutation) override
    {
        return m_store->mutate(mutation);
    }

private:
    using Handler = std::function<HttpReply(const HttpRequest &)>;
    Route route(const QByteArray &method, const QString &path, const QList<QByteArray> &scopes,
        Handler handler);
    HttpReply guarded(
        const HttpRequest &request, const QList<QByteArray> &scopes, const Handler &handler);
    std::optional<HttpReply> refusal(
        const HttpRequest &request, const QList<QByteArray> &scopes) const;
    std::optional<HttpReply> overload();
    void addCollection(QList<Route> &to, const QString &path, ShopStream stream, bool isProjection,
        const QList<QByteArray> &scopes);
    void addCustomObjects(QList<Route> &to);
    HttpReply query(const HttpRequest &request, ShopStream stream, bool isProjection);
    HttpReply one(const HttpRequest &request, ShopStream stream, bool isProjection);
    HttpReply queryObjects(const HttpRequest &request);

    Environment &m_environment;
    CommerceTokens m_tokens;
    std::unique_ptr<ShopStore> m_store;
    CustomObjects m_objects;
    std::atomic<int> m_running = 0;
    std::atomic<int> m_most = 0;
    std::atomic<qint64> m_requests = 0;
    std::atomic<qint64> m_throttled = 0;
    mutable QMutex m_rateMutex;
    qint64 m_rateSecond = 0;
    qint64 m_rateCount = 0;
};

} // namespace sluice::sandbox
