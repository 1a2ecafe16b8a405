// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serviceaccounts.h"

#include "app/documents/connections.h"
#include "core/http/outboundhosts.h"
#include "services/servicehosts.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

ZohoBudget zohoBudget(const QJsonObject &settings, const Timings &timings)
{
    const auto credits = [&settings](QLatin1StringView key) {
        return std::max(0.0, settings.value(key).toDouble());
    };
    return {.leaveCredits = credits("leaveCredits"_L1),
        .maxCreditsPerRun = credits("maxCreditsPerRun"_L1),
        .maxCreditsPerDay = credits("maxCreditsPerDay"_L1),
        .creditWindow = timings.creditWindow,
        .downloadWindow = timings.downloadWindow};
}

ZohoConventions zohoConventions(const QJsonObject &settings)
{
    ZohoConventions conventions;
    conventions.writesIsoDates = settings.value("writeDates"_L1).toString() == "iso"_L1;
    const QString zone = settings.value("writeTimeZone"_L1).toString();
    conventions.writeTimeZone = zone == "org"_L1 ? QString() : zone;
    conventions.choiceSeparator
        = settings.value("choiceSeparator"_L1).toString(conventions.choiceSeparator);
    conventions.readChoiceSeparator
        = settings.value("readChoiceSeparator"_L1).toString(conventions.readChoiceSeparator);
    conventions.readJobCredits
        = settings.value("readJobCredits"_L1).toDouble(conventions.readJobCredits);
    return conventions;
}

// Only public constants open nothing; a real secret's tokens are sealed wherever its hosts are.
bool hasOnlyConstants(const Connection &connection)
{
    return std::all_of(connection.secrets.begin(), connection.secrets.end(),
        [](const SecretRef &ref) { return ref.kind == SecretRef::Kind::Sandbox; });
}

bool areLimitsOff(const Connection &connection)
{
    return connection.settings.value(u"limits").toString() == "off"_L1;
}

std::function<Result<Secret>(const QString &)> secretOf(
    Connections &connections, const Connection &connection)
{
    return [&connections, connection](const QString &which) -> Result<Secret> {
        return connections.secret(connection, which);
    };
}

// A proxy may know its users by name alone.
std::function<Result<Secret>()> proxyPasswordOf(
    Connections &connections, const Connection &connection)
{
    return [&connections, connection]() -> Result<Secret> {
        return connection.secrets.contains(u"proxyPassword"_s)
            ? connections.secret(connection, u"proxyPassword"_s)
            : Result<Secret>(Secret());
    };
}

// What the connection says of its way out, and where it says nothing, the settings.
Result<NetworkDefaults> wayOut(Connections &connections, const Connection &connection)
{
    auto proxy = ProxySetting::fromText(connection.settings.value(u"proxy").toString());
    if (!proxy)
        return fail(std::move(proxy).error());
    NetworkDefaults way = connections.networkDefaults();
    const QString caFile = connection.settings.value(u"caFile").toString();
    if (!caFile.isEmpty())
        way.caFile = caFile;
    if (proxy->kind != ProxySetting::Kind::None) {
        way.proxy = *proxy;
        way.proxyPassword = proxyPasswordOf(connections, connection);
    }
    if (way.proxy.kind == ProxySetting::Kind::Direct)
        way.proxy = ProxySetting();
    return way;
}

} // namespace

Result<ZohoAccount> zohoAccountOf(
    Connections &connections, const Connection &connection, const Timings &timings)
{
    auto hosts = zohoHosts(connection.settings.value(u"dataCentre").toString(u"us"_s),
        connection.settings, zohoServiceOf(connection.service).value_or(ZohoService::Crm));
    if (!hosts)
        return fail(hosts.error());
    auto way = wayOut(connections, connection);
    if (!way)
        return fail(std::move(way).error());
    ZohoAccount account;
    account.connectionId = connection.id;
    account.name = connection.name;
    account.hosts = *hosts;
    account.isSandbox = hosts->isLoopback() && hasOnlyConstants(connection);
    account.limitsOff = hosts->isLoopback() && areLimitsOff(connection);
    account.budget = zohoBudget(connection.settings, timings);
    account.conventions = zohoConventions(connection.settings);
    account.network = zohoNetwork(*hosts, way->caFile, way->proxy, way->proxyPassword);
    account.secret = secretOf(connections, connection);
    connections.makeKnown(connection);
    return account;
}

Result<CatalystAccount> catalystAccountOf(
    Connections &connections, const Connection &connection, const Timings &timings)
{
    auto zoho = zohoAccountOf(connections, connection, timings);
    if (!zoho)
        return fail(std::move(zoho).error());
    const QJsonObject &settings = connection.settings;
    return CatalystAccount{.zoho = *std::move(zoho),
        .projectId = settings.value("projectId"_L1).toString(),
        .orgId = settings.value("orgId"_L1).toString(),
        .projectEnvironment = settings.value("projectEnvironment"_L1).toString()};
}

Result<AnalyticsAccount> analyticsAccountOf(
    Connections &connections, const Connection &connection, const Timings &timings)
{
    auto zoho = zohoAccountOf(connections, connection, timings);
    if (!zoho)
        return fail(std::move(zoho).error());
    const QJsonObject &settings = connection.settings;
    const auto units = [&settings](QLatin1StringView key) {
        return std::max(0.0, settings.value(key).toDouble());
    };
    return AnalyticsAccount{.zoho = *std::move(zoho),
        .orgId = settings.value("orgId"_L1).toString(),
        .workspaceId = settings.value("workspaceId"_L1).toString(),
        .leaveUnits = units("leaveUnits"_L1),
        .maxUnitsPerRun = units("maxUnitsPerRun"_L1),
        .maxUnitsPerDay = units("maxUnitsPerDay"_L1),
        .roundsUpThousands = settings.value("unitRounding"_L1).toString() == "up"_L1,
        .rateWindow = timings.downloadWindow, // a minute, too
        .unitWindow = timings.creditWindow};
}

Result<CtAccount> ctAccountOf(Connections &connections, const Connection &connection)
{
    auto hosts = ctHosts(connection.settings);
    if (!hosts)
        return fail(hosts.error());
    auto way = wayOut(connections, connection);
    if (!way)
        return fail(std::move(way).error());
    CtAccount account;
    account.connectionId = connection.id;
    account.name = connection.name;
    account.hosts = *hosts;
    account.projectKey = connection.settings.value(u"projectKey").toString();
    if (auto checked = checkCtProjectKey(account.projectKey); !checked)
        return fail(checked.error());
    // A list, or one text with blanks between the scopes, as the vendor shows them.
    const QJsonValue scopes = connection.settings.value(u"scopes");
    if (scopes.isArray()) {
        for (const QJsonValue &scope : scopes.toArray())
            account.scopes.append(scope.toString());
    } else {
        account.scopes = scopes.toString().split(u' ', Qt::SkipEmptyParts);
    }
    account.isSandbox = hosts->isLoopback() && hasOnlyConstants(connection);
    account.limitsOff = hosts->isLoopback() && areLimitsOff(connection);
    account.network
        = serviceNetwork(hosts->allowedHosts, way->caFile, way->proxy, way->proxyPassword);
    account.secret = secretOf(connections, connection);
    connections.makeKnown(connection);
    return account;
}

Result<KlaviyoAccount> klaviyoAccountOf(Connections &connections, const Connection &connection)
{
    KlaviyoAccount account;
    if (auto read = readKlaviyoSettings(connection.settings, account); !read)
        return fail(read.error());
    auto way = wayOut(connections, connection);
    if (!way)
        return fail(std::move(way).error());
    account.connectionId = connection.id;
    account.name = connection.name;
    account.largePerMinute
        = connection.settings.value(u"largePerMinute").toInt(kKlaviyoLargePerMinute);
    account.isSandbox = isLoopbackLiteral(account.api.host()) && hasOnlyConstants(connection);
    account.limitsOff = isLoopbackLiteral(account.api.host()) && areLimitsOff(connection);
    account.network
        = serviceNetwork(account.allowedHosts, way->caFile, way->proxy, way->proxyPassword);
    account.secret = secretOf(connections, connection);
    connections.makeKnown(connection);
    return account;
}

} // namespace sluice
