// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "core/auth/tokenmanager.h"
#include "core/http/httpclient.h"
#include "core/http/ratelimiter.h"
#include "core/store/store.h"
#include "services/analytics/analyticsclient.h"
#include "services/catalyst/catalystclient.h"
#include "support/rawserver.h"

#include <QTemporaryDir>

#include <memory>

namespace sluice::testing {

// What a step of a run has around the clients of Catalyst and Zoho Analytics, against a scripted
// server that gives out access tokens by itself and asks `answer` for everything else. One for each
// test, on its thread; `answer` runs in the server's.
class ZohoKit
{
public:
    explicit ZohoKit(RawServer::Handler answer, bool hasLimits = false);

    CatalystAccount catalystAccount;
    AnalyticsAccount analyticsAccount;
    void renew(); // sessions and clients, after a change of the accounts

    CatalystClient &catalyst() { return *m_catalyst; }
    AnalyticsClient &analytics() { return *m_analytics; }
    RateLimiter &limiter() { return m_limiter; }
    TokenManager &tokens() { return *m_tokens; }
    HttpClient &http() { return *m_http; }
    CancelToken token() const { return m_cancel.token(); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString fileWith(const QString &name, const QByteArray &content) const; // its path

    QUrl url() const { return m_server->url({}); }
    QList<RawRequest> calls() const; // without those for tokens
    RawRequest lastCall() const;
    int tokensGiven() const;

private:
    QTemporaryDir m_folder;
    Timings m_timings;
    CancelSource m_cancel;
    RateLimiter m_limiter;
    bool m_hasLimits;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<TokenManager> m_tokens;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ZohoSession> m_catalystSession;
    std::unique_ptr<ZohoSession> m_analyticsSession;
    std::unique_ptr<CatalystClient> m_catalyst;
    std::unique_ptr<AnalyticsClient> m_analytics;
};

} // namespace sluice::testing
