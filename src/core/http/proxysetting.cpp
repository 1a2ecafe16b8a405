// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/proxysetting.h"

#include <QUrl>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> proxyRefused(const QString &why, const QString &next)
{
    return fail(ErrorKind::Config, u"The proxy cannot be used"_s, why, next);
}

} // namespace

int ProxySetting::usualPort(Kind kind)
{
    return kind == Kind::Socks5 ? 1080 : 8080;
}

Result<ProxySetting> ProxySetting::fromText(const QString &text)
{
    if (text.isEmpty())
        return ProxySetting();
    if (text == "none"_L1)
        return ProxySetting{.kind = Kind::Direct};
    if (text == "system"_L1)
        return ProxySetting{.kind = Kind::System};
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isKnown = scheme == "http"_L1 || scheme == "socks5"_L1;
    const bool hasMore
        = url.hasQuery() || url.hasFragment() || (!url.path().isEmpty() && url.path() != u"/"_s);
    if (!url.isValid() || !isKnown || url.host().isEmpty() || url.port() == 0 || hasMore) {
        return proxyRefused(u"must be http://host:port, socks5://host:port, system or none"_s,
            u"Correct the proxy in the connection's settings"_s);
    }
    if (url.userInfo(QUrl::FullyEncoded).contains(u':')) {
        return proxyRefused(u"must not hold a password"_s,
            u"Take it out of the address and give it as the secret proxyPassword"_s);
    }
    const Kind kind = scheme == "http"_L1 ? Kind::Http : Kind::Socks5;
    return ProxySetting{.kind = kind,
        .host = url.host(),
        .port = url.port(usualPort(kind)),
        .user = url.userName(QUrl::FullyDecoded)};
}

QString ProxySetting::toText() const
{
    if (kind == Kind::None)
        return {};
    if (kind == Kind::Direct)
        return u"none"_s;
    if (kind == Kind::System)
        return u"system"_s;
    QUrl url;
    url.setScheme(kind == Kind::Http ? u"http"_s : u"socks5"_s);
    url.setHost(host);
    url.setPort(port);
    if (!user.isEmpty()) // an empty one would leave its sign
        url.setUserName(user, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

QString ProxySetting::address() const
{
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

} // namespace sluice
