// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/networkaccess.h"

#include "core/http/cafile.h"
#include "core/http/outboundhosts.h"
#include "core/http/tlssetup.h"

#include <QDateTime>
#include <QFileInfo>
#include <QNetworkProxyFactory>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The proxy of the settings, or the system's if that was chosen; never for loopback.
class ConnectionProxies final : public QNetworkProxyFactory
{
public:
    ConnectionProxies(const ProxySetting &setting, const Secret &password)
        : m_isSystem(setting.kind == ProxySetting::Kind::System)
    {
        if (setting.host.isEmpty())
            return;
        const bool isHttp = setting.kind == ProxySetting::Kind::Http;
        m_proxy = QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy,
            setting.host, static_cast<quint16>(setting.port), setting.user,
            QString::fromUtf8(password.reveal()));
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackLiteral(query.peerHostName()) || isLoopbackLiteral(query.url().host()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return m_isSystem ? systemProxyForQuery(query) : QList<QNetworkProxy>{m_proxy};
    }

private:
    bool m_isSystem;
    QNetworkProxy m_proxy{QNetworkProxy::NoProxy};
};

Result<QSslConfiguration> tlsWith(const QString &caFile)
{
    setUpTls();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (caFile.isEmpty())
        return tls;
    const auto extra = readCaFile(caFile);
    if (!extra)
        return fail(extra.error());
    // Reading the system's takes a tenth of a second: once for all threads.
    static const QList<QSslCertificate> ofSystem = QSslConfiguration::systemCaCertificates();
    tls.setCaCertificates(ofSystem + *extra);
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
    return settings->caFile + u'\n' + version + u'\n' + settings->proxy.toText();
}

} // namespace

Result<Secret> NetworkAccess::passwordFor(const NetworkSettings &settings) const
{
    if (settings.proxy.user.isEmpty() || !settings.proxyPassword)
        return Secret();
    return settings.proxyPassword();
}

Result<NetworkAccess::Route> NetworkAccess::routeFor(
    const QUrl &url, const NetworkSettings *settings)
{
    static const NetworkSettings plain;
    const NetworkSettings &wanted = settings ? *settings : plain;
    auto password = passwordFor(wanted);
    if (!password)
        return fail(std::move(password).error());
    const QString key = networkKey(settings);
    auto it = m_entries.find(key);
    if (it == m_entries.end() || !(it->second.proxyPassword == *password)) {
        auto tls = tlsWith(wanted.caFile);
        if (!tls)
            return fail(std::move(tls).error());
        Entry entry{std::make_unique<QNetworkAccessManager>(), *tls, *password};
        // The manager owns it.
        entry.manager->setProxyFactory(new ConnectionProxies(wanted.proxy, *password));
        entry.manager->setAutoDeleteReplies(false);
        entry.manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        it = m_entries.insert_or_assign(key, std::move(entry)).first;
    }
    Route route{it->second.manager.get(), it->second.tls, {}, false};
    const auto proxies = route.manager->proxyFactory()->queryProxy(QNetworkProxyQuery(url));
    if (!proxies.isEmpty() && proxies.front().type() != QNetworkProxy::NoProxy) {
        const QNetworkProxy &proxy = proxies.front();
        route.proxy = ProxySetting{.host = proxy.hostName(), .port = proxy.port()}.address();
        route.hasProxyUser = !proxy.user().isEmpty();
    }
    return route;
}

} // namespace sluice
