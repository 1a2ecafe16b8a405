// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/networkaccess.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QSslCertificate>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The proxy of the settings, else the system's; never for loopback.
class ConnectionProxies final : public QNetworkProxyFactory
{
public:
    explicit ConnectionProxies(std::optional<QNetworkProxy> proxy)
        : m_proxy(std::move(proxy))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackLiteral(query.peerHostName()) || isLoopbackLiteral(query.url().host()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return m_proxy ? QList<QNetworkProxy>{*m_proxy} : systemProxyForQuery(query);
    }

private:
    std::optional<QNetworkProxy> m_proxy;
};

Result<std::optional<QNetworkProxy>> proxyOfUrl(const QUrl &url)
{
    if (url.isEmpty())
        return std::optional<QNetworkProxy>();
    const QString scheme = url.scheme().toLower();
    if ((scheme != "http"_L1 && scheme != "socks5"_L1) || url.host().isEmpty()) {
        return fail(ErrorKind::Config, u"The proxy cannot be used"_s,
            u"it is neither http://host:port nor socks5://host:port"_s,
            u"Correct the proxy in the connection's settings"_s);
    }
    const bool isHttp = scheme == "http"_L1;
    const auto port = static_cast<quint16>(url.port(isHttp ? 8080 : 1080));
    return std::optional<QNetworkProxy>(
        QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
            port, url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)));
}

Result<QSslConfiguration> tlsWith(const QString &caFile)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (caFile.isEmpty())
        return tls;
    const QList<QSslCertificate> extra = QSslCertificate::fromPath(caFile);
    if (extra.isEmpty()) {
        return fail(ErrorKind::Config, u"The CA file %1 cannot be used"_s.arg(caFile),
            u"it cannot be read or holds no certificate in PEM form"_s,
            u"Correct the CA file in the connection's settings"_s);
    }
    // Reading the system's takes a tenth of a second: once for all threads.
    static const QList<QSslCertificate> ofSystem = QSslConfiguration::systemCaCertificates();
    tls.setCaCertificates(ofSystem + extra);
    return tls;
}

QString networkKey(const NetworkSettings *settings)
{
    if (!settings)
        return {};
    const QFileInfo ca(settings->caFile);
    const QString version = settings->caFile.isEmpty()
        ? QString()
        : QString::number(ca.lastModified().toMSecsSinceEpoch());
    return settings->caFile + u'\n' + version + u'\n' + settings->proxy.toString();
}

bool isAllowedHost(const QString &host, const QStringList &allowed)
{
    return std::any_of(allowed.cbegin(), allowed.cend(), [&host](const QString &entry) {
        return entry.startsWith(u'.')
            ? host.size() > entry.size() && host.endsWith(entry, Qt::CaseInsensitive)
            : host.compare(entry, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

bool isLoopbackLiteral(const QString &host)
{
    QHostAddress address;
    // QHostAddress takes short forms such as "127.1" too; the resolver reads them the same way.
    return address.setAddress(host) && address.isLoopback();
}

Result<void> NetworkAccess::checkUrl(const QUrl &url, const NetworkSettings *settings)
{
    const QString host = url.host();
    const QString what = u"A request to %1 was not sent"_s.arg(host.isEmpty() ? u"?"_s : host);
    const QString scheme = url.scheme();
    if (!url.isValid() || host.isEmpty() || (scheme != "https"_L1 && scheme != "http"_L1))
        return fail(ErrorKind::Config, what, u"its address is not a web address"_s,
            u"Correct the addresses of the connection"_s);
    if (!url.userInfo().isEmpty())
        return fail(ErrorKind::Config, what, u"its address holds a name or a password"_s,
            u"Take them out of the address"_s);
    if (scheme == "http"_L1 && !isLoopbackLiteral(host))
        return fail(ErrorKind::Config, what, u"http:// is allowed on this computer only"_s,
            u"Use https://"_s);
    if (settings && !settings->allowedHosts.isEmpty()
        && !isAllowedHost(host, settings->allowedHosts))
        return fail(ErrorKind::Config, what, u"the host does not belong to the connection"_s,
            u"Check the data centre and the addresses of the connection"_s);
    return {};
}

Result<NetworkAccess::Route> NetworkAccess::routeFor(const NetworkSettings *settings)
{
    const QString key = networkKey(settings);
    if (const auto it = m_entries.find(key); it != m_entries.end())
        return Route{it->second.manager.get(), it->second.tls};
    auto tls = tlsWith(settings ? settings->caFile : QString());
    if (!tls)
        return fail(std::move(tls).error());
    auto proxy = proxyOfUrl(settings ? settings->proxy : QUrl());
    if (!proxy)
        return fail(std::move(proxy).error());
    Entry entry{std::make_unique<QNetworkAccessManager>(), *tls};
    entry.manager->setProxyFactory(new ConnectionProxies(*proxy)); // the manager owns it
    entry.manager->setAutoDeleteReplies(false);
    entry.manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    const auto it = m_entries.emplace(key, std::move(entry)).first;
    return Route{it->second.manager.get(), it->second.tls};
}

} // namespace sluice
