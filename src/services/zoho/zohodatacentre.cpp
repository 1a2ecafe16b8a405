// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohodatacentre.h"

#include "core/http/outboundhosts.h"
#include "services/servicehosts.h"

#include <algorithm>
#include <array>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// zoho-crm-bulk A1, datastore-analytics A.1 and B.1; nullptr where no document gives the host.
struct ZohoCentre
{
    const char *name;
    const char *accounts;
    const char *api;
    const char *upload;
    const char *catalyst;
    const char *analytics;
    std::array<const char *, 2> suffixes; // D4
};

constexpr ZohoCentre kZohoCentres[] = {
    {"us", "accounts.zoho.com", "www.zohoapis.com", "content.zohoapis.com", "api.catalyst.zoho.com",
        "analyticsapi.zoho.com", {".zoho.com", ".zohoapis.com"}},
    {"eu", "accounts.zoho.eu", "www.zohoapis.eu", "content.zohoapis.eu", "api.catalyst.zoho.eu",
        "analyticsapi.zoho.eu", {".zoho.eu", ".zohoapis.eu"}},
    {"in", "accounts.zoho.in", "www.zohoapis.in", "content.zohoapis.in", "api.catalyst.zoho.in",
        "analyticsapi.zoho.in", {".zoho.in", ".zohoapis.in"}},
    {"au", "accounts.zoho.com.au", "www.zohoapis.com.au", "content.zohoapis.com.au",
        "api.catalyst.zoho.com.au", "analyticsapi.zoho.com.au",
        {".zoho.com.au", ".zohoapis.com.au"}},
    {"jp", "accounts.zoho.jp", "www.zohoapis.jp", "content.zohoapis.jp", "api.catalyst.zoho.jp",
        "analyticsapi.zoho.jp", {".zoho.jp", ".zohoapis.jp"}},
    {"ca", "accounts.zohocloud.ca", "www.zohoapis.ca", "upload.zohocloud.ca",
        "api.catalyst.zohocloud.ca", "analyticsapi.zohocloud.ca",
        {".zohocloud.ca", ".zohoapis.ca"}},
    {"sa", "accounts.zoho.sa", "www.zohoapis.sa", "files.zoho.sa", "api.catalyst.zoho.sa",
        "analyticsapi.zoho.sa", {".zoho.sa", ".zohoapis.sa"}},
    {"cn", "accounts.zoho.com.cn", "www.zohoapis.com.cn", "content.zohoapis.com.cn", nullptr,
        "analyticsapi.zoho.com.cn", {".zoho.com.cn", ".zohoapis.com.cn"}},
    {"uk", "accounts.zoho.uk", "www.zohoapis.uk", nullptr, nullptr, nullptr,
        {".zoho.uk", ".zohoapis.uk"}},
    {"ae", "accounts.zoho.ae", nullptr, nullptr, nullptr, nullptr, {".zoho.ae", ".zohoapis.ae"}},
};

// Canada's host of Analytics by another page (datastore-analytics B.1): taken if it is named.
constexpr auto kOtherCanadianAnalytics = "analyticsapi.zohoanalytics.ca"_L1;

const char *apiHostOf(const ZohoCentre &centre, ZohoService service)
{
    switch (service) {
    case ZohoService::Catalyst:
        return centre.catalyst;
    case ZohoService::Analytics:
        return centre.analytics;
    case ZohoService::Crm:
        break;
    }
    return centre.api;
}

const ZohoCentre *findZohoCentre(const QString &name)
{
    const auto *it = std::ranges::find_if(
        kZohoCentres, [&name](const ZohoCentre &c) { return name == QLatin1String(c.name); });
    return it == std::end(kZohoCentres) ? nullptr : it;
}

QStringList hostsOfCentre(const ZohoCentre &centre, ZohoService service)
{
    QStringList hosts;
    for (const char *suffix : centre.suffixes)
        hosts.append(QLatin1String(suffix));
    if (service == ZohoService::Analytics && QLatin1String(centre.name) == "ca"_L1)
        hosts.append(kOtherCanadianAnalytics);
    return hosts;
}

// On this computer each port is a program of its own. The sandbox serves downloads on the port
// after the one of its API.
QStringList entriesOfLoopback(const QUrl &url)
{
    QUrl next = url;
    const int port = url.port(url.scheme() == "http"_L1 ? 80 : 443);
    next.setPort(port + 1);
    QUrl own = url;
    own.setPort(port);
    return {hostEntry(own), hostEntry(next)};
}

// The URL of one role: the setting if there is one, else the table's.
Result<QUrl> zohoRoleUrl(
    const QJsonObject &settings, const QString &key, const char *host, const ZohoHosts &hosts)
{
    const QString &dataCentre = hosts.dataCentre;
    const QString text = settings.value(key).toString().trimmed();
    if (text.isEmpty()) {
        if (!host) {
            return fail(ErrorKind::Config,
                u"The host for %1 of the data centre \"%2\" is not known."_s.arg(key, dataCentre),
                u"No public document names it."_s, u"Set %1 in the connection."_s.arg(key));
        }
        return QUrl(u"https://"_s + QLatin1String(host));
    }
    auto url = serviceUrl(key, text);
    if (!url)
        return url;
    if (auto checked = checkZohoHost(dataCentre, *url, hosts.service); !checked) {
        Error error = std::move(checked).error();
        error.what = u"%1 is not an address that can be used."_s.arg(key);
        return fail(std::move(error));
    }
    return url;
}

} // namespace

bool ZohoHosts::isLoopback() const
{
    return isLoopbackLiteral(accounts.host()) && isLoopbackLiteral(api.host())
        && isLoopbackLiteral(upload.host());
}

std::optional<ZohoService> zohoServiceOf(const QString &service)
{
    if (service == "zoho-crm"_L1)
        return ZohoService::Crm;
    if (service == "catalyst"_L1)
        return ZohoService::Catalyst;
    if (service == "zoho-analytics"_L1)
        return ZohoService::Analytics;
    return {};
}

QStringList zohoDataCentres()
{
    QStringList names;
    for (const ZohoCentre &centre : kZohoCentres)
        names.append(QLatin1String(centre.name));
    return names;
}

Result<ZohoHosts> zohoHosts(
    const QString &dataCentre, const QJsonObject &settings, ZohoService service)
{
    const ZohoCentre *centre = findZohoCentre(dataCentre);
    if (!centre) {
        return fail(ErrorKind::Config, u"The data centre \"%1\" is not known."_s.arg(dataCentre),
            {}, u"Choose one of %1."_s.arg(zohoDataCentres().join(u", "_s)));
    }
    ZohoHosts hosts;
    hosts.service = service;
    hosts.dataCentre = dataCentre;
    const auto take = [&](const QString &key, const char *host, QUrl &url) -> Result<void> {
        Result<QUrl> found = zohoRoleUrl(settings, key, host, hosts);
        if (!found)
            return fail(std::move(found).error());
        url = *found;
        return {};
    };
    if (auto r = take(u"accountsUrl"_s, centre->accounts, hosts.accounts); !r)
        return fail(std::move(r).error());
    if (auto r = take(u"apiUrl"_s, apiHostOf(*centre, service), hosts.api); !r)
        return fail(std::move(r).error());
    const bool hasUpload = service == ZohoService::Crm;
    if (!hasUpload)
        hosts.upload = hosts.api;
    else if (auto r = take(u"uploadUrl"_s, centre->upload, hosts.upload); !r)
        return fail(std::move(r).error());
    hosts.isApiFixed = !hasUpload || !settings.value("apiUrl"_L1).toString().trimmed().isEmpty();

    const QUrl all[] = {hosts.accounts, hosts.api, hosts.upload};
    const auto isLocal = [](const QUrl &url) { return isLoopbackLiteral(url.host()); };
    if (std::ranges::any_of(all, isLocal) && !hosts.isLoopback()) {
        return fail(ErrorKind::Config,
            u"Addresses of this computer and of Zoho are mixed in one connection."_s, {},
            hasUpload ? u"Set accountsUrl, apiUrl and uploadUrl together, or none of them."_s
                      : u"Set accountsUrl and apiUrl together, or none of them."_s);
    }
    if (!hosts.isLoopback()) {
        hosts.allowedHosts = hostsOfCentre(*centre, service);
        return hosts;
    }
    for (const QUrl &url : all) {
        for (const QString &entry : entriesOfLoopback(url)) {
            if (!hosts.allowedHosts.contains(entry))
                hosts.allowedHosts.append(entry);
        }
    }
    return hosts;
}

Result<void> checkZohoHost(const QString &dataCentre, const QUrl &url, ZohoService service)
{
    if (isLoopbackLiteral(url.host()))
        return {};
    const ZohoCentre *centre = findZohoCentre(dataCentre);
    const QStringList hosts = centre ? hostsOfCentre(*centre, service) : QStringList();
    if (centre && checkOutbound(url, hosts))
        return {};
    return fail(ErrorKind::Config, u"The address of %1 is not taken."_s.arg(hostEntry(url)),
        u"It is no host of the data centre \"%1\", whose hosts end in %2."_s.arg(
            dataCentre, hosts.join(u" or "_s)),
        u"Choose the data centre of the account, or leave the address empty."_s);
}

QUrl zohoServerInfoUrl(const ZohoHosts &hosts)
{
    QUrl url = hosts.accounts;
    url.setPath(url.path() + u"/oauth/serverinfo"_s);
    return url;
}

std::shared_ptr<const NetworkSettings> zohoNetwork(const ZohoHosts &hosts, const QString &caFile,
    const ProxySetting &proxy, const std::function<Result<Secret>()> &proxyPassword)
{
    return serviceNetwork(hosts.allowedHosts, caFile, proxy, proxyPassword);
}

bool mayReceiveToken(const ZohoHosts &hosts, const QUrl &url)
{
    return mayReceiveSecret(hosts.allowedHosts, url);
}

} // namespace sluice
