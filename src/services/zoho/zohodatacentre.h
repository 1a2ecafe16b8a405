// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/http/httpmessage.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>

namespace sluice {

// Whose hosts they are.
enum class ZohoService { Crm, Catalyst, Analytics };

// By the service of a connection: zoho-crm, catalyst, zoho-analytics; nothing: it is not Zoho's.
std::optional<ZohoService> zohoServiceOf(const QString &service);

// Where one Zoho account lives: the hosts of its data centre (zoho-crm-bulk A1, datastore-analytics
// A.1 and B.1), or those that the connection's settings name. A plain value, made when a connection
// is read, used on any thread. It never guesses a host that no document gives: the settings must
// then name it.
struct ZohoHosts
{
    ZohoService service = ZohoService::Crm;
    QString dataCentre; // us, eu, in, au, jp, ca, sa, cn, uk, ae
    QUrl accounts;
    QUrl api; // the token's api_domain wins over it, unless isApiFixed
    QUrl upload; // the CRM's; the others have none beside api
    bool isApiFixed = false; // named by the operator, or of a service that no token names
    QStringList allowedHosts; // that may get the access token, see checkOutbound() (D4, E13)

    bool isLoopback() const; // each of the three is a loopback literal: the sandbox
};

// `settings`: accountsUrl, apiUrl and, for the CRM, uploadUrl override the table. Refused with
// ErrorKind::Config: an unknown data centre, a host that is neither one of the data centre's nor a
// loopback literal, http:// to anything but a loopback literal, user info, a host that is needed
// and neither known nor given, and loopback mixed with real hosts.
Result<ZohoHosts> zohoHosts(const QString &dataCentre, const QJsonObject &settings = {},
    ZohoService service = ZohoService::Crm);

// The data centres that can be chosen, in the order in which they are shown.
QStringList zohoDataCentres();

// Whether `url` names a host of the data centre, or this computer by a loopback literal: the only
// ones that a connection to Zoho may name for itself.
Result<void> checkZohoHost(
    const QString &dataCentre, const QUrl &url, ZohoService service = ZohoService::Crm);

// The accounts server tells its addresses to anybody there (zoho-crm-bulk A1).
QUrl zohoServerInfoUrl(const ZohoHosts &hosts);

// What the HTTP client needs for these hosts. `proxyPassword` is asked where the proxy has a user.
std::shared_ptr<const NetworkSettings> zohoNetwork(const ZohoHosts &hosts,
    const QString &caFile = {}, const ProxySetting &proxy = {},
    const std::function<Result<Secret>()> &proxyPassword = {});

// True if the token may be sent there: https on an allowed host, or http on an allowed loopback
// literal; never with user info or on another port.
bool mayReceiveToken(const ZohoHosts &hosts, const QUrl &url);

} // namespace sluice
