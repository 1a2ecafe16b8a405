// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commercetools/ctaccount.h"

#include "core/http/outboundhosts.h"
#include "services/servicehosts.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kCtDomain = ".commercetools.com"_L1;

// "europe-west1.gcp" of "api.europe-west1.gcp.commercetools.com"; empty if it is no such host.
QString ctRegionOf(const QUrl &url, QLatin1StringView role)
{
    const QString host = url.host();
    const QString head = role + u'.';
    if (!host.startsWith(head) || !host.endsWith(kCtDomain) || url.port() != -1
        || url.scheme() != "https"_L1)
        return {};
    const QString region = host.sliced(
        head.size(), std::max<qsizetype>(0, host.size() - head.size() - kCtDomain.size()));
    const bool isPlain = std::ranges::all_of(region, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.';
    });
    return isPlain && region.count(u'.') == 1 && !region.startsWith(u'.') && !region.endsWith(u'.')
        ? region
        : QString();
}

Error ctHostRefused(const QString &key, const QUrl &url)
{
    return Error{.kind = ErrorKind::Config,
        .what = u"%1 is not taken."_s.arg(key),
        .why = u"%1 is no host of commercetools."_s.arg(hostEntry(url)),
        .next = u"Write https://%1.{region}.commercetools.com, with a region such as %2."_s.arg(
            key == "apiUrl"_L1 ? u"api"_s : u"auth"_s, ctRegions().first())};
}

} // namespace

bool CtHosts::isLoopback() const
{
    return isLoopbackLiteral(api.host()) && isLoopbackLiteral(auth.host());
}

QStringList ctRegions()
{
    return {u"us-central1.gcp"_s, u"us-east-2.aws"_s, u"europe-west1.gcp"_s, u"eu-central-1.aws"_s,
        u"australia-southeast1.gcp"_s};
}

Result<CtHosts> ctHosts(const QJsonObject &settings)
{
    CtHosts hosts;
    auto api = serviceUrl(u"apiUrl"_s, settings.value("apiUrl"_L1).toString());
    if (!api)
        return fail(std::move(api).error());
    hosts.api = *api;
    const bool isLocal = isLoopbackLiteral(hosts.api.host());
    hosts.region = isLocal ? QString() : ctRegionOf(hosts.api, "api"_L1);
    if (!isLocal && hosts.region.isEmpty())
        return fail(ctHostRefused(u"apiUrl"_s, hosts.api));
    QString authText = settings.value("authUrl"_L1).toString().trimmed();
    if (authText.isEmpty() && !isLocal)
        authText = u"https://auth."_s + hosts.region + kCtDomain;
    auto auth = serviceUrl(u"authUrl"_s, authText);
    if (!auth)
        return fail(std::move(auth).error());
    hosts.auth = *auth;
    if (isLoopbackLiteral(hosts.auth.host()) != isLocal) {
        return fail(ErrorKind::Config,
            u"Addresses of this computer and of commercetools are mixed in one connection."_s, {},
            u"Set apiUrl and authUrl together."_s);
    }
    if (isLocal) {
        hosts.allowedHosts = loopbackEntries({hosts.api, hosts.auth});
        return hosts;
    }
    const QString region = ctRegionOf(hosts.auth, "auth"_L1);
    if (region.isEmpty())
        return fail(ctHostRefused(u"authUrl"_s, hosts.auth));
    if (region != hosts.region) {
        return fail(ErrorKind::Config, u"apiUrl and authUrl name two regions."_s,
            u"They name %1 and %2."_s.arg(hosts.region, region),
            u"Take both from the API client's page in the Merchant Center."_s);
    }
    hosts.allowedHosts = QStringList{hosts.api.host(), hosts.auth.host()};
    return hosts;
}

Result<void> checkCtProjectKey(const QString &projectKey)
{
    const bool isGood = projectKey.size() >= 2 && projectKey.size() <= 36
        && std::ranges::all_of(projectKey, [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
                   || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
           });
    if (isGood)
        return {};
    return fail(ErrorKind::Config, u"The project key cannot be used."_s,
        u"It is 2 to 36 letters, digits, - and _."_s,
        u"Copy it from the project's settings in the Merchant Center."_s);
}

} // namespace sluice
