// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controladdress.h"

#include "core/http/outboundhosts.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// "host:port", "[v6]:port", "host", "[v6]", ":port"; no port is -1.
bool splitHostAndPort(const QString &text, QString &host, int &port)
{
    static const QRegularExpression form(
        u"\\A(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9._-]*))(?::([0-9]{1,5}))?\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch() || text.isEmpty())
        return false;
    host = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
    port = match.captured(3).isEmpty() ? -1 : match.captured(3).toInt();
    return port <= 65535;
}

bool isEveryAddress(const QString &host)
{
    return host == "0.0.0.0"_L1 || host == "::"_L1;
}

} // namespace

Result<ControlAddress> ControlAddress::parse(const QString &text)
{
    ControlAddress address;
    int port = -1;
    if (!splitHostAndPort(text, address.host, port))
        return fail(ErrorKind::Config, u"“%1” is no address to listen at"_s.arg(text), {},
            u"Write it as 127.0.0.1:6779 or [::1]:6779"_s);
    if (address.host.isEmpty())
        address.host = u"127.0.0.1"_s;
    if (port >= 0)
        address.port = port;
    return address;
}

QString ControlAddress::text() const
{
    return (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host, QString::number(port));
}

bool ControlAddress::isLoopback() const
{
    return host == "localhost"_L1 || isLoopbackLiteral(host);
}

bool ControlAddress::isNamedBy(const QByteArray &hostHeader, const QStringList &further) const
{
    // A name may be given with the port that a proxy listens at.
    if (further.contains(QString::fromLatin1(hostHeader), Qt::CaseInsensitive))
        return true;
    QString named;
    int namedPort = -1;
    if (!splitHostAndPort(QString::fromLatin1(hostHeader), named, namedPort) || named.isEmpty())
        return false;
    constexpr int kPlainHttpPort = 80; // need not be named
    if (namedPort != port && !(namedPort == -1 && port == kPlainHttpPort))
        return false;
    named = named.toLower();
    if (named == host.toLower() || further.contains(named, Qt::CaseInsensitive))
        return true;
    const bool isEvery = isEveryAddress(host);
    if (named == "localhost"_L1 || named == "127.0.0.1"_L1 || named == "::1"_L1)
        return isEvery || isLoopback();
    // A literal cannot be given another meaning by whoever answers for a name.
    return isEvery && !QHostAddress(named).isNull();
}

} // namespace sluice
