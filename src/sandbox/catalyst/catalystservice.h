// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accounts/tokenbook.h"
#include "sandbox/catalyst/cachesegments.h"
#include "sandbox/catalyst/exportcalls.h"
#include "sandbox/catalyst/rowcalls.h"
#include "sandbox/service.h"

namespace sluice::sandbox {

// Catalyst as far as a Data Store is read and kept in step: tables, rows, ZCQL, bulk read, cache
// (datastore-analytics A, F.2). Handlers on connection threads; owned by Sandbox.
class CatalystService final : public Service
{
public:
    CatalystService(Environment &environment, TokenBook &tokens);

    QByteArray name() const override { return "catalyst"; }
    bool ownsPath(const QByteArray &path) const override { return path.startsWith("/baas/"); }
    QList<Route> routes() override;
    HttpReply noRoute(const HttpRequest &request, bool hasOtherMethod) override;

    Result<void> start() override;
    void stop() override { m_exports.stop(); }
    void reset() override;

    QStringList streams() const override;
    bool writeLedger(const QString &stream, const ByteSink &sink) override;
    QJsonObject ledgerDigest(const QString &stream) override;
    QJsonObject limits() const override { return m_limits.describe(); }
    QJsonObject mutationKeys() const override;
    Result<QJsonObject> mutate(const QJsonObject &mutation) override;

private:
    using Handler = std::function<HttpReply(const HttpRequest &)>;
    using TableHandler = std::function<HttpReply(const HttpRequest &, int table)>;
    // `pattern` behind the project's id; captures begin with what it captures itself.
    Route route(
        const QByteArray &method, const QString &pattern, const QByteArray &scope, Handler handler);
    Route tableRoute(const QByteArray &method, const QString &pattern, const QByteArray &scope,
        TableHandler handler);
    QList<Route> tableRoutes();
    QList<Route> rowRoutes();
    QList<Route> exportRoutes();
    QList<Route> cacheRoutes();
    HttpReply guarded(const HttpRequest &request, const QByteArray &scope, const Handler &handler);
    std::optional<CatalystProblem> refusal(
        const HttpRequest &request, const QByteArray &scope) const;

    Environment &m_environment;
    TokenBook &m_tokens;
    CatalystLimits m_limits;
    CatalystStore m_store;
    EventFeed m_events;
    RowCalls m_rows;
    ExportCalls m_exports;
    CacheSegments m_cache;
};

} // namespace sluice::sandbox
