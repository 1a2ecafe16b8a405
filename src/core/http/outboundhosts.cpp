// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/outboundhosts.h"

#include <QHostAddress>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString bracketed(const QString &host)
{
    return host.contains(u':') ? u'[' + host + u']' : host;
}

int ownPort(const QUrl &url)
{
    return url.scheme() == "http"_L1 ? 80 : 443;
}

bool isListedHost(const QUrl &url, const QStringList &allowed)
{
    const QString host = url.host();
    const int port = url.port(ownPort(url));
    const QString withPort = bracketed(host) + u':' + QString::number(port);
    return std::any_of(allowed.cbegin(), allowed.cend(), [&](const QString &entry) {
        if (entry.startsWith(u'.')) {
            return port == ownPort(url) && host.size() > entry.size()
                && host.endsWith(entry, Qt::CaseInsensitive);
        }
        const bool isHost
            = port == ownPort(url) && bracketed(host).compare(entry, Qt::CaseInsensitive) == 0;
        return isHost || withPort.compare(entry, Qt::CaseInsensitive) == 0;
    });
}

// Zoho's hosts are plain ASCII: a letter of another script only looks like one.
bool isInternational(const QString &host)
{
    const bool isPlain
        = std::all_of(host.cbegin(), host.cend(), [](QChar c) { return c.unicode() < 128; });
    return !isPlain || host.startsWith("xn--"_L1, Qt::CaseInsensitive)
        || host.contains(".xn--"_L1, Qt::CaseInsensitive);
}

} // namespace

bool isLoopbackLiteral(const QString &host)
{
    QHostAddress address;
    // QHostAddress takes short forms such as "127.1" too; the resolver reads them the same way.
    return address.setAddress(host) && address.isLoopback();
}

Result<void> checkOutbound(const QUrl &url, const QStringList &allowed)
{
    const QString host = url.host();
    const QString what = u"A request to %1 was not sent"_s.arg(host.isEmpty() ? u"?"_s : host);
    const QString scheme = url.scheme();
    if (!url.isValid() || host.isEmpty() || (scheme != "https"_L1 && scheme != "http"_L1))
        return fail(ErrorKind::Config, what, u"its address is not a web address"_s,
            u"Correct the addresses of the connection"_s);
    if (url.authority().contains(u'@'))
        return fail(ErrorKind::Config, what, u"its address holds a name or a password"_s,
            u"Take them out of the address"_s);
    if (isInternational(host))
        return fail(ErrorKind::Config, what, u"its name holds letters outside a-z"_s,
            u"Check the addresses of the connection"_s);
    if (scheme == "http"_L1 && !isLoopbackLiteral(host))
        return fail(ErrorKind::Config, what, u"http:// is allowed on this computer only"_s,
            u"Use https://"_s);
    if (!allowed.isEmpty() && !isListedHost(url, allowed))
        return fail(ErrorKind::Config, what,
            u"%1 is not one of the connection's hosts"_s.arg(hostEntry(url)),
            u"Check the data centre and the addresses of the connection"_s);
    return {};
}

Result<QUrl> outboundUrl(const QString &text, const QStringList &allowed)
{
    const bool isPlain = std::all_of(text.cbegin(), text.cend(),
        [](QChar c) { return c.unicode() > ' ' && c.unicode() < 127 && c != u'\\'; });
    const QUrl url(text, QUrl::StrictMode);
    // Escapes in a host are read by some and not by others.
    const QString authority = text.section("://"_L1, 1).section(u'/', 0, 0);
    if (!isPlain || !url.isValid() || authority.contains(u'%')) {
        return fail(ErrorKind::Config, u"A request was not sent"_s,
            u"its address is not a plain web address"_s,
            u"Check the addresses of the connection"_s);
    }
    if (auto checked = checkOutbound(url, allowed); !checked)
        return fail(std::move(checked).error());
    return url;
}

QString hostEntry(const QUrl &url)
{
    const QString host = bracketed(url.host());
    return url.port() < 0 ? host : host + u':' + QString::number(url.port());
}

} // namespace sluice
