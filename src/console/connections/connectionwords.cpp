// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectionwords.h"

#include "console/errors/errorwords.h"
#include "console/widgets/format.h"
#include "core/http/outboundhosts.h"
#include "services/commercetools/ctaccount.h"
#include "services/klaviyo/klaviyoaccount.h"
#include "services/zoho/zohodatacentre.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct ConnectionText
{
    Q_DECLARE_TR_FUNCTIONS(sluice::Connections)
};

} // namespace

QString serviceWord(const QString &service)
{
    // Names of products are not translated.
    if (service == "zoho-crm"_L1)
        return u"Zoho CRM"_s;
    if (service == "catalyst"_L1)
        return u"Catalyst"_s;
    if (service == "zoho-analytics"_L1)
        return u"Zoho Analytics"_s;
    if (service == "klaviyo"_L1)
        return u"Klaviyo"_s;
    return service;
}

bool hasSignIn(const QString &service)
{
    return zohoServiceOf(service).has_value();
}

QString mendWord(const QString &service, bool isFirst)
{
    if (hasSignIn(service))
        return isFirst ? ConnectionText::tr("Sign In…") : ConnectionText::tr("Sign In Again…");
    return service == "klaviyo"_L1 ? ConnectionText::tr("Replace Key…")
                                   : ConnectionText::tr("Replace Secret…");
}

QString dataCentreWord(const QString &dataCentre)
{
    if (dataCentre == "us"_L1)
        return ConnectionText::tr("United States");
    if (dataCentre == "eu"_L1)
        return ConnectionText::tr("Europe");
    if (dataCentre == "in"_L1)
        return ConnectionText::tr("India");
    if (dataCentre == "au"_L1)
        return ConnectionText::tr("Australia");
    if (dataCentre == "jp"_L1)
        return ConnectionText::tr("Japan");
    if (dataCentre == "ca"_L1)
        return ConnectionText::tr("Canada");
    if (dataCentre == "sa"_L1)
        return ConnectionText::tr("Saudi Arabia");
    if (dataCentre == "cn"_L1)
        return ConnectionText::tr("China");
    if (dataCentre == "uk"_L1)
        return ConnectionText::tr("United Kingdom");
    if (dataCentre == "ae"_L1)
        return ConnectionText::tr("United Arab Emirates");
    return dataCentre;
}

StateLook listedConnectionLook(const QString &state)
{
    if (state == "test_failed"_L1)
        return {ConnectionText::tr("Test failed"), u"state-failed"_s, Tone::Error};
    return connectionLook(state);
}

QString signInPlace(const Connection &connection)
{
    const QString centre = connection.settings.value("dataCentre"_L1).toString(u"us"_s);
    const auto hosts = zohoHosts(
        centre, connection.settings, zohoServiceOf(connection.service).value_or(ZohoService::Crm));
    if (!hosts)
        return errorText(hosts.error());
    const QString host = hosts->accounts.authority();
    return hosts->isLoopback() ? ConnectionText::tr("sandbox on this computer (%1)").arg(host)
                               : u"%1 (%2)"_s.arg(dataCentreWord(centre), host);
}

QString connectionPlace(const Connection &connection)
{
    if (connection.service == "zoho-crm"_L1)
        return signInPlace(connection);
    if (connection.service == "catalyst"_L1)
        return Format::facts({signInPlace(connection),
            ConnectionText::tr("project %1")
                .arg(connection.settings.value("projectId"_L1).toString())});
    if (connection.service == "zoho-analytics"_L1) {
        const QString workspace = connection.settings.value("workspaceId"_L1).toString();
        return Format::facts({signInPlace(connection),
            workspace.isEmpty() ? ConnectionText::tr("no workspace")
                                : ConnectionText::tr("workspace %1").arg(workspace)});
    }
    if (connection.service == "commercetools"_L1) {
        const auto hosts = ctHosts(connection.settings);
        if (!hosts)
            return errorText(hosts.error());
        const QString where = hosts->isLoopback()
            ? ConnectionText::tr("sandbox on this computer (%1)").arg(hosts->api.authority())
            : hosts->region;
        return Format::facts({where,
            ConnectionText::tr("project %1")
                .arg(connection.settings.value("projectKey"_L1).toString())});
    }
    if (connection.service == "klaviyo"_L1) {
        KlaviyoAccount account;
        if (const auto read = readKlaviyoSettings(connection.settings, account); !read)
            return errorText(read.error());
        return isLoopbackLiteral(account.api.host())
            ? ConnectionText::tr("sandbox on this computer (%1)").arg(account.api.authority())
            : Format::facts(
                {account.api.authority(), ConnectionText::tr("revision %1").arg(account.revision)});
    }
    return {};
}

QUrl apiConsoleUrl(const QUrl &accounts)
{
    const QString host = accounts.host();
    if (!host.startsWith("accounts."_L1))
        return {};
    return QUrl(u"https://api-console."_s + host.mid(qsizetype(sizeof("accounts.") - 1)));
}

} // namespace sluice
