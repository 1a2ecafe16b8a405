// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/zohokit.h"

#include <QFile>

#include <atomic>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

bool isTokenRequest(const RawRequest &request)
{
    return request.target.startsWith("/oauth/");
}

ZohoAccount kitAccount(const QUrl &url, ZohoService service, bool hasLimits)
{
    const auto hosts = zohoHosts(
        u"us"_s, {{u"accountsUrl"_s, url.toString()}, {u"apiUrl"_s, url.toString()}}, service);
    if (!hosts)
        qFatal("%s", qPrintable(hosts.error().text()));
    ZohoAccount account;
    account.connectionId = service == ZohoService::Catalyst ? u"source"_s : u"target"_s;
    account.name = account.connectionId;
    account.hosts = *hosts;
    account.isSandbox = true;
    account.limitsOff = !hasLimits;
    account.network = zohoNetwork(*hosts);
    account.secret
        = [](const QString &which) -> Result<Secret> { return Secret(which.toUtf8() + "-1"); };
    return account;
}

} // namespace

ZohoKit::ZohoKit(RawServer::Handler answer, bool hasLimits)
    : m_hasLimits(hasLimits)
{
    m_server = std::make_unique<RawServer>([answer](const RawRequest &request) {
        static std::atomic<int> number = 0;
        if (!isTokenRequest(request))
            return answer(request);
        return RawReply::json("{\"access_token\":\"token-" + QByteArray::number(++number)
            + "\",\"expires_in\":3600,\"api_domain\":\"https://www.zohoapis.com\"}");
    });
    auto store = Store::open(m_folder.path(), m_timings);
    if (!store)
        qFatal("%s", qPrintable(store.error().text()));
    m_store = *std::move(store);
    m_tokens
        = std::make_unique<TokenManager>(*m_store, nullptr, Clock::system(), m_timings, nullptr);
    m_http = std::make_unique<HttpClient>(m_timings, &m_limiter, nullptr);
    catalystAccount.zoho = kitAccount(url(), ZohoService::Catalyst, hasLimits);
    catalystAccount.projectId = u"4000000006007"_s;
    analyticsAccount.zoho = kitAccount(url(), ZohoService::Analytics, hasLimits);
    analyticsAccount.orgId = u"671712892"_s;
    analyticsAccount.workspaceId = u"35130000001242001"_s;
    renew();
}

void ZohoKit::renew()
{
    const auto session = [this](const ZohoAccount &account) {
        auto made = std::make_unique<ZohoSession>(
            account, *m_tokens, *m_http, m_cancel.token(), Logger(), m_timings);
        made->setLimitGate(&m_limiter);
        return made;
    };
    m_catalystSession = session(catalystAccount.zoho);
    m_analyticsSession = session(analyticsAccount.zoho);
    m_catalyst = std::make_unique<CatalystClient>(
        *m_catalystSession, catalystAccount, CatalystLimits::of(catalystAccount));
    m_analytics = std::make_unique<AnalyticsClient>(
        *m_analyticsSession, analyticsAccount, AnalyticsLimits::of(analyticsAccount));
}

QString ZohoKit::fileWith(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(file.errorString()));
    return file.fileName();
}

QList<RawRequest> ZohoKit::calls() const
{
    QList<RawRequest> calls;
    for (const RawRequest &request : m_server->requests()) {
        if (!isTokenRequest(request))
            calls.append(request);
    }
    return calls;
}

RawRequest ZohoKit::lastCall() const
{
    const QList<RawRequest> all = calls();
    return all.isEmpty() ? RawRequest() : all.last();
}

int ZohoKit::tokensGiven() const
{
    return static_cast<int>(m_server->requests().size() - calls().size());
}

} // namespace sluice::testing
